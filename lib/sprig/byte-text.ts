/** Texts as Go's time package sees them: one character a byte, so that cutting and quoting are by bytes. */
import { fromBytes, isAscii, toBytes } from "../gotemplate/utf8";

/** One character a byte. */
export function byteText(text: string): string {
  return isAscii(text) ? text : Array.from(toBytes(text), (byte) => String.fromCharCode(byte)).join("");
}

/** The text of one character a byte, back as a Go string. */
export function fromByteText(text: string): string {
  return isAscii(text) ? text : fromBytes(Uint8Array.from(text, (char) => char.charCodeAt(0)));
}

/** Go's time package quotes by itself: every byte outside printable ASCII as `\xff`. // format.go: quote */
export function quoteBytes(text: string): string {
  const escaped = text.replace(/["\\]/g, "\\$&").replace(/[^ -\x7f]/g, (char) => {
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return `"${escaped}"`;
}
