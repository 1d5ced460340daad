/** Whether a text is an IP address; runs in a browser, too. */

const ipv4 = /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
const group = /^[0-9a-fA-F]{1,4}$/;

export function isIpv4(text: string): boolean {
  return ipv4.test(text);
}

/** net/netip: ParseAddr, without a zone. */
export function isIpv6(text: string): boolean {
  const [before = "", after, ...more] = text.split("::");
  if (more.length > 0) return false;
  const head = groups(before, after === undefined);
  const tail = after === undefined ? 0 : groups(after, true);
  if (head === null || tail === null) return false;
  return after === undefined ? head === 8 : head + tail < 8;
}

/** How many groups of 16 bits; null when one is none. */
function groups(text: string, mayEndInIpv4: boolean): number | null {
  if (text === "") return 0;
  const parts = text.split(":");
  const last = parts.pop() ?? "";
  if (!parts.every((part) => group.test(part))) return null;
  if (group.test(last)) return parts.length + 1;
  return mayEndInIpv4 && isIpv4(last) ? parts.length + 2 : null;
}
