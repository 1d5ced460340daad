"use client";
/** All plugins: what each answered last, what is wrong with it and what to do. */
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, useRef, useState } from "react";
import type { PluginSummary } from "@/lib/workspace";
import { countBySeverity, countText, worstSeverity } from "../problems/problem-text";
import { BatchButton } from "../ui/batch-button";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { ListFilter } from "../ui/list-filter";
import { PageHead } from "../ui/page-head";
import { Rows } from "../ui/rows";
import { ScrollRegion } from "../ui/scroll-region";
import { SortHeader } from "../ui/sort-header";
import { useRowKeys } from "../ui/use-row-keys";
import { PluginListEmpty, PluginListNoMatch } from "./plugin-list-empty";
import { PluginListError } from "./plugin-list-error";
import { PluginListRow } from "./plugin-list-row";
import { PluginListSkeleton } from "./plugin-list-skeleton";
import { answerText, comparePlugins, isShown, matchesPlugin } from "./plugin-words";
import { pluginListQuery } from "./queries";
import { useCheckAll } from "./use-check-all";

const PluginForm = dynamic(() => import("./plugin-form").then((module) => module.PluginForm), { ssr: false });

const SHOWS = ["all", "problems", "not-called"] as const;
/** In a longer list only the first errors open by themselves. */
const EXPLAIN_ALL_UP_TO = 20;
const EXPLAIN_FIRST = 3;

function listAsText(plugins: readonly PluginSummary[]): string {
  const rows = plugins.map((plugin) => [
    plugin.name,
    answerText(plugin.lastRun),
    plugin.lastRun?.parameterSets ?? "",
    plugin.baseUrl,
    plugin.tokenShown,
    plugin.usedBy.map(({ name }) => name).join(", "),
    plugin.problems.map(({ code }) => code).join(", "),
  ]);
  const head = ["Plugin", "Answer", "Parameter sets", "Address", "Token", "Used by", "Problems"];
  return [head, ...rows].map((row) => `${row.join("\t")}\n`).join("");
}

