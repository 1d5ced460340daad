/** Searching one text in another as Go does: by bytes. */
import { isAscii } from "../gotemplate";
import { byteText, fromByteText } from "./byte-text";

const escapedByte = /[\udc80-\udcff]/u;
const hasInvalidBytes = (text: string) => !isAscii(text) && escapedByte.test(text);

/**
 * Text and needle so that JavaScript finds the one in the other where Go does. UTF-8 is self-synchronising, so
 * characters will do, unless the needle has a byte outside valid UTF-8, which may be a part of a character:
 * then both are one character a byte, and a piece of the text must be restored.
 */
export function comparable(text: string, needle: string): readonly [text: string, needle: string] {
  return hasInvalidBytes(needle) ? [byteText(text), byteText(needle)] : [text, needle];
}

/** A piece of the comparable text as text again. */
export function restore(piece: string, needle: string): string {
  return hasInvalidBytes(needle) ? fromByteText(piece) : piece;
}
