/** Names of hosts: which ones a browser may use for us, and which addresses only this machine reaches. */

interface Host {
  /** Lower case; IPv6 in brackets. */
  readonly name: string;
  /** Empty when none is given. */
  readonly port: string;
}

const hostPattern = /^(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?)(?::(\d{1,5}))?$/;
const loopbackNames: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** A Host header's parts; null when it is not one. */
function parseHost(text: string): Host | null {
  const match = hostPattern.exec(text.toLowerCase());
  return match?.[1] === undefined ? null : { name: match[1], port: match[2] ?? "" };
}

/** True for the loopback names and those configured; one configured without a port fits any port. */
export function isHostAllowed(text: string, configured: readonly string[]): boolean {
  const host = parseHost(text);
  if (!host) return false;
  return loopbackNames.includes(host.name) || configured.some((entry) => fits(host, parseHost(entry)));
}

function fits(host: Host, entry: Host | null): boolean {
  return entry !== null && entry.name === host.name && (entry.port === "" || entry.port === host.port);
}

/** True when a Host header names this machine itself. */
export function isLoopbackHost(text: string): boolean {
  return loopbackNames.includes(parseHost(text)?.name ?? "");
}

/** True when a server bound to this address can only be reached from this machine. */
export function isLoopbackAddress(address: string): boolean {
  return address === "localhost" || address === "::1" || /^127(\.\d{1,3}){3}$/.test(address);
}
