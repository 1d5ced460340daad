import { expect, it } from "vitest";
import type { Problem } from "@/lib/problems";
import { findProblem } from "./use-steady-problem";

const problem = (message: string, field = "spec"): Problem => ({
  ...{ code: "APPSET024", severity: "error", message, controller: "", remedy: "" },
  place: { field, position: { line: 1, column: 1 } },
});

it.each([
  ["at another index", problem("b"), [problem("x"), problem("b")], 1],
  ["on another line", problem("b"), [{ ...problem("b"), place: { field: "spec" } }], 0],
  ["in other words", problem("b"), [problem("x", "metadata"), problem("x")], 1],
  ["in the same words before others", problem("b"), [problem("x"), problem("b")], 1],
  ["gone", problem("b"), [problem("b", "metadata")], null],
  ["none", undefined, [problem("x")], null],
])("a problem %s", (_name, wanted, problems, expected) => {
  expect(findProblem(wanted, problems)).toBe(expected);
});
