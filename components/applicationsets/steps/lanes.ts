/**
 * An entry of spec.generators laid out as a table: a column for each thing that the controller does, a row for each set
 * that it begins with. What an error keeps from happening is there too, as not reached.
 */
import type { Plan, PlannedApplication } from "@/lib/applicationset";
import type { JsonObject } from "@/lib/gotemplate/json-object";
import type {
  ApplicationSetDetail,
  ApplicationView,
  GeneratorView,
  ParameterSetView,
  StepView,
} from "@/lib/workspace";
import { countsText } from "../plan/plan-words";
import { setCountText } from "./formula";
import { setLabel } from "./set-text";

export type LaneKind = "set" | "interpolate" | "call" | "override" | "union" | "selector" | "render" | "plan";

export interface Lane {
  readonly kind: LaneKind;
  readonly title: string;
  readonly note: string;
  /** Of a merge: whose sets override. */
  readonly child: number;
}

/** A set of the entry, followed to its Application. */
export interface PlacedSet {
  /** Index among the step's sets, before the selector. */
  readonly index: number;
  /** undefined: beyond what is shown. */
  readonly set: JsonObject | undefined;
  readonly kept: boolean;
  /** Index among the generator's sets, as in addresses; null: the selector dropped it. */
  readonly place: number | null;
  readonly view: ParameterSetView | undefined;
  readonly application: ApplicationView | undefined;
  readonly planned: PlannedApplication | undefined;
}

type MatrixRowView = NonNullable<StepView["matrix"]>["rows"][number];

export interface LaneRow {
  readonly index: number;
  /** `#0`; of a set that only an override has, and of a live Application: what it is. */
  readonly label: string;
  readonly title: string;
  /** What the row begins with; undefined: nothing, or beyond what is shown. */
  readonly set: JsonObject | undefined;
  readonly matrix: MatrixRowView | null;
  /** Of a merge: by child, the set that took part. */
  readonly parts: readonly (JsonObject | undefined)[];
  readonly out: readonly PlacedSet[];
  /** The lane in which it ends before its time, and the controller's text; null: it went all the way. */
  readonly ended: {
    readonly lane: LaneKind;
    readonly error: string;
    /** `earlier`, `unsure`: an error, or something unknown, in a row before it. */
    readonly why: "error" | "unknown" | "earlier" | "unsure";
  } | null;
  /** A live Application that no set yields. */
  readonly live: PlannedApplication | null;
  /** Of a merge: the child whose set found no partner. */
  readonly lone: number | null;
}

export interface Lanes {
  readonly step: StepView;
  readonly columns: readonly Lane[];
  readonly rows: readonly LaneRow[];
  /** Rows that are not shown, since there are too many. */
  readonly hidden: number;
  /** What one row stands for. */
  readonly rowIs: string;
}

export interface LanesInput {
  readonly applicationSet: ApplicationSetDetail;
  readonly view: GeneratorView;
  /** Which of the entry's kinds. */
  readonly kind: number;
}

export function lanesOf(input: LanesInput): Lanes | null {
  const step = input.view.steps[input.kind];
  if (!step) return null;
  const followed = new FollowedSets(input, step);
  const { plan } = input.applicationSet;
  const built = step.matrix
    ? matrixLanes(step, step.matrix, followed)
    : step.merge
      ? mergeLanes(step, step.merge, followed)
      : plainLanes(step, followed);
  const rows = [...built.rows, ...(plan ? liveOnly(plan) : [])].map((row, index) => ({ ...row, index }));
  return { step, ...built, rows, columns: [...built.columns, ...endColumns(input, step)] };
}

/** The ends of all entries alike: selector, template, live Applications. */
function endColumns({ applicationSet, view }: LanesInput, step: StepView): Lane[] {
  const own = applicationSet.renderedApplications.filter(({ generator }) => generator === view.index);
  const failed = own.filter(({ error }) => error !== "").length;
  const rendered = `${own.length - failed} ${own.length - failed === 1 ? "Application" : "Applications"}`;
  const { plan } = applicationSet;
  return [
    ...(step.kept === null
      ? []
      : [lane("selector", "Select", `${step.keptCount} of ${step.setCount ?? 0} kept`)]),
    lane("render", "Render the template", failed > 0 ? `${rendered}, ${failed} failed` : rendered),
    ...(plan ? [lane("plan", "Compare with live", planNote(plan))] : []),
  ];
}

/** `1 create, 1 update, 1 delete`; when the run stops, that comes first. */
function planNote(plan: Plan): string {
  if (plan.stopped !== "") return "the run stops: nothing is done";
  return countsText(plan);
}

const lane = (kind: LaneKind, title: string, note: string, child = 0): Lane => ({ kind, title, note, child });

/** Looks up what became of a set of the step. */
class FollowedSets {
  private readonly offset: number;
  private readonly placeOf: ReadonlyMap<number, number> | null;
  private readonly applications: ReadonlyMap<number, { view: ApplicationView; index: number }>;
  private readonly planned: ReadonlyMap<number, PlannedApplication>;

