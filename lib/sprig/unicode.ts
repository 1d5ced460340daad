/**
 * Go's unicode package for single runes: white space, categories, simple case mapping. The tables are the
 * host's; JavaScript maps whole strings (`ß` to `SS`), so the runes that it expands have their own rules here.
 */

/** unicode.IsSpace: the White_Space property, which is not JavaScript's `\s`. */
export function isSpace(code: number): boolean {
  if (code < 0x100) return (code >= 9 && code <= 13) || code === 0x20 || code === 0x85 || code === 0xa0;
  if (code < 0x2000) return code === 0x1680;
  return (
    code <= 0x200a ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** The classes of ASCII need no table. */
const between = (code: number, first: number, last: number) => code >= first && code <= last;
const isAsciiUpper = (code: number) => between(code, 0x41, 0x5a);
const isAsciiLower = (code: number) => between(code, 0x61, 0x7a);
const isAsciiDigit = (code: number) => between(code, 0x30, 0x39);

/** A test of one rune: by its code when it is ASCII, else by the host's table. */
function category(pattern: RegExp, isAscii: (code: number) => boolean): (char: string) => boolean {
  return (char) => {
    const code = char.charCodeAt(0);
    return code < 0x80 ? isAscii(code) : pattern.test(char);
  };
}

export const isUpper = category(/^\p{Lu}$/u, isAsciiUpper);
export const isLower = category(/^\p{Ll}$/u, isAsciiLower);
export const isTitle = category(/^\p{Lt}$/u, () => false);
export const isLetter = category(/^\p{L}$/u, (code) => isAsciiUpper(code) || isAsciiLower(code));
export const isDigit = category(/^\p{Nd}$/u, isAsciiDigit);
export const isNumber = category(/^\p{N}$/u, isAsciiDigit);
const asciiPunctuation = new Set(Array.from("!\"#%&'()*,-./:;?@[\\]_{}", (char) => char.charCodeAt(0)));
export const isPunct = category(/^\p{P}$/u, (code) => asciiPunctuation.has(code));

const isOneRune = (text: string) => text.length === 1 || (text.length === 2 && text.charCodeAt(0) >= 0xd800);

/** unicode.ToUpper */
export function toUpper(char: string): string {
  const upper = char.toUpperCase();
  return isOneRune(upper) && upper.length >= char.length ? upper : iotaSubscriptUpper(char);
}

/** Greek letters with iota subscript expand in JavaScript, but have a capital of their own. */
function iotaSubscriptUpper(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCodePoint(code | 8);
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCodePoint(code + 9);
  return char;
}

/** unicode.ToLower */
export function toLower(char: string): string {
  return char === "\u0130" ? "i" : char.toLowerCase();
}

const digraphs = ["\u01c4\u01c5\u01c6", "\u01c7\u01c8\u01c9", "\u01ca\u01cb\u01cc", "\u01f1\u01f2\u01f3"];

/** unicode.ToTitle */
export function toTitle(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x10d0 && code <= 0x10ff) return char; // Georgian has capitals but no title case
  const digraph = code >= 0x1c4 && code <= 0x1f3 ? digraphs.find((forms) => forms.includes(char)) : undefined;
  return digraph?.[1] ?? toUpper(char);
}
