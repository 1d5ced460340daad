// What the example plugins share: one HTTP server, the token check, the command line. Loopback only.
import { createServer } from "node:http";
import { argv, exit } from "node:process";
import { pathToFileURL } from "node:url";

export const getParamsPath = "/api/v1/getparams.execute";
const maxBody = 1 << 20;

/**
 * Starts a plugin on loopback; port 0 takes a free one. `answer` gets the call and returns the parameter sets, or
 * writes the response itself and returns nothing.
 *
 * @param {{ port?: number, token: string, answer: Answer, anyPath?: boolean }} options
 * @typedef {(call: Call, response: import("node:http").ServerResponse) => object[] | undefined | Promise<object[] | undefined>} Answer
 * @typedef {{ applicationSetName: string, parameters: Record<string, unknown>, path: string, authorization: string }} Call
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function servePlugin({ port = 0, token, answer, anyPath = false }) {
  const server = createServer(async (request, response) => {
    try {
      const body = await readBody(request);
      const path = request.url ?? "/";
      if (request.headers.authorization !== `Bearer ${token}`) return send(response, 403, "");
      if (!anyPath && (request.method !== "POST" || path !== getParamsPath)) return send(response, 404, "");
      const { applicationSetName = "", input = {} } = body === "" ? {} : JSON.parse(body);
      const call = {
        applicationSetName,
        parameters: input.parameters ?? {},
        path,
        authorization: `Bearer ${token}`,
      };
      const sets = await answer(call, response);
      if (Array.isArray(sets)) sendJson(response, { output: { parameters: sets } });
    } catch (error) {
      if (!response.headersSent) sendJson(response, { message: String(error) }, 500);
    }
  });
  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  const taken = server.address().port;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

export function send(response, status, body, headers = {}) {
  response.writeHead(status, { "Content-Length": Buffer.byteLength(body), ...headers });
  response.end(body);
}

export function sendJson(response, value, status = 200) {
  send(response, status, JSON.stringify(value), { "Content-Type": "application/json" });
}

async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBody) throw new Error("the request is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Runs `startPlugin` when the file is the one that node was started with: `node FILE [PORT] [TOKEN]`. */
export async function runAlone(moduleUrl, startPlugin, defaultPort) {
  if (moduleUrl !== pathToFileURL(argv[1] ?? "").href) return;
  try {
    const { url } = await startPlugin({
      port: Number(argv[2] ?? defaultPort),
      token: argv[3] ?? "strong-password",
    });
    console.log(`listening on ${url}`);
  } catch (error) {
    console.error(String(error));
    exit(1);
  }
}
