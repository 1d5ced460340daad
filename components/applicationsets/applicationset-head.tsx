"use client";
/** The first line of an ApplicationSet's page: how it stands, which view of it, and the call of its plugins. */
import { Clock, Play, X } from "lucide-react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { countBySeverity, countText } from "../problems/problem-text";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Elapsed } from "../ui/elapsed";
import { Kbd } from "../ui/kbd";
import { PageHead } from "../ui/page-head";
import { Segmented } from "../ui/segmented";
import { TimeAgo } from "../ui/time-ago";
import type { Call } from "../ui/use-call";
import { isEmptied, isStopped, isUnknown } from "./applicationset-words";
import { DraftChip } from "./draft/draft-chip";
import type { DraftControls } from "./draft/use-draft";

export const APPLICATION_SET_VIEWS = ["workbench", "steps"] as const;
export type ApplicationSetViewName = (typeof APPLICATION_SET_VIEWS)[number];

/** How many Applications there are, and how many of them are applied where that is fewer. */
function AppliedChip({ applicationSet }: { applicationSet: ApplicationSetDetail }) {
  const { applications, validation } = applicationSet;
  const left = new Set([...validation.skipped, ...validation.refused]).size;
  const all = countText(applications ?? 0, "Application");
  if (left === 0) return <Chip tone="ok">{all}</Chip>;
  return <Chip tone="error">{`${all}, ${left} not applied`}</Chip>;
}

function StateChips({
  applicationSet,
  draft: { drafted, store, result },
}: {
  applicationSet: ApplicationSetDetail;
  draft: DraftControls;
}) {
  const counts = countBySeverity(applicationSet.problems);
  return (
    <>
      {result.behind === "unreadable" ? (
        <Chip tone="error">can't be read</Chip>
      ) : isStopped(applicationSet) ? (
        <Chip tone="error">{countText(Math.max(counts.error, 1), "error")}: nothing is applied</Chip>
      ) : isUnknown(applicationSet) ? (
        <Chip>not known yet</Chip>
      ) : isEmptied(applicationSet) ? (
        <Chip tone="error">0 Applications: all are deleted</Chip>
      ) : (
        <AppliedChip applicationSet={applicationSet} />
      )}
      {counts.error > 0 && !isStopped(applicationSet) && result.behind !== "unreadable" && (
        <Chip tone="error">{countText(counts.error, "error")}</Chip>
      )}
      {counts.warning > 0 && <Chip tone="warning">{countText(counts.warning, "warning")}</Chip>}
      <Chip>goTemplate {String(applicationSet.goTemplate)}</Chip>
      {drafted && <DraftChip store={store} />}
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

export function ApplicationSetHead({
  applicationSet,
  draft,
  call,
  view,
  onView,
}: {
  applicationSet: ApplicationSetDetail;
  draft: DraftControls;
  call: Call<null>;
  view: ApplicationSetViewName;
  onView: (view: ApplicationSetViewName) => void;
}) {
  return (
    <PageHead
      title={applicationSet.name}
      parent={{ href: "/applicationsets", label: "ApplicationSets" }}
      chips={<StateChips applicationSet={applicationSet} draft={draft} />}
      actions={
        <>
          <Segmented
            label="View"
            value={view}
            onChange={onView}
            segments={[
              { value: "workbench", label: "Workbench" },
              { value: "steps", label: "Steps" },
            ]}
          />
          <EvaluateButton call={call} />
        </>
      }
    />
  );
}
