"use client";
/** An evaluation step by step: a generator's entry as a table of rows and steps, the chosen step in full below. */
import { parseAsInteger, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { CopyButton } from "../../ui/copy-button";
import { EmptyState } from "../../ui/empty-state";
import { ControllerText, Note } from "../../ui/note";
import { Segmented } from "../../ui/segmented";
import type { Selection } from "../use-selection";
import { formulaText, stepFormula } from "./formula";
import {
  isRowIn,
  type LaneRow,
  type Lanes,
  lanesOf,
  type PlacedSet,
  type RowFilter,
  rowOfPlace,
} from "./lanes";
import { LanesTable } from "./lanes-table";
import { StepDetail } from "./step-detail";

const FILTERS = [
  { value: "all", label: "All" },
  { value: "changes", label: "Changes" },
  { value: "without", label: "Without a set" },
  { value: "failed", label: "Failed" },
] as const;

function EntryChoice({
  applicationSet,
  generator,
  kind,
  onChoose,
}: {
  applicationSet: ApplicationSetDetail;
  generator: number;
  kind: number;
  onChoose: (generator: number, kind: number) => void;
}) {
  const entries = applicationSet.generatorResults.flatMap(({ index, kinds }) =>
    kinds.map((name, position) => ({ index, position, name: `Generator ${index}: ${name}` })),
  );
  const [only] = entries;
  if (entries.length < 2) return <h2 className="font-strong">{only?.name ?? "No generator"}</h2>;
  return (
    <select
      aria-label="Generator"
      value={`${generator}.${kind}`}
      onChange={(event) => {
        const [index = 0, position = 0] = event.target.value.split(".").map(Number);
        onChoose(index, position);
      }}
      className="h-7 min-w-0 rounded-2 border border-line-strong bg-surface-1 px-1 font-medium max-narrow:h-9"
    >
      {entries.map(({ index, position, name }) => (
        <option key={name} value={`${index}.${position}`}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Formula({ lanes }: { lanes: Lanes }) {
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-fg-2">
      {stepFormula(lanes.step).map(({ text, kind }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line have their place only.
          key={index}
          className={kind === "number" ? "font-medium text-fg" : kind === "sign" ? "text-fg-3" : undefined}
        >
          {text}
        </span>
      ))}
      <CopyButton text={() => formulaText(lanes.step)} what="how the sets came about" />
    </p>
  );
}

function StepError({ lanes }: { lanes: Lanes }) {
  const { step, rows } = lanes;
  const shown = rows.some(({ ended }) => ended?.why === "error");
  const text = step.error || step.matrix?.first.error || "";
  if (text === "" || shown) return null;
  return (
    <Note tone="error">
      <p className="font-medium">This generator yields nothing. The controller's text:</p>
      <ControllerText text={text} />
    </Note>
  );
}

function NoRows({ lanes }: { lanes: Lanes }) {
  const { step } = lanes;
  if (step.error !== "") return null;
  if (step.setCount === null)
    return (
      <EmptyState title="Not known yet.">
        {step.call
          ? `${step.call.plugin} has not been called with this input. Evaluate calls it. Until then its sets are unknown, not zero.`
          : `Nothing stands for what ${step.matrix?.first.kind ?? step.kind} would give: add a fixture. Its sets are unknown, not zero.`}
      </EmptyState>
    );
  return (
    <EmptyState title="Zero parameter sets.">
      The generator answered without any. Were it the only one, the controller would delete every Application
      of this ApplicationSet.
    </EmptyState>
  );
}

/** The step that says most of a row before one is chosen: where it ended, else the union. */
function telling({ columns }: Lanes, row: LaneRow | undefined): number {
  const ended = columns.findIndex(({ kind }) => kind === row?.ended?.lane);
  return ended >= 0 ? ended : columns.findIndex(({ kind }) => kind === "union");
}

/** The row and step in the address; a row that gives a set is named by the set, as everywhere. */
function useLaneChoice(lanes: Lanes, generator: number, selection: Selection) {
  const [state, setState] = useQueryStates({ row: parseAsInteger, step: parseAsInteger });
  const place = selection.place?.generator === generator ? selection.place.set : null;
  const placed = place === null ? -1 : rowOfPlace(lanes.rows, place);
  const at = placed >= 0 ? placed : (state.row ?? 0);
  const row = lanes.rows[at] ?? lanes.rows[0];
  const wanted = state.step === null ? telling(lanes, row) : state.step - 1;
  const lane = Math.min(Math.max(wanted, 0), lanes.columns.length - 1);
  const set = row?.out.find((each) => each.place === place) ?? row?.out[0];
  return {
    row,
    lane,
    set,
    chooseLane: (next: number) => void setState({ step: next + 1 }),
    chooseSet: (next: PlacedSet) => {
      if (next.place !== null) selection.selectPlace({ generator, set: next.place });
    },
    choose: (next: LaneRow, nextLane: number) => {
      const kept = next.out.find(({ place: each }) => each !== null);
      void setState({ row: kept ? null : next.index, step: nextLane + 1 });
      if (kept?.place !== undefined && kept.place !== null) {
        if (next.index !== row?.index) selection.selectPlace({ generator, set: kept.place });
      } else if (selection.place) selection.selectGenerator(generator);
    },
  };
}

function Entry({
  applicationSet,
  lanes,
  generator,
  selection,
  choice,
}: {
  applicationSet: ApplicationSetDetail;
  lanes: Lanes;
  generator: number;
  selection: Selection;
  choice: React.ReactNode;
}) {
  const [filter, setFilter] = useState<RowFilter>("all");
  const { row, lane, set, choose, chooseLane, chooseSet } = useLaneChoice(lanes, generator, selection);
  const rows = useMemo(() => lanes.rows.filter((each) => isRowIn(each, filter)), [lanes, filter]);
  const segments = FILTERS.map(({ value, label }) => ({
    value,
    count: lanes.rows.filter((each) => isRowIn(each, value)).length,
    label,
  }))
    .filter(({ value, count }) => value === "all" || value === filter || count > 0)
    .map(({ value, count, label }) => ({ value, label: `${label} ${count}` }));
  return (
    <>
      <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 max-narrow:px-3">
        {choice}
        <Formula lanes={lanes} />
        {lanes.rows.length > 0 && (
          <span className="ml-auto flex items-center gap-2 max-narrow:ml-0">
            <span className="text-xs text-fg-2 max-wide:hidden">{lanes.rowIs}</span>
            {segments.length > 1 && (
              <Segmented label="Rows" value={filter} onChange={setFilter} segments={segments} />
            )}
          </span>
        )}
      </div>
      <StepError lanes={lanes} />
      {lanes.rows.length === 0 && <NoRows lanes={lanes} />}
      {lanes.rows.length > 0 &&
        (rows.length > 0 ? (
          <LanesTable
            columns={lanes.columns}
            rows={rows}
            chosenRow={row?.index ?? -1}
            chosenLane={lane}
            onChoose={choose}
            className="max-h-[56%] max-narrow:max-h-none"
          />
        ) : (
          <EmptyState title="No row fits the filter.">Choose All to see every row.</EmptyState>
        ))}
      {lanes.hidden > 0 && (
        <p className="shrink-0 border-b border-line px-4 py-1 text-xs text-fg-2">
          {lanes.hidden} more are evaluated and counted, but not shown here.
        </p>
      )}
      {row && (
        <StepDetail
          key={`${generator}.${row.index}`}
          applicationSet={applicationSet}
          lanes={lanes}
          row={row}
          lane={lane}
          onLane={chooseLane}
          set={set}
          onSet={chooseSet}
        />
      )}
    </>
  );
}

export function StepsView({
  applicationSet,
  selection,
}: {
  applicationSet: ApplicationSetDetail;
  selection: Selection;
}) {
  const [kind, setKind] = useState(0);
  const view =
    applicationSet.generatorResults.find(({ index }) => index === selection.generator) ??
    applicationSet.generatorResults[0];
  const position = view && kind in view.steps ? kind : 0;
  const lanes = useMemo(
    () => (view ? lanesOf({ applicationSet, view, kind: position }) : null),
    [applicationSet, view, position],
  );
  const choice = (
    <EntryChoice
      applicationSet={applicationSet}
      generator={view?.index ?? 0}
      kind={position}
      onChoose={(generator, next) => {
        setKind(next);
        selection.selectGenerator(generator);
      }}
    />
  );
  return (
    <section
      aria-label="Steps"
      className="flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden max-narrow:overflow-auto"
    >
      {view && lanes ? (
        <Entry
          key={`${view.index}.${position}`}
          applicationSet={applicationSet}
          lanes={lanes}
          generator={view.index}
          selection={selection}
          choice={choice}
        />
      ) : (
        <>
          <div className="flex min-h-11 shrink-0 items-center border-b border-line px-4 py-2">{choice}</div>
          {view?.error ? (
            <Note tone="error">
              <p className="font-medium">This generator yields nothing. The controller's text:</p>
              <ControllerText text={view.error} />
            </Note>
          ) : (
            <EmptyState title="No steps.">
              {view
                ? "This entry can't be evaluated, so there is nothing to follow."
                : "The spec has no generators."}
            </EmptyState>
          )}
        </>
      )}
    </section>
  );
}
