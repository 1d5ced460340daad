"use client";
/** All ApplicationSets: what is known of each, what the controller would do, and why not. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, useRef, useState } from "react";
import type { ApplicationSetSummary } from "@/lib/workspace";
import { countBySeverity, countText, worstSeverity } from "../problems/problem-text";
import { BatchButton } from "../ui/batch-button";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { FilterField } from "../ui/filter-field";
import { PageHead } from "../ui/page-head";
import { Rows } from "../ui/rows";
import { ScrollRegion } from "../ui/scroll-region";
import { Segmented } from "../ui/segmented";
import { SortHeader } from "../ui/sort-header";
import { notify } from "../ui/toast";
import { useBatch } from "../ui/use-batch";
import { useRowKeys } from "../ui/use-row-keys";
import { ApplicationSetListEmpty } from "./applicationset-list-empty";
import { ApplicationSetListError } from "./applicationset-list-error";
import { ApplicationSetListRow } from "./applicationset-list-row";
import { ApplicationSetListSkeleton } from "./applicationset-list-skeleton";
import {
  type ApplicationSetShow,
  compareApplicationSets,
  isShownIn,
  isStopped,
  matchesApplicationSet,
  nextRunOf,
  outcomeText,
} from "./applicationset-words";
import { applicationSetKeys, applicationSetListQuery, evaluateApplicationSet } from "./queries";

const SHOWS = ["all", "stopped", "unknown", "plugin"] as const;
const EXPLAIN_ALL_UP_TO = 20;
const EXPLAIN_FIRST = 3;

function listAsText(applicationSets: readonly ApplicationSetSummary[]): string {
  const rows = applicationSets.map((each) => [
    each.name,
    each.generators.map(({ kind, plugin }) => (plugin ? `${kind} ${plugin.name}` : kind)).join(", "),
    each.parameterSets ?? "",
    each.applications ?? "",
    outcomeText(each),
    nextRunOf(each),
    each.problems.map(({ code }) => code).join(", "),
  ]);
  const head = [
    "Name",
    "Generators",
    "Parameter sets",
    "Applications",
    "The next run will",
    "Next run",
    "Problems",
  ];
  return [head, ...rows].map((row) => `${row.join("\t")}\n`).join("");
}

function ApplicationSetTable({
  applicationSets,
  running,
}: {
  applicationSets: readonly ApplicationSetSummary[];
  running: ReadonlySet<string>;
}) {
  const [sort, setSort] = useQueryState("sort", parseAsString.withDefault(""));
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLElement>(null);
  const rows = useMemo(
    () => [...applicationSets].sort(compareApplicationSets(sort)),
    [applicationSets, sort],
  );
  const opened = useMemo(() => {
    const errors = rows
      .filter((each) => isStopped(each) || worstSeverity(each.problems) === "error")
      .map(({ id }) => id);
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
    <ScrollRegion ref={scroller} label="ApplicationSets">
      <table className="table table-fixed" aria-rowcount={rows.length}>
        <caption className="sr-only">
          ApplicationSets, their parameter sets, Applications and problems
        </caption>
        <colgroup>
          <col className="w-[172px] max-narrow:w-[38%]" />
          <col />
          <col className="w-[120px] max-narrow:hidden" />
          <col className="w-[116px] max-narrow:w-[18%]" />
          <col className="w-[180px] max-narrow:hidden" />
          <col className="w-[200px] max-wide:hidden" />
          <col className="w-[124px] max-narrow:w-[80px]" />
        </colgroup>
        <thead>
          <tr>
            <SortHeader name="name" label="Name" {...head} />
            <th scope="col">Generators</th>
            <SortHeader name="sets" label="Parameter sets" numeric className="max-narrow:hidden" {...head} />
            <SortHeader name="applications" label="Applications" short="Apps" numeric {...head} />
            <th scope="col" className="max-narrow:hidden">
              The next run will
            </th>
            <th scope="col" className="max-wide:hidden">
              Next run
            </th>
            <th scope="col">Problems</th>
          </tr>
        </thead>
        <Rows count={rows.length} scroller={scroller} rowHeight={28}>
          {(index, measure) => {
            const each = rows[index];
            return (
              each && (
                <tbody key={each.id} ref={measure} data-index={index}>
                  <ApplicationSetListRow
                    applicationSet={each}
                    open={opened.has(each.id) !== toggled.has(each.id)}
                    onToggle={() => toggle(each.id)}
                    busy={running.has(each.id)}
                  />
                </tbody>
              )
            );
          }}
        </Rows>
      </table>
      <p className="max-w-[110ch] px-4 py-2.5 text-xs text-fg-2">
        – means not known: a plugin has not been called from here, or a generator is not evaluated yet. It
        never means zero.
      </p>
    </ScrollRegion>
  );
}

function ApplicationSetListContent({
  applicationSets,
}: {
  applicationSets: readonly ApplicationSetSummary[];
}) {
  const client = useQueryClient();
  const [filter, setFilter] = useQueryState(
    "q",
    parseAsString.withDefault("").withOptions({ throttleMs: 200 }),
  );
  const [show, setShow] = useQueryState("show", parseAsStringLiteral(SHOWS).withDefault("all"));
  const batch = useBatch(
    applicationSets,
    async ({ id }, signal) => {
      await evaluateApplicationSet(id, signal);
      return true;
    },
    ({ done, total, failed, cancelled }) => {
      void client.invalidateQueries({ queryKey: applicationSetKeys.all });
      if (cancelled) {
        notify({
          tone: "warning",
          text: `Stopped: you cancelled it after ${done} of ${total} ApplicationSets.`,
        });
      } else {
        notify({
          tone: failed === 0 ? "ok" : "warning",
          text: `Evaluated ${total - failed} of ${total} ApplicationSets.`,
        });
      }
    },
  );
  const found = useMemo(
    () => applicationSets.filter((each) => matchesApplicationSet(each, filter) && isShownIn(each, show)),
    [applicationSets, filter, show],
  );
  const counts = countBySeverity(applicationSets.flatMap(({ problems }) => problems));
  const number = (which: ApplicationSetShow) =>
    applicationSets.filter((each) => isShownIn(each, which)).length;
  return (
    <>
      <PageHead
        title="ApplicationSets"
        chips={
          <>
            <Chip>{applicationSets.length} read</Chip>
            {counts.error > 0 && <Chip tone="error">{countText(counts.error, "error")}</Chip>}
            {counts.warning > 0 && <Chip tone="warning">{countText(counts.warning, "warning")}</Chip>}
          </>
        }
        actions={
          <BatchButton
            primary
            label="Evaluate all"
            doneWord="evaluated"
            progress={batch.progress}
            onStart={batch.start}
            onCancel={batch.cancel}
          />
        }
      />
      <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2 max-narrow:px-3">
        <FilterField
          label="Filter ApplicationSets"
          placeholder="Filter by name, generator, plugin"
          value={filter}
          onChange={(next) => void setFilter(next || null)}
          className="w-[300px] max-narrow:w-full"
        />
        <Segmented
          label="Show"
          value={show}
          onChange={(next) => void setShow(next === "all" ? null : next)}
          segments={[
            { value: "all", label: `All ${number("all")}` },
            { value: "stopped", label: `Stopped ${number("stopped")}` },
            { value: "unknown", label: `Not known ${number("unknown")}` },
            { value: "plugin", label: `With a plugin ${number("plugin")}` },
          ]}
        />
        <span className="ml-auto max-narrow:hidden">
          <CopyButton
            size="normal"
            what={`${found.length} ApplicationSets as a table`}
            text={() => listAsText(found)}
          >
            Copy
          </CopyButton>
        </span>
      </div>
      {found.length > 0 ? (
        <ApplicationSetTable applicationSets={found} running={batch.running} />
      ) : (
        <EmptyState
          title="No ApplicationSet fits the filter."
          action={
            <Button
              onClick={() => {
                void setFilter(null);
                void setShow(null);
              }}
            >
              Show all
            </Button>
          }
        >
          The filter looks at name, namespace, generators and plugins.
        </EmptyState>
      )}
    </>
  );
}

export function ApplicationSetListPanel() {
  const { data: applicationSets, error, refetch } = useQuery(applicationSetListQuery());
  if (applicationSets) {
    return applicationSets.length > 0 ? (
      <ApplicationSetListContent applicationSets={applicationSets} />
    ) : (
      <ApplicationSetListEmpty />
    );
  }
  if (error) return <ApplicationSetListError error={error} onRetry={() => void refetch()} />;
  return <ApplicationSetListSkeleton />;
}
