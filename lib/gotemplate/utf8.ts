/**
 * Go strings are bytes. Here a string is text, and a byte outside valid UTF-8 is the lone surrogate
 * U+DC00 + byte. These functions count, cut and join by bytes on that form.
 */

const encoder = new TextEncoder();
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
const ascii = /^[\x00-\x7f]*$/;

/** Up to this length a loop is quicker than a regular expression. */
const shortText = 40;

/** True when every character is one byte, so that bytes and UTF-16 units are the same. */
export function isAscii(text: string): boolean {
  if (text.length > shortText) return ascii.test(text);
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** len(text): the number of UTF-8 bytes. */
export function byteLength(text: string): number {
  if (isAscii(text)) return text.length;
  let bytes = 0;
  for (const char of text) bytes += runeLength(char.codePointAt(0) ?? 0);
  return bytes;
}

/** The number of bytes of one code point; an escaped byte counts one. */
export function runeLength(code: number): number {
  if (code < 0x80 || isEscapedByte(code)) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** True for the lone surrogate that stands for an invalid byte. */
export function isEscapedByte(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}

/** []byte(text) */
export function toBytes(text: string): Uint8Array {
  if (text.isWellFormed()) return encoder.encode(text);
  const out: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (isEscapedByte(code)) out.push(code - 0xdc00);
    else out.push(...encoder.encode(char));
  }
  return Uint8Array.from(out);
}

/** string(bytes): valid sequences become characters, each other byte an escaped one. */
export function fromBytes(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; ) {
    const [code, size] = decodeRune(bytes, i);
    text += code < 0 ? String.fromCharCode(0xdc00 + (bytes[i] ?? 0)) : String.fromCodePoint(code);
    i += size;
  }
  return text;
}

/** utf8.DecodeRune at `i`: the code point and its size, or -1 and 1 for an invalid byte. */
export function decodeRune(bytes: Uint8Array, i: number): [code: number, size: number] {
  const b0 = bytes[i] ?? 0;
  if (b0 < 0x80) return [b0, 1];
  const size = b0 >= 0xc2 && b0 <= 0xdf ? 2 : b0 >= 0xe0 && b0 <= 0xef ? 3 : b0 >= 0xf0 && b0 <= 0xf4 ? 4 : 0;
  if (size === 0 || i + size > bytes.length) return [-1, 1];
  let code = b0 & (0xff >> (size + 1));
  for (let k = 1; k < size; k++) {
    const b = bytes[i + k] ?? 0;
    if ((b & 0xc0) !== 0x80) return [-1, 1];
    code = (code << 6) | (b & 0x3f);
  }
  const least = size === 2 ? 0x80 : size === 3 ? 0x800 : 0x10000;
  if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return [-1, 1];
  return [code, size];
}

/** text[from:to] by bytes. */
export function byteSlice(text: string, from: number, to: number): string {
  return isAscii(text) ? text.slice(from, to) : fromBytes(toBytes(text).subarray(from, to));
}

/** Joins escaped bytes that together are valid again: call it where pieces were put side by side. */
export function rejoin(text: string): string {
  return text.isWellFormed() ? text : fromBytes(toBytes(text));
}

/** The text as it leaves Go through JSON: each invalid byte is one U+FFFD. */
export function toValidText(text: string): string {
  return text.isWellFormed() ? text : rejoin(text).replace(/[\udc80-\udcff]/gu, "\ufffd");
}

/** Text from outside (JavaScript strings) made a Go string: lone surrogates become U+FFFD. */
export function fromText(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}

/** Go's order of strings: by bytes, which is the order of code points, not of UTF-16 units. */
export function compareBytes(a: string, b: string): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return isSurrogate(x) || isSurrogate(y) ? compareEncoded(a, b) : x - y;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

function compareEncoded(a: string, b: string): number {
  const x = toBytes(a);
  const y = toBytes(b);
  const n = Math.min(x.length, y.length);
  for (let i = 0; i < n; i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}
