import { expect, it } from "vitest";
import type { Problem, ProblemPlace } from "@/lib/problems";
import { problemRange } from "./problem-range";

const text = 'spec:\n  name: "a{{b}}"  \r\n  # end\n';
const at = (place: ProblemPlace): Problem => ({
  ...{ code: "PLUGIN001", severity: "error", message: "", controller: "", remedy: "" },
  place,
});
const shown = (place: ProblemPlace) => {
  const range = problemRange(at(place), text);
  return range && text.slice(range.from, range.to);
};

it.each([
  ["from a place to its end", { position: { line: 2, column: 11 }, end: { line: 2, column: 16 } }, "{{b}}"],
  ["to the end of the line without its blanks", { position: { line: 2, column: 3 } }, 'name: "a{{b}}"'],
  ["over lines", { position: { line: 1, column: 1 }, end: { line: 2, column: 7 } }, "spec:\n  name"],
  ["a column beyond the line", { position: { line: 1, column: 99 } }, ""],
  ["a line beyond the text", { position: { line: 99, column: 1 } }, ""],
  ["no place", {}, null],
  ["a place in another file", { position: { line: 1, column: 1 }, file: "other.yaml" }, null],
] as const)("%s", (_name, place, expected) => {
  expect(shown(place)).toBe(expected);
});

it("of another file's problems, where that file is the text", () => {
  const problem = at({ position: { line: 2, column: 3 }, file: "fixtures" });
  expect(problemRange(problem, text, undefined, "fixtures")).toEqual({ from: 8, to: 22 });
});
