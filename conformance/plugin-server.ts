/** A plugin on a loopback port that answers as a recorded case says and remembers what it was asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { fromBytes, toValidText } from "../lib/gotemplate";

export interface CaseResponse {
  /** A subset of the request's body; absent: fits any. */
  readonly when?: unknown;
  readonly path?: string;
  readonly anyMethod?: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly gzip?: boolean;
  readonly chunked?: boolean;
  readonly delayMs?: number;
}

export interface CasePlugin {
  readonly responses: readonly CaseResponse[];
  readonly recordHeaders?: readonly string[];
}

export interface RecordedRequest {
  readonly plugin: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const defaultPath = "/api/v1/getparams.execute";
const alwaysRecorded = ["authorization", "content-type", "user-agent"];

export class PluginServer {
  private readonly server: Server;
  /** Puts the addresses of all servers into a text; set when all have started. */
  expand: (text: string) => string = (text) => text;

  constructor(
    readonly name: string,
    private readonly plugin: CasePlugin,
    private readonly record: (request: RecordedRequest) => void,
  ) {
    this.server = createServer({ keepAlive: false }, (request, response) => {
      this.answer(request, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(0, "127.0.0.1", resolve);
    });
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString("utf8");
    this.record(this.recorded(request, body));
    const fitting = this.plugin.responses.find((candidate) => fits(candidate, request, body));
    if (!fitting) {
      refuse(request, response);
      return;
    }
    if (fitting.delayMs) await sleep(fitting.delayMs);
    this.send(fitting, response);
  }

  private recorded(request: IncomingMessage, body: string): RecordedRequest {
    const names = [...alwaysRecorded, ...(this.plugin.recordHeaders ?? [])];
    const headers = Object.fromEntries(names.map((name) => [name, headerText(request, name)]));
    return { plugin: this.name, method: request.method ?? "", path: request.url ?? "", headers, body };
  }

  private send(answer: CaseResponse, response: ServerResponse): void {
    const plain = answer.bodyBase64
      ? Buffer.from(answer.bodyBase64, "base64")
      : Buffer.from(this.expand(answer.body ?? ""), "utf8");
    const body = answer.gzip ? gzipSync(plain) : plain;
    for (const [name, value] of Object.entries(answer.headers ?? {}))
      response.setHeader(name, this.expand(value));
    if (answer.gzip) response.setHeader("Content-Encoding", "gzip");
    response.setHeader("Connection", "close");
    const promised = Number(response.getHeader("content-length") ?? Number.NaN);
    if (!answer.chunked && Number.isNaN(promised)) response.setHeader("Content-Length", body.length);
    response.writeHead(answer.status ?? 200);
    if (answer.chunked) {
      for (let at = 0; at < body.length; at += 7) response.write(body.subarray(at, at + 7));
      response.end();
    } else if (promised > body.length) {
      // The promise is broken: the connection ends after what there is.
      response.write(body, () => response.socket?.end());
    } else response.end(body);
  }
}

/** Node reads a header's bytes as Latin-1; the recorded texts are UTF-8. Names match without regard to case. */
function headerText(request: IncomingMessage, name: string): string {
  const bytes = Buffer.from(String(request.headers[name.toLowerCase()] ?? ""), "latin1");
  return toValidText(fromBytes(bytes));
}

function fits(candidate: CaseResponse, request: IncomingMessage, body: string): boolean {
  const path = (request.url ?? "").split("?")[0];
  if (path !== (candidate.path ?? defaultPath)) return false;
  if (!candidate.anyMethod && request.method !== "POST") return false;
  return candidate.when === undefined || isSubset(candidate.when, parse(body));
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const isCall = request.method === "POST" && (request.url ?? "").split("?")[0] === defaultPath;
  response.writeHead(isCall ? 501 : 404, {
    "Content-Type": "text/plain; charset=utf-8",
    Connection: "close",
  });
  response.end(isCall ? "oracle: no response fits\n" : `oracle: only POST ${defaultPath}\n`);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Maps may have more keys, everything else must be equal. */
function isSubset(part: unknown, whole: unknown): boolean {
  if (typeof part !== "object" || part === null || Array.isArray(part)) {
    return JSON.stringify(part) === JSON.stringify(whole);
  }
  if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return false;
  const held = new Map<string, unknown>(Object.entries(whole));
  return Object.entries(part).every(([key, value]) => held.has(key) && isSubset(value, held.get(key)));
}
