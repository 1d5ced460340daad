/** Where a problem stands in the manifest's text, for whoever underlines it. */
import type { Problem, TextPosition } from "@/lib/problems";
import { lineStarts } from "../../editor/text-position";

export interface TextRange {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Finds many places of one text: its lines are looked up once. */
export function textPlaces(text: string): {
  readonly offsetOf: (position: TextPosition) => number;
  readonly lineEnd: (line: number) => number;
} {
  const starts = lineStarts(text);
  const startOf = (line: number) => starts[Math.min(Math.max(line, 1), starts.length) - 1] ?? 0;
  const lineEnd = (line: number) => {
    const next = starts[Math.max(line, 1)];
    return next === undefined ? text.length : next - (text.startsWith("\r\n", next - 2) ? 2 : 1);
  };
  const offsetOf = ({ line, column }: TextPosition) =>
    Math.min(startOf(line) + Math.max(column, 1) - 1, lineEnd(line));
  return { offsetOf, lineEnd };
}

/**
 * null for a problem without a place in this text: the manifest's, or that of the file named. Without an end it reaches
 * to the end of what the line says.
 */
export function problemRange(
  { place }: Problem,
  text: string,
  { offsetOf, lineEnd } = textPlaces(text),
  file = "",
): TextRange | null {
  if (!place.position || (place.file ?? "") !== file) return null;
  const from = offsetOf(place.position);
  const to = place.end ? offsetOf(place.end) : lineEnd(place.position.line);
  const shown = text.slice(from, to).trimEnd();
  return { from, to: from + shown.length };
}
