/**
 * Opens the connection of one hop: look up, check, connect, TLS, each timed, with Go's error texts. It connects to
 * the very address that the policy has seen, so a DNS answer that changes in between is of no use to anybody.
 */
import { lookup as systemLookup } from "node:dns/promises";
import { connect, isIP, type Socket } from "node:net";
import type { OutboundPolicy } from "../security/outbound";
import { CallError } from "./call-error";
import { type GoUrl, hostAndPort } from "./go-url";
import { endOnce, errorCode } from "./socket-phase";
import { handshake } from "./tls-handshake";

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** All addresses of a name, in the order in which they are tried. */
export type Lookup = (host: string) => Promise<readonly ResolvedAddress[]>;

export interface DialOptions {
  readonly policy: OutboundPolicy;
  readonly lookup: Lookup;
  readonly signal: AbortSignal;
  /** Further authorities in PEM, beside those that Node knows (and NODE_EXTRA_CA_CERTS). */
  readonly ca?: string | undefined;
}

export interface Dialed {
  readonly socket: Socket;
  readonly address: string;
  readonly dns: number | null;
  readonly connect: number;
  readonly tls: number | null;
}

/** net/http: DefaultTransport's own limit. */
const dialTimeout = 30_000;

/** The system's resolver, as getaddrinfo orders. */
export const defaultLookup: Lookup = async (host) => {
  const found = await systemLookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/** net/http: Transport.dialConn */
export async function dial(url: GoUrl, options: DialOptions): Promise<Dialed> {
  const { host, port } = hostAndPort(url);
  const start = performance.now();
  const addresses = await resolve(host, options);
  const resolved = performance.now();
  if (port > 65535) {
    throw new CallError("invalid_url", `${port} is not a port.`, `dial tcp: address ${port}: invalid port`);
  }
  const { socket, address } = await connectFirst(addresses, host, port, options);
  const connected = performance.now();
  const opened = { address, dns: isIP(host) ? null : resolved - start, connect: connected - resolved };
  if (url.scheme !== "https") return { ...opened, socket, tls: null };
  const secure = await handshake(socket, host, options);
  return { ...opened, socket: secure, tls: performance.now() - connected };
}

async function resolve(
  host: string,
  { lookup, signal, policy }: DialOptions,
): Promise<readonly ResolvedAddress[]> {
  const bare = host.replace(/%.*$/, "");
  // An empty host is this machine to Go's dialer.
  if (host === "") return [{ address: "127.0.0.1", family: 4 }];
  const family = isIP(bare);
  const addresses =
    family === 0
      ? await lookUp(host, lookup, signal)
      : [{ address: host, family: family === 6 ? (6 as const) : (4 as const) }];
  for (const { address } of addresses) {
    const decision = policy.checkAddress(address);
    if (!decision.allowed) {
      const message = `The inspector does not connect to ${decision.reason}. The controller itself would.`;
      throw new CallError("address_not_allowed", message, null, { host, address });
    }
  }
  return addresses;
}

async function lookUp(
  host: string,
  lookup: Lookup,
  signal: AbortSignal,
): Promise<readonly ResolvedAddress[]> {
  const noHost = (reason: string) =>
    new CallError(
      "dns",
      `The name ${host} can't be looked up: ${reason}.`,
      `dial tcp: lookup ${host}: ${reason}`,
      {
        host,
      },
    );
  try {
    const found = await abortable(lookup(host), signal);
    if (found.length === 0) throw noHost("no such host");
    return found;
  } catch (error) {
    if (error instanceof CallError) throw error;
    const code = errorCode(error);
    throw noHost(code === "EAI_AGAIN" ? "Temporary failure in name resolution" : "no such host");
  }
}

/** net: sysDialer.dialSerial: the addresses one after the other; the first error is the one that is told. */
async function connectFirst(
  addresses: readonly ResolvedAddress[],
  host: string,
  port: number,
  { signal }: DialOptions,
): Promise<{ socket: Socket; address: string }> {
  let first: CallError | null = null;
  for (const { address, family } of addresses) {
    const ip = host === "" ? "" : family === 6 ? `[${address}]` : address;
    const shown = `${ip}:${port}`;
    try {
      return { socket: await open(address, port, family, shown, signal), address: shown };
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (signal.aborted) throw error;
      first ??= error;
    }
  }
  throw first ?? new CallError("dns", "The name has no address.", null);
}

function open(
  host: string,
  port: number,
  family: 4 | 6,
  shown: string,
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect({ host, port, family, autoSelectFamily: false });
    const finish = endOnce(socket, signal, fail);
    socket.setTimeout(dialTimeout, () => {
      finish(
        new CallError("timeout", `${shown} did not accept the connection.`, `dial tcp ${shown}: i/o timeout`),
      );
    });
    socket.once("error", (error) => finish(connectError(error, shown)));
    socket.once("connect", () => {
      finish(null);
      socket.setTimeout(0);
      socket.setNoDelay(true);
      done(socket);
    });
  });
}

const errnoTexts: { readonly [code: string]: string } = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection reset by peer",
  EHOSTUNREACH: "no route to host",
  EHOSTDOWN: "host is down",
  ENETUNREACH: "network is unreachable",
  ETIMEDOUT: "connection timed out",
  EADDRNOTAVAIL: "cannot assign requested address",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EINVAL: "invalid argument",
};

function connectError(error: unknown, address: string): CallError {
  const code = errorCode(error);
  const text = errnoTexts[code];
  const goText = text === undefined ? null : `dial tcp ${address}: connect: ${text}`;
  const failure =
    code === "ECONNREFUSED" ? "connection_refused" : code === "ECONNRESET" ? "connection_reset" : "network";
  return new CallError(failure, `Connecting to ${address} failed: ${text ?? code}.`, goText, { address });
}

/** The promise's result, or the signal's reason. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const onAbort = () => fail(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(done, fail).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
