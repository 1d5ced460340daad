/** A real server on loopback with a real ELF file: whole, slow, behind a redirect, gone, or a web page in its place. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const programs = ["/bin/true", "/usr/bin/true", process.execPath];

/** A program of this machine. */
function machineProgram(): Buffer {
  const path = programs.find((each) => existsSync(each)) ?? process.execPath;
  return readFileSync(path);
}

export interface FileServer {
  readonly url: string;
  readonly sha256: string;
  /** Paths, in the order of their requests. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

/** 100 pieces of 64 kB, one each 200 ms: nobody waits for the end. */
function serveSlowly(response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024, 1);
  response.writeHead(200, { "Content-Length": String(100 * piece.length) });
  const timer = setInterval(() => response.write(piece), 200);
  response.on("close", () => clearInterval(timer));
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const answers = (file: Buffer): Readonly<Record<string, Answer>> => ({
  "/plugin": (response) => send(response, file),
  "/private": (response, { headers }) =>
    headers.authorization === "Bearer of-the-plugin" ? send(response, file) : response.writeHead(401).end(),
  "/redirect": (response) => response.writeHead(302, { Location: "/plugin" }).end(),
  "/page": (response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><p>Hi"),
  "/slow": serveSlowly,
});

function send(response: ServerResponse, file: Buffer): void {
  response.writeHead(200, { "Content-Length": String(file.length) }).end(file);
}

export async function startFileServer(file: Buffer = machineProgram()): Promise<FileServer> {
  const requests: string[] = [];
  const byPath = answers(file);
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    requests.push(path);
    const answer = byPath[path];
    if (answer) answer(response, request);
    else response.writeHead(404).end("not here");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sha256: createHash("sha256").update(file).digest("hex"),
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
