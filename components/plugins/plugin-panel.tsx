"use client";
/** One plugin: its chain, what is sent, what came back, the exchange, earlier runs. */
import { useQuery } from "@tanstack/react-query";
import { ArrowRight, X } from "lucide-react";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import type { PluginDetail, PluginRunView } from "@/lib/workspace";
import { ProblemNote } from "../problems/problem-note";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Kbd } from "../ui/kbd";
import { formatDuration } from "../ui/relative-time";
import { useShortcut } from "../ui/shortcuts";
import { type Tab, TabBar, tabPanelProps } from "../ui/tab-bar";
import { AnswerPane } from "./answer-pane";
import { ExchangeDock, ExchangePanel } from "./exchange-panel";
import { PluginChain } from "./plugin-chain";
import { PluginError } from "./plugin-error";
import { PluginHead } from "./plugin-head";
import { PluginHistory } from "./plugin-history";
import { PluginSkeleton } from "./plugin-skeleton";
import { chainProblems, setCount } from "./plugin-words";
import { pluginDetailQuery, pluginRunQuery } from "./queries";
import { RequestPane } from "./request-pane";
import { RunBanner } from "./run-banner";
import { useRequestDraft } from "./use-request-draft";
import { type Sending, useSend } from "./use-send";

const TABS = ["request", "parameters", "exchange", "history"] as const;
type TabName = (typeof TABS)[number];

function tabsOf(plugin: PluginDetail, run: PluginRunView | null): Tab<TabName>[] {
  const sets = run && setCount(run);
  return [
    { value: "request", label: "Request" },
    { value: "parameters", label: "Parameters", ...(sets === null ? {} : { count: String(sets) }) },
    { value: "exchange", label: "Exchange", ...(run ? { count: formatDuration(run.timings.total) } : {}) },
    ...(plugin.history.length > 0
      ? [
          {
            value: "history" as const,
            label: "History",
            count: `${plugin.history.length} run${plugin.history.length === 1 ? "" : "s"}`,
          },
        ]
      : []),
  ];
}

function CallerChoice({
  plugin,
  caller,
  onChoose,
}: {
  plugin: PluginDetail;
  caller: number;
  onChoose: (index: number) => void;
}) {
  if (plugin.callers.length === 0) return <span>no ApplicationSet calls it</span>;
  return (
    <label className="flex items-center gap-1.5">
      <span>as ApplicationSet</span>
      <select
        value={caller}
        onChange={(event) => onChoose(Number(event.target.value))}
        className="h-[22px] max-w-48 rounded-1 border border-line-strong bg-surface-1 px-1 text-accent max-narrow:h-8"
      >
        {plugin.callers.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one ApplicationSet may call a plugin twice; the order is the spec's.
          <option key={`${each.applicationSetId} ${index}`} value={index}>
            {each.applicationSetName}
            {each.templated ? " (matrix)" : ""}
          </option>
        ))}
      </select>
      <span>calls it</span>
    </label>
  );
}

function SendButton({
  sending,
  onSend,
  disabled,
}: {
  sending: Sending;
  onSend: () => void;
  disabled: boolean;
}) {
  return sending.startedAt === null ? (
    <Button
      kind="primary"
      onClick={onSend}
      disabled={disabled}
      aria-keyshortcuts="s"
      className="max-narrow:!h-10 max-narrow:flex-1"
    >
      <ArrowRight size={16} strokeWidth={1.5} aria-hidden />
      Send
      <Kbd>S</Kbd>
    </Button>
  ) : (
    <Button onClick={sending.cancel} className="max-narrow:!h-10 max-narrow:flex-1">
      <X size={16} strokeWidth={1.5} aria-hidden />
      Cancel
      <Kbd>Esc</Kbd>
    </Button>
  );
}

