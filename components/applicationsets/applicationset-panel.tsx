"use client";
/** The workbench of one ApplicationSet: manifest, parameter sets, Applications, problems. Choosing in one chooses in all. */
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useCallback, useRef, useState } from "react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import type { YamlEditorHandle } from "../editor/editor-types";
import { ErrorState } from "../ui/error-state";
import { useShortcut } from "../ui/shortcuts";
import { TabBar } from "../ui/tab-bar";
import { useMedia } from "../ui/use-media";
import { ApplicationsPane } from "./applications-pane";
import { ApplicationSetError } from "./applicationset-error";
import { APPLICATION_SET_VIEWS, ApplicationSetHead } from "./applicationset-head";
import { ApplicationSetSkeleton } from "./applicationset-skeleton";
import { useStale } from "./draft/evaluation-state";
import { StalePane } from "./draft/stale-pane";
import { useDraft } from "./draft/use-draft";
import { useEvaluate } from "./draft/use-evaluate";
import { useProblemActs } from "./draft/use-problem-acts";
import { useShowPlace } from "./draft/use-show-place";
import { useLitLine, useSteadyProblem } from "./draft/use-steady-problem";
import { ManifestPane } from "./manifest-pane";
import { ProblemsPane } from "./problems-pane";
import { applicationSetDetailQuery } from "./queries";
import { SetsPane } from "./sets-pane";
import { useSelection } from "./use-selection";

const StepsView = dynamic(() => import("./steps/steps-view").then((module) => module.StepsView));

const PANES = ["applications", "sets", "manifest", "problems"] as const;

function ApplicationSetContent({ file, updatedAt }: { file: ApplicationSetDetail; updatedAt: number }) {
  const [pane, setPane] = useQueryState("pane", parseAsStringLiteral(PANES).withDefault("applications"));
  const [view, setView] = useQueryState(
    "view",
    parseAsStringLiteral(APPLICATION_SET_VIEWS).withDefault("workbench"),
  );
  const draft = useDraft(file, updatedAt);
  const applicationSet = draft.detail;
  const selection = useSteadyProblem(applicationSet.problems, useSelection(applicationSet));
  const editor = useRef<YamlEditorHandle>(null);
  const [here, setHere] = useState<number | null>(null);
  const reveal = useCallback(() => {
    void setPane("manifest");
    void setView(null);
  }, [setPane, setView]);
  const { goal, show } = useShowPlace(reveal);
  const acts = useProblemActs(draft.store, applicationSet.manifest, editor, show);
  const call = useEvaluate(draft);
  const running = call.startedAt !== null;
  const outdated = useStale(draft.result.behind);
  const stale = running || outdated;
  useShortcut("s", "Evaluate: call the plugins", () => call.start(null), !running);
  useShortcut("Escape", "Cancel the evaluation", call.cancel, running);
  useShortcut("v", "Workbench or steps", () => void setView(view === "steps" ? null : "steps"));
  const currentLine = useLitLine(applicationSet, selection.problem);
  const unlessChosen = (name: (typeof PANES)[number]) => clsx(pane !== name && "max-wide:hidden");
  const count = (number: number | null) => (number === null ? {} : { count: String(number) });
  const inSteps = view === "steps";
  const wide = useMedia("(width >= 1100px)");
  return (
    <>
      <ApplicationSetHead
        applicationSet={applicationSet}
        draft={draft}
        call={call}
        view={view}
        onView={(next) => void setView(next === "workbench" ? null : next)}
      />
      {call.error !== null && (
        <ErrorState title="It was not evaluated." error={call.error} onRetry={() => call.start(null)} />
      )}
      {inSteps && (
        <StalePane stale={stale} since={outdated ? draft.result.viewAt : null} className="flex-1">
          <StepsView applicationSet={applicationSet} selection={selection} />
        </StalePane>
      )}
      <TabBar
        label={applicationSet.name}
        className={clsx("wide:hidden", inSteps && "hidden")}
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
          inSteps && "hidden",
        )}
      >
        <ManifestPane
          applicationSet={applicationSet}
          draft={draft}
          acts={acts}
          editor={editor}
          goal={goal}
          visible={(pane === "manifest" || wide) && !inSteps}
          stale={outdated}
          currentLine={currentLine}
          onHere={setHere}
          className={unlessChosen("manifest")}
        />
        <StalePane
          stale={stale}
          since={outdated ? draft.result.viewAt : null}
          className={clsx("wide:border-l wide:border-line", unlessChosen("sets"))}
        >
          <SetsPane applicationSet={applicationSet} selection={selection} stale={stale} className="flex-1" />
        </StalePane>
        <StalePane
          stale={stale}
          since={outdated ? draft.result.viewAt : null}
          className={clsx("wide:border-l wide:border-line", unlessChosen("applications"))}
        >
          <ApplicationsPane applicationSet={applicationSet} selection={selection} className="flex-1" />
        </StalePane>
      </div>
      <ProblemsPane
        applicationSet={applicationSet}
        selection={selection}
        here={here}
        acts={acts}
        className={clsx(
          "border-t border-line max-wide:flex-1 wide:max-h-[34%] wide:shrink-0",
          unlessChosen("problems"),
          inSteps && "hidden",
        )}
      />
    </>
  );
}

export function ApplicationSetPanel({ applicationSetId }: { applicationSetId: string }) {
  const { data, error, dataUpdatedAt, refetch } = useQuery(applicationSetDetailQuery(applicationSetId));
  if (data) return <ApplicationSetContent key={data.id} file={data} updatedAt={dataUpdatedAt} />;
  if (error)
    return <ApplicationSetError id={applicationSetId} error={error} onRetry={() => void refetch()} />;
  return <ApplicationSetSkeleton />;
}
