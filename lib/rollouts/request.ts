/**
 * GET as Go's client makes it for a plugin's location: redirects by Go's rules, gzip undone, each address checked and
 * then connected to. Ours, not Go's: the checks, and that a Secret's headers stay with the host they were meant for.
 */
import { lookup as systemLookup } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { quote } from "../gotemplate/strconv/quote";
import { hostAndPort, hostHeader, withoutEmptyPort } from "../net/go-host";
import { formatUrl, formatWithoutUser, type GoUrl, requestUri, resolveUrl, UrlError } from "../net/go-url";
import { isHeaderValue, trimHeaderValue } from "../net/header-value";
import { checkAddress, checkPublicAddress } from "../security/outbound";
import type { DownloadHop } from "./facts";

export interface HeaderValue {
  readonly name: string;
  /** One character a byte. */
  readonly value: string;
}

interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface RequestPlan {
  readonly url: GoUrl;
  readonly headers: readonly HeaderValue[];
  /** Hosts that the ConfigMap names: private addresses are allowed for them. */
  readonly listedHosts: readonly string[];
  readonly signal: AbortSignal;
  readonly onHop?: ((hop: DownloadHop) => void) | undefined;
  /** All addresses of a name; the system's by default. */
  readonly lookup?: ((host: string) => Promise<readonly Address[]>) | undefined;
}

export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly body: Readable;
  /** Of the body as it comes over the wire; null when the server does not say, or it is packed. */
  readonly length: number | null;
  readonly close: () => void;
}

/** What ended a request; `controllerError` is Go's text, empty where it is not known byte for byte. */
export class RequestFailure extends Error {
  override readonly name = "RequestFailure";
  constructor(
    message: string,
    readonly controllerError = "",
    /** `refused`: the inspector does not go there, the controller would. `network`: perhaps only from here. */
    readonly origin: "server" | "refused" | "network" = "server",
  ) {
    super(message);
  }
}

const maxRedirects = 10;
/** Go reads ten times as much. */
const maxHeadBytes = 1024 * 1024;

/** net/http: Client.do. Throws RequestFailure, or the signal's reason. */
export async function get(plan: RequestPlan): Promise<Answer> {
  let url = withoutEmptyPort(plan.url);
  let referer = "";
  for (let made = 1; ; made++) {
    const { message, hop } = await hopOf(plan, url, referer);
    plan.onHop?.(hop);
    const location = message.headers.location ?? "";
    if (!isRedirect(hop.status ?? 0) || location === "") return answerOf(message, plan);
    message.destroy();
    if (made >= maxRedirects) {
      throw new RequestFailure(
        "The server redirected ten times.",
        `Get ${quote(location)}: stopped after 10 redirects`,
      );
    }
    const next = resolve(url, Buffer.from(location, "latin1").toString("utf8"));
    referer = url.scheme === "https" && next.scheme === "http" ? "" : formatWithoutUser(url);
    url = next;
  }
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

function resolve(base: GoUrl, location: string): GoUrl {
  try {
    return withoutEmptyPort(resolveUrl(base, location));
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    throw new RequestFailure(`The server redirects to ${quote(location)}, which is no URL.`);
  }
}

async function hopOf(
  plan: RequestPlan,
  url: GoUrl,
  referer: string,
): Promise<{ message: IncomingMessage; hop: DownloadHop }> {
  const name = `Get ${quote(formatUrl(url))}`;
  if (url.scheme !== "http" && url.scheme !== "https") {
    throw new RequestFailure(
      `The server redirects to the scheme ${quote(url.scheme)}.`,
      `${name}: unsupported protocol scheme ${quote(url.scheme)}`,
    );
  }
  if (url.host === "")
    throw new RequestFailure("The URL names no host.", `${name}: http: no Host in request URL`);
  const headers = headersFor(plan, url, referer, name);
  const addresses = await addressesOf(plan, url);
  const start = performance.now();
  const message = await send(plan, url, headers, addresses).catch((error: unknown) => {
    throw plan.signal.aborted ? plan.signal.reason : connectionFailure(error, name);
  });
  const hop = {
    url: formatWithoutUser(url),
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? "",
    address: `${message.socket.remoteAddress ?? ""}:${message.socket.remotePort ?? ""}`,
    ms: performance.now() - start,
  };
  return { message, hop };
}

/** Looked up and checked: private addresses only for hosts that the ConfigMap names itself. */
async function addressesOf(plan: RequestPlan, url: GoUrl): Promise<readonly Address[]> {
  const { host } = hostAndPort(url);
  const listed = plan.listedHosts.some((known) => known.toLowerCase() === host.toLowerCase());
  const check = listed ? checkAddress : checkPublicAddress;
  const family = isIP(host.replace(/%.*$/, ""));
  const found: readonly Address[] =
    family === 0 ? await lookUp(plan, host) : [{ address: host, family: family === 6 ? 6 : 4 }];
  for (const { address } of found) {
    const decision = check(address);
    if (!decision.allowed) {
      const target = listed ? host : `${host}, to which the server redirects`;
      throw new RequestFailure(
        `The inspector does not connect to ${target}: ${decision.reason}. The controller itself would.`,
        "",
        "refused",
      );
    }
  }
  return found;
}

async function lookUp(plan: RequestPlan, host: string): Promise<readonly Address[]> {
  try {
    const found = plan.lookup
      ? await plan.lookup(host)
      : (await systemLookup(host, { all: true, verbatim: true })).map(
          ({ address, family }): Address => ({ address, family: family === 6 ? 6 : 4 }),
        );
    if (found.length > 0) return found;
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOTFOUND" && code !== "ENODATA") {
      throw new RequestFailure(`The name ${host} can't be looked up now: ${code}.`, "", "network");
    }
  }
  // Go's text names the name server that it asked, which is the cluster's.
  throw new RequestFailure(`The name ${host} is not known: no such host.`, "", "network");
}