  constructor(
    private readonly input: LanesInput,
    private readonly step: StepView,
  ) {
    const { applicationSet, view, kind } = input;
    this.offset = view.steps.slice(0, kind).reduce((sum, { keptCount }) => sum + keptCount, 0);
    this.placeOf = step.kept && new Map(step.kept.map((index, position) => [index, position]));
    this.applications = new Map(
      applicationSet.renderedApplications.flatMap((each, index) =>
        each.generator === view.index ? [[each.set, { view: each, index }] as const] : [],
      ),
    );
    this.planned = new Map(
      (applicationSet.plan?.applications ?? []).flatMap((each) =>
        each.application === null ? [] : [[each.application, each] as const],
      ),
    );
  }

  at(index: number): PlacedSet {
    const position = this.placeOf ? this.placeOf.get(index) : index;
    const kept = position !== undefined;
    const place = position === undefined ? null : this.offset + position;
    const application = place === null ? undefined : this.applications.get(place);
    return {
      index,
      set: this.step.sets[index],
      kept,
      place,
      view: place === null ? undefined : this.input.view.parameterSets[place],
      application: application?.view,
      planned: application && this.planned.get(application.index),
    };
  }

  range(from: number, count: number): PlacedSet[] {
    return Array.from({ length: count }, (_unused, index) => this.at(from + index));
  }
}

type Built = Pick<Lanes, "columns" | "rows" | "hidden" | "rowIs">;

const emptyRow: LaneRow = {
  index: 0,
  label: "",
  title: "",
  set: undefined,
  matrix: null,
  parts: [],
  out: [],
  ended: null,
  live: null,
  lone: null,
};

const numbered = (index: number, set: JsonObject | undefined) => ({
  label: `#${index}`,
  title: set ? setLabel(set) : "",
  set,
});

function plainLanes(step: StepView, followed: FollowedSets): Built {
  const rows = step.sets.map((set, index) => ({
    ...emptyRow,
    ...numbered(index, set),
    out: [followed.at(index)],
  }));
  return {
    columns: [lane("set", plainTitle(step), setCountText(step))],
    rows,
    hidden: (step.setCount ?? 0) - step.sets.length,
    rowIs: "one row for each parameter set",
  };
}

function plainTitle(step: StepView): string {
  if (step.call) return `Call ${step.call.plugin}`;
  return step.fixture === "" ? step.kind : `${step.kind}, from a fixture`;
}

function matrixLanes(step: StepView, matrix: NonNullable<StepView["matrix"]>, followed: FollowedSets): Built {
  const { first, rows, interpolated, rowCount } = matrix;
  const kept = first.kept ?? first.sets.map((_set, index) => index);
  const byFirst = new Map(rows.map((row) => [row.first, row]));
  const failed =
    step.error !== "" || step.setCount === null || rows.some(({ second }) => second.error !== "");
  const lastReached = rows.at(-1);
  // With no rows at all there is nothing to see but what the first child gave.
  const shown = failed || rows.length > 0 ? kept.filter((index) => byFirst.has(index) || failed) : kept;
  return {
    columns: matrixColumns(step, matrix),
    rows: shown.map((index) => {
      const row = byFirst.get(index) ?? null;
      return {
        ...emptyRow,
        ...numbered(index, first.sets[index]),
        matrix: row,
        out: row ? followed.range(row.from, row.count) : [],
        ended: matrixEnd(step, row, row !== null && row === lastReached, interpolated),
      };
    }),
    hidden: failed ? 0 : Math.max(0, rowCount - rows.length),
    rowIs: "one row for each set of the first child",
  };
}

function matrixColumns(
  step: StepView,
  { first, interpolated, rows }: NonNullable<StepView["matrix"]>,
): Lane[] {
  const second = rows[0]?.second;
  const calls = interpolated ? rows.length : Math.min(rows.length, 1);
  const plugin = second?.call?.plugin;
  const runs = plugin === undefined ? "run" : "request";
  return [
    lane("set", "First child", childNote(first)),
    lane(
      "interpolate",
      "Render second child",
      interpolated ? "once for each set" : "no placeholder: as written",
    ),
    lane(
      "call",
      plugin === undefined ? `Run ${second?.kind ?? "second child"}` : `Call ${plugin}`,
      interpolated || rows.length === 0
        ? `${calls} ${runs}${calls === 1 ? "" : "s"}`
        : `1 ${runs} for all sets`,
    ),
    lane("union", "Union", setCountText({ ...step, kept: null })),
  ];
}

