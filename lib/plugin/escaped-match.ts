/**
 * Finds a text also where it stands escaped: for JSON (`\/`, `\u003c`, once or more than once), for a URL (`%2F`, `%2f`,
 * `%252F`), for HTML (`&lt;`, `&#60;`), or partly so. Every escape is optional, for each character by itself.
 */

/** The end of the match that begins at `index`, or -1. */
export type EscapedMatch = (text: string, index: number) => number;

/** How often an escape may itself be escaped; more backslashes than a JSON in a JSON in a JSON has. */
const maxBackslashes = 15;
const hexEscape = /\\{1,15}(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/iy;
const percentEscapes = [/%2525([0-9a-f]{2})/iy, /%25([0-9a-f]{2})/iy, /%([0-9a-f]{2})/iy];
const entity = /&(?:amp;)?(?:#x0{0,4}([0-9a-f]{1,6})|#0{0,4}([0-9]{1,7})|(amp|lt|gt|quot|apos));/iy;
const named: { readonly [name: string]: number } = { amp: 38, lt: 60, gt: 62, quot: 34, apos: 39 };

interface Unit {
  readonly codePoint: number;
  /** As it stands without any escape. */
  readonly literal: string;
  readonly utf8: readonly number[];
}

/** `isLatin1`: texts are bytes, one character each. */
export function escapedMatch(wanted: string, isLatin1 = false): EscapedMatch {
  const units = [...wanted].map((char) => toUnit(char, isLatin1));
  return (text, start) => {
    let index = start;
    for (const unit of units) {
      index = matchUnit(text, index, unit);
      if (index < 0) return -1;
    }
    return index;
  };
}

/** Where an escaped form of `wanted` could begin. */
export function escapedStart(wanted: string, isLatin1 = false): RegExp {
  const [first = ""] = wanted;
  const literal = toUnit(first, isLatin1).literal.replace(/[\\\]^-]/g, "\\$&");
  return new RegExp(`[\\\\%&${literal}]`, "g");
}

function toUnit(char: string, isLatin1: boolean): Unit {
  const bytes = Buffer.from(char, "utf8");
  return {
    codePoint: char.codePointAt(0) ?? 0,
    literal: isLatin1 ? bytes.toString("latin1") : char,
    utf8: [...bytes],
  };
}

/** An escape before the character itself: `&amp;` begins with an `&`. */
function matchUnit(text: string, index: number, unit: Unit): number {
  const end = matchEscape(text, index, unit);
  if (end >= 0) return end;
  return text.startsWith(unit.literal, index) ? index + unit.literal.length : -1;
}

function matchEscape(text: string, index: number, unit: Unit): number {
  switch (text[index]) {
    case "\\":
      return matchBackslash(text, index, unit);
    case "%":
      return matchPercent(text, index, unit);
    case "&":
      return matchEntity(text, index, unit);
    case "+":
      return unit.literal === " " ? index + 1 : -1;
    default:
      return -1;
  }
}

function matchBackslash(text: string, index: number, unit: Unit): number {
  const hex = read(hexEscape, text, index);
  if (hex) {
    const value = Number.parseInt(hex[1] ?? hex[2] ?? "", 16);
    if (value === unit.codePoint) return index + hex[0].length;
    return value === highSurrogate(unit.codePoint) ? matchLow(text, index + hex[0].length, unit) : -1;
  }
  let end = index;
  while (text[end] === "\\" && end - index < maxBackslashes) end++;
  if (unit.literal === "\\") return index + Math.min(2 ** Math.floor(Math.log2(end - index)), end - index);
  return text.startsWith(unit.literal, end) ? end + unit.literal.length : -1;
}

const highSurrogate = (codePoint: number) =>
  codePoint > 0xffff ? 0xd800 + ((codePoint - 0x10000) >> 10) : -1;

function matchLow(text: string, index: number, { codePoint }: Unit): number {
  const hex = read(hexEscape, text, index);
  const low = 0xdc00 + ((codePoint - 0x10000) & 0x3ff);
  return hex?.[1] !== undefined && Number.parseInt(hex[1], 16) === low ? index + hex[0].length : -1;
}

function matchPercent(text: string, start: number, unit: Unit): number {
  let index = start;
  for (const byte of unit.utf8) {
    const found = percentEscapes
      .map((pattern) => read(pattern, text, index))
      .find((match) => Number.parseInt(match?.[1] ?? "", 16) === byte);
    if (!found) return -1;
    index += found[0].length;
  }
  return index;
}

function matchEntity(text: string, index: number, unit: Unit): number {
  const found = read(entity, text, index);
  if (!found) return -1;
  const [whole, hex, decimal, name = ""] = found;
  const value = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : named[name.toLowerCase()];
  return value === unit.codePoint ? index + whole.length : -1;
}

function read(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
