import { expect, it } from "vitest";
import type { Problem, TextEdit } from "@/lib/problems";
import { fixAll } from "./fix-all";

const edit = (from: number, to = from + 1, insert = "X"): TextEdit => ({ from, to, insert });
const problem = (code: Problem["code"], ...edits: TextEdit[]): Problem => ({
  ...{ code, severity: "error", message: "", controller: "", remedy: "", place: {} },
  ...(edits.length > 0 ? { fixes: [{ label: "Write X", edits }] } : {}),
});

it.each([
  [
    "two places, in order",
    [problem("APPSET024", edit(9)), problem("APPSET024", edit(2))],
    [edit(2), edit(9)],
    2,
  ],
  [
    "one edit for two problems counts both",
    [problem("APPSET024", edit(2)), problem("APPSET024", edit(2)), problem("APPSET024", edit(5))],
    [edit(2), edit(5)],
    3,
  ],
  [
    "other codes and problems without a fix are left out",
    [
      problem("APPSET024", edit(2)),
      problem("APPSET022", edit(4)),
      problem("APPSET024"),
      problem("APPSET024", edit(7)),
    ],
    [edit(2), edit(7)],
    2,
  ],
])("%s", (_name, problems, edits, count) => {
  expect(fixAll(problems, "APPSET024")).toEqual({ count, edits });
});

it.each([
  ["one alone", [problem("APPSET024", edit(2))]],
  ["only one edit in all", [problem("APPSET024", edit(2)), problem("APPSET024", edit(2))]],
  ["overlapping", [problem("APPSET024", edit(2, 6)), problem("APPSET024", edit(4, 5))]],
  ["different texts for one place", [problem("APPSET024", edit(2)), problem("APPSET024", edit(2, 3, "Y"))]],
  ["none", []],
])("nothing for %s", (_name, problems) => {
  expect(fixAll(problems, "APPSET024")).toBeNull();
});
