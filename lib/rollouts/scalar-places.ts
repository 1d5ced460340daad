/** Where the characters of a YAML text value stand in the document that holds it: a list inside a block scalar. */
import type { SourceRange } from "../applicationset/yaml/syntax-tree";

export interface ScalarPlaces {
  /** Offset in the document of an offset in the value. */
  outer(offset: number): number;
  /** True: a literal block, whose lines stand in the document as they are, so that edits of them are safe. */
  readonly editable: boolean;
  /** Indentation of a literal block's lines. */
  readonly indent: number;
}

/** `range` is that of the value's own text in `text`, from the scalar's indicator on. */
export function scalarPlaces(text: string, range: SourceRange, value: string): ScalarPlaces {
  const first = text.charAt(range.from);
  if (first === "|") return literalPlaces(text, range, value) ?? alignedPlaces(text, range, value);
  return alignedPlaces(text, range, value);
}

/** A literal block: each line of the value is a line of the document, indented. */
function literalPlaces(text: string, range: SourceRange, value: string): ScalarPlaces | null {
  const headerEnd = text.indexOf("\n", range.from);
  if (headerEnd < 0) return null;
  const starts: { readonly value: number; readonly text: number }[] = [];
  let at = headerEnd + 1;
  let valueAt = 0;
  let indent: number | null = null;
  for (const line of value.split("\n")) {
    const end = text.indexOf("\n", at);
    const whole = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, "");
    if (line !== "" && (!whole.endsWith(line) || whole.slice(0, whole.length - line.length).trim() !== "")) {
      return null;
    }
    if (line !== "") indent ??= whole.length - line.length;
    starts.push({ value: valueAt, text: at + Math.max(0, whole.length - line.length) });
    valueAt += line.length + 1;
    at = end < 0 ? text.length : end + 1;
  }
  return { editable: true, indent: indent ?? 0, outer: (offset) => lineOf(starts, offset, text.length) };
}

function lineOf(
  starts: readonly { readonly value: number; readonly text: number }[],
  offset: number,
  length: number,
): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle]?.value ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const start = starts[low];
  return start ? Math.min(length, start.text + offset - start.value) : length;
}

/** Any other scalar: its characters come in the same order, with line breaks, quotes and escapes between them. */
function alignedPlaces(text: string, range: SourceRange, value: string): ScalarPlaces {
  const map = new Uint32Array(value.length + 1);
  let at = range.from;
  for (let i = 0; i < value.length; i++) {
    const char = value.charAt(i);
    if (/\s/.test(char)) {
      map[i] = Math.min(at, range.to);
      continue;
    }
    const found = text.indexOf(char, at);
    if (found >= 0 && found < range.to) at = found + 1;
    map[i] = Math.max(range.from, at - 1);
  }
  map[value.length] = Math.min(at, range.to);
  return { editable: false, indent: 0, outer: (offset) => map[Math.min(offset, value.length)] ?? range.from };
}
