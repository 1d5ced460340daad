/** One act for many places: the first fixes of all problems of one code, as one edit of the text. */
import type { Problem, TextEdit } from "@/lib/problems";

export interface FixAll {
  /** How many problems it mends. */
  readonly count: number;
  /** Ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
}

const isSame = (a: TextEdit, b: TextEdit) => a.from === b.from && a.to === b.to && a.insert === b.insert;

/**
 * null when there is only one to mend, or when two of them get in each other's way: then each is the reader's own choice.
 * Two problems with one and the same edit are mended by it once.
 */
export function fixAll(problems: readonly Problem[], code: string): FixAll | null {
  const fixes = problems.flatMap((problem) => (problem.code === code ? (problem.fixes?.[0] ?? []) : []));
  const sorted = fixes.flatMap(({ edits }) => edits).sort((a, b) => a.from - b.from || a.to - b.to);
  const edits = sorted.filter((edit, index) => index === 0 || !isSame(edit, sorted[index - 1] ?? edit));
  const overlaps = edits.some((edit, index) => {
    const before = edits[index - 1];
    // Two texts put in at one place have no order of their own.
    return before !== undefined && (edit.from < before.to || edit.from === before.from);
  });
  return fixes.length < 2 || edits.length < 2 || overlaps ? null : { count: fixes.length, edits };
}
