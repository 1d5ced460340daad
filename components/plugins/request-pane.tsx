"use client";
/** What is sent: `input.parameters`, and all else that the controller would add to the call. */
import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import type { PluginDetail } from "@/lib/workspace";
import { Button } from "../ui/button";
import { Note } from "../ui/note";
import { Pane, PaneHead } from "../ui/pane";
import { formatSeconds } from "../ui/relative-time";
import { Segmented } from "../ui/segmented";
import { RequestEditor } from "./request-editor";
import { printedEntry } from "./request-text";
import type { RequestDraft } from "./use-request-draft";

function TimeLimit({ plugin }: { plugin: PluginDetail }) {
  const broken = plugin.chain.some(({ id, state }) => state === "error" && id !== "answer");
  if (plugin.timeoutSeconds === null && broken)
    return <span className="text-fg-3">not read: the chain breaks before it</span>;
  if (plugin.timeoutSeconds === null) {
    return (
      <>
        none <span className="text-fg-3">requestTimeout is negative</span>
      </>
    );
  }
  return (
    <>
      {formatSeconds(plugin.timeoutSeconds)}{" "}
      {plugin.timeoutSeconds === 30 && <span className="text-fg-3">the default</span>}
    </>
  );
}

function RequestFacts({ plugin, draft }: { plugin: PluginDetail; draft: RequestDraft }) {
  const values = Object.entries(draft.request.values);
  return (
    <dl className="kv shrink-0 border-t border-line px-3 py-1.5">
      <dt>
        <label htmlFor="application-set-name">applicationSetName</label>
      </dt>
      <dd>
        <input
          id="application-set-name"
          value={draft.request.applicationSetName}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => draft.setName(event.target.value)}
          className="h-[20px] w-full rounded-1 bg-transparent px-1 -ml-1 font-mono hover:bg-surface-3 focus:bg-surface-1 max-narrow:h-8"
        />
      </dd>
      <dt>spec values</dt>
      <dd className="font-mono" title={values.map(([key, value]) => `${key}: ${value}`).join("\n")}>
        {values.length === 0 ? (
          <span className="font-sans text-fg-3">none: the plugin's own stay</span>
        ) : (
          values.map(([key, value]) => `${key}: ${value}`).join(", ")
        )}
      </dd>
      <dt>Time limit</dt>
      <dd>
        <TimeLimit plugin={plugin} />
      </dd>
      <dt>goTemplate</dt>
      <dd>
        {String(draft.request.goTemplate)}{" "}
        <span className="text-fg-3">{draft.chosen?.goTemplateOptions.join(", ") ?? ""}</span>
      </dd>
    </dl>
  );
}

function PrintedEntry({ draft }: { draft: RequestDraft }) {
  const printed = draft.request.goTemplate && draft.parsed.ok ? printedEntry(draft.parsed.parameters) : null;
  if (!printed) return null;
  const { key, prints } = printed;
  return (
    <Note tone="info" className="border-t border-b-0">
      <p className="text-xs">
        In templates these entries are not plain values: <code>.generator.input.parameters.{key}</code> prints{" "}
        <code className="break-words">{prints}</code>. Write{" "}
        <code className="break-words">{`(.generator.input.parameters | toJson | fromJson).${key}`}</code>.
      </p>
    </Note>
  );
}

export function RequestPane({
  plugin,
  draft,
  caller,
}: {
  plugin: PluginDetail;
  draft: RequestDraft;
  /** On a narrow screen, where the tabs leave it no room. */
  caller: ReactNode;
}) {
  const { parsed } = draft;
  return (
    <Pane label="Request">
      <PaneHead title="input.parameters">
        <span className="ml-auto flex items-center gap-2">
          {draft.changed && (
            <Button kind="quiet" size="small" onClick={draft.reset}>
              <RotateCcw size={12} strokeWidth={1.5} aria-hidden />
              Undo changes
            </Button>
          )}
          <Segmented
            label="Form of the input"
            value={draft.format}
            onChange={draft.setFormat}
            segments={[
              { value: "yaml", label: "YAML" },
              { value: "json", label: "JSON" },
            ]}
          />
        </span>
      </PaneHead>
      <div className="border-b border-line px-3 py-1.5 text-xs narrow:hidden">{caller}</div>
      {draft.chosen?.templated && (
        <Note tone="warning">
          <p className="text-xs">
            Inside the matrix this input holds placeholders, which the first generator fills. Put values in
            their place to send it from here.
          </p>
        </Note>
      )}
      <RequestEditor
        label="input.parameters"
        text={draft.text}
        errorLine={parsed.ok ? null : parsed.line}
        errorText={parsed.ok ? "" : parsed.message}
        onChange={draft.setText}
      />
      {parsed.ok && parsed.warning !== "" && (
        <Note tone="warning" className="border-t">
          <p className="text-xs">{parsed.warning}</p>
        </Note>
      )}
      <RequestFacts plugin={plugin} draft={draft} />
      <PrintedEntry draft={draft} />
    </Pane>
  );
}
