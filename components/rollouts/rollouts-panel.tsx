"use client";
/** Argo Rollouts' plugins: would the controller start with this ConfigMap, why not, and what to do. */
import { useQuery } from "@tanstack/react-query";
import { Copy, Play, X } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, useRef } from "react";
import type { RolloutsReport } from "@/lib/rollouts/report";
import { reportText } from "@/lib/rollouts/report-text";
import type { RolloutsView } from "@/lib/workspace/rollouts-views";
import type { YamlEditorHandle } from "../editor/yaml-editor";
import { countText } from "../problems/problem-text";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { copyText } from "../ui/clipboard";
import { ErrorState } from "../ui/error-state";
import { Kbd } from "../ui/kbd";
import { PageHead } from "../ui/page-head";
import { Pane } from "../ui/pane";
import { useShortcut } from "../ui/shortcuts";
import { TabBar, tabPanelProps } from "../ui/tab-bar";
import { useMedia } from "../ui/use-media";
import { ConfigMapPane } from "./config-map-pane";
import { DETAILS, DetailsPane, firstDetail } from "./details-pane";
import { exampleConfigMap } from "./example-config-map";
import { PluginsPane } from "./plugins-pane";
import { rolloutsQuery } from "./queries";
import { toDiagnostics } from "./report-diagnostics";
import { RolloutsEmpty } from "./rollouts-empty";
import { RolloutsError } from "./rollouts-error";
import { RolloutsSkeleton } from "./rollouts-skeleton";
import { choosePlugin, countPlugins } from "./rollouts-words";
import { useConfigMapEdits } from "./use-config-map-edits";
import { PASTED, type RolloutsDraft, useRolloutsDraft } from "./use-rollouts-draft";
import { VerdictBanner } from "./verdict-banner";

const TABS = ["config", "steps", "details"] as const;

function HeadChips({ report }: { report: RolloutsReport | null }) {
  if (!report) return null;
  const { counts, plugins } = report;
  return (
    <>
      {counts.errors > 0 && <Chip tone="error">{countText(counts.errors, "error")}</Chip>}
      {counts.warnings > 0 && <Chip tone="warning">{countText(counts.warnings, "warning")}</Chip>}
      <Chip>{countPlugins(plugins.length)}</Chip>
    </>
  );
}

function CheckButton({
  running,
  onCheck,
  onCancel,
}: {
  running: boolean;
  onCheck: () => void;
  onCancel: () => void;
}) {
  return running ? (
    <Button onClick={onCancel}>
      <X size={16} strokeWidth={1.5} aria-hidden />
      Cancel
      <Kbd>Esc</Kbd>
    </Button>
  ) : (
    <Button kind="primary" onClick={onCheck} aria-keyshortcuts="s">
      <Play size={16} strokeWidth={1.5} aria-hidden />
      Check again
      <Kbd>S</Kbd>
    </Button>
  );
}

