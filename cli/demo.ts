/** `npm run demo`: the app with the examples loaded, their plugins running inside this process. */
import { createServer } from "node:net";
import { readArguments, type Settings, usage } from "../lib/settings";
import { ensureBuild } from "./build";
import { startDemo } from "./demo-plugins";
import { explain } from "./explain";
import { withExposure } from "./exposure";
import { startServer } from "./server";
import { untilSignal } from "./until-signal";

async function main(): Promise<void> {
  const { settings: given, dev, help } = readArguments(process.argv.slice(2), process.env);
  if (help) {
    console.log(usage);
    return;
  }
  const { settings, generated } = withExposure(given);
  if (!dev) await ensureBuild(console.error);
  const demo = await startDemo();
  const { manifests, data } = demo;
  const port = await freePort(settings);
  const server = await startServer({ ...settings, manifests, data, port }, { dev });
  console.log(
    `AppSet Inspector with its examples: ${server.url}${generated ? `/?token=${settings.accessToken}` : ""}`,
  );
  await untilSignal(async () => {
    await server.close();
    await demo.close();
  });
}

/** The port itself, or 0 (any free one) when another process has it: a demo should start. */
function freePort({ port, host }: Settings): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(0));
    probe.listen(port, host, () => probe.close(() => resolve(port)));
  });
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
