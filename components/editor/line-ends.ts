/**
 * The editor counts each line's end as one unit. A text with \r\n counts two: this goes between both counts, and keeps
 * which of the two is written.
 */
import { lineIndexAt, lineStarts } from "./text-position";

export interface LineEnds {
  /** What a text that was edited is joined with: as the first line ends. */
  readonly separator: "\n" | "\r\n";
  /** From an offset of the text to the editor's. */
  readonly toEditor: (offset: number) => number;
  /** From the editor's offset to the text's. */
  readonly toText: (position: number) => number;
}

const plain: LineEnds = { separator: "\n", toEditor: (offset) => offset, toText: (position) => position };

export function readLineEnds(text: string): LineEnds {
  if (!text.includes("\r")) return plain;
  const inText = lineStarts(text);
  // Each \r\n before a line makes it begin one unit earlier in the editor.
  let longer = 0;
  const inEditor = inText.map((start, index) => {
    if (index > 0 && text.startsWith("\r\n", start - 2)) longer += 1;
    return start - longer;
  });
  const convert = (from: readonly number[], to: readonly number[], offset: number) => {
    const index = lineIndexAt(from, offset);
    const next = to[index + 1];
    const converted = (to[index] ?? 0) + offset - (from[index] ?? 0);
    return next === undefined ? converted : Math.min(converted, next - 1);
  };
  const first = (inText[1] ?? 0) - 2;
  return {
    separator: first >= 0 && text.startsWith("\r\n", first) ? "\r\n" : "\n",
    toEditor: (offset) => convert(inText, inEditor, offset),
    toText: (position) => convert(inEditor, inText, position),
  };
}