/** Where a row stopped. The last row that was reached carries the matrix's own error. */
function matrixEnd(
  step: StepView,
  row: MatrixRowView | null,
  isLast: boolean,
  interpolated: boolean,
): LaneRow["ended"] {
  const unknown = step.error === "" && step.setCount === null;
  if (!row) return { lane: "interpolate", error: "", why: unknown ? "unsure" : "earlier" };
  const { second } = row;
  if (second.error !== "") return { lane: "call", error: second.error, why: "error" };
  if (second.setCount === null) return { lane: "call", error: "", why: "unknown" };
  if (unknown) return { lane: "render", error: "", why: "unsure" };
  if (step.error === "") return null;
  if (!isLast) return { lane: "render", error: "", why: "earlier" };
  // What failed after a child that answered is the union; before it, the rendering of the child's spec.
  const failedEarly = interpolated && row.count === 0 && second.keptCount === 0;
  return { lane: failedEarly ? "interpolate" : "union", error: step.error, why: "error" };
}

function mergeLanes(step: StepView, merge: NonNullable<StepView["merge"]>, followed: FollowedSets): Built {
  const [base, ...others] = merge.children;
  const failed = step.error !== "" || step.setCount === null;
  const unknown = step.error === "";
  const reached = merge.origins.map((origins, index): LaneRow => {
    const from = origins.find(({ child }) => child === 0)?.set ?? index;
    const parts = merge.children.map((child, number) => {
      const origin = origins.find((candidate) => candidate.child === number);
      return origin && child.sets[origin.set];
    });
    return {
      ...emptyRow,
      ...numbered(from, base?.sets[from]),
      parts,
      out: [followed.at(index)],
      ended: failed ? { lane: "union", error: step.error, why: unknown ? "unknown" : "error" } : null,
    };
  });
  const rows = reached.length > 0 || !failed ? reached : failedMergeRows(step, base, unknown);
  return {
    columns: [
      lane("set", "First child, the base", base ? childNote(base) : "missing"),
      ...others.map((child, index) => lane("override", `Child ${index + 2}`, childNote(child), index + 1)),
      lane(
        "union",
        "Merged",
        failed ? (unknown ? "unknown" : "fails") : setCountText({ ...step, kept: null }),
      ),
    ],
    rows: [...rows, ...merge.withoutPartner.map(({ child, set }) => loneRow(merge, child, set))],
    hidden: Math.max(0, (step.setCount ?? 0) - merge.origins.length),
    rowIs: "one row for each set of the first child",
  };
}

/** `pullRequest · 3 sets, from a fixture` */
function childNote(child: StepView): string {
  const fixture = child.fixture === "" ? "" : ", from a fixture";
  return `${childTitle(child)} · ${setCountText(child)}${fixture}`;
}

const childTitle = (child: StepView) =>
  child.call ? `plugin ${child.call.plugin}` : child.kind || "no kind";

function failedMergeRows(step: StepView, base: StepView | undefined, unknown: boolean): LaneRow[] {
  return (base?.sets ?? []).map((set, index) => ({
    ...emptyRow,
    ...numbered(index, set),
    parts: [set],
    ended:
      index === 0
        ? { lane: "union", error: step.error, why: unknown ? "unknown" : "error" }
        : { lane: "union", error: "", why: "earlier" },
  }));
}

function loneRow(merge: NonNullable<StepView["merge"]>, child: number, set: number): LaneRow {
  const value = merge.children[child]?.sets[set];
  const parts = merge.children.map((_child, index) => (index === child ? value : undefined));
  return { ...emptyRow, ...numbered(set, value), label: "no partner", parts, lone: child };
}

/** Live Applications that no set yields: deletions are never left out, so they stand here too. */
function liveOnly(plan: Plan): LaneRow[] {
  return plan.applications
    .filter(({ application }) => application === null)
    .map((planned) => ({ ...emptyRow, label: "only live", title: planned.name, live: planned }));
}

export type RowFilter = "all" | "changes" | "without" | "failed";

const changing = (planned: PlannedApplication | undefined | null) =>
  planned !== undefined &&
  planned !== null &&
  (planned.action === "create" || planned.action === "update" || planned.action === "delete");

export function isRowIn(row: LaneRow, filter: RowFilter): boolean {
  switch (filter) {
    case "changes":
      return changing(row.live) || row.out.some(({ planned }) => changing(planned));
    case "without":
      return row.live === null && row.ended === null && !row.out.some(({ kept }) => kept);
    case "failed":
      return (
        row.ended?.why === "error" || row.out.some(({ application }) => (application?.error ?? "") !== "")
      );
    default:
      return true;
  }
}

/** The row that holds a set of the generator, as addresses name it; -1: none. */
export function rowOfPlace(rows: readonly LaneRow[], place: number): number {
  return rows.findIndex(({ out }) => out.some((each) => each.place === place));
}

const order: readonly LaneKind[] = [
  "set",
  "interpolate",
  "call",
  "override",
  "union",
  "selector",
  "render",
  "plan",
];

/** What keeps a row from its end is not known, rather than an error. */
export const isUnsure = ({ ended }: LaneRow): boolean => ended?.why === "unknown" || ended?.why === "unsure";

/** Whether the row came to this lane: before it an error or an unknown ended it. */
export function reaches(row: LaneRow, kind: LaneKind): boolean {
  return row.ended === null || order.indexOf(kind) < order.indexOf(row.ended.lane);
}
