"use client";
/** The manifest, to be changed in place, and beside it the fixtures. Says at once when it is not what the file says. */
import clsx from "clsx";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ApplicationSetDetail, StepView } from "@/lib/workspace";
import { DiffView } from "../editor/diff-view";
import type { YamlEditorHandle } from "../editor/editor-types";
import type { ProblemActs } from "../problems/problem-list";
import { CopyButton } from "../ui/copy-button";
import { Pane } from "../ui/pane";
import { Segmented } from "../ui/segmented";
import { notify } from "../ui/toast";
import { DraftActs, DraftNotes } from "./draft/draft-notes";
import { EvaluationState } from "./draft/evaluation-state";
import { FixturesText } from "./draft/fixtures-text";
import { ManifestEditor } from "./draft/manifest-editor";
import type { TextRange } from "./draft/problem-range";
import type { DraftControls } from "./draft/use-draft";
import { useDraftState } from "./draft/use-draft-state";

function fileOf({ origin }: ApplicationSetDetail): string {
  return origin.kind === "manifest" ? origin.file : "The file";
}

/** How many fixtures stand for something here. */
function fixturesUsed({ generatorResults }: ApplicationSetDetail): number {
  const named = new Set<string>();
  const look = ({ fixture, matrix, merge }: StepView) => {
    if (fixture !== "") named.add(fixture);
    if (matrix) for (const step of [matrix.first, ...matrix.rows.map(({ second }) => second)]) look(step);
    for (const step of merge?.children ?? []) look(step);
  };
  for (const { steps } of generatorResults) for (const step of steps) look(step);
  return named.size;
}

function FileName({ applicationSet: { origin } }: { applicationSet: ApplicationSetDetail }) {
  if (origin.kind !== "manifest") return null;
  return (
    <span className="min-w-0 truncate text-xs text-fg-2" title={origin.file}>
      {origin.file}
      {origin.line > 1 && `, from line ${origin.line}`}
    </span>
  );
}

function Differences({ draft }: { draft: DraftControls }) {
  const { file, manifest, fixtures, fixturesFile } = useDraftState(draft.store);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DiffView before={file} after={manifest} label="The file's manifest against the draft" />
      {fixtures !== null && (
        <DiffView
          before={fixturesFile ?? ""}
          after={fixtures}
          label="The files' fixtures against the draft"
          className="max-h-[40%] border-t border-line"
        />
      )}
    </div>
  );
}

export function ManifestPane({
  applicationSet,
  draft,
  acts,
  editor,
  goal,
  visible,
  stale,
  currentLine,
  onHere,
  className,
}: {
  applicationSet: ApplicationSetDetail;
  draft: DraftControls;
  acts: ProblemActs;
  editor: RefObject<YamlEditorHandle | null>;
  /** Where the cursor is wanted; each time another object. */
  goal: TextRange | null;
  /** On a narrow screen another pane may be in front. */
  visible: boolean;
  stale: boolean;
  currentLine: number | null;
  onHere: (problem: number | null) => void;
  className: string;
}) {
  const { store, drafted } = draft;
  const [text, setText] = useState<"manifest" | "fixtures">("manifest");
  const [comparing, setComparing] = useState(false);
  const compares = comparing && drafted;
  const fixtureCount = useMemo(() => fixturesUsed(applicationSet), [applicationSet]);
  useEffect(() => {
    if (!goal) return;
    setText("manifest");
    setComparing(false);
  }, [goal]);
  const [loaded, setLoaded] = useState(false);
  const takeEditor = useCallback(
    (handle: YamlEditorHandle | null) => {
      editor.current = handle;
      setLoaded(handle !== null);
    },
    [editor],
  );
  // Once, when the editor is there and nothing hides it any more.
  const reached = useRef<TextRange | null>(null);
  useEffect(() => {
    if (!goal || reached.current === goal || !loaded || !visible || text !== "manifest" || compares) return;
    reached.current = goal;
    editor.current?.goTo({ offset: goal.from, end: goal.to });
  }, [goal, loaded, visible, text, compares, editor]);
  const revert = () => {
    const before = store.revert();
    setComparing(false);
    editor.current?.focus();
    notify({
      tone: "ok",
      text: "The draft is gone: this is what the file says.",
      action: { label: "Undo", run: () => store.restore(before) },
    });
  };
  const keepMine = () => {
    store.keepMine();
    editor.current?.focus();
  };
  return (
    <Pane label="Manifest" className={className}>
      <div className="flex h-8 shrink-0 items-center gap-2 border-b border-line bg-surface-2 px-3 whitespace-nowrap max-narrow:h-auto max-narrow:min-h-10 max-narrow:flex-wrap max-narrow:py-1.5">
        <h2 className="sr-only">Manifest</h2>
        <Segmented
          label="Text"
          value={text}
          onChange={(next) => {
            setText(next);
            if (next === "fixtures") draft.loadFixtures();
          }}
          segments={[
            { value: "manifest", label: "Manifest" },
            { value: "fixtures", label: fixtureCount === 0 ? "Fixtures" : `Fixtures ${fixtureCount}` },
          ]}
        />
        {drafted ? (
          <DraftActs
            draft={draft}
            name={applicationSet.name}
            comparing={compares}
            onCompare={setComparing}
            onRevert={revert}
          />
        ) : (
          <>
            <FileName applicationSet={applicationSet} />
            <span className="ml-auto">
              <CopyButton kind="soft" text={() => store.get().manifest} what="the manifest">
                Copy
              </CopyButton>
            </span>
          </>
        )}
      </div>
      {drafted && (
        <DraftNotes draft={draft} file={fileOf(applicationSet)} onTakeFile={revert} onKeepMine={keepMine} />
      )}
      {compares && <Differences draft={draft} />}
      <ManifestEditor
        ref={takeEditor}
        draft={draft}
        detail={applicationSet}
        acts={acts}
        currentLine={currentLine}
        onHere={onHere}
        className={clsx("flex-1", (compares || text === "fixtures") && "hidden")}
      />
      {text === "fixtures" && !compares && <FixturesText draft={draft} applicationSet={applicationSet} />}
      {drafted && <EvaluationState result={draft.result} stale={stale} onRetry={() => draft.retry()} />}
    </Pane>
  );
}
