/** The app as one process: Next.js with the workspace in it, its HTTP server, and a thread for the engine. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { logger } from "../lib/logging";
import { wirePathHeader } from "../lib/security";
import { type Settings, toEnvironment } from "../lib/settings";
import { openSeal } from "../lib/store/seal";
import { EngineThread } from "../lib/workers/engine-thread";
import { sharedWorkspace } from "../lib/workspace/shared-workspace";
import { projectFolder } from "./project-folder";

export interface RunningServer {
  /** As to be opened on this machine, without access token. */
  readonly url: string;
  close(): Promise<void>;
}

/** How long open requests get to end by themselves. */
const graceMs = 500;
/** Loading the engine a second time, for the thread, must not hold up the first page. */
const threadDelayMs = 3_000;

/** Resolves once the first page can be asked for. Rejects when the data folder or the address can't be used. */
export async function startServer(
  settings: Settings,
  options: { readonly dev: boolean },
): Promise<RunningServer> {
  prepareEnvironment(settings, options.dev);
  // Said here, at once and by its own name: Next.js would wrap it.
  await openSeal(settings.data);
  const server = createServer();
  // Read only now: Next.js looks at NODE_ENV when it is loaded.
  const { default: next } = await import("next");
  const app = next({ dev: options.dev, dir: projectFolder, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (request, response) => {
    request.headers[wirePathHeader] = request.url?.split("?", 1)[0] ?? "";
    void handle(request, response);
  });
  await listen(server, settings);
  const stopThread = startThread();
  const close = async () => {
    await closeServer(server);
    await app.close();
    await (await sharedWorkspace().opening)?.close();
    sharedWorkspace().opening = undefined;
    await stopThread();
  };
  return { url: urlOf(server, settings), close };
}

/** The engine moves into a thread as soon as that runs. Returns how to end it. */
function startThread(): () => Promise<void> {
  const shared = sharedWorkspace();
  const thread: EngineThread = new EngineThread({
    onReady: (ready) => {
      logger().debug({ ready }, "engine thread");
      shared.engine = ready ? thread : undefined;
    },
    onFailure: (error) => logger().error({ err: error }, "engine thread failed"),
  });
  const delay = setTimeout(() => thread.start(), threadDelayMs).unref();
  return () => {
    clearTimeout(delay);
    return thread.close();
  };
}

function prepareEnvironment(settings: Settings, dev: boolean): void {
  Object.assign(process.env, toEnvironment(settings), {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    APPSET_INSPECTOR_PROJECT: projectFolder,
  });
}

function listen(server: Server, { host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf(server: Server, { host }: Settings): string {
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
