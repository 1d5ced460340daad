/**
 * One request and its response on an open connection: Go's bytes out, what came back in.
 *
 * Node's own HTTP client, not undici: undici writes `host` in lower case, `connection: keep-alive` and
 * Content-Length last, so a plugin would see another head than the controller's. Over TLS the controller may speak
 * HTTP/2; here it is always 1.1.
 */
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { fromBytes, toBytes, toValidText } from "../gotemplate";
import { quote } from "../gotemplate/strconv/quote";
import { CallError } from "./call-error";
import { errorCode } from "./socket-phase";

export type Header = readonly [name: string, value: string];

export interface OutgoingRequest {
  readonly method: string;
  /** As in the request line. */
  readonly uri: string;
  /** In the order of the wire, `Host` first. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array | null;
}

export interface ResponseHead {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: readonly Header[];
  /** Milliseconds from the last byte sent to the first received. */
  readonly firstByte: number;
  readonly message: IncomingMessage;
  /** True once the body turned out not to be HTTP, such as a malformed chunk. */
  readonly isBroken: () => boolean;
}

/** net/http: Transport's MaxResponseHeaderBytes would be 10 MB; Node's parser is given 1 MB. */
const maxHeaderBytes = 1 << 20;

/** net/http: persistConn.roundTrip: sends the request and waits for the head of the response. */
export function exchange(
  socket: Socket,
  outgoing: OutgoingRequest,
  signal: AbortSignal,
): Promise<ResponseHead> {
  return new Promise((done, fail) => {
    const request = send(socket, outgoing);
    let sent = performance.now();
    let broken = false;
    const finish = (action: () => void) => {
      signal.removeEventListener("abort", onAbort);
      request.removeListener("error", onError);
      request.on("error", (error) => {
        broken ||= errorCode(error).startsWith("HPE_");
      });
      action();
    };
    const onAbort = () => finish(() => fail(close(socket, signal.reason)));
    const before = socket.bytesRead;
    const onError = (error: unknown) => {
      finish(() => fail(close(socket, exchangeError(error, socket.bytesRead > before))));
    };
    const onResponse = (message: IncomingMessage) =>
      finish(() => done({ ...headOf(message), firstByte: performance.now() - sent, isBroken: () => broken }));
    const onUpgrade = () => finish(() => fail(close(socket, switched())));
    request.once("finish", () => {
      sent = performance.now();
    });
    request.once("response", onResponse);
    request.once("upgrade", onUpgrade);
    request.once("error", onError);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
}

function send(socket: Socket, outgoing: OutgoingRequest): ClientRequest {
  const request = httpRequest({
    method: outgoing.method,
    createConnection: () => socket,
    setHost: false,
    maxHeaderSize: maxHeaderBytes,
    // Go's reader is lenient, too: bare line feeds, folded headers, a length beside chunks.
    insecureHTTPParser: true,
  });
  // Set here since Node refuses what Go sends, such as a space in a query; the request line is written at the end.
  request.path = latin1(outgoing.uri);
  for (const [name, value] of outgoing.headers) request.setHeader(name, latin1(value));
  request.removeHeader("Connection");
  if (outgoing.body === null) request.end();
  else request.end(outgoing.body);
  return request;
}

/** Node writes heads as latin1: one character a byte. */
function latin1(text: string): string {
  return Buffer.from(toBytes(text)).toString("latin1");
}

/** What Node read as latin1. */
function utf8(text: string): string {
  return Buffer.from(text, "latin1").toString("utf8");
}

function headOf(message: IncomingMessage): Omit<ResponseHead, "firstByte" | "isBroken"> {
  const raw = message.rawHeaders;
  const headers = Array.from(
    { length: raw.length / 2 },
    (_, i): Header => [raw[2 * i] ?? "", Buffer.from(raw[2 * i + 1] ?? "", "latin1").toString("utf8")],
  );
  return {
    status: message.statusCode ?? 0,
    statusText: utf8(message.statusMessage ?? ""),
    httpVersion: message.httpVersion,
    headers,
    message,
  };
}

function switched(): CallError {
  return new CallError("network", "The plugin answered 101: it wants to switch to another protocol.", null);
}

function close(socket: Socket, error: unknown): unknown {
  socket.destroy();
  return error;
}

function exchangeError(error: unknown, hasBegun: boolean): CallError {
  const code = errorCode(error);
  if (code === "HPE_HEADER_OVERFLOW") {
    return new CallError(
      "too_large",
      "The head of the answer is over 1 MB, more than the inspector reads.",
      null,
    );
  }
  if (code.startsWith("HPE_")) return notHttp(error);
  if (code === "ECONNRESET" && error instanceof Error && error.message === "socket hang up") {
    return hasBegun
      ? new CallError("connection_reset", "The plugin closed the connection in the head of its answer.", null)
      : new CallError("connection_reset", "The plugin closed the connection without an answer.", "EOF");
  }
  if (code === "ECONNRESET" || code === "EPIPE") {
    return new CallError("connection_reset", "The connection was reset before an answer came.", null);
  }
  const message = `The call failed: ${error instanceof Error ? error.message : code}.`;
  return new CallError("network", message, null, { code });
}

function notHttp(error: unknown): CallError {
  const packet = error instanceof Error && "rawPacket" in error ? error.rawPacket : null;
  const bytes = Buffer.isBuffer(packet) ? packet : Buffer.alloc(0);
  const [line = ""] = fromBytes(bytes).split("\n");
  const malformed = malformedStatusLine(line.replace(/\r$/, ""));
  const message = "The answer is not HTTP: something else listens at this port, or it wants https.";
  const goText = malformed === null ? null : `net/http: HTTP/1.x transport connection broken: ${malformed}`;
  return new CallError("network", message, goText, { begins: toValidText(line).slice(0, 40) });
}

/** net/http: ReadResponse: what is wrong with the first line; null: it is not the line. */
function malformedStatusLine(line: string): string | null {
  if (line === "") return null;
  const space = line.indexOf(" ");
  if (space < 0) return `malformed HTTP response ${quote(line)}`;
  const code = line.slice(space).trimStart().split(" ")[0] ?? "";
  if (!/^[0-9]{3}$/.test(code)) return `malformed HTTP status code ${quote(code)}`;
  const version = line.slice(0, space);
  return /^HTTP\/[0-9]\.[0-9]$/.test(version) ? null : `malformed HTTP version ${quote(version)}`;
}
