/** Searching one text in another as Go does: by bytes. */
import { byteText, fromByteText } from "./byte-text";

const escapedByte = /[\udc80-\udcff]/u;

/** What a search gave, and how to read a piece of the text that is in it. */
interface Found<T> {
  readonly result: T;
  readonly restore: (piece: string) => string;
}

/**
 * Runs a search for `needle` in `text`. UTF-8 is self-synchronising, so characters will do, unless the needle
 * has a byte outside valid UTF-8, which may be a part of a character: then both are one character a byte.
 */
export function searchBytes<T>(
  text: string,
  needle: string,
  search: (text: string, needle: string) => T,
): Found<T> {
  if (!escapedByte.test(needle)) return { result: search(text, needle), restore: (piece) => piece };
  return { result: search(byteText(text), byteText(needle)), restore: fromByteText };
}
