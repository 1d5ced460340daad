import { expect, it, vi } from "vitest";
import type { Problem } from "@/lib/problems";
import { problemAt, problemDiagnostics, problemRanges } from "./diagnostics";

const problem = (line: number, more: Partial<Problem> = {}): Problem => ({
  ...{ code: "APPSET024", severity: "error", message: "Wrong.", controller: "", remedy: "Write it." },
  place: { position: { line, column: 1 } },
  ...more,
});

it("places what has a place, with its fixes", () => {
  const fix = { label: "Write b", edits: [{ from: 0, to: 1, insert: "b" }] };
  const problems = [problem(1, { fixes: [fix] }), problem(2, { place: {} }), problem(2)];
  const onFix = vi.fn();
  const shown = problemDiagnostics(problems, problemRanges(problems, "a\nbc"), onFix);
  expect(shown.map(({ from, to, message }) => [from, to, message])).toEqual([
    [0, 1, "Wrong. Write it."],
    [2, 4, "Wrong. Write it."],
  ]);
  shown[0]?.actions?.[0]?.apply();
  expect(onFix).toHaveBeenCalledWith(fix);
});

it.each([
  ["the closest of several", 5, 1],
  ["one alone", 1, 0],
  ["its end still belongs to it", 20, 0],
  ["none", 21, null],
])("the problem at the cursor: %s", (_name, offset, expected) => {
  expect(problemAt([{ from: 0, to: 20 }, { from: 4, to: 6 }, null], offset)).toBe(expected);
});
