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

/** The offset of a line and column, both from 1. */
export function offsetAt(text: string, { line, column }: TextPosition): number {
  let start = 0;
  const breaks = /\r\n|\n|\r/g;
  for (let i = 1; i < line; i++) {
    if (breaks.exec(text) === null) return text.length;
    start = breaks.lastIndex;
  }
  return Math.min(text.length, start + column - 1);
}
