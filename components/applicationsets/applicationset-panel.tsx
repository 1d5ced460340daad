"use client";
/** The workbench of one ApplicationSet: manifest, parameter sets, Applications, problems. Choosing in one chooses in all. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { Clock, Play, X } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { countBySeverity, countText } from "../problems/problem-text";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Elapsed } from "../ui/elapsed";
import { ErrorState } from "../ui/error-state";
import { Kbd } from "../ui/kbd";
import { PageHead } from "../ui/page-head";
import { useShortcut } from "../ui/shortcuts";
import { TabBar } from "../ui/tab-bar";
import { TimeAgo } from "../ui/time-ago";
import { type Call, useCall } from "../ui/use-call";
import { ApplicationsPane } from "./applications-pane";
import { ApplicationSetError } from "./applicationset-error";
import { ApplicationSetSkeleton } from "./applicationset-skeleton";
import { isEmptied, isStopped, isUnknown } from "./applicationset-words";
import { ManifestPane } from "./manifest-pane";
import { ProblemsPane } from "./problems-pane";
import { applicationSetDetailQuery, applicationSetKeys, evaluateApplicationSet } from "./queries";
import { SetsPane } from "./sets-pane";
import { useSelection } from "./use-selection";

const PANES = ["applications", "sets", "manifest", "problems"] as const;

function StateChips({ applicationSet }: { applicationSet: ApplicationSetDetail }) {
  const counts = countBySeverity(applicationSet.problems);
  const { applications } = applicationSet;
  return (
    <>
      {isStopped(applicationSet) ? (
        <Chip tone="error">{countText(Math.max(counts.error, 1), "error")}: nothing is applied</Chip>
      ) : isUnknown(applicationSet) ? (
        <Chip>not known yet</Chip>
      ) : isEmptied(applicationSet) ? (
        <Chip tone="error">0 Applications: all are deleted</Chip>
      ) : (
        <Chip tone="ok">{countText(applications ?? 0, "Application")}</Chip>
      )}
      {counts.warning > 0 && <Chip tone="warning">{countText(counts.warning, "warning")}</Chip>}
      <Chip>goTemplate {String(applicationSet.goTemplate)}</Chip>
      {applicationSet.evaluatedAt && (
        <span className="text-xs text-fg-2 max-narrow:hidden">
          <TimeAgo iso={applicationSet.evaluatedAt} prefix="plugins answered " />
        </span>
      )}
    </>
  );
}

function EvaluateButton({ call }: { call: Call<null> }) {
  if (call.startedAt === null) {
    return (
      <Button kind="primary" aria-keyshortcuts="s" onClick={() => call.start(null)}>
        <Play size={16} strokeWidth={1.5} aria-hidden />
        Evaluate
        <Kbd>S</Kbd>
      </Button>
    );
  }
  return (
    <>
      <span role="status" className="inline-flex items-center gap-1.5 text-xs font-medium text-info">
        <Clock size={14} strokeWidth={1.5} aria-hidden />
        <span>
          calling the plugins
          <span aria-hidden>
            , <Elapsed since={call.startedAt} />
          </span>
        </span>
      </span>
      <Button onClick={call.cancel}>
        <X size={16} strokeWidth={1.5} aria-hidden />
        Cancel
        <Kbd>Esc</Kbd>
      </Button>
    </>
  );
}

function useEvaluate(id: string): Call<null> {
  const client = useQueryClient();
  return useCall(async (_input, signal) => {
    try {
      const detail = await evaluateApplicationSet(id, signal);
      client.setQueryData(applicationSetDetailQuery(id).queryKey, detail);
    } finally {
      await client.invalidateQueries({ queryKey: applicationSetKeys.all });
    }
  }, "Evaluate again");
}

function ApplicationSetContent({ applicationSet }: { applicationSet: ApplicationSetDetail }) {
  const [pane, setPane] = useQueryState("pane", parseAsStringLiteral(PANES).withDefault("applications"));
  const selection = useSelection(applicationSet);
  const call = useEvaluate(applicationSet.id);
  const running = call.startedAt !== null;
  useShortcut("s", "Evaluate: call the plugins", () => call.start(null), !running);
  useShortcut("Escape", "Cancel the evaluation", call.cancel, running);
  const unlessChosen = (name: (typeof PANES)[number]) => clsx(pane !== name && "max-wide:hidden");
  const count = (number: number | null) => (number === null ? {} : { count: String(number) });
  return (
    <>
      <PageHead
        title={applicationSet.name}
        parent={{ href: "/applicationsets", label: "ApplicationSets" }}
        chips={<StateChips applicationSet={applicationSet} />}
        actions={<EvaluateButton call={call} />}
      />
      {call.error !== null && (
        <ErrorState title="It was not evaluated." error={call.error} onRetry={() => call.start(null)} />
      )}
      <TabBar
        label={applicationSet.name}
        className="wide:hidden"
        value={pane}
        onChange={(next) => void setPane(next === "applications" ? null : next)}
        tabs={[
          { value: "applications", label: "Applications", ...count(applicationSet.applications) },
          { value: "sets", label: "Parameter sets", ...count(applicationSet.parameterSets) },
          { value: "manifest", label: "Manifest" },
          { value: "problems", label: "Problems", ...count(applicationSet.problems.length) },
        ]}
      />
      <div
        id="tab-panel"
        className={clsx(
          "grid min-h-0 flex-1 grid-cols-1 wide:grid-cols-[minmax(0,1.1fr)_minmax(340px,0.9fr)_minmax(0,1.1fr)]",
          pane === "problems" && "max-wide:hidden",
        )}
      >
        <ManifestPane
          applicationSet={applicationSet}
          problem={selection.problem}
          className={unlessChosen("manifest")}
        />
        <SetsPane
          applicationSet={applicationSet}
          selection={selection}
          stale={running}
          className={clsx("wide:border-l wide:border-line", unlessChosen("sets"))}
        />
        <ApplicationsPane
          applicationSet={applicationSet}
          selection={selection}
          className={clsx("wide:border-l wide:border-line", unlessChosen("applications"))}
        />
      </div>
      <ProblemsPane
        applicationSet={applicationSet}
        selection={selection}
        className={clsx(
          "border-t border-line max-wide:flex-1 wide:max-h-[34%] wide:shrink-0",
          unlessChosen("problems"),
        )}
      />
    </>
  );
}

export function ApplicationSetPanel({ applicationSetId }: { applicationSetId: string }) {
  const { data, error, refetch } = useQuery(applicationSetDetailQuery(applicationSetId));
  if (data) return <ApplicationSetContent key={data.id} applicationSet={data} />;
  if (error)
    return <ApplicationSetError id={applicationSetId} error={error} onRetry={() => void refetch()} />;
  return <ApplicationSetSkeleton />;
}
