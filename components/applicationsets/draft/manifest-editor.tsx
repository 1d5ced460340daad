"use client";
/** The manifest in its editor: typed into the draft, problems underlined, names completed. */
import { type Ref, useCallback, useEffect, useMemo, useRef } from "react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import type { CompletionSource, YamlEditorHandle } from "../../editor/editor-types";
import { YamlEditor } from "../../editor/yaml-editor";
import type { ProblemActs } from "../../problems/problem-list";
import { problemAt, problemDiagnostics, problemRanges } from "./diagnostics";
import type { DraftControls } from "./use-draft";
import { useDraftState } from "./use-draft-state";

export function ManifestEditor({
  ref,
  draft,
  detail,
  acts,
  currentLine,
  onHere,
  className,
}: {
  ref: Ref<YamlEditorHandle>;
  draft: DraftControls;
  detail: ApplicationSetDetail;
  acts: ProblemActs;
  currentLine: number | null;
  /** The problem that the cursor is in. */
  onHere: (problem: number | null) => void;
  className: string;
}) {
  const { store, functions } = draft;
  const { manifest } = useDraftState(store);
  const { problems, manifest: text, goTemplate, generatorResults } = detail;
  const ranges = useMemo(() => problemRanges(problems, text), [problems, text]);
  const { fix } = acts;
  const diagnostics = useMemo(() => problemDiagnostics(problems, ranges, fix), [problems, ranges, fix]);
  // Also when the problems change around a cursor that stays.
  const cursor = useRef<number | null>(null);
  useEffect(() => {
    onHere(cursor.current === null ? null : problemAt(ranges, cursor.current));
  }, [ranges, onHere]);
  const completions = useCallback<CompletionSource>(
    async (request) => {
      const { completeManifest } = await import("./complete");
      return completeManifest(request, { detail: { goTemplate, generatorResults }, functions });
    },
    [goTemplate, generatorResults, functions],
  );
  return (
    <YamlEditor
      ref={ref}
      label="Manifest text"
      value={manifest}
      onChange={(next) => store.edit(next)}
      onCursor={({ offset }) => {
        cursor.current = offset;
        onHere(problemAt(ranges, offset));
      }}
      diagnostics={diagnostics}
      currentLine={currentLine}
      completions={completions}
      className={className}
    />
  );
}
