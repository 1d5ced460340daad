"use client";
/** The chosen step of the chosen row in full, below the table. */
import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import type { ApplicationSetDetail, StepView } from "@/lib/workspace";
import { Button } from "../../ui/button";
import { CopyButton } from "../../ui/copy-button";
import { EmptyState } from "../../ui/empty-state";
import { ControllerText, Note } from "../../ui/note";
import { toYaml } from "../../ui/yaml-text";
import { PlannedDetail } from "../plan/planned-detail";
import { CallDetail, CallOrSets } from "./call-detail";
import { KeyTable } from "./key-table";
import { isUnsure, type Lane, type LaneRow, type Lanes, type PlacedSet, reaches } from "./lanes";
import { SetChoice } from "./set-choice";
import { RenderDetail, Rendered, SetDetail, setRows } from "./set-detail";
import { UnionDetail } from "./union-detail";

export interface StepDetailProps {
  readonly applicationSet: ApplicationSetDetail;
  readonly lanes: Lanes;
  readonly row: LaneRow;
  readonly lane: number;
  readonly onLane: (lane: number) => void;
  /** Which of the row's sets; its place is in the address. */
  readonly set: PlacedSet | undefined;
  readonly onSet: (set: PlacedSet) => void;
}

function bodyOf(props: StepDetailProps, lane: Lane): ReactNode {
  const { applicationSet, lanes, row, set } = props;
  const { step } = lanes;
  const plan = applicationSet.plan;
  if (row.live && plan) return <PlannedDetail planned={row.live} yaml="" stopped={plan.stopped} />;
  if (row.ended?.lane === lane.kind && (row.ended.why === "error" || row.ended.why === "earlier"))
    return row.ended.why === "error" && lane.kind !== "call" ? (
      <Note tone="error">
        <p className="font-medium">This step fails. The controller's text:</p>
        <ControllerText text={row.ended.error} />
      </Note>
    ) : lane.kind === "call" && row.matrix ? (
      <CallOrSets step={row.matrix.second} />
    ) : (
      <NotReached row={row} />
    );
  if (row.lone === null && !reaches(row, lane.kind) && row.ended?.lane !== lane.kind)
    return <NotReached row={row} />;
  switch (lane.kind) {
    case "set":
      if (step.call && !step.matrix && !step.merge) return <CallDetail step={step} />;
      return (
        <SetDetail
          set={row.set}
          step={step.matrix?.first ?? step.merge?.children[0]}
          part={step.matrix || step.merge ? "first child" : "set"}
        />
      );
    case "interpolate":
      return <Rendered row={row} interpolated={step.matrix?.interpolated ?? false} />;
    case "call":
      return row.matrix && <CallOrSets step={row.matrix.second} />;
    case "override":
      return (
        <SetDetail
          set={row.parts[lane.child]}
          step={step.merge?.children[lane.child]}
          part={`child ${lane.child + 1}`}
        />
      );
    case "union":
      return set ? (
        <UnionDetail applicationSet={applicationSet} lanes={lanes} row={row} set={set} />
      ) : (
        <NoSet row={row} />
      );
    case "selector":
      return set?.set ? (
        <KeyTable label="Keys that the selector sees" heads={["Value"]} rows={setRows(set.set)} />
      ) : (
        <NoSet row={row} />
      );
    case "render":
      return set ? <RenderDetail set={set} /> : <NoSet row={row} />;
    case "plan":
      return set?.planned && plan ? (
        <PlannedDetail planned={set.planned} yaml={set.application?.yaml ?? ""} stopped={plan.stopped} />
      ) : (
        <NoSet row={row} />
      );
  }
}

function NotReached({ row }: { row: LaneRow }) {
  if (isUnsure(row))
    return (
      <EmptyState title="Not known yet.">
        Something before this step is not known, here or in another row: Evaluate calls the plugins. Until
        then this is unknown, not empty.
      </EmptyState>
    );
  return (
    <EmptyState title="Not reached.">
      An error stops the generator before this step. Its other rows are what it came to until then.
    </EmptyState>
  );
}

