/** `npm run demo`: the app with the examples loaded, their plugins running inside this process. */
import { createServer } from "node:net";
import { readArguments, type Settings } from "../lib/settings";
import { sharedWorkspace } from "../lib/workspace/shared-workspace";
import { ensureBuild } from "./build";
import { startDemo } from "./demo-plugins";
import { explain } from "./explain";
import { withExposure } from "./exposure";
import { startServer } from "./server";
import { untilSignal } from "./until-signal";

async function main(): Promise<void> {
  const { settings: given, dev } = readArguments(process.argv.slice(2), process.env);
  const { settings, generated } = withExposure(given);
  if (!dev) await ensureBuild(console.error);
  const demo = await startDemo();
  const { manifests, data } = demo;
  const port = await freePort(settings);
  const server = await startServer({ ...settings, manifests, data, port }, { dev });
  console.log(
    `AppSet Inspector with its examples: ${server.url}${generated ? `/?token=${settings.accessToken}` : ""}`,
  );
  const stop = callEveryPlugin();
  await untilSignal(async () => {
    stop();
    await server.close();
    await demo.close();
  });
}

/** As a controller does when it starts, so that the first look finds answers. Returns how to stop. */
function callEveryPlugin(): () => void {
  const abort = new AbortController();
  const call = async () => {
    const workspace = await sharedWorkspace().opening;
    if (!workspace) return;
    for (const { id } of await workspace.listApplicationSets()) {
      if (abort.signal.aborted) return;
      await workspace.evaluateApplicationSet(id, abort.signal);
    }
  };
  // After the first page, which somebody waits for.
  const delay = setTimeout(() => void call().catch(() => {}), 1_000).unref();
  return () => {
    clearTimeout(delay);
    abort.abort();
  };
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
