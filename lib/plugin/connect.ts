/** Connects to the first of a name's addresses that accepts, as Go's dialer does, with Go's error texts. */
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { CallError } from "./call-error";
import { endOnce, errorCode } from "./socket-phase";

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface Connected {
  readonly socket: Socket;
  /** `127.0.0.1:80`, `[::1]:80`. */
  readonly address: string;
}

interface Target {
  readonly host: string;
  readonly port: number;
  readonly signal: AbortSignal;
}

/** net/http: DefaultTransport's dialer: 30 s for all addresses, 300 ms before the other family is tried, too. */
const dialTimeout = 30_000;
const fallbackDelay = 300;
/** net: partialDeadline: the least for one address of several. */
const leastTimeout = 2_000;

/** net: sysDialer.dialParallel: the family of the first address leads; of the errors its own is told. */
export async function connectFirst(
  addresses: readonly ResolvedAddress[],
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<Connected> {
  const primaries = addresses.filter(({ family }) => family === addresses[0]?.family);
  const fallbacks = addresses.filter(({ family }) => family !== addresses[0]?.family);
  if (fallbacks.length === 0) return connectSerial(primaries, { host, port, signal });
  const stop = new AbortController();
  const target = { host, port, signal: AbortSignal.any([signal, stop.signal]) };
  const primary = connectSerial(primaries, target);
  const fallback = startLater(primary, stop.signal).then(() => connectSerial(fallbacks, target));
  try {
    const winner = await Promise.any([primary, fallback]);
    for (const racer of [primary, fallback]) closeLoser(racer, winner);
    return winner;
  } catch {
    return await primary;
  } finally {
    stop.abort(new CallError("cancelled", "Another address was faster.", null));
  }
}

/** After the delay, or as soon as the primary has failed. */
async function startLater(primary: Promise<unknown>, stop: AbortSignal): Promise<void> {
  const failed = new Promise<void>((done) => void primary.catch(() => done()));
  await Promise.race([failed, delay(fallbackDelay, undefined, { signal: stop, ref: false })]);
}

function closeLoser(racer: Promise<Connected>, winner: Connected): void {
  racer.then(
    (connected) => {
      if (connected !== winner) connected.socket.on("error", () => {}).destroy();
    },
    () => {},
  );
}

/** net: sysDialer.dialSerial: one address after the other; the first error is the one that is told. */
async function connectSerial(addresses: readonly ResolvedAddress[], target: Target): Promise<Connected> {
  const end = performance.now() + dialTimeout;
  let first: CallError | null = null;
  for (const [index, { address, family }] of addresses.entries()) {
    const ip = target.host === "" ? "" : family === 6 ? `[${address}]` : address;
    const shown = `${ip}:${target.port}`;
    const left = end - performance.now();
    const timeout = Math.max(Math.min(leastTimeout, left), left / (addresses.length - index), 1);
    try {
      return { socket: await open({ address, family }, target, shown, timeout), address: shown };
    } catch (error) {
      if (!(error instanceof CallError) || target.signal.aborted) throw error;
      first ??= error;
    }
  }
  throw first ?? new CallError("dns", "The name has no address.", null);
}

function open(
  to: ResolvedAddress,
  { port, signal }: Target,
  shown: string,
  timeout: number,
): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect({ host: to.address, port, family: to.family, autoSelectFamily: false });
    const finish = endOnce(socket, signal, fail);
    socket.setTimeout(timeout, () => {
      const message = `${shown} did not accept the connection.`;
      finish(new CallError("timeout", message, `dial tcp ${shown}: i/o timeout`));
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