function NoSet({ row }: { row: LaneRow }) {
  if (row.lone !== null)
    return (
      <EmptyState title="Dropped.">
        No set of the first child has these merge keys, so the controller ignores this set. It is no error.
      </EmptyState>
    );
  return (
    <EmptyState title="No set.">
      {isUnsure(row)
        ? "The step before is not known yet, so this one is unknown too."
        : "The step before gave nothing, so there is no Application of this row."}
    </EmptyState>
  );
}

const sourceOf = ({ kind, line, fixture }: StepView): string =>
  `${kind}, line ${line}${fixture === "" ? "" : `; its sets come from the fixture ${fixture}`}`;

/** What holds for this step in every row. */
const rules: Partial<Record<Lane["kind"], (props: StepDetailProps) => string>> = {
  union: ({ lanes, applicationSet }) =>
    lanes.step.merge
      ? "Later children override the first, key by key; maps are merged deep."
      : applicationSet.goTemplate
        ? 'Where both give a key, the first child wins, also with "", 0, false, null and [].'
        : "All values become text; a key in both must be the same, else it is an error.",
  set: ({ lanes: { step } }) => sourceOf(step.matrix?.first ?? step.merge?.children[0] ?? step),
  override: ({ lanes, lane }) => {
    const child = lanes.step.merge?.children[lanes.columns[lane]?.child ?? 0];
    return child ? sourceOf(child) : "";
  },
  selector: () => "The entry's selector looks at the set flattened with dots.",
};

function copyOf({ row, set }: StepDetailProps, lane: Lane): { text: string; what: string } | null {
  switch (lane.kind) {
    case "set":
      return row.set ? { text: toYaml(row.set), what: `${row.label} as YAML` } : null;
    case "union":
      return set?.set ? { text: toYaml(set.set), what: `set ${set.index} as YAML` } : null;
    case "render":
    case "plan":
      return set?.application?.yaml
        ? { text: set.application.yaml, what: `${set.application.name} as YAML` }
        : null;
    default:
      return null;
  }
}

export function StepDetail(props: StepDetailProps) {
  const { lanes, row, lane, onLane, set, onSet } = props;
  const column = lanes.columns[lane];
  if (!column) return null;
  const copy = copyOf(props, column);
  const rule = rules[column.kind]?.(props);
  const several = row.out.length > 1 && ["union", "selector", "render", "plan"].includes(column.kind);
  return (
    <section
      aria-label={`Step ${lane + 1}, ${row.title || row.label}`}
      className="flex min-h-60 flex-1 flex-col border-t border-line"
    >
      <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-2 border-b border-line bg-surface-2 px-4 max-narrow:px-3 max-narrow:py-1">
        <h2 className="font-strong">
          Step {lane + 1}, {row.title || row.label}: {titleOf(column)}
        </h2>
        {rule && (
          <span className="min-w-0 truncate text-xs text-fg-2 max-wide:hidden" title={rule}>
            {rule}
          </span>
        )}
        <span className="ml-auto flex items-center gap-1">
          {several && <SetChoice row={row} set={set} onSet={onSet} />}
          <Button kind="quiet" size="small" disabled={lane === 0} onClick={() => onLane(lane - 1)}>
            <ChevronUp size={13} strokeWidth={1.5} aria-hidden />
            Step {Math.max(lane, 1)}
          </Button>
          <Button
            kind="quiet"
            size="small"
            disabled={lane === lanes.columns.length - 1}
            onClick={() => onLane(lane + 1)}
          >
            Step {Math.min(lane + 2, lanes.columns.length)}
            <ChevronDown size={13} strokeWidth={1.5} aria-hidden />
          </Button>
          {copy && (
            <CopyButton kind="soft" text={copy.text} what={copy.what}>
              {column.kind === "render" || column.kind === "plan" ? "Copy YAML" : "Copy set"}
            </CopyButton>
          )}
        </span>
      </div>
      {bodyOf(props, column)}
    </section>
  );
}

const titleOf = ({ title, kind }: Lane): string =>
  kind === "union"
    ? `the ${title === "Merged" ? "merge" : "union"}`
    : title.charAt(0).toLowerCase() + title.slice(1);
