/** Where a problem stands in the manifest's text, for whoever underlines it. */
import type { Problem, TextPosition } from "@/lib/problems";

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
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const startOf = (line: number) => starts[Math.min(Math.max(line, 1), starts.length) - 1] ?? 0;
  const lineEnd = (line: number) => {
    const next = starts[Math.max(line, 1)];
    const end = next === undefined ? text.length : next - 1;
    return end > 0 && text[end - 1] === "\r" ? end - 1 : end;
  };
  const offsetOf = ({ line, column }: TextPosition) =>
    Math.min(startOf(line) + Math.max(column, 1) - 1, lineEnd(line));
  return { offsetOf, lineEnd };
}

/** null for a problem without a place in this text. Without an end it reaches to the end of what the line says. */
export function problemRange(
  { place }: Problem,
  text: string,
  { offsetOf, lineEnd } = textPlaces(text),
): TextRange | null {
  if (!place.position || place.file) return null;
  const from = offsetOf(place.position);
  const to = place.end ? offsetOf(place.end) : lineEnd(place.position.line);
  const shown = text.slice(from, to).trimEnd();
  return { from, to: from + shown.length };
}
