import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/lib/gotemplate";
import { formulaText } from "./formula";
import { mergeKeys } from "./merge-keys";
import { keysUsed, previewValue, sameJson, setLabel } from "./set-text";
import { matrixStep, mergeStep, stepOf } from "./steps.fixtures";
import { unionKeys, unionSummary } from "./union-keys";

it.each([
  ["a matrix", matrixStep, "pullRequest 3 × plugin 1, 1, 0 = 2 parameter sets"],
  ["a merge", mergeStep, "list 2 + list 2 by env − 1 without a partner = 2 parameter sets"],
  ["one set", stepOf("list", [{}]), "list 1 parameter set"],
  [
    "a selector",
    stepOf("list", [{}, {}], { kept: [0], keptCount: 1 }),
    "list 2 parameter sets → selector keeps 1",
  ],
  ["unknown", stepOf("git", [], { setCount: null }), "git unknown"],
  ["failed", stepOf("git", [], { setCount: null, error: "x" }), "git fails"],
])("formula of %s", (_name, step, expected) => {
  expect(formulaText(step)).toBe(expected);
});

const union = (
  first: JsonValue | undefined,
  second: JsonValue | undefined,
  used: JsonValue,
  goTemplate = true,
) =>
  unionKeys({
    first: first === undefined ? {} : { k: first },
    second: second === undefined ? {} : { k: second },
    used: { k: used },
    goTemplate,
    kinds: ["list", "list"],
    valuesRendered: false,
  })[0];

describe("why the union has a value", () => {
  it.each<[string, JsonValue | undefined, JsonValue | undefined, JsonValue, string]>([
    ["only first", "a", undefined, "a", "only in the first child"],
    ["only second", undefined, "a", "a", "only in the second child"],
    ["same", "a", "a", "a", "the same in both"],
    ["first wins", "a", "b", "a", "the first child wins"],
    ["empty text", "", "b", "", 'the first child wins, also with ""'],
    ["zero", 0, 1, 0, "the first child wins, also with 0"],
    ["false", false, true, false, "the first child wins, also with false"],
    ["null", null, "b", null, "the first child wins, also with null"],
    ["empty list", [], ["b"], [], "the first child wins, also with []"],
    ["empty map", {}, { b: 1 }, { b: 1 }, "the first child's empty map overrides nothing"],
    ["maps", { a: 1 }, { b: 1 }, { a: 1, b: 1 }, "merged deep: both children's keys, the first child wins"],
  ])("%s", (_name, first, second, used, why) => {
    expect(union(first, second, used)?.why).toBe(why);
  });

  it("with goTemplate false says that a value became text", () => {
    expect(union(1, undefined, "1", false)?.why).toBe("only in the first child, made text by the matrix");
  });

  it("tells what the controller sets from what the plugin gave", () => {
    const rows = unionKeys({
      first: { branch: "x" },
      second: { digest: "d", values: { a: "b" }, generator: null },
      used: { branch: "x", digest: "d", values: { a: "b" }, generator: null },
      goTemplate: true,
      kinds: ["pullRequest", "plugin"],
      valuesRendered: true,
    });
    expect(rows.map(({ key, why }) => [key, why])).toEqual([
      ["digest", "only in the second child"],
      ["values", "rendered early, with the first child's set; a map of strings"],
      ["generator", "the plugin's input, set by the controller"],
      ["branch", "only in the first child"],
    ]);
  });
});

it.each([
  [{ a: 1 }, { b: 1 }, "1 + 1 keys, none in both"],
  [{ a: 1 }, { a: 1 }, "1 + 1 keys, 1 in both, the same"],
  [{ a: 1 }, { a: 2 }, "1 + 1 keys, 1 in both: the first child wins"],
])("union of %j and %j", (first, second, expected) => {
  expect(unionSummary(first, second)).toBe(expected);
});

it("marks the child that wins each key of a merge", () => {
  const { merge, sets } = mergeStep;
  if (!merge) throw new Error("no merge");
  const rows = mergeKeys(merge, 0, sets[0] ?? {});
  expect(rows.map(({ key, winner, isMergeKey, why }) => [key, winner, isMergeKey, why])).toEqual([
    ["env", 1, true, "merge key"],
    ["replicas", 1, false, "child 2 overrides the first child"],
    ["owner", null, false, "merged deep, later children win"],
  ]);
  expect(mergeKeys(merge, 1, sets[1] ?? {}).map(({ why }) => why)).toEqual([
    "merge key",
    "only in the first child",
    "only in the first child",
  ]);
});

it.each([
  [
    ["{{.branch}}", "x/{{ .values.a }}-{{ index .labels 0 }}"],
    ["branch", "values", "labels"],
  ],
  [["{{branch}}"], ["branch"]],
  [["plain"], []],
])("keys used by %j", (templates, expected) => {
  expect(keysUsed(templates)).toEqual(expected);
});

it.each<[JsonValue, string]>([
  [{ a: ["x", 1], b: null }, '{a: ["x", 1], b: null}'],
  ["x".repeat(300), `"${"x".repeat(239)}…`],
])("preview", (value, expected) => {
  expect(previewValue(value)).toBe(expected);
});

it("names a set by what tells it from others", () => {
  expect(setLabel({ number: "1", branch: "b" })).toBe("b");
  expect(setLabel({ path: { path: "apps/a" } })).toBe("apps/a");
  expect(setLabel({ n: 1, x: "y" })).toBe("y");
});

it("compares maps in any order, and is not fooled by inherited names", () => {
  expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(sameJson({ toString: 1 }, { b: 1 })).toBe(false);
});
