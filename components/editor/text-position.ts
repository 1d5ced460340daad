/** Lines of a text and edits of it: offsets in UTF-16 units from 0. Lines end with \n, \r\n or \r. */
import type { TextEdit } from "@/lib/problems";

const LINE_END = /\r\n?|\n/g;

/** The offset at which each line begins. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(LINE_END)) starts.push(match.index + match[0].length);
  return starts;
}

/** Index of the last start that is not after the offset. */
export function lineIndexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Edits fit when they ascend, don't overlap and lie inside the text. */
export function editsFit(length: number, edits: readonly TextEdit[]): boolean {
  let last = 0;
  return edits.every(({ from, to }) => {
    const fits = from >= last && to >= from && to <= length;
    last = to;
    return fits;
  });
}

/** The text with all edits made; null when they don't fit it. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string | null {
  if (!editsFit(text.length, edits)) return null;
  let result = "";
  let at = 0;
  for (const { from, to, insert } of edits) {
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

const isLowSurrogate = (unit: number) => (unit & 0xfc00) === 0xdc00;

/** The one edit that makes `after` of `before`: what both begin and end with stays. null when they are equal. */
export function minimalEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  if (isLowSurrogate(before.charCodeAt(from)) || isLowSurrogate(after.charCodeAt(from)))
    from = Math.max(0, from - 1);
  let tail = 0;
  const most = shorter - from;
  while (
    tail < most &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail -= 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}
