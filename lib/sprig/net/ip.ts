/** Go's net/netip: reading IP addresses, with its error texts. */
import { quote } from "../../gotemplate/strconv/quote";
import { fromByteText } from "../byte-text";

/** Why a text is no address, in Go's words. */
export class AddressError extends Error {
  override readonly name = "AddressError";
}

export interface Address {
  /** 4 or 16. */
  readonly bytes: Uint8Array;
  readonly zone: string;
}

/** `text` has one character a byte. Throws an AddressError. // netip.go: ParseAddr */
export function parseAddress(text: string): Address {
  const kind = /[.:%]/.exec(text)?.[0];
  if (kind === ".") return { bytes: parseIPv4Fields(text, text), zone: "" };
  if (kind === ":") return parseIPv6(text);
  throw failure(text, kind === "%" ? "missing IPv6 address" : "unable to parse IP");
}

// netip.go: (parseAddrError).Error
function failure(text: string, message: string, at = ""): AddressError {
  const where = at === "" ? "" : ` (at ${quote(fromByteText(at))})`;
  return new AddressError(`ParseAddr(${quote(fromByteText(text))}): ${message}${where}`);
}

// netip.go: parseIPv4Fields
function parseIPv4Fields(whole: string, text: string): Uint8Array {
  const fields = [0];
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const field = fields.length - 1;
    if (/[0-9]/.test(char)) {
      if (digits === 1 && fields[field] === 0) throw failure(whole, "IPv4 field has octet with leading zero");
      fields[field] = (fields[field] ?? 0) * 10 + Number(char);
      digits++;
      if ((fields[field] ?? 0) > 255) throw failure(whole, "IPv4 field has value >255");
    } else if (char === ".") {
      const empty = i === 0 || i === text.length - 1 || text.charAt(i - 1) === ".";
      if (empty) throw failure(whole, "IPv4 field must have at least one digit", text.slice(i));
      if (field === 3) throw failure(whole, "IPv4 address too long");
      fields.push(0);
      digits = 0;
    } else {
      throw failure(whole, "unexpected character", text.slice(i));
    }
  }
  if (fields.length < 4) throw failure(whole, "IPv4 address too short");
  return Uint8Array.from(fields);
}

// netip.go: parseIPv6
function parseIPv6(whole: string): Address {
  const percent = whole.indexOf("%");
  const zone = percent < 0 ? "" : whole.slice(percent + 1);
  if (percent >= 0 && zone === "") throw failure(whole, "zone must be a non-empty string");
  let rest = percent < 0 ? whole : whole.slice(0, percent);
  const bytes: number[] = [];
  let ellipsis = -1;
  if (rest.startsWith("::")) {
    ellipsis = 0;
    rest = rest.slice(2);
    if (rest === "") return { bytes: new Uint8Array(16), zone };
  }
  while (bytes.length < 16) {
    const group = hexGroup(whole, rest);
    if (rest.charAt(group.length) === ".") {
      bytes.push(...embeddedIPv4(whole, rest, bytes.length, ellipsis));
      rest = "";
      break;
    }
    const value = Number.parseInt(group, 16);
    bytes.push(value >> 8, value & 255);
    rest = rest.slice(group.length);
    if (rest === "") break;
    if (!rest.startsWith(":")) throw failure(whole, "unexpected character, want colon", rest);
    if (rest.length === 1) throw failure(whole, "colon must be followed by more characters", rest);
    rest = rest.slice(1);
    if (!rest.startsWith(":")) continue;
    if (ellipsis >= 0) throw failure(whole, "multiple :: in address", rest);
    ellipsis = bytes.length;
    rest = rest.slice(1);
    if (rest === "") break;
  }
  if (rest !== "") throw failure(whole, "trailing garbage after address", rest);
  return { bytes: expandEllipsis(whole, bytes, ellipsis), zone };
}

function hexGroup(whole: string, rest: string): string {
  const group = /^[0-9a-fA-F]*/.exec(rest)?.[0] ?? "";
  if (group.length > 4) throw failure(whole, "each group must have 4 or less digits", rest);
  if (group === "") {
    throw failure(whole, "each colon-separated field must have at least one digit", rest);
  }
  return group;
}

function embeddedIPv4(whole: string, rest: string, filled: number, ellipsis: number): Uint8Array {
  if (ellipsis < 0 && filled !== 12) {
    throw failure(whole, "embedded IPv4 address must replace the final 2 fields of the address", rest);
  }
  if (filled + 4 > 16) {
    throw failure(whole, "too many hex fields to fit an embedded IPv4 at the end of the address", rest);
  }
  return parseIPv4Fields(whole, rest);
}

function expandEllipsis(whole: string, bytes: number[], ellipsis: number): Uint8Array {
  if (bytes.length === 16) {
    if (ellipsis >= 0) throw failure(whole, "the :: must expand to at least one field of zeros");
    return Uint8Array.from(bytes);
  }
  if (ellipsis < 0) throw failure(whole, "address string too short");
  const zeros = Array<number>(16 - bytes.length).fill(0);
  return Uint8Array.from([...bytes.slice(0, ellipsis), ...zeros, ...bytes.slice(ellipsis)]);
}
