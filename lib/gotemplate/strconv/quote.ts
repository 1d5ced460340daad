/**
 * strconv's quoting: Go string and character literals made from text, and read back. Works on the
 * byte-exact strings of `utf8.ts`: an invalid byte is written `\xff`.
 */
import { isEscapedByte, rejoin } from "../utf8";
import { isPrint } from "./is-print";

const maxRune = 0x10ffff;
const replacement = 0xfffd;
const plain = /^[ !#-[\]-~]*$/;

/** A character that UnquoteChar read; `multibyte` is false for one that stands for a single byte. */
export interface UnquotedChar {
  readonly value: number;
  readonly multibyte: boolean;
  readonly tail: string;
}

/** `text` as a double-quoted Go literal. // strconv/quote.go: Quote */
export function quote(text: string): string {
  return plain.test(text) ? `"${text}"` : quoteWith(text, false);
}

/** As quote, with everything outside ASCII escaped. // strconv/quote.go: QuoteToASCII */
export function quoteToASCII(text: string): string {
  return plain.test(text) ? `"${text}"` : quoteWith(text, true);
}

/** A code point as a single-quoted Go literal. // strconv/quote.go: QuoteRune */
export function quoteRune(rune: number): string {
  return `'${escapedRune(validRune(rune), "'", false)}'`;
}

/** As quoteRune, with everything outside ASCII escaped. // strconv/quote.go: QuoteRuneToASCII */
export function quoteRuneToASCII(rune: number): string {
  return `'${escapedRune(validRune(rune), "'", true)}'`;
}

/** True for a code point that can be encoded: not a surrogate, not out of range. // unicode/utf8: ValidRune */
export function isValidRune(rune: number): boolean {
  return (rune >= 0 && rune < 0xd800) || (rune > 0xdfff && rune <= maxRune);
}

function validRune(rune: number): number {
  return isValidRune(rune) ? rune : replacement;
}

function quoteWith(text: string, asciiOnly: boolean): string {
  let out = '"';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    out += isEscapedByte(code) ? `\\x${hex(code - 0xdc00, 2)}` : escapedRune(code, '"', asciiOnly);
  }
  return `${out}"`;
}

const short: Readonly<Record<number, string>> = {
  7: "\\a",
  8: "\\b",
  9: "\\t",
  10: "\\n",
  11: "\\v",
  12: "\\f",
  13: "\\r",
};

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");

// strconv/quote.go: appendEscapedRune
function escapedRune(code: number, quoteMark: string, asciiOnly: boolean): string {
  const char = String.fromCodePoint(code);
  if (char === quoteMark || char === "\\") return `\\${char}`;
  if ((!asciiOnly || code < 0x80) && isPrint(code)) return char;
  const known = short[code];
  if (known) return known;
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const notBackquotable = /[\x00-\x08\x0a-\x1f`\x7f\ufeff]|[\udc80-\udcff]/u;

/** True when the text can stand between backquotes unchanged. // strconv/quote.go: CanBackquote */
export function canBackquote(text: string): boolean {
  return !notBackquotable.test(text);
}

const simpleEscapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "\\": 92,
};

const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The first character of a literal's inside; null is ErrSyntax. // strconv/quote.go: UnquoteChar */
export function unquoteChar(text: string, quoteMark: string): UnquotedChar | null {
  const code = text.codePointAt(0);
  if (code === undefined) return null;
  const first = String.fromCodePoint(code);
  if (first === quoteMark && (quoteMark === "'" || quoteMark === '"')) return null;
  if (code >= 0x80) {
    const value = isEscapedByte(code) ? replacement : code;
    return { value, multibyte: true, tail: text.slice(first.length) };
  }
  if (first !== "\\") return { value: code, multibyte: false, tail: text.slice(1) };
  return unquoteEscape(text, quoteMark);
}

function unquoteEscape(text: string, quoteMark: string): UnquotedChar | null {
  const c = text[1];
  if (c === undefined) return null;
  const simple = simpleEscapes[c];
  if (simple !== undefined) return { value: simple, multibyte: false, tail: text.slice(2) };
  const length = hexLengths[c];
  if (length !== undefined) return unquoteHex(text, c, length);
  if (c >= "0" && c <= "7") return unquoteOctal(text);
  if ((c === "'" || c === '"') && c === quoteMark) {
    return { value: c.charCodeAt(0), multibyte: false, tail: text.slice(2) };
  }
  return null;
}

function unquoteHex(text: string, kind: string, length: number): UnquotedChar | null {
  const digits = text.slice(2, 2 + length);
  if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits)) return null;
  const value = Number.parseInt(digits, 16);
  const tail = text.slice(2 + length);
  if (kind === "x") return { value, multibyte: false, tail };
  return isValidRune(value) ? { value, multibyte: true, tail } : null;
}

function unquoteOctal(text: string): UnquotedChar | null {
  const digits = text.slice(1, 4);
  if (!/^[0-7]{3}$/.test(digits)) return null;
  const value = Number.parseInt(digits, 8);
  return value > 255 ? null : { value, multibyte: false, tail: text.slice(4) };
}

/** The text of a Go string or character literal; null is ErrSyntax. // strconv/quote.go: Unquote */
export function unquote(literal: string): string | null {
  const mark = literal[0];
  const end = literal.length - 1;
  if (end < 1) return null;
  if (mark === "`") {
    return literal.indexOf("`", 1) === end ? literal.slice(1, end).replaceAll("\r", "") : null;
  }
  return mark === '"' || mark === "'" ? unquoteInterpreted(literal, mark) : null;
}

function unquoteInterpreted(literal: string, mark: string): string | null {
  if (literal === "''") return ""; // Go's fast path lets the empty character through
  let rest = literal.slice(1);
  let out = "";
  let count = 0;
  while (rest !== "" && rest[0] !== mark) {
    const char = rest[0] === "\n" || (mark === "'" && count > 0) ? null : unquoteChar(rest, mark);
    if (!char) return null;
    out += char.multibyte || char.value < 0x80 ? String.fromCodePoint(char.value) : escapedByte(char.value);
    rest = char.tail;
    count++;
  }
  if (rest !== mark || (mark === "'" && count === 0)) return null;
  return rejoin(out);
}

const escapedByte = (byte: number) => String.fromCharCode(0xdc00 + byte);
