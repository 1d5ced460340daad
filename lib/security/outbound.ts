/**
 * Where the inspector may connect to on behalf of a reader: http and https only, never a link-local, metadata or
 * unspecified address, and a redirect only to a host that is registered or stays the same. Loopback and private
 * ranges are allowed, since that is where plugins live. The controller itself has none of these rules.
 *
 * An address is checked after it was looked up, and the caller connects to that very address, so a name that
 * changes its answer between check and connection gains nothing.
 */
import { BlockList, isIP } from "node:net";

export type OutboundDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: string };

export interface OutboundPolicy {
  checkScheme(scheme: string): OutboundDecision;
  checkAddress(address: string): OutboundDecision;
  /** `host` is the name or address without port that a redirect leads to; `origin` where the call began. */
  checkRedirect(origin: string, host: string): OutboundDecision;
}

const allowed: OutboundDecision = { allowed: true };
const refuse = (reason: string): OutboundDecision => ({ allowed: false, reason });

type Range = readonly [network: string, prefix: number, family: "ipv4" | "ipv6"];

const linkLocal: readonly Range[] = [
  ["169.254.0.0", 16, "ipv4"],
  ["fe80::", 10, "ipv6"],
];
/** Metadata services of the clouds that stand outside the link-local ranges. */
const metadata: readonly Range[] = [
  ["fd00:ec2::254", 128, "ipv6"],
  ["fd20:ce::254", 128, "ipv6"],
  ["100.100.100.200", 32, "ipv4"],
  ["192.0.0.192", 32, "ipv4"],
  ["168.63.129.16", 32, "ipv4"],
];
const noHost: readonly Range[] = [
  ["0.0.0.0", 8, "ipv4"],
  ["::", 128, "ipv6"],
  // NAT64 of a network's own choice: where the IPv4 address stands in it is not known.
  ["64:ff9b:1::", 48, "ipv6"],
  ["224.0.0.0", 4, "ipv4"],
  ["255.255.255.255", 32, "ipv4"],
  ["ff00::", 8, "ipv6"],
];

const lists = [
  { reason: "a link-local address, where clouds keep their metadata services", list: blockList(linkLocal) },
  { reason: "the address of a cloud's metadata service", list: blockList(metadata) },
  { reason: "not the address of one host", list: blockList(noHost) },
];

function blockList(ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) list.addSubnet(...range);
  return list;
}

/** The policy with these hosts (names or addresses, without port) as targets of redirects. */
export function outboundPolicy(registeredHosts: Iterable<string> = []): OutboundPolicy {
  const registered = new Set([...registeredHosts].map(canonicalHost));
  return {
    checkScheme: (scheme) =>
      scheme === "http" || scheme === "https" ? allowed : refuse(`${scheme} is neither http nor https`),
    checkAddress,
    checkRedirect(origin, host) {
      const target = canonicalHost(host);
      if (target === canonicalHost(origin) || registered.has(target)) return allowed;
      return refuse(`${host} is neither the plugin's own host nor that of a registered plugin`);
    },
  };
}

/** Refuses link-local, metadata, unspecified and multicast addresses, also inside IPv6 forms of IPv4. */
export function checkAddress(address: string): OutboundDecision {
  const bare = address.replace(/%.*$/, "");
  const family = isIP(bare);
  if (family === 0) return refuse(`${address} is not an IP address`);
  const inner = family === 6 ? embeddedIpv4(bare) : null;
  for (const { list, reason } of lists) {
    const hit =
      list.check(bare, family === 6 ? "ipv6" : "ipv4") || (inner !== null && list.check(inner, "ipv4"));
    if (hit) return refuse(`${address} is ${reason}`);
  }
  return allowed;
}

/** Loopback and the networks that are nobody's in public. */
const innerNetworks = blockList([
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["::1", 128, "ipv6"],
  ["fc00::", 7, "ipv6"],
]);

/** As checkAddress, and refuses what is not public: for hosts that nobody here has named. */
export function checkPublicAddress(address: string): OutboundDecision {
  const decision = checkAddress(address);
  if (!decision.allowed) return decision;
  const bare = address.replace(/%.*$/, "");
  const family = isIP(bare) === 6 ? "ipv6" : "ipv4";
  const embedded = family === "ipv6" ? embeddedIpv4(bare) : null;
  const hit =
    innerNetworks.check(bare, family) || (embedded !== null && innerNetworks.check(embedded, "ipv4"));
  return hit ? refuse(`${address} is an address of an inner network`) : decision;
}

/**
 * The IPv4 address in a mapped (::ffff:0:0/96), compatible (::/96), NAT64 (64:ff9b::/96), 6to4 (2002::/16), Teredo
 * (2001::/32) or ISATAP address.
 */
function embeddedIpv4(address: string): string | null {
  const groups = expand(address);
  const [first, second, third] = groups;
  const zeros = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
  if (first === 0x2002) return dotted(second ?? 0, third ?? 0);
  if (first === 0x2001 && second === 0) return dotted(0xffff ^ (groups[6] ?? 0), 0xffff ^ (groups[7] ?? 0));
  const last = dotted(groups[6] ?? 0, groups[7] ?? 0);
  if (((groups[4] ?? 0) & 0xfdff) === 0 && groups[5] === 0x5efe) return last;
  if (zeros(0, 5) && (groups[5] === 0xffff || groups[5] === 0)) return isLoopback(groups) ? null : last;
  if (zeros(0, 4) && groups[4] === 0xffff && groups[5] === 0) return last;
  return first === 0x64 && second === 0xff9b && zeros(2, 6) ? last : null;
}

const isLoopback = (groups: readonly number[]) =>
  groups.slice(0, 7).every((group) => group === 0) && groups[7] === 1;
const dotted = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join(".");

/** The eight groups of an IPv6 address that isIP has accepted. */
function expand(address: string): number[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => {
    const group = (high: string, low: string) => ((Number(high) << 8) | Number(low)).toString(16);
    return `${group(a, b)}:${group(c, d)}`;
  });
  const [head = "", tail] = plain.split("::");
  const read = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const before = read(head);
  const after = tail === undefined ? [] : read(tail);
  return [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}

function canonicalHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
}
