"use client";
/** What the reader does about a problem: a fix, which is one step of undo, and the way to its place. */
import { type RefObject, useCallback, useMemo } from "react";
import type { Problem, QuickFix } from "@/lib/problems";
import type { YamlEditorHandle } from "../../editor/editor-types";
import { applyTextEdits } from "../../editor/text-position";
import type { ProblemActs } from "../../problems/problem-list";
import { notify } from "../../ui/toast";
import type { DraftStore } from "./draft-store";
import { problemRange, type TextRange } from "./problem-range";
import { rebaseEdits } from "./rebase-edits";

/** `text`: what the problems and their fixes were made of. `show` brings the editor to that place, with the focus. */
export function useProblemActs(
  store: DraftStore,
  text: string,
  editor: RefObject<YamlEditorHandle | null>,
  show: (range: TextRange) => void,
): ProblemActs {
  const fix = useCallback(
    (wanted: QuickFix) => {
      const now = store.get().manifest;
      const edits = rebaseEdits(wanted.edits, text, now);
      const changed = edits && applyTextEdits(now, edits);
      if (!edits || changed === null) {
        notify({
          tone: "warning",
          text: "That text was changed meanwhile. The fix comes again with the next evaluation.",
        });
        return;
      }
      if (!editor.current?.applyEdits(edits)) store.edit(changed);
      const [first] = edits;
      if (first) show({ from: first.from, to: first.from + first.insert.length });
    },
    [store, text, editor, show],
  );
  const goTo = useCallback(
    (problem: Problem) => {
      const range = problemRange(problem, text);
      if (range) show(range);
    },
    [text, show],
  );
  return useMemo(() => ({ fix, goTo }), [fix, goTo]);
}
