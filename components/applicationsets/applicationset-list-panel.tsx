"use client";
/** All ApplicationSets: what is known of each, what the controller would do, and why not. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import type { ApplicationSetSummary } from "@/lib/workspace";
import { countBySeverity, countText } from "../problems/problem-text";
import { BatchButton } from "../ui/batch-button";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { EmptyState } from "../ui/empty-state";
import { ListFilter } from "../ui/list-filter";
import { PageHead } from "../ui/page-head";
import { notify } from "../ui/toast";
import { useBatch } from "../ui/use-batch";
import { ApplicationSetListEmpty } from "./applicationset-list-empty";
import { ApplicationSetListError } from "./applicationset-list-error";
import { ApplicationSetListSkeleton } from "./applicationset-list-skeleton";
import { ApplicationSetListTable } from "./applicationset-list-table";
import {
  type ApplicationSetShow,
  isShownIn,
  matchesApplicationSet,
  nextRunOf,
  outcomeText,
} from "./applicationset-words";
import { applicationSetKeys, applicationSetListQuery, evaluateApplicationSet } from "./queries";

const SHOWS = ["all", "deletes", "stopped", "unknown", "plugin"] as const;

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
      <ListFilter
        label="Filter ApplicationSets"
        placeholder="Filter by name, generator, plugin"
        filter={filter}
        onFilter={(next) => void setFilter(next)}
        show={show}
        onShow={(next) => void setShow(next)}
        segments={[
          { value: "all", label: `All ${number("all")}` },
          { value: "deletes", label: `Deletes ${number("deletes")}` },
          { value: "stopped", label: `Stopped ${number("stopped")}` },
          { value: "unknown", label: `Not known ${number("unknown")}` },
          { value: "plugin", label: `With a plugin ${number("plugin")}` },
        ]}
        copied={{ what: `${found.length} ApplicationSets as a table`, text: () => listAsText(found) }}
      />
      {found.length > 0 ? (
        <ApplicationSetListTable applicationSets={found} running={batch.running} />
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
