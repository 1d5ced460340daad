/**
 * Calls a plugin exactly as the ApplicationSet controller does and reads the answer exactly as it does, keeping what
 * the controller throws away: every hop, headers, timings, the raw body. A run is never lost: whatever happens, the
 * result is a PluginRun, and the token is nowhere in it.
 *
 * Ours, not the controller's: the outbound policy, the cap on the body, and the longest wait when the timeout is off
 * or longer. HTTP_PROXY and HTTPS_PROXY, which the controller's HTTP client obeys, are not applied here.
 */
import { randomUUID } from "node:crypto";
import { isIP } from "node:net";
import { fromText } from "../gotemplate";
import { quote } from "../gotemplate/strconv/quote";
import { hostAndPort, hostHeader, withoutEmptyPort } from "../net/go-host";
import {
  formatWithoutPassword,
  formatWithoutUser,
  type GoUrl,
  parseUrl,
  requestUri,
  UrlError,
} from "../net/go-url";
import { isHeaderValue, trimHeaderValue } from "../net/header-value";
import { type OutboundPolicy, outboundPolicy } from "../security/outbound";
import { getParamsUrl } from "./base-url";
import { type Body, readBody } from "./body";
import { CallError } from "./call-error";
import { type PluginConnection, timeoutMs } from "./connection";
import { defaultLookup, dial, type Lookup } from "./dial";
import { exchange, type Header, type ResponseHead } from "./exchange";
import { type Received, toRun } from "./outcome";
import { type HopRequest, isRedirect, redirectedRequest, TooManyRedirects } from "./redirects";
import { requestBytes } from "./request-body";
import { isCompleteAnswer } from "./response-body";
import type { PluginCall, PluginHop, PluginRun } from "./run";

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** By default redirects stay on the plugin's own host. */
  readonly policy?: OutboundPolicy | undefined;
  readonly lookup?: Lookup | undefined;
  /** The most that is read of a body, before and after unpacking; 16 MiB by default. */
  readonly maxBodyBytes?: number | undefined;
  /** The longest wait, whatever the plugin's timeout says; 300 s by default. */
  readonly maxMs?: number | undefined;
  /** Certificate authorities in PEM, beside those that Node knows (and NODE_EXTRA_CA_CERTS). */
  readonly ca?: string | undefined;
  /** Leaves a token that the plugin sends back where it is: only for comparing with recorded answers. */
  readonly keepEchoedToken?: boolean | undefined;
}

const defaultMaxBodyBytes = 16 * 1024 * 1024;
const defaultMaxMs = 300_000;

/** services/plugin: Service.List */
export async function callPlugin(
  connection: PluginConnection,
  call: PluginCall,
  options: CallOptions = {},
): Promise<PluginRun> {
  const running = new RunningCall(connection, call, options);
  const received = await running.receive();
  return toRun({
    id: randomUUID(),
    connection,
    call,
    received,
    hops: running.hops,
    timings: running.timings(),
    startedAt: running.startedAt,
    maxBodyBytes: options.maxBodyBytes ?? defaultMaxBodyBytes,
    keepEchoedToken: options.keepEchoedToken ?? false,
  });
}

class RunningCall {
  readonly hops: PluginHop[] = [];
  readonly startedAt = new Date();
  private readonly start = performance.now();
  private readonly phases = { dns: null, connect: null, tls: null, firstByte: null, body: null } as {
    [phase in "dns" | "connect" | "tls" | "firstByte" | "body"]: number | null;
  };
  private readonly policy: OutboundPolicy;
  private readonly maxBodyBytes: number;
  private readonly body: Uint8Array;

  constructor(
    private readonly connection: PluginConnection,
    call: PluginCall,
    private readonly options: CallOptions,
  ) {
    this.policy = options.policy ?? outboundPolicy();
    this.maxBodyBytes = options.maxBodyBytes ?? defaultMaxBodyBytes;
    this.body = requestBytes(call);
  }

  timings() {
    return { ...this.phases, total: performance.now() - this.start };
  }

