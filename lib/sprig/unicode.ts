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

const upperCase = /^\p{Lu}$/u;
const lowerCase = /^\p{Ll}$/u;
const titleCase = /^\p{Lt}$/u;
const letter = /^\p{L}$/u;
const digit = /^\p{Nd}$/u;
const number = /^\p{N}$/u;
const punctuation = /^\p{P}$/u;

export const isUpper = (char: string): boolean => upperCase.test(char);
export const isLower = (char: string): boolean => lowerCase.test(char);
export const isTitle = (char: string): boolean => titleCase.test(char);
export const isLetter = (char: string): boolean => letter.test(char);
export const isDigit = (char: string): boolean => digit.test(char);
export const isNumber = (char: string): boolean => number.test(char);
export const isPunct = (char: string): boolean => punctuation.test(char);

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
