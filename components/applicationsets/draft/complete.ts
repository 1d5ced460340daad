/** What can be written at the cursor: inside `{{ }}` parameters and functions, elsewhere the schema's fields. */
import type { FunctionNote } from "@/lib/applicationset";
import type { ApplicationSetDetail } from "@/lib/workspace";
import type { CompletionAnswer, CompletionRequest } from "../../editor/editor-types";
import { completeField } from "./complete-field";
import { completeTemplate, openTemplate, sampleSets } from "./complete-template";

export interface CompletionKnowledge {
  readonly detail: Pick<ApplicationSetDetail, "goTemplate" | "generatorResults">;
  readonly functions: () => Promise<readonly FunctionNote[]>;
}

/** Without being asked it says something only where a name was begun. */
export async function completeManifest(
  { text, offset, textBefore, explicit }: CompletionRequest,
  { detail, functions }: CompletionKnowledge,
): Promise<CompletionAnswer | null> {
  const { goTemplate } = detail;
  const begun = /[\w.$]$/.test(textBefore);
  if (!explicit && !begun) return null;
  if (openTemplate(text, offset) === null) return completeField(text, offset, textBefore);
  const names = { goTemplate, sets: sampleSets(detail), functions: goTemplate ? await functions() : [] };
  return completeTemplate(text, offset, names);
}
