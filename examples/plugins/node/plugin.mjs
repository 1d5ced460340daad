// The generator plugin of Argo CD's documentation in Node: the twin of ../python/plugin.py, in one file to start from.
//
//     node plugin.mjs [PORT] [TOKEN FILE]      port 4355 and /var/run/argo/token by default
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { argv, env } from "node:process";
import { pathToFileURL } from "node:url";

const getParamsPath = "/api/v1/getparams.execute";
const maxBody = 1 << 20;

/** The parameter sets for an ApplicationSet: what your plugin is about. */
function getParams(_applicationSetName, _parameters) {
  return [
    { key1: "val1", key2: "val2" },
    { key1: "val2", key2: "val2" },
  ];
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

/** Starts the plugin; port 0 takes a free one. */
export async function startPlugin({ port = 0, host = "127.0.0.1", token }) {
  const server = createServer(async (request, response) => {
    const reply = (status, body = "") => {
      response.writeHead(status, {
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(body),
      });
      response.end(body);
    };
    if (request.headers.authorization !== `Bearer ${token}`) return reply(403);
    if (request.method !== "POST" || request.url !== getParamsPath) return reply(404);
    try {
      const { applicationSetName, input } = JSON.parse(await readBody(request));
      const parameters = getParams(applicationSetName, input?.parameters ?? {});
      return reply(200, JSON.stringify({ output: { parameters } }));
    } catch (error) {
      return reply(400, JSON.stringify({ message: String(error) }));
    }
  });
  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, done);
  });
  const taken = server.address().port;
  return {
    url: `http://${host}:${taken}`,
    port: taken,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  const file = argv[3] ?? env.PLUGIN_TOKEN_FILE ?? "/var/run/argo/token";
  const token = readFileSync(file, "utf8").trim();
  const { port } = await startPlugin({
    port: Number(argv[2] ?? env.PLUGIN_PORT ?? 4355),
    host: "0.0.0.0",
    token,
  });
  console.log(`listening on port ${port}`);
}
