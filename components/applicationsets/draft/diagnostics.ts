/** The problems of a text as its editor shows them: underlined, with their fixes at hand. */
import type { Problem, QuickFix } from "@/lib/problems";
import type { EditorDiagnostic } from "../../editor/editor-types";
import { problemRange, type TextRange, textPlaces } from "./problem-range";

/** By index of the problem; null for one without a place in the text. `file`: another text than the manifest's. */
export function problemRanges(
  problems: readonly Problem[],
  text: string,
  file = "",
): readonly (TextRange | null)[] {
  const places = textPlaces(text);
  return problems.map((problem) => problemRange(problem, text, places, file));
}

export function problemDiagnostics(
  problems: readonly Problem[],
  ranges: readonly (TextRange | null)[],
  onFix?: (fix: QuickFix) => void,
): EditorDiagnostic[] {
  return problems.flatMap(({ severity, message, code, remedy, fixes = [] }, index) => {
    const range = ranges[index];
    if (!range) return [];
    const actions = onFix ? fixes.map((fix) => ({ label: fix.label, apply: () => onFix(fix) })) : [];
    return [{ ...range, severity, code, message: `${message} ${remedy}`, actions }];
  });
}

/** The problem that the cursor is in: of several the one that says it most closely. */
export function problemAt(ranges: readonly (TextRange | null)[], offset: number): number | null {
  let found: number | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (const [index, range] of ranges.entries()) {
    if (!range || offset < range.from || offset > range.to || range.to - range.from >= shortest) continue;
    found = index;
    shortest = range.to - range.from;
  }
  return found;
}
