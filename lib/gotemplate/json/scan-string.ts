/** JSON's strings and numbers at a place in the bytes, with Go's errors. */

import { isPrint } from "../strconv/is-print";
import { quote, quoteRune } from "../strconv/quote";
import { decodeRune, fromBytes } from "../utf8";
import { JsonError } from "./error";
import type { Source } from "./source";

const unexpectedEnd = "unexpected end of JSON input";

/** The input ended before the value did. */
export function endOfInput(offset: number): JsonError {
  return new JsonError("unexpected_eof", unexpectedEnd, offset);
}

/** `invalid character 'x' <where>`. // internal/jsonwire/wire.go: NewInvalidCharacterError */
export function invalidCharacter(source: Source, at: number, where: string): JsonError {
  const seen = source.bytes.subarray(at, Math.min(at + 4, source.bufferedUntil(at)));
  const [code] = decodeRune(seen, 0);
  const what = code < 0 ? `'\\x${(seen[0] ?? 0).toString(16)}'` : quoteRune(code);
  return new JsonError("syntax", `invalid character ${what} ${where}`, at);
}

/** internal/jsonwire/wire.go: NewInvalidEscapeSequenceError */
function invalidEscape({ bytes }: Source, at: number, end: number): JsonError {
  const what = fromBytes(bytes.subarray(at, end));
  const plain = Array.from(what).every((char) => {
    const code = char.codePointAt(0) ?? 0;
    return char !== "`" && code !== 0xfffd && !/\s/u.test(char) && !isLone(code) && isPrint(code);
  });
  return new JsonError(
    "syntax",
    `invalid escape sequence ${plain ? `\`${what}\`` : quote(what)} in string`,
    at,
  );
}

const isLone = (code: number) => code >= 0xd800 && code <= 0xdfff;
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;

/** The offset behind the number that starts at `at`. // internal/jsonwire/decode.go: ConsumeNumber */
export function scanNumber(source: Source, at: number): number {
  const { bytes } = source;
  let i = bytes[at] === 45 ? at + 1 : at;
  if (bytes[i] === 48) i++;
  else i = scanDigits(source, i, at);
  if (bytes[i] === 46) i = scanDigits(source, i + 1, at);
  if (bytes[i] === 101 || bytes[i] === 69) {
    i++;
    if (bytes[i] === 43 || bytes[i] === 45) i++;
    i = scanDigits(source, i, at);
  }
  return i;
}

function scanDigits(source: Source, from: number, start: number): number {
  const { bytes } = source;
  if (from >= bytes.length) throw endOfInput(start);
  if (!isDigit(bytes[from])) throw invalidCharacter(source, from, "in numeric literal");
  let i = from + 1;
  while (isDigit(bytes[i])) i++;
  return i;
}

const simpleEscapes: Readonly<Record<number, string>> = {
  34: '"',
  47: "/",
  92: "\\",
  98: "\b",
  102: "\f",
  110: "\n",
  114: "\r",
  116: "\t",
};

/** The string whose opening quote is at `at`, unescaped, and the offset behind it. // ConsumeString, AppendUnquote */
export function scanString(source: Source, at: number): { value: string; end: number } {
  const { bytes } = source;
  const plainEnd = skipPlain(bytes, at + 1);
  if (bytes[plainEnd] === 34) return { value: asciiText(bytes, at + 1, plainEnd), end: plainEnd + 1 };
  let value = "";
  let from = at + 1;
  for (let i = plainEnd; i < bytes.length; ) {
    const byte = bytes[i] ?? 0;
    if (byte === 34) return { value: value + decodeText(bytes, from, i), end: i + 1 };
    if (byte === 92) {
      value += decodeText(bytes, from, i);
      const escaped = scanEscape(source, i);
      value += escaped.value;
      i = from = escaped.end;
    } else if (byte < 32) {
      throw invalidCharacter(source, i, "in string");
    } else {
      i++;
    }
  }
  throw endOfInput(bytes.length);
}

/** The end of what stands for itself: ASCII without quotes, backslashes and control characters. */
function skipPlain(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  let i = from;
  for (; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 34 || byte === 92 || byte < 32 || byte > 126) break;
  }
  return i;
}

function scanEscape(source: Source, at: number): { value: string; end: number } {
  const { bytes } = source;
  const kind = bytes[at + 1];
  if (kind === undefined) throw endOfInput(at);
  const simple = simpleEscapes[kind];
  if (simple !== undefined) return { value: simple, end: at + 2 };
  if (kind !== 117) throw invalidEscape(source, at, at + 2);
  const unit = hexUnit(bytes, at);
  if (unit === null) throw incompleteEscape(source, at);
  return isLone(unit) ? scanSurrogate(bytes, at, unit) : { value: String.fromCharCode(unit), end: at + 6 };
}

/** A pair gives its character; a half alone gives U+FFFD and what follows is read anew. */
function scanSurrogate(bytes: Uint8Array, at: number, high: number): { value: string; end: number } {
  const low = high < 0xdc00 && bytes[at + 6] === 92 && bytes[at + 7] === 117 ? hexUnit(bytes, at + 6) : null;
  if (low === null || low < 0xdc00 || low > 0xdfff) return { value: "\ufffd", end: at + 6 };
  return { value: String.fromCharCode(high, low), end: at + 12 };
}

function hexUnit(bytes: Uint8Array, at: number): number | null {
  const digits = String.fromCharCode(...bytes.subarray(at + 2, at + 6));
  return /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : null;
}

/** A cut escape that is right so far is the input's end; any other is a wrong escape. */
function incompleteEscape(source: Source, at: number): JsonError {
  const { bytes } = source;
  const seen = source.bufferedUntil(at + 1);
  if (seen < at + 6 && !isHexPrefix(bytes, at + 2, seen)) return invalidEscape(source, at, seen);
  const cut = at + 6 > bytes.length && isHexPrefix(bytes, at + 2, bytes.length);
  return cut ? endOfInput(at) : invalidEscape(source, at, Math.min(at + 6, bytes.length));
}

function isHexPrefix(bytes: Uint8Array, from: number, to: number): boolean {
  return /^[0-9a-fA-F]*$/.test(String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 4))));
}

/** Bytes that are known to be ASCII as text. */
export function asciiText(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 24) return strict.decode(bytes.subarray(from, to));
  let text = "";
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes as text; each invalid byte is one U+FFFD, where TextDecoder would merge them. */
function decodeText(bytes: Uint8Array, from: number, to: number): string {
  if (to - from < 16) return decodeShort(bytes, from, to);
  const part = bytes.subarray(from, to);
  try {
    return strict.decode(part);
  } catch {
    return fromBytes(part).replace(/[\udc80-\udcff]/gu, "\ufffd");
  }
}

function decodeShort(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let i = from; i < to; ) {
    const [code, size] = decodeRune(bytes, i);
    text += code < 0 ? "\ufffd" : String.fromCodePoint(code);
    i += size;
  }
  return text;
}
