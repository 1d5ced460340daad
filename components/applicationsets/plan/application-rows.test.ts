import { expect, it } from "vitest";
import type { Problem } from "@/lib/problems";
import { matrixStep, plan, withStep } from "../steps/steps.fixtures";
import { applicationRows, isRowShown, rowSeverity } from "./application-rows";

const problem = (set: number, severity: Problem["severity"]): Problem => ({
  code: "APPSET028",
  severity,
  message: "A key is missing.",
  controller: "Prints <no value>.",
  remedy: "Give a default.",
  place: { generator: [0], set },
});

const applicationSet = {
  ...withStep(matrixStep, plan),
  problems: [problem(1, "info"), problem(1, "warning")],
};

it("has the deletions first, then what renders in its order, each with its plan and problems", () => {
  const rows = applicationRows(applicationSet);
  expect(rows.map(({ name, planned, problems }) => [name, planned?.action, problems.length])).toEqual([
    ["fb-feature-3", "delete", 0],
    ["fb-feature-1", "update", 0],
    ["fb-feature-2", "create", 2],
  ]);
});

it("knows no plan where nothing is known of what is live", () => {
  const rows = applicationRows({ ...applicationSet, plan: null });
  expect(rows.map(({ planned }) => planned)).toEqual([null, null]);
});

it("shows the gravest of a row; one that failed is an error", () => {
  const [, , last] = applicationRows(applicationSet);
  expect(last && rowSeverity(last)).toBe("warning");
  expect(
    last?.application && rowSeverity({ ...last, application: { ...last.application, error: "x" } }),
  ).toBe("error");
});

it("shows an Application that the controller skips as an error, though its problem stands at another set", () => {
  const [, first] = applicationRows(applicationSet);
  expect(first && rowSeverity(first)).toBe("ok");
  expect(first?.planned && rowSeverity({ ...first, planned: { ...first.planned, action: "skip" } })).toBe(
    "error",
  );
});

it.each([
  ["all", 3],
  ["delete", 1],
  ["keep", 0],
] as const)("filter %s", (filter, count) => {
  expect(applicationRows(applicationSet).filter((row) => isRowShown(row, filter))).toHaveLength(count);
});
