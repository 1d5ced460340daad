/** Servers for the tests of this folder: scripted bytes on loopback, and the request as it was received. */
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { connectionByHand } from "./connection";
import type { PluginCall } from "./run";

export const call: PluginCall = { plugin: "p", applicationSetName: "demo", parameters: { k: "v" } };
export const callBody = '{"applicationSetName":"demo","input":{"parameters":{"k":"v"}}}\n';
export const oneSet = '{"output":{"parameters":[{"name":"one"}]}}';

/** A whole response with its length. */
export function response(body: string | Buffer, headers = "", status = "200 OK"): Buffer {
  const head = `HTTP/1.1 ${status}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

export interface RawServer {
  readonly url: string;
  readonly port: number;
  /** Whole requests, as bytes read as latin1. */
  readonly requests: string[];
  close(): Promise<void>;
}

export type Script = (socket: Socket, request: string, server: RawServer) => void;

/** Answers every whole request by `script`, which writes what it likes. */
export async function rawServer(script: Script, tls?: TlsOptions): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  const onSocket = (socket: Socket) => {
    sockets.add(socket);
    let text = "";
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      const end = text.indexOf("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(text.slice(0, Math.max(0, end)))?.[1] ?? 0);
      if (end < 0 || text.length < end + 4 + length) return;
      requests.push(text);
      script(socket, text, raw);
      text = "";
    });
  };
  const server: Server = tls ? createTlsServer(tls, onSocket) : createServer(onSocket);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const raw: RawServer = {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    requests,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
  return raw;
}

/** Writes the bytes and ends the connection. */
export function sends(bytes: string | Buffer): Script {
  return (socket) => {
    socket.end(bytes);
  };
}

/** A connection with the token `s3cret`. */
export function connectionTo(baseUrl: string, token = "s3cret", timeoutSeconds = 5) {
  return connectionByHand({ name: "p", baseUrl, token, timeoutSeconds });
}