  async receive(): Promise<Received> {
    const limit = new TimeLimit(this.connection, this.options);
    try {
      return await this.follow(limit.signal);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return { kind: "error", error, url: this.errorUrl };
    } finally {
      limit.end();
    }
  }

  /** What Go's error names: `Post "..."`; null when there was no request at all. */
  private errorUrl: string | null = null;

  /** net/http: Client.do */
  private async follow(signal: AbortSignal): Promise<Received> {
    const first: HopRequest = {
      url: this.parseBaseUrl(),
      method: "POST",
      sendsBody: true,
      sendsToken: true,
      referer: "",
    };
    let hop = first;
    for (;;) {
      this.errorUrl = formatWithoutPassword(hop.url);
      const { head, body } = await this.send(hop, first, signal);
      const location = headerValue(head.headers, "location");
      if (body !== null || location === "") return { kind: "response", head, body: body ?? emptyBody };
      try {
        hop = redirectedRequest(first, hop, head.status, location, this.hops.length);
      } catch (error) {
        if (error instanceof TooManyRedirects) this.errorUrl = error.location;
        throw error;
      }
    }
  }

  private parseBaseUrl(): GoUrl {
    try {
      return withoutEmptyPort(parseUrl(getParamsUrl(fromText(this.connection.baseUrl))));
    } catch (error) {
      if (!(error instanceof UrlError)) throw error;
      throw new CallError("invalid_url", "The base URL can't be read.", error.message);
    }
  }

  /** One request; `body` is null where a redirect follows. */
  private async send(
    hop: HopRequest,
    first: HopRequest,
    signal: AbortSignal,
  ): Promise<{ head: ResponseHead; body: Body | null }> {
    const headers = this.requestHeaders(hop);
    this.check(hop, first);
    const { policy, options } = this;
    const lookup = options.lookup ?? defaultLookup;
    const dialed = await dial(hop.url, { policy, lookup, signal, ca: options.ca });
    this.add({ dns: dialed.dns, connect: dialed.connect, tls: dialed.tls });
    const body = hop.sendsBody ? this.body : null;
    const outgoing = { method: hop.method, uri: requestUri(hop.url), headers, body };
    const head = await exchange(dialed.socket, outgoing, signal);
    this.add({ firstByte: head.firstByte });
    this.record(hop, headers, head, dialed.address);
    if (isRedirect(head.status) && headerValue(head.headers, "location") !== "") {
      dialed.socket.on("error", () => {});
      dialed.socket.destroy();
      return { head, body: null };
    }
    const read = await readBody(head.message, dialed.socket, {
      maxBytes: this.maxBodyBytes,
      signal,
      isComplete: (bytes) => isCompleteAnswer(head, bytes, this.maxBodyBytes),
    });
    this.add({ body: read.ms });
    return { head, body: read };
  }

  /** net/http: Transport.roundTrip's checks, then our own. */
  private check(hop: HopRequest, first: HopRequest): void {
    const { scheme, host } = hop.url;
    const isHttp = scheme === "http" || scheme === "https";
    if (isHttp && hop.sendsToken && !isHeaderValue(this.connection.token.reveal())) {
      const text = 'net/http: invalid header field value for "Authorization"';
      throw new CallError(
        "invalid_header",
        "The token holds a character that can't be sent in a header.",
        text,
      );
    }
    if (!isHttp) {
      const text = `unsupported protocol scheme ${quote(scheme)}`;
      throw new CallError("invalid_url", `The URL's scheme is ${quote(scheme)}, not http or https.`, text);
    }
    if (host === "")
      throw new CallError("invalid_url", "The URL names no host.", "http: no Host in request URL");
    if (hop === first) return;
    const target = hostAndPort(hop.url).host;
    const address = isIP(target) ? this.policy.checkAddress(target) : { allowed: true as const };
    const decision = address.allowed
      ? this.policy.checkRedirect(hostAndPort(first.url).host, target)
      : address;
    if (decision.allowed) return;
    const message = `The plugin redirects to ${formatWithoutUser(hop.url)}: ${decision.reason}. The controller itself would follow.`;
    const context = { location: formatWithoutUser(hop.url), ...(address.allowed ? {} : { address: target }) };
    throw new CallError("address_not_allowed", message, null, context);
  }

