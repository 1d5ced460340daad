import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/lib/gotemplate";
import type { ParameterSetView } from "@/lib/workspace";
import { compareValues, matchesFilter, numberWidth, parameterColumns } from "./parameter-columns";

function set(
  used: { [key: string]: JsonValue },
  printsAs: { [path: string]: string } = {},
): ParameterSetView {
  return { index: 0, returned: used, used, printsAs, findings: [] };
}

it.each([
  [0, 64],
  [9_999, 76],
  [99_999, 84],
])("leaves room for the number of set %i", (index, width) => {
  expect(numberWidth([{ ...set({}), index }, set({})])).toBe(width);
});

describe("parameterColumns", () => {
  it("puts reserved keys last, the others in order of appearance", () => {
    const sets = [set({ generator: {}, b: 1, values: {} }), set({ a: 1, "values.x": "y" })];
    expect(parameterColumns(sets).map((column) => column.key)).toEqual([
      "b",
      "a",
      "values",
      "values.x",
      "generator",
    ]);
  });

  it("knows the kind where all agree", () => {
    const [n, mixed] = parameterColumns([set({ n: 1, mixed: "x" }, { n: "1e+06" }), set({ mixed: 2 })]);
    expect(n).toMatchObject({ kind: "number", printsOtherwise: true });
    expect(mixed).toMatchObject({ kind: null, printsOtherwise: false });
  });

  it("shows a hostile key as any other", () => {
    const used = JSON.parse('{"__proto__": {"a": 1}, "constructor": "x"}');
    expect(parameterColumns([set(used)]).map((column) => column.key)).toEqual(["__proto__", "constructor"]);
  });
});

describe("compareValues", () => {
  it("sorts numbers as numbers, missing last", () => {
    const values: (JsonValue | undefined)[] = [undefined, "b", 10, null, 9, "a", true];
    expect([...values].sort(compareValues)).toEqual([true, 9, 10, "a", "b", null, undefined]);
  });
});

describe("matchesFilter", () => {
  it.each([
    ["VAL", true],
    ["key1", true],
    ["absent", false],
    ["", true],
  ])("%s", (filter, expected) => {
    expect(matchesFilter(set({ key1: "val1" }), filter)).toBe(expected);
  });
});