function PluginContent({ plugin }: { plugin: PluginDetail }) {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("request"));
  const [runId, setRunId] = useQueryState("run", parseAsString);
  const [set, setSet] = useQueryState("set", parseAsInteger);
  const draft = useRequestDraft(plugin);
  const sending = useSend(plugin.id);
  const older = useQuery({
    ...pluginRunQuery(plugin.id, runId ?? ""),
    enabled: runId !== null && runId !== plugin.run?.id,
  });
  const isOlder = runId !== null && runId !== plugin.run?.id;
  const run = isOlder ? (older.data ?? null) : plugin.run;
  const tabs = useMemo(() => tabsOf(plugin, run), [plugin, run]);
  const send = async () => {
    const request = await draft.read();
    if (!request) return;
    void setRunId(null);
    sending.start(request);
  };
  const onSend = () => void send();
  useShortcut("s", "Send", onSend, sending.startedAt === null);
  useShortcut("Escape", "Cancel the running call", sending.cancel, sending.startedAt !== null);

  const answer = (className: string) => (
    <AnswerPane
      className={className}
      plugin={plugin}
      run={run}
      sending={sending}
      selected={set}
      onSelect={(next) => void setSet(next)}
      onSend={onSend}
    />
  );
  const noRun = (
    <EmptyState
      title="This plugin has not been called from here."
      action={
        <Button onClick={onSend} disabled={!draft.parsed.ok}>
          <ArrowRight size={16} strokeWidth={1.5} aria-hidden />
          Send
        </Button>
      }
    >
      Send a request: each run is kept with its answer, its headers and its timings.
    </EmptyState>
  );
  return (
    <>
      <PluginHead
        plugin={plugin}
        run={run}
        send={<SendButton sending={sending} onSend={onSend} disabled={!draft.parsed.ok} />}
      />
      <PluginChain chain={plugin.chain} />
      {chainProblems(plugin).map(
        (problem) => problem.severity !== "info" && <ProblemNote key={problem.code} problem={problem} />,
      )}
      {sending.error !== null && (
        <ErrorState title="The plugin was not called." error={sending.error} onRetry={onSend} />
      )}
      {isOlder && <RunBanner run={run} error={older.error} onNewest={() => void setRunId(null)} />}
      <TabBar
        label={plugin.name}
        tabs={tabs}
        value={tab}
        onChange={(next) => void setTab(next === "request" ? null : next)}
        after={
          <span className="max-narrow:hidden">
            <CallerChoice plugin={plugin} caller={draft.caller} onChoose={draft.setCaller} />
          </span>
        }
      />
      <div
        {...tabPanelProps(tab)}
        className="flex min-h-0 flex-1 flex-col outline-offset-[-2px] max-narrow:min-h-[60dvh] max-narrow:flex-[1_0_auto]"
      >
        {tab === "request" && (
          <>
            <div className="grid min-h-0 flex-1 grid-cols-[clamp(372px,24vw,560px)_minmax(0,1fr)] max-narrow:grid-cols-1 narrow:max-wide:grid-cols-[300px_minmax(0,1fr)]">
              <RequestPane
                plugin={plugin}
                draft={draft}
                caller={<CallerChoice plugin={plugin} caller={draft.caller} onChoose={draft.setCaller} />}
              />
              {answer("border-l border-line max-narrow:hidden")}
            </div>
            {run && <ExchangeDock plugin={plugin} run={run} />}
          </>
        )}
        {tab === "parameters" && answer("flex-1")}
        {tab === "exchange" && (run ? <ExchangePanel plugin={plugin} run={run} /> : noRun)}
        {tab === "history" && (
          <PluginHistory
            history={plugin.history}
            shownId={run?.id ?? null}
            onOpen={(id) => {
              void setRunId(id === plugin.run?.id ? null : id);
              void setTab("parameters");
            }}
          />
        )}
      </div>
      <div className="sticky bottom-0 z-10 flex shrink-0 gap-2 border-t border-line bg-surface-2 px-3 py-2 narrow:hidden">
        <SendButton sending={sending} onSend={onSend} disabled={!draft.parsed.ok} />
      </div>
    </>
  );
}

export function PluginPanel({ pluginId }: { pluginId: string }) {
  const { data: plugin, error, refetch } = useQuery(pluginDetailQuery(pluginId));
  if (plugin) return <PluginContent key={plugin.id} plugin={plugin} />;
  if (error) return <PluginError pluginId={pluginId} error={error} onRetry={() => void refetch()} />;
  return <PluginSkeleton />;
}
