// A plugin that fails in every way that a plugin can fail in: the path in baseUrl chooses which.
//
//     baseUrl: http://127.0.0.1:4362/html       answers with an HTML page instead of JSON
import { getParamsPath, runAlone, send, sendJson, servePlugin } from "./serve.mjs";

const signIn =
  '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action="/login"></form></body></html>\n';
const badGateway =
  "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1></body>\n</html>\n";
const megabyte = 1024 * 1024;

/** What each first segment of the path answers. */
const ways = {
  forbidden: (_call, response) => send(response, 403, ""),
  refused: (_call, response) => sendJson(response, { message: "unknown team: payments" }, 400),
  broken: (_call, response) => send(response, 502, badGateway, { "Content-Type": "text/html" }),
  html: (_call, response) => send(response, 200, signIn, { "Content-Type": "text/html" }),
  python: (_call, response) => send(response, 200, "{'output': {'parameters': [{'name': 'one'}]}}"),
  truncated: (_call, response) => send(response, 200, '{"output": {"parameters": [{"name": "on'),
  object: (_call, response) => sendJson(response, { output: { parameters: { name: "one" } } }),
  strings: (_call, response) => sendJson(response, { output: { parameters: [{ name: "one" }, "two"] } }),
  "too-large": (_call, response) => sendTooLarge(response),
  slow: (_call, response) => sendLate(response),
  closes: (_call, response) => response.destroy(),
  cut: (_call, response) => sendCut(response),
  loop: ({ path }, response) => send(response, 307, "", { Location: path }),
  "signed-out": (_call, response) => send(response, 302, "", { Location: "/html/" }),
  metadata: (_call, response) =>
    send(response, 307, "", { Location: "http://169.254.169.254/latest/meta-data/" }),
  echo: ({ authorization }, response) =>
    sendJson(response, { message: `not the token of this plugin: ${authorization}` }, 401),
  "empty-body": (_call, response) => send(response, 200, ""),
  "empty-object": (_call, response) => sendJson(response, {}),
  "no-parameters": (_call, response) => sendJson(response, { output: { items: [{ name: "one" }] } }),
  "parameters-at-top": (_call, response) => sendJson(response, { parameters: [{ name: "one" }] }),
  "empty-list": () => [],
  null: (_call, response) => sendJson(response, null),
};

export const failureNames = Object.keys(ways);

async function sendTooLarge(response) {
  const size = 20 * megabyte;
  response.writeHead(200, { "Content-Type": "application/json" });
  response.write('{"output":{"parameters":[{"text":"');
  for (let sent = 0; sent < size && !response.destroyed; sent += megabyte) {
    if (!response.write("x".repeat(megabyte))) await drained(response);
  }
  response.end('"}]}}');
}

/** Until the response takes more, or is closed. */
function drained(response) {
  return new Promise((done) => {
    const end = () => {
      response.removeListener("drain", end);
      response.removeListener("close", end);
      done();
    };
    response.once("drain", end);
    response.once("close", end);
  });
}

async function sendLate(response) {
  await new Promise((done) => {
    const timer = setTimeout(done, 60_000);
    response.once("close", () => {
      clearTimeout(timer);
      done();
    });
  });
  if (!response.destroyed) sendJson(response, { output: { parameters: [{ name: "late" }] } });
}

function sendCut(response) {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "500" });
  response.write('{"output": {"parameters": [{"name": "one"}', () => response.destroy());
}

export function startPlugin({ port = 0, token }) {
  return servePlugin({
    port,
    token,
    anyPath: true,
    answer: (call, response) => {
      const [, way = "", ...rest] = call.path.split("/");
      const isCall = `/${rest.join("/")}` === getParamsPath || rest.join("") === "";
      if (!isCall || !Object.hasOwn(ways, way)) return send(response, 404, "");
      return ways[way](call, response);
    },
  });
}

await runAlone(import.meta.url, startPlugin, 4362);
