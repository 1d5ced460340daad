/** Which part of a template a problem is about: what an editor underlines. */
import { type Action, actionAt } from "../../../gotemplate/words";
import type { TemplateFix } from "./template-fixes";

/** The action of the fix's first edit, or where the part stands; null: the text as a whole. */
export function templatePart(
  text: string,
  part: string | undefined,
  fix: TemplateFix | undefined,
): Action | null {
  const at = part ? text.indexOf(part) : -1;
  if (part && at >= 0) return { from: at, to: at + part.length };
  const [edit] = fix?.edits ?? [];
  return edit ? actionAt(text, edit.from) : null;
}
