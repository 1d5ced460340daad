/** A fix was made for a text that was typed on since: its edits, moved to where they belong now. */
import type { TextEdit } from "@/lib/problems";

/** null when what was typed touches what the edits replace: then they say nothing any more. */
export function rebaseEdits(
  edits: readonly TextEdit[],
  before: string,
  after: string,
): readonly TextEdit[] | null {
  if (before === after) return edits;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const end = before.length - tail;
  const shift = after.length - before.length;
  const moved = edits.map((edit) => {
    if (edit.to <= start) return edit;
    if (edit.from >= end) return { ...edit, from: edit.from + shift, to: edit.to + shift };
    return null;
  });
  const whole = moved.filter((edit) => edit !== null);
  return whole.length === moved.length ? whole : null;
}
