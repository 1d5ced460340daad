"use client";
/** The ConfigMap, to change in place: nothing is written to a file or a cluster. */
import { RotateCcw } from "lucide-react";
import type { Ref } from "react";
import type { RolloutsReport } from "@/lib/rollouts/report";
import type { RolloutsView } from "@/lib/workspace/rollouts-views";
import { type EditorDiagnostic, YamlEditor, type YamlEditorHandle } from "../editor/yaml-editor";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { CopyButton } from "../ui/copy-button";
import { Note } from "../ui/note";
import { Pane, PaneHead } from "../ui/pane";
import { sourceText } from "./rollouts-words";
import { PASTED, type RolloutsDraft } from "./use-rollouts-draft";

function SourceChoice({
  view,
  source,
  onSource,
}: {
  view: RolloutsView;
  source: string;
  onSource: (source: string) => void;
}) {
  return (
    <select
      aria-label="Which ConfigMap"
      value={source}
      onChange={(event) => onSource(event.target.value)}
      className="h-[22px] max-w-44 rounded-1 border border-line-strong bg-surface-1 px-1 text-xs max-narrow:h-8"
    >
      {view.reports
        .filter((report) => report.source.found || report.id === source)
        .map((report) => (
          <option key={report.id} value={report.id}>
            {report.source.namespace}
          </option>
        ))}
      <option value={PASTED}>pasted text</option>
    </select>
  );
}

export function ConfigMapPane({
  view,
  draft,
  report,
  diagnostics,
  editor,
  onSource,
  className,
}: {
  view: RolloutsView;
  draft: RolloutsDraft;
  report: RolloutsReport | null;
  diagnostics: readonly EditorDiagnostic[];
  editor: Ref<YamlEditorHandle>;
  onSource: (source: string) => void;
  className?: string;
}) {
  const pasted = draft.source === PASTED;
  return (
    <Pane label="ConfigMap" className={className ?? ""}>
      <PaneHead title="ConfigMap">
        <SourceChoice view={view} source={draft.source} onSource={onSource} />
        <span className="min-w-0 truncate text-xs text-fg-2">{report && !pasted && sourceText(report)}</span>
        <span className="ml-auto flex items-center gap-2">
          {draft.changed && !pasted && <Chip>edited here</Chip>}
          {draft.changed && (
            <Button kind="quiet" size="small" onClick={draft.revert}>
              <RotateCcw size={12} strokeWidth={1.5} aria-hidden />
              {pasted ? "Clear" : "Revert"}
            </Button>
          )}
          <CopyButton text={draft.text} what="the ConfigMap" kind="soft">
            Copy
          </CopyButton>
        </span>
      </PaneHead>
      {draft.outdated && (
        <Note tone="warning">
          <p className="text-xs">The manifest changed since you began to edit. Revert takes the new one.</p>
        </Note>
      )}
      <YamlEditor
        ref={editor}
        label="ConfigMap argo-rollouts-config"
        value={draft.text}
        onChange={draft.setText}
        diagnostics={diagnostics}
        wrap
        placeholder="Paste an argo-rollouts-config here."
        className="flex-1 max-narrow:min-h-[55dvh]"
      />
    </Pane>
  );
}