function PluginTable({
  plugins,
  running,
}: {
  plugins: readonly PluginSummary[];
  running: ReadonlySet<string>;
}) {
  const [sort, setSort] = useQueryState("sort", parseAsString.withDefault(""));
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLElement>(null);
  const rows = useMemo(() => [...plugins].sort(comparePlugins(sort)), [plugins, sort]);
  const opened = useMemo(() => {
    const errors = rows.filter(({ problems }) => worstSeverity(problems) === "error").map(({ id }) => id);
    return new Set(rows.length <= EXPLAIN_ALL_UP_TO ? errors : errors.slice(0, EXPLAIN_FIRST));
  }, [rows]);
  useRowKeys(scroller);
  const toggle = (id: string) =>
    setToggled((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const head = { sort, onSort: (next: string) => void setSort(next || null) };
  return (
    <ScrollRegion ref={scroller} label="Plugins">
      <table className="table table-fixed" aria-rowcount={rows.length}>
        <caption className="sr-only">Plugins, what they answered and their problems</caption>
        <colgroup>
          <col className="w-[178px] max-narrow:w-[38%]" />
          <col className="w-[146px] max-narrow:w-[29%]" />
          <col className="w-[112px] max-narrow:w-[14%]" />
          <col className="w-[200px] max-wide:hidden" />
          <col className="max-wide:hidden" />
          <col className="w-[15%] max-narrow:hidden" />
          <col className="w-[96px] max-narrow:hidden" />
          <col className="w-[124px] max-narrow:w-[80px]" />
        </colgroup>
        <thead>
          <tr>
            <SortHeader name="name" label="Plugin" {...head} />
            <SortHeader name="answer" label="Answer" {...head} />
            <SortHeader name="sets" label="Parameter sets" short="Sets" numeric {...head} />
            <th scope="col" className="max-wide:hidden">
              Address
            </th>
            <th scope="col" className="max-wide:hidden">
              Token
            </th>
            <th scope="col" className="max-narrow:hidden">
              Used by
            </th>
            <SortHeader name="run" label="Last run" className="max-narrow:hidden" {...head} />
            <th scope="col">Problems</th>
          </tr>
        </thead>
        <Rows count={rows.length} scroller={scroller} rowHeight={28}>
          {(index, measure) => {
            const plugin = rows[index];
            return (
              plugin && (
                <tbody key={plugin.id} ref={measure} data-index={index}>
                  <PluginListRow
                    plugin={plugin}
                    open={opened.has(plugin.id) !== toggled.has(plugin.id)}
                    onToggle={() => toggle(plugin.id)}
                    busy={running.has(plugin.id)}
                  />
                </tbody>
              )
            );
          }}
        </Rows>
      </table>
      <p className="max-w-[110ch] px-4 py-2.5 text-xs text-fg-2">
        A plugin is a ConfigMap with <code>baseUrl</code> and <code>token</code> in the controller's
        namespace. ConfigMaps in other namespaces are never read, also when the ApplicationSet lives there.
        Counts are parameter sets of the last run.
      </p>
    </ScrollRegion>
  );
}

function PluginListContent({ plugins, onAdd }: { plugins: readonly PluginSummary[]; onAdd: () => void }) {
  const [filter, setFilter] = useQueryState(
    "q",
    parseAsString.withDefault("").withOptions({ throttleMs: 200 }),
  );
  const [show, setShow] = useQueryState("show", parseAsStringLiteral(SHOWS).withDefault("all"));
  const check = useCheckAll(plugins);
  const found = useMemo(
    () => plugins.filter((plugin) => matchesPlugin(plugin, filter) && isShown(plugin, show)),
    [plugins, filter, show],
  );
  const counts = countBySeverity(plugins.flatMap(({ problems }) => problems));
  const number = (which: (typeof SHOWS)[number]) => plugins.filter((plugin) => isShown(plugin, which)).length;
  return (
    <>
      <PageHead
        title="Plugins"
        chips={
          <>
            <Chip>{plugins.length} registered</Chip>
            {counts.error > 0 && <Chip tone="error">{countText(counts.error, "error")}</Chip>}
            {counts.warning > 0 && <Chip tone="warning">{countText(counts.warning, "warning")}</Chip>}
          </>
        }
        actions={
          <>
            <BatchButton
              label="Check all"
              doneWord="called"
              progress={check.progress}
              onStart={check.start}
              onCancel={check.cancel}
            />
            <Button kind="primary" onClick={onAdd}>
              <Plus size={16} strokeWidth={1.5} aria-hidden />
              Add plugin
            </Button>
          </>
        }
      />
      <ListFilter
        label="Filter plugins"
        placeholder="Filter by name, address, user"
        filter={filter}
        onFilter={(next) => void setFilter(next)}
        show={show}
        onShow={(next) => void setShow(next)}
        segments={[
          { value: "all", label: `All ${number("all")}` },
          { value: "problems", label: `With problems ${number("problems")}` },
          { value: "not-called", label: `Not called ${number("not-called")}` },
        ]}
        copied={{ what: `${found.length} plugins as a table`, text: () => listAsText(found) }}
      />
      {found.length > 0 ? (
        <PluginTable plugins={found} running={check.running} />
      ) : (
        <PluginListNoMatch
          onReset={() => {
            void setFilter(null);
            void setShow(null);
          }}
        />
      )}
    </>
  );
}

export function PluginListPanel() {
  const { data: plugins, error, refetch } = useQuery(pluginListQuery());
  const [adding, setAdding] = useQueryState("add", parseAsBoolean.withDefault(false));
  const add = () => void setAdding(true);
  return (
    <>
      {plugins ? (
        plugins.length > 0 ? (
          <PluginListContent plugins={plugins} onAdd={add} />
        ) : (
          <PluginListEmpty onAdd={add} />
        )
      ) : error ? (
        <PluginListError error={error} onRetry={() => void refetch()} />
      ) : (
        <PluginListSkeleton />
      )}
      {adding && <PluginForm onClose={() => setAdding(null)} />}
    </>
  );
}
