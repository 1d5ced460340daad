// Runs a command written in TypeScript as a bundle, as the app itself runs in production: the loader for TypeScript
// makes closures many times slower. `node cli/run-bundled.mjs FILE.ts [arguments]`
import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const [entry, ...rest] = process.argv.slice(2);
if (!entry) throw new Error("which file?");

const project = fileURLToPath(new URL("..", import.meta.url));
const folder = join(project, "node_modules", ".cache", "appset-inspector");
const outfile = join(folder, `${basename(entry, ".ts")}-${process.pid}.mjs`);
mkdirSync(folder, { recursive: true });
await build({
  absWorkingDir: project,
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
  // CommonJS inside the bundle may ask for Node's own modules.
  banner: {
    js: 'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);',
  },
});
process.on("exit", () => rmSync(outfile, { force: true }));
process.argv.splice(1, process.argv.length, outfile, ...rest);
await import(pathToFileURL(outfile).href);
