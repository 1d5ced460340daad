/**
 * Opens the connection of one hop: look up, check, connect, TLS, each timed, with Go's error texts. It connects to
 * the very address that the policy has seen, so a DNS answer that changes in between is of no use to anybody.
 */
import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type Socket } from "node:net";
import { hostAndPort } from "../net/go-host";
import type { GoUrl } from "../net/go-url";
import type { OutboundPolicy } from "../security/outbound";
import { CallError } from "./call-error";
import { connectFirst, type ResolvedAddress } from "./connect";

import { errorCode } from "./socket-phase";
import { handshake } from "./tls-handshake";

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
  const { socket, address } = await connectFirst(addresses, host, port, options.signal);
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
  const noHost = () => {
    const text = `dial tcp: lookup ${host}: no such host`;
    return new CallError("dns", `The name ${host} is not known: no such host.`, text, { host });
  };
  try {
    const found = await abortable(lookup(host), signal);
    if (found.length === 0) throw noHost();
    return found;
  } catch (error) {
    if (error instanceof CallError) throw error;
    const code = errorCode(error);
    if (code === "ENOTFOUND" || code === "ENODATA") throw noHost();
    throw new CallError("dns", `The name ${host} can't be looked up now: ${code}.`, null, { host, code });
  }
}

/** The promise's result, or the signal's reason. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const onAbort = () => fail(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(done, fail).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
