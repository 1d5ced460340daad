/**
 * Text as bytes where Sprig works on bytes: "byte text" is a JavaScript string with one character, U+0000
 * to U+00FF, for each byte of the UTF-8 form. Its lengths and indices are Go's.
 */
import { fromBytes, isAscii, toBytes } from "../gotemplate";

/** The text's bytes, each as one character. */
export function toByteText(text: string): string {
  if (isAscii(text)) return text;
  let out = "";
  for (const byte of toBytes(text)) out += String.fromCharCode(byte);
  return out;
}

/** The text whose bytes these characters are. */
export function fromByteText(byteText: string): string {
  if (isAscii(byteText)) return byteText;
  return fromBytes(Uint8Array.from(byteText, (char) => char.charCodeAt(0)));
}

const escapedByte = /[\udc80-\udcff]/u;

/** True when the text holds a byte outside valid UTF-8: then only byte text can be searched for it. */
export function hasInvalidBytes(text: string): boolean {
  return escapedByte.test(text);
}

/**
 * Runs a search for `needles` in `text`. UTF-8 is self-synchronising, so characters do unless a needle
 * itself holds a part of one.
 */
export function searchable<T>(
  text: string,
  needles: readonly string[],
  search: (text: string, ...needles: string[]) => T,
): { readonly result: T; readonly restore: (part: string) => string } {
  if (!needles.some(hasInvalidBytes)) return { result: search(text, ...needles), restore: (part) => part };
  return { result: search(toByteText(text), ...needles.map(toByteText)), restore: fromByteText };
}