  /** net/http: Request.write: Host, User-Agent, Content-Length, the rest by name, Accept-Encoding. */
  private requestHeaders(hop: HopRequest): Header[] {
    const headers: Header[] = [
      ["Host", hostHeader(hop.url)],
      ["User-Agent", "argocd-applicationset"],
    ];
    if (hop.sendsBody) headers.push(["Content-Length", String(this.body.length)]);
    const authorization = this.authorization(hop);
    if (authorization !== "") headers.push(["Authorization", trimHeaderValue(authorization)]);
    if (hop.sendsBody) headers.push(["Content-Type", "application/json"]);
    if (hop.referer !== "") headers.push(["Referer", hop.referer]);
    headers.push(["Accept-Encoding", "gzip"]);
    return headers;
  }

  /** net/http: send: a URL's user and password count only where no token is sent. */
  private authorization(hop: HopRequest): string {
    const { token } = this.connection;
    if (hop.sendsToken && !token.isEmpty) return `Bearer ${token.reveal()}`;
    const { user } = hop.url;
    return user === null
      ? ""
      : `Basic ${Buffer.from(`${user.name}:${user.password ?? ""}`).toString("base64")}`;
  }

  private record(hop: HopRequest, headers: readonly Header[], head: ResponseHead, address: string): void {
    const shown = this.connection.token.shown();
    this.hops.push({
      method: hop.method,
      url: formatWithoutUser(hop.url),
      requestHeaders: headers.map(([name, value]) => [
        name,
        name !== "Authorization" ? value : value.startsWith("Bearer ") ? `Bearer ${shown}` : "Basic ••••••••",
      ]),
      requestBody: hop.sendsBody ? Buffer.from(this.body).toString("utf8") : "",
      status: head.status,
      statusText: head.statusText,
      httpVersion: head.httpVersion,
      headers: head.headers,
      remoteAddress: address,
    });
  }

  private add(phases: Partial<typeof this.phases>): void {
    for (const phase of ["dns", "connect", "tls", "firstByte", "body"] as const) {
      const ms = phases[phase];
      if (ms != null) this.phases[phase] = (this.phases[phase] ?? 0) + ms;
    }
  }
}

const emptyBody: Body = { bytes: Buffer.alloc(0), end: "end", ms: 0 };

/** Ends the call by timeout, by our own cap, or when the caller cancels; the signal's reason is a CallError. */
class TimeLimit {
  private readonly controller = new AbortController();
  readonly signal = this.controller.signal;
  private readonly timer: NodeJS.Timeout;
  private readonly onCancel = () => {
    this.controller.abort(new CallError("cancelled", "The call was cancelled.", null));
  };

  constructor(
    connection: PluginConnection,
    private readonly options: CallOptions,
  ) {
    const cap = options.maxMs ?? defaultMaxMs;
    const limit = timeoutMs(connection);
    const ours = limit === null || limit > cap;
    this.timer = setTimeout(
      () => this.controller.abort(ours ? tooLong(cap) : timeout(limit)),
      ours ? cap : limit,
    );
    if (options.signal?.aborted) this.onCancel();
    else options.signal?.addEventListener("abort", this.onCancel, { once: true });
  }

  end(): void {
    clearTimeout(this.timer);
    this.options.signal?.removeEventListener("abort", this.onCancel);
  }
}

function timeout(ms: number): CallError {
  const text = "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
  return new CallError("timeout", `The plugin did not answer within ${ms / 1000} s.`, text);
}

function tooLong(ms: number): CallError {
  const message = `The plugin did not answer within ${ms / 1000} s, the longest that the inspector waits. The controller would go on waiting.`;
  return new CallError("timeout", message, null);
}

/** net/http: Header.Get */
function headerValue(headers: readonly Header[], name: string): string {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? "";
}
