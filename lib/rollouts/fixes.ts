/** Edits of a text, and its lines. */
import type { QuickFix, TextPosition } from "../problems";

/** The text with the edits made; an edit that overlaps one before it is left out. */
export function applyFixes(text: string, fixes: readonly QuickFix[]): string {
  const edits = fixes.flatMap((fix) => fix.edits).sort((a, b) => a.from - b.from);
  let out = "";
  let at = 0;
  for (const { from, to, insert } of edits) {
    if (from < at) continue;
    out += text.slice(at, from) + insert;
    at = to;
  }
  return out + text.slice(at);
}

/** Finds the offset of a line and column, both from 1, in one text. */
export function offsetsIn(text: string): (position: TextPosition) => number {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return ({ line, column }) => Math.min(text.length, (starts[line - 1] ?? text.length) + column - 1);
}
