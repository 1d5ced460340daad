// `node cli/start.mjs serve|demo [options]`: runs the bundled command of the build; in development, or without a build,
// the source itself.
import { existsSync } from "node:fs";
import { argv } from "node:process";

const [, , command] = argv;
if (command !== "serve" && command !== "demo")
  throw new Error("usage: node cli/start.mjs serve|demo [options]");
argv.splice(2, 1);

const bundled = new URL(`../.next/cli/${command}.mjs`, import.meta.url);
if (existsSync(bundled) && !argv.includes("--dev")) await import(bundled.href);
else {
  const { register } = await import("tsx/esm/api");
  register();
  await import(`./${command}.ts`);
}
