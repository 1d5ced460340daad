/** The app as one process: the workspace, Next.js and its HTTP server. Whoever starts it says where and ends it. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { logger } from "../lib/logging";
import { type Settings, toEnvironment } from "../lib/settings";
import { EvaluationThread } from "../lib/workers/evaluation-thread";
import { openWorkspace, setWorkspace } from "../lib/workspace";

export const projectFolder = fileURLToPath(new URL("..", import.meta.url));

export interface RunningServer {
  /** As to be opened on this machine, without access token. */
  readonly url: string;
  close(): Promise<void>;
}

/** How long open requests get to end by themselves. */
const graceMs = 2_000;

/** Resolves once the first page can be asked for. Rejects when the data folder or the address can't be used. */
export async function startServer(
  settings: Settings,
  options: { readonly dev: boolean },
): Promise<RunningServer> {
  prepareEnvironment(settings, options.dev);
  const thread = new EvaluationThread((error) => logger().error({ err: error }, "evaluation thread failed"));
  const workspace = await openWorkspace(settings, thread.evaluate);
  setWorkspace(workspace);
  const server = createServer();
  try {
    // Read only now: Next.js looks at NODE_ENV when it is loaded.
    const { default: next } = await import("next");
    const app = next({ dev: options.dev, dir: projectFolder, httpServer: server });
    await app.prepare();
    const handle = app.getRequestHandler();
    server.on("request", (request, response) => void handle(request, response));
    await listen(server, settings);
    // After the first page can be asked for: loading the engine a second time takes a while.
    thread.start();
    const close = async () => {
      await closeServer(server);
      await app.close();
      setWorkspace(undefined);
      await workspace.close();
      await thread.close();
    };
    return { url: urlOf(server, settings), close };
  } catch (error) {
    setWorkspace(undefined);
    await workspace.close();
    await thread.close();
    throw error;
  }
}

function prepareEnvironment(settings: Settings, dev: boolean): void {
  Object.assign(process.env, toEnvironment(settings), {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
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
