import { describe, expect, it } from "vitest";
import type { StepView } from "@/lib/workspace";
import { isRowIn, type LaneRow, type Lanes, lanesOf, type RowFilter, rowOfPlace } from "./lanes";
import { matrixStep, mergeStep, plan, stepOf, withStep } from "./steps.fixtures";

function lanes(step: StepView, withPlan = false): Lanes {
  const applicationSet = withStep(step, withPlan ? plan : null);
  const [view] = applicationSet.generatorResults;
  const found = view && lanesOf({ applicationSet, view, kind: 0 });
  if (!found) throw new Error("no lanes");
  return found;
}

const kinds = ({ columns }: Lanes) => columns.map(({ kind }) => kind);
const failing = (step: StepView, at: number): StepView => {
  if (!step.matrix) throw new Error("no matrix");
  const rows = step.matrix.rows.slice(0, at + 1);
  const failed = rows.map((row, index) =>
    index === at
      ? { ...row, count: 0, second: { ...row.second, sets: [], setCount: null, keptCount: 0, error: "403" } }
      : row,
  );
  return {
    ...step,
    sets: [],
    setCount: null,
    keptCount: 0,
    error: "failed: 403",
    matrix: { ...step.matrix, rows: failed },
  };
};

describe("a matrix", () => {
  it("has a row for each set of the first child, followed to its Application", () => {
    const found = lanes(matrixStep, true);
    expect(kinds(found)).toEqual(["set", "interpolate", "call", "union", "render", "plan"]);
    const [one, , three] = found.rows;
    expect(one).toMatchObject({ label: "#0", title: "feature-1" });
    expect(one?.out[0]).toMatchObject({ place: 0, application: { name: "fb-feature-1" } });
    expect(one?.out[0]?.planned?.action).toBe("update");
    expect(three?.out).toEqual([]);
  });

  it("never leaves out what is only live", () => {
    const last = lanes(matrixStep, true).rows.at(-1);
    expect(last?.live?.action).toBe("delete");
    expect(isRowIn(last as LaneRow, "changes")).toBe(true);
  });

  it("shows the error where it happens, and that the rest was not reached", () => {
    const { rows } = lanes(failing(matrixStep, 1));
    expect(rows.map(({ ended }) => ended && [ended.lane, ended.why])).toEqual([
      ["render", "earlier"],
      ["call", "error"],
      ["interpolate", "earlier"],
    ]);
  });

  it("finds the set again behind a selector", () => {
    const { rows } = lanes({ ...matrixStep, kept: [1], keptCount: 1 });
    expect(rows[0]?.out[0]).toMatchObject({ kept: false, place: null });
    expect(rows[1]?.out[0]).toMatchObject({ kept: true, place: 0 });
    expect(rowOfPlace(rows, 0)).toBe(1);
  });

  it("is unknown, not zero, where a plugin was not called", () => {
    const first = matrixStep.matrix?.rows[0];
    if (!matrixStep.matrix || !first) throw new Error("no matrix");
    const second = { ...first.second, sets: [], setCount: null, keptCount: 0 };
    const { rows } = lanes({
      ...matrixStep,
      sets: [],
      setCount: null,
      keptCount: 0,
      matrix: { ...matrixStep.matrix, rows: [{ ...first, second, count: 0 }] },
    });
    expect(rows.map(({ ended }) => ended && [ended.lane, ended.why])).toEqual([
      ["call", "unknown"],
      ["interpolate", "unsure"],
      ["interpolate", "unsure"],
    ]);
    expect(rows.some((row) => isRowIn(row, "failed") || isRowIn(row, "without"))).toBe(false);
  });
});

describe("a merge", () => {
  it("has a column for each child and a row for what found no partner", () => {
    const found = lanes(mergeStep);
    expect(kinds(found)).toEqual(["set", "override", "union", "render"]);
    expect(found.rows.map(({ label, title }) => [label, title])).toEqual([
      ["#0", "prod"],
      ["#1", "dev"],
      ["no partner", "test"],
    ]);
    expect(found.rows[0]?.parts[1]).toMatchObject({ replicas: 5 });
    expect(found.rows[2]?.lone).toBe(1);
  });

  it("keeps its base in sight when it fails", () => {
    const { rows } = lanes({
      ...mergeStep,
      sets: [],
      setCount: null,
      keptCount: 0,
      error: "not unique",
      merge: mergeStep.merge && { ...mergeStep.merge, origins: [], withoutPartner: [] },
    });
    expect(rows.map(({ ended }) => ended?.why)).toEqual(["error", "earlier"]);
  });
});

it("a plain generator has a row for each set", () => {
  const found = lanes(stepOf("list", [{ env: "prod" }, { env: "dev" }], { kept: [1], keptCount: 1 }));
  expect(kinds(found)).toEqual(["set", "selector", "render"]);
  expect(found.rows.map(({ out }) => out[0]?.kept)).toEqual([false, true]);
});

it.each<[RowFilter, number]>([
  ["all", 4],
  ["changes", 3],
  ["without", 1],
  ["failed", 0],
])("filter %s", (filter, count) => {
  expect(lanes(matrixStep, true).rows.filter((row) => isRowIn(row, filter))).toHaveLength(count);
});
