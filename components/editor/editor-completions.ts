/** Completion lists from a source that knows the text and an offset, not the editor. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { CompletionSource, EditorCompletion } from "./editor-types";
import type { LineEnds } from "./line-ends";

const kinds: Record<NonNullable<EditorCompletion["kind"]>, string> = {
  key: "property",
  value: "constant",
  variable: "variable",
  function: "function",
  keyword: "keyword",
};

function toCompletion({ label, detail, info, kind, insert, boost }: EditorCompletion): Completion {
  return {
    label,
    ...(detail === undefined ? {} : { detail }),
    ...(info === undefined ? {} : { info }),
    ...(kind === undefined ? {} : { type: kinds[kind] }),
    ...(insert === undefined ? {} : { apply: insert }),
    ...(boost === undefined ? {} : { boost }),
  };
}

interface Owner {
  readonly text: () => string;
  readonly ends: () => LineEnds;
  readonly source: () => CompletionSource | undefined;
}

/**
 * Nothing to offer is an empty list, not null: where the reader typed on while this was asked, CodeMirror asks anew after
 * a list, and after null waits for ever.
 */
async function complete(owner: Owner, context: CompletionContext): Promise<CompletionResult> {
  const nothing = { from: context.pos, options: [] };
  const source = owner.source();
  if (!source) return nothing;
  const abort = new AbortController();
  context.addEventListener("abort", () => abort.abort());
  const line = context.state.doc.lineAt(context.pos);
  const { toText, toEditor } = owner.ends();
  const answer = await source({
    text: owner.text(),
    offset: toText(context.pos),
    textBefore: line.text.slice(0, context.pos - line.from),
    explicit: context.explicit,
    signal: abort.signal,
  });
  if (!answer || abort.signal.aborted) return nothing;
  return { from: toEditor(answer.from), options: answer.options.map(toCompletion) };
}

export function editorCompletions(owner: Owner): Extension {
  return [
    autocompletion({ override: [(context) => complete(owner, context)], icons: false }),
    keymap.of(completionKeymap),
  ];
}