/** net/http: reqWriteExcludeHeader: what Request.write decides by itself. */
const notSent = new Set(["Host", "Content-Length", "Transfer-Encoding", "Trailer"]);

/** net/http: Request.write; the Secret's headers only to the first host and those below it. */
function headersFor(plan: RequestPlan, url: GoUrl, referer: string, name: string): Record<string, string> {
  const headers = new Map([
    ["Host", hostHeader(url)],
    ["User-Agent", "Go-http-client/1.1"],
  ]);
  if (isSameSite(plan.url, url)) {
    for (const { name: header, value } of plan.headers) {
      if (notSent.has(header)) continue;
      if (!isHeaderValue(value)) {
        const text = `${name}: net/http: invalid header field value for ${quote(header)}`;
        throw new RequestFailure(`The value of ${header} can't be sent in a header.`, text);
      }
      headers.set(header, trimHeaderValue(value));
    }
  }
  const given = new Set([...headers.keys()].map((header) => header.toLowerCase()));
  if (!given.has("authorization") && url.user !== null) {
    const pair = `${url.user.name}:${url.user.password ?? ""}`;
    headers.set("Authorization", `Basic ${Buffer.from(pair).toString("base64")}`);
  }
  if (referer !== "") headers.set("Referer", referer);
  if (!given.has("accept-encoding") && !given.has("range")) headers.set("Accept-Encoding", "gzip");
  return Object.fromEntries(headers);
}

function isSameSite(first: GoUrl, next: GoUrl): boolean {
  if (first.scheme === "https" && next.scheme === "http") return false;
  const parent = hostAndPort(first).host;
  const { host } = hostAndPort(next);
  return host === parent || (isIP(parent) === 0 && host.endsWith(`.${parent}`));
}

function send(
  { signal }: RequestPlan,
  url: GoUrl,
  headers: Record<string, string>,
  addresses: readonly Address[],
): Promise<IncomingMessage> {
  const { host, port } = hostAndPort(url);
  const options: RequestOptions = {
    host,
    port,
    method: "GET",
    path: encodeURI(requestUri(url)).replace(/%25/g, "%"),
    headers,
    setHost: false,
    agent: false,
    maxHeaderSize: maxHeadBytes,
    signal,
    lookup: (_name, wanted, done) => {
      const [first] = addresses;
      if (!first) done(new Error("no address"), "", 4);
      else if (wanted.all) done(null, [...addresses]);
      else done(null, first.address, first.family);
    },
  };
  return new Promise((done, fail) => {
    const request = url.scheme === "https" ? httpsRequest(options) : httpRequest(options);
    request.once("response", done);
    request.on("error", fail);
    request.end();
  });
}

/** net/http: Transport undoes the gzip that it has asked for. */
function answerOf(message: IncomingMessage, plan: RequestPlan): Answer {
  const asked = !plan.headers.some(({ name }) => /^(accept-encoding|range)$/i.test(name));
  const packed = asked && /^gzip$/i.test(message.headers["content-encoding"] ?? "");
  const length = Number(message.headers["content-length"] ?? Number.NaN);
  return {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? "",
    body: packed ? pipeline(message, createGunzip(), () => {}) : message,
    length: packed || !Number.isSafeInteger(length) ? null : length,
    close: () => void message.destroy(),
  };
}

const dialTexts: { readonly [code: string]: string } = {
  ECONNREFUSED: "connect: connection refused",
  EHOSTUNREACH: "connect: no route to host",
  ENETUNREACH: "connect: network is unreachable",
  ETIMEDOUT: "i/o timeout",
};

function connectionFailure(error: unknown, name: string): RequestFailure {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = codeOf(first);
  const text = dialTexts[code];
  if (
    text !== undefined &&
    typeof first === "object" &&
    first !== null &&
    "address" in first &&
    "port" in first
  ) {
    const shown = String(first.address).includes(":") ? `[${first.address}]` : first.address;
    const place = `${shown}:${first.port}`;
    return new RequestFailure(
      `Connecting to ${place} failed: ${text.replace("connect: ", "")}.`,
      `${name}: dial tcp ${place}: ${text}`,
      code === "ECONNREFUSED" ? "server" : "network",
    );
  }
  if (code === "ECONNRESET") {
    return new RequestFailure("The server closed the connection without an answer.", `${name}: EOF`);
  }
  const message = first instanceof Error ? first.message : code;
  return new RequestFailure(`The request failed: ${message}.`);
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error
    ? String(error.code)
    : "unknown reason";
}
