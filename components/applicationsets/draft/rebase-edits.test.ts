import { expect, it } from "vitest";
import { rebaseEdits } from "./rebase-edits";

const edit = (from: number, to: number, insert = "X") => ({ from, to, insert });

it.each([
  ["nothing typed", "abcdef", "abcdef", [edit(1, 2)], [edit(1, 2)]],
  ["typed behind", "abcdef", "abcdeZf", [edit(1, 2)], [edit(1, 2)]],
  ["typed before", "abcdef", "ZZabcdef", [edit(1, 2)], [edit(3, 4)]],
  ["deleted before", "abcdef", "cdef", [edit(4, 5)], [edit(2, 3)]],
  ["typed into it", "abcdef", "abcZdef", [edit(2, 4)], null],
  ["one of two is touched", "abcdef", "abcdZf", [edit(0, 1), edit(4, 5)], null],
  ["typed right at its end", "abcdef", "abZcdef", [edit(1, 2)], [edit(1, 2)]],
] as const)("%s", (_name, before, after, edits, expected) => {
  expect(rebaseEdits(edits, before, after)).toEqual(expected);
});
