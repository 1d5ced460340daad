import { describe, expect, it } from "vitest";
import type { AlignedRow } from "./align-sides";
import {
  collisionRows,
  collisionWords,
  foldRows,
  isFlattened,
  lookalikeText,
  remarkOn,
  sameLossText,
} from "./collision-rows";
import { collidingSets, flattenedSet, lookalikeSet } from "./parameters.fixtures";

const [first, second] = collidingSets;
if (!first || !second) throw new Error("the fixtures have two sets");

describe("collisionWords", () => {
  it("says what is replaced, lost and left", () => {
    expect(collisionWords(first)).toEqual({
      title: "Set 0: values and generator are replaced whole",
      survives: ["key1", "key2", "n"],
      lost: ["values.team", "values.value1", "generator.version"],
      remedy:
        "Let the plugin return them under another name, such as `plugin.team`. Or take `values` out of the spec: then the plugin's `values` stay.",
    });
  });

  it("says so when a part stays", () => {
    expect(collisionWords(flattenedSet)).toMatchObject({
      title: "Set 0: generator is replaced in part",
      survives: ["a", "n", "generator.version"],
    });
  });
});

describe("collisionRows", () => {
  it("lays both sides out", () => {
    const rows = collisionRows(first).map(({ leftSide, rightSide }) => `${leftSide} ${rightSide}`);
    expect(rows.slice(0, 7)).toEqual([
      "same same",
      "same same",
      "same same",
      "same same",
      "lost pad",
      "lost new",
      "same same",
    ]);
  });

  it("flattens the plugin's side where the controller does", () => {
    expect(isFlattened(flattenedSet)).toBe(true);
    expect(isFlattened(first)).toBe(false);
    expect(collisionRows(flattenedSet).map(({ leftSide }) => leftSide)).toEqual([
      "same",
      "same",
      "same",
      "pad",
    ]);
  });

  it("remarks on what the controller did", () => {
    const remarks = collisionRows(first).map((row) => remarkOn(row, first));
    expect(remarks.filter((remark) => remark !== "")).toEqual([
      "float64, prints 1e+06",
      "from the spec, a map of strings",
      "set by the controller",
    ]);
  });
});

describe("foldRows", () => {
  const row = (leftSide: AlignedRow["leftSide"]): AlignedRow => ({
    left: "",
    leftSide,
    right: "",
    rightSide: "same",
    path: "",
  });
  const drawn = (rows: AlignedRow[]) =>
    foldRows(rows).map((entry) => ("hidden" in entry ? entry.hidden.length : entry.row.leftSide));

  it.each([
    [
      "short stretches stay",
      Array.from({ length: 5 }, () => row("same")),
      ["same", "same", "same", "same", "same"],
    ],
    [
      "a long stretch keeps its ends",
      [...Array.from({ length: 12 }, () => row("same")), row("lost")],
      ["same", "same", "same", 7, "same", "same", "lost"],
    ],
  ])("%s", (_name, rows, expected) => {
    expect(drawn(rows)).toEqual(expected);
  });

  it("folds the end of a long change", () => {
    const folded = foldRows(Array.from({ length: 40 }, () => row("lost")));
    expect(folded).toHaveLength(9);
    expect(folded.at(-1)).toMatchObject({ hidden: { length: 32 } });
  });
});

describe("sameLossText", () => {
  it.each([
    ["one other", [first, second], "set 1 loses the same keys"],
    ["two others", [first, second, { ...second, index: 2 }], "2 more sets lose the same keys"],
    ["none", [first, lookalikeSet], ""],
  ])("%s", (_name, sets, expected) => {
    expect(sameLossText(first, sets)).toBe(expected);
  });
});

it("explains a reserved key that the spec leaves alone", () => {
  const finding = { ...lookalikeSet.findings[0], key: "values" } as (typeof lookalikeSet.findings)[number];
  expect(lookalikeText(finding)).toContain("so the plugin's stay");
});

it("explains a key that differs by case", () => {
  expect(lookalikeSet.findings.map(lookalikeText)[0]).toContain("only by case");
});
