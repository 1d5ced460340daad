import { expect, it } from "vitest";
import type { Problem, Severity } from "@/lib/problems";
import {
  bySeverity,
  countBySeverity,
  orderBySeverity,
  placeText,
  problemAsText,
  worstSeverity,
} from "./problem-text";

const some = (severity: Severity, message: string = severity): Problem => ({
  code: "PLUGIN001",
  severity,
  message,
  controller: "The controller stops.",
  remedy: "Correct `token`.",
  place: {},
});

it.each([
  ["none", [], null],
  ["a note alone", [some("info")], "info"],
  ["an error among others", [some("warning"), some("error"), some("info")], "error"],
])("worst of %s", (_name, problems, expected) => {
  expect(worstSeverity(problems)).toBe(expected);
});

it("sorts and counts by severity and keeps the order of equals", () => {
  const problems = [some("info"), some("warning", "b"), some("error"), some("warning", "a")];
  expect(bySeverity(problems).map(({ message }) => message)).toEqual(["error", "b", "a", "info"]);
  expect(orderBySeverity(problems)).toEqual([2, 1, 3, 0]);
  expect(countBySeverity(problems)).toEqual({ error: 1, warning: 2, info: 1 });
});

it.each([
  [{ position: { line: 53, column: 17 }, field: "spec.template", set: 0 }, "line 53:17 · set 0"],
  [
    { field: "spec.template.metadata.name", generator: [0, 1] },
    "spec.template.metadata.name · generator 0.1",
  ],
  [{ key: ["values", "team"], application: "a" }, "values.team · a"],
  [{}, ""],
])("place %j", (place, expected) => {
  expect(placeText(place)).toBe(expected);
});

it("is copied without marks of code", () => {
  expect(problemAsText({ ...some("error", "Wrong."), controllerError: "error x" })).toBe(
    "PLUGIN001 error: Wrong.\nController's text: error x\nController: The controller stops.\nWhat to do: Correct token.",
  );
});
