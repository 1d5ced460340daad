/** Parts of a text by bytes, which may cut a character in two. */
import { byteLength, byteSlice, FunctionError } from "../gotemplate";

/** `s[from:to]` as Go's runtime checks it. */
function sliceBytes(text: string, from: bigint, to: bigint | null): string {
  const length = BigInt(byteLength(text));
  if (to === null && from > length)
    throw new FunctionError(`runtime error: slice bounds out of range [${from}:${length}]`);
  const end = to ?? length;
  if (end < 0n) throw new FunctionError(`runtime error: slice bounds out of range [:${end}]`);
  if (end > length)
    throw new FunctionError(`runtime error: slice bounds out of range [:${end}] with length ${length}`);
  if (from > end) throw new FunctionError(`runtime error: slice bounds out of range [${from}:${end}]`);
  return byteSlice(text, Number(from), Number(end));
}

// Sprig's strings.go: substring
export function substring(start: bigint, end: bigint, text: string): string {
  if (start < 0n) return sliceBytes(text, 0n, end);
  const toEnd = end < 0n || end > BigInt(byteLength(text));
  return sliceBytes(text, start, toEnd ? null : end);
}

// Sprig's strings.go: trunc
export function trunc(count: bigint, text: string): string {
  const length = byteLength(text);
  if (count >= BigInt(length)) return text;
  if (count >= 0n) return byteSlice(text, 0, Number(count));
  const from = BigInt(length) + count;
  return from > 0n ? byteSlice(text, Number(from), length) : text;
}
