"use client";
/** What buttons do to the text: quick fixes, the file's own checksum, going to a place. */
import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { QuickFix, TextEdit } from "@/lib/problems";
import type { RolloutsPluginReport, TextSpan } from "@/lib/rollouts/report";
import { applyTextEdits } from "../editor/text-position";
import type { YamlEditorHandle } from "../editor/yaml-editor";
import { notify } from "../ui/toast";
import { checksumEdit } from "./rollouts-words";
import { type Checks, useChecks } from "./use-checks";
import type { RolloutsDraft } from "./use-rollouts-draft";

export interface ConfigMapEdits {
  readonly checks: Checks;
  readonly fix: (fix: QuickFix) => void;
  /** Downloads the plugin's file and writes its SHA-256. */
  readonly compute: (plugin: RolloutsPluginReport) => void;
  readonly goTo: (span: TextSpan) => void;
}

export function useConfigMapEdits(
  draft: RolloutsDraft,
  editor: RefObject<YamlEditorHandle | null>,
  onShowEditor: () => void,
): ConfigMapEdits {
  const checks = useChecks();
  const latest = useRef({ draft, onShowEditor });
  useEffect(() => {
    latest.current = { draft, onShowEditor };
  });
  /** Undoable where the editor is there; the text's owner is told either way. */
  const apply = useCallback(
    (edits: readonly TextEdit[]) => {
      const { draft: now } = latest.current;
      if (now.stale) return;
      if (editor.current?.applyEdits(edits)) return;
      const text = applyTextEdits(now.text, edits);
      if (text !== null) now.setText(text);
    },
    [editor],
  );
  const fix = useCallback((quick: QuickFix) => apply(quick.edits), [apply]);
  const write = (location: string, digest: string) => {
    const { draft: now } = latest.current;
    const plugin = now.report?.plugins.find((each) => each.location === location);
    const span = plugin?.fields.sha256;
    if (!span || now.stale) {
      notify({ tone: "warning", text: "The text changed meanwhile: nothing was written. Compute it again." });
      return;
    }
    apply([checksumEdit(now.text, span, digest)]);
    notify({ tone: "ok", text: `Wrote the file's SHA-256 in line ${span.line}` });
  };
  return {
    checks,
    fix,
    compute: ({ location }) =>
      checks.start({
        requests: [draft.request(location)],
        onDone: ({ sha256 }) => sha256 !== null && write(location, sha256),
      }),
    goTo: ({ from, to }) => {
      onShowEditor();
      // Where panes are tabs, the editor is there after the next paint.
      requestAnimationFrame(() => editor.current?.goTo({ offset: from, end: to }));
    },
  };
}
