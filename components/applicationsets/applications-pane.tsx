"use client";
/**
 * The Applications that would be, each with its YAML, and what the next run does to each where live ones are known. Says
 * above them when none of them would be applied.
 */
import { Download } from "lucide-react";
import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { Button } from "../ui/button";
import { downloadText } from "../ui/clipboard";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { ControllerText, Note } from "../ui/note";
import { Pane, PaneHead } from "../ui/pane";
import { SeverityIcon } from "../ui/severity-icon";
import { useShortcut } from "../ui/shortcuts";
import { allYaml, isEmptied, isStopped, isUnknown, RETRY_SECONDS } from "./applicationset-words";
import { ApplicationList } from "./plan/application-list";
import {
  type ActionFilter,
  type ApplicationRow,
  applicationRows,
  isRowShown,
  liveRowId,
} from "./plan/application-rows";
import { ApplicationText } from "./plan/application-text";
import { PlanSummary } from "./plan/plan-summary";
import { ValidationNote } from "./plan/validation-note";
import type { Selection } from "./use-selection";

/** What the controller would do with all of them, where it isn't simply applying them. */
function ApplyBanner({ applicationSet }: { applicationSet: ApplicationSetDetail }) {
  if (isStopped(applicationSet)) {
    const some = applicationSet.renderedApplications.length > 0;
    return (
      <Note tone="error">
        <p>
          <b className="font-medium">
            {some ? "The controller applies none of these." : "Nothing is applied."}
          </b>{" "}
          An error stops the run, so live Applications stay as they are. It tries again every {RETRY_SECONDS}{" "}
          s.
        </p>
        {applicationSet.error !== "" && (
          <details className="text-xs">
            <summary className="w-fit">
              The controller's text{" "}
              {applicationSet.reason && <code className="text-fg-2">{applicationSet.reason}</code>}
            </summary>
            <ControllerText text={applicationSet.error} />
          </details>
        )}
      </Note>
    );
  }
  // With live Applications known, the plan says which are deleted, under the policy in force.
  if (!isEmptied(applicationSet) || applicationSet.plan) return null;
  return (
    <Note tone="error">
      <p>
        <b className="font-medium">Every live Application of this ApplicationSet would be deleted.</b> Its
        generators yield zero parameter sets, which is no error. To keep them while you look for the cause,
        set <code>spec.syncPolicy.applicationsSync: create-update</code>.
      </p>
    </Note>
  );
}

/** The chosen row: a live one by its name in the address, any other by its set. */
function useChosenRow(rows: readonly ApplicationRow[], selection: Selection) {
  const [{ live, diff }, setState] = useQueryStates({
    live: parseAsString,
    diff: parseAsBoolean.withDefault(false),
  });
  const { place } = selection;
  const chosen = useMemo(() => {
    const onlyLive = live === null || place ? undefined : rows.find(({ id }) => id === liveRowId(live));
    if (onlyLive) return onlyLive;
    const found = rows.find(
      ({ application }) => application?.generator === place?.generator && application?.set === place?.set,
    );
    if (place) return found;
    return rows.find(({ application }) => application !== null) ?? rows[0];
  }, [rows, live, place]);
  return {
    chosen,
    diff,
    setDiff: (next: boolean) => void setState({ diff: next || null }),
    select: ({ application, name }: ApplicationRow) => {
      void setState({ live: application ? null : name });
      if (application || place)
        selection.selectPlace(application && { generator: application.generator, set: application.set });
    },
  };
}

function NoApplications({ applicationSet }: { applicationSet: ApplicationSetDetail }) {
  if (!isUnknown(applicationSet))
    return (
      <EmptyState title="No Application.">There is no parameter set to render the template with.</EmptyState>
    );
  return (
    <EmptyState title="Not known yet.">
      The parameter sets are unknown, and so are the Applications.
      {applicationSet.generators.some(({ plugin }) => plugin !== null) &&
        " Evaluate calls the plugins as the controller would."}
    </EmptyState>
  );
}

function AllButtons({ applicationSet, count }: { applicationSet: ApplicationSetDetail; count: number }) {
  if (count === 0) return null;
  return (
    <span className="ml-auto flex gap-1">
      <CopyButton text={() => allYaml(applicationSet)} what={`${count} Applications as YAML`}>
        Copy all
      </CopyButton>
      <Button
        kind="quiet"
        size="small"
        onClick={() => downloadText(allYaml(applicationSet), `${applicationSet.name}-applications.yaml`)}
      >
        <Download size={13} strokeWidth={1.5} aria-hidden />
        Download
      </Button>
    </span>
  );
}

export function ApplicationsPane({
  applicationSet,
  selection,
  className,
}: {
  applicationSet: ApplicationSetDetail;
  selection: Selection;
  className: string;
}) {
  const [wanted, setFilter] = useState<ActionFilter>("all");
  const { plan, renderedApplications } = applicationSet;
  const rows = useMemo(() => applicationRows(applicationSet), [applicationSet]);
  const filter = wanted !== "all" && plan && plan.counts[wanted] > 0 ? wanted : "all";
  const shown = useMemo(() => rows.filter((row) => isRowShown(row, filter)), [rows, filter]);
  const { chosen, diff, setDiff, select } = useChosenRow(rows, selection);
  useShortcut("d", "Diff to live", () => setDiff(!diff), plan !== null);
  const failed = renderedApplications.filter(({ error }) => error !== "").length;
  return (
    <Pane label="Applications" className={className}>
      <PaneHead
        title="Applications"
        {...(applicationSet.applications === null ? {} : { count: applicationSet.applications })}
      >
        {failed > 0 && (
          <span className="inline-flex items-center gap-1 text-xs font-medium text-danger">
            <SeverityIcon tone="error" /> {failed} did not render
          </span>
        )}
        <AllButtons applicationSet={applicationSet} count={renderedApplications.length - failed} />
      </PaneHead>
      <ApplyBanner applicationSet={applicationSet} />
      {!isStopped(applicationSet) && <ValidationNote validation={applicationSet.validation} />}
      {plan && (
        <PlanSummary plan={plan} filter={filter} onFilter={setFilter} explained={isStopped(applicationSet)} />
      )}
      {rows.length === 0 ? (
        <NoApplications applicationSet={applicationSet} />
      ) : (
        <>
          <ApplicationList
            rows={shown}
            several={applicationSet.generatorResults.length > 1}
            stopped={plan !== null && plan.stopped !== ""}
            selected={chosen?.id}
            onSelect={select}
          />
          {!plan && (
            <p className="shrink-0 border-b border-line px-3 py-1 text-xs text-fg-2">
              What is live is not known: with the live Applications among the manifests, each shows what the
              next run does to it.
            </p>
          )}
          {chosen ? (
            <ApplicationText row={chosen} stopped={plan?.stopped ?? ""} diff={diff} onDiff={setDiff} />
          ) : (
            <EmptyState title="No Application of this set.">
              Its set gave none, or its generator failed.
            </EmptyState>
          )}
        </>
      )}
    </Pane>
  );
}
