/** Cutting a text to a width with "...": goutils' rules, which count bytes. */
import { byteLength, byteSlice } from "../gotemplate";

const marker = "...";

/** Needs a width of 4 and, where it cuts on the left, of 7; below it gives "". // goutils stringutils.go: AbbreviateFull */
export function abbreviate(text: string, leftEdge: bigint, maxWidth: bigint): string {
  const length = byteLength(text);
  if (text === "" || maxWidth < 4n) return "";
  if (maxWidth >= BigInt(length)) return text;
  const width = Number(maxWidth);
  const offset = Math.min(Number(leftEdge), length, length - (width - 3));
  if (offset <= 4) return byteSlice(text, 0, width - 3) + marker;
  if (width < 7) return "";
  if (offset + width - 3 >= length) return marker + byteSlice(text, length - (width - 3), length);
  return marker + abbreviate(byteSlice(text, offset, length), 0n, maxWidth - 3n);
}