function RolloutsContent({ view, onRefresh }: { view: RolloutsView; onRefresh: () => void }) {
  const [source, setSource] = useQueryState("source", parseAsString);
  const [wanted, setWanted] = useQueryState("plugin", parseAsString);
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("config"));
  const [detail, setDetail] = useQueryState("show", parseAsStringLiteral(DETAILS));
  const narrow = useMedia("(width < 960px)");
  const editor = useRef<YamlEditorHandle>(null);
  const draft: RolloutsDraft = useRolloutsDraft(view, source);
  const { report, stale } = draft;
  const chosen = report && choosePlugin(report, wanted);
  const edits = useConfigMapEdits(draft, editor, () => void setTab("config"));
  const { checks } = edits;
  const diagnostics = useMemo(() => toDiagnostics(report, edits.fix), [report, edits.fix]);
  const check = () => {
    const locations = new Set(
      report?.plugins.filter((each) => each.downloadable).map((each) => each.location),
    );
    if (locations.size === 0) onRefresh();
    else checks.start({ requests: [...locations].map(draft.request) });
  };
  useShortcut("s", "Check again", check, !checks.running);
  useShortcut("Escape", "Cancel the running check", checks.cancel, checks.running);
  const hiddenUnless = (name: (typeof TABS)[number]) =>
    tab === name ? "max-[960px]:flex-1" : "max-[960px]:hidden";
  const checkButton = <CheckButton running={checks.running} onCheck={check} onCancel={checks.cancel} />;
  return (
    <>
      <PageHead
        title="argo-rollouts-config"
        parent={{ href: "/rollouts", label: "Rollouts" }}
        chips={<HeadChips report={report} />}
        actions={
          report && (
            <>
              <Button onClick={() => void copyText(reportText(report), "the report")}>
                <Copy size={16} strokeWidth={1.5} aria-hidden />
                Copy report
              </Button>
              {checkButton}
            </>
          )
        }
      />
      {view.unread > 0 && (
        <p className="border-b border-line px-4 py-2 text-fg-2">
          {countText(view.unread, "namespace")} more: only {view.reports.length} are judged.
        </p>
      )}
      {report && <VerdictBanner verdict={report.verdict} stale={stale} />}
      {draft.error !== null && (
        <ErrorState title="The text was not judged." error={draft.error} onRetry={draft.retry} />
      )}
      {checks.error !== null && <ErrorState title="The check ended." error={checks.error} onRetry={check} />}
      {narrow && report && (
        <TabBar
          label="argo-rollouts-config"
          tabs={[
            { value: "config", label: "ConfigMap" },
            { value: "steps", label: "Steps", ...(report ? { count: String(report.plugins.length) } : {}) },
            { value: "details", label: "Details" },
          ]}
          value={tab}
          onChange={(next) => void setTab(next === "config" ? null : next)}
        />
      )}
      <div
        {...(narrow ? tabPanelProps(tab) : {})}
        className="grid min-h-0 flex-1 grid-cols-2 grid-rows-[minmax(0,1fr)_minmax(0,1fr)] outline-none max-[960px]:flex max-[960px]:flex-col max-narrow:flex-[1_0_auto]"
      >
        <ConfigMapPane
          view={view}
          draft={draft}
          report={report}
          diagnostics={diagnostics}
          editor={editor}
          onSource={(next) => {
            void setSource(next);
            void setWanted(null);
          }}
          className={hiddenUnless("config")}
        />
        {report ? (
          <PluginsPane
            report={report}
            chosen={chosen}
            checks={checks}
            allowExec={view.allowExec}
            request={draft.request}
            onChoose={(plugin) => void setWanted(plugin.id)}
            onGoTo={edits.goTo}
            onFix={edits.fix}
            onCompute={edits.compute}
            onCheck={(plugin) => {
              void setWanted(plugin.id);
              void setDetail("download");
              checks.start({ requests: [draft.request(plugin.location)] });
            }}
            className={`row-span-2 border-l border-line max-[960px]:border-l-0 ${hiddenUnless("steps")}`}
          />
        ) : (
          <Pane
            label="Plugins"
            className="row-span-2 overflow-auto border-l border-line max-[960px]:order-first max-[960px]:border-b max-[960px]:border-l-0"
          >
            {draft.text.trim() === "" && (
              <RolloutsEmpty
                view={view}
                onExample={() => {
                  void setSource(PASTED);
                  draft.setText(exampleConfigMap);
                }}
              />
            )}
          </Pane>
        )}
        {report && (
          <DetailsPane
            view={view}
            report={report}
            plugin={chosen}
            request={draft.request}
            check={
              <Button
                onClick={() => chosen && checks.start({ requests: [draft.request(chosen.location)] })}
                disabled={checks.running}
              >
                Check download
              </Button>
            }
            text={draft.text}
            onTakeFixed={draft.setText}
            onCompute={edits.compute}
            busy={checks.running}
            usesKnown={draft.source !== PASTED && (view.sources[draft.source]?.usesKnown ?? false)}
            detail={detail ?? firstDetail(chosen)}
            onDetail={(next) => void setDetail(next)}
            className={`border-t border-line max-[960px]:border-t-0 ${hiddenUnless("details")}`}
          />
        )}
      </div>
    </>
  );
}

export function RolloutsPanel() {
  const { data: view, error, refetch } = useQuery(rolloutsQuery());
  if (view) return <RolloutsContent view={view} onRefresh={() => void refetch()} />;
  if (error) return <RolloutsError error={error} onRetry={() => void refetch()} />;
  return <RolloutsSkeleton />;
}
