/** A quick fix carried out on the text that it was made for. */
import type { QuickFix } from "./problem";

/** The changed text. Edits are ascending and don't overlap; one that lies outside of the text is left out. */
export function applyFix(text: string, { edits }: Pick<QuickFix, "edits">): string {
  let out = "";
  let at = 0;
  for (const { from, to, insert } of edits) {
    if (from < at || to < from || to > text.length) continue;
    out += text.slice(at, from) + insert;
    at = to;
  }
  return out + text.slice(at);
}
