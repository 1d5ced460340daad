import { describe, expect, it } from "vitest";
import {
  anyMap,
  anySlice,
  anySliceType,
  fromJson,
  GoBytes,
  GoSlice,
  type GoValue,
  goInt,
  sprintf,
  stringSlice,
} from "../gotemplate";
import { type CallRow, call, testCalls } from "./test-call";

const list = (...items: (GoValue | bigint)[]) =>
  anySlice(items.map((item) => (typeof item === "bigint" ? goInt(item) : item)));
const nilList = new GoSlice([], anySliceType, true);
const one = list(1n);
const dict = anyMap(new Map([["a", goInt(1)]]));
const nilPointer = "error: runtime error: invalid memory address or nil pointer dereference";

const rows: CallRow[] = [
  ["list", [1n, "a", null], list(1n, "a", null)],
  ["tuple", [], list()],
  ["append", [one, null], list(1n, null)],
  ["append", [stringSlice(["a"]), 2n], list("a", 2n)],
  ["append", ["abc", "d"], "error: Cannot push on type string"],
  ["mustPush", [null, 1n], nilPointer],
  ["prepend", [one, 0n], list(0n, 1n)],
  ["prepend", [dict, 1n], "error: Cannot prepend on type map"],
  ["first", [list()], null],
  ["first", [5n], "error: Cannot find first on type int"],
  ["last", [list(1n, 2n)], goInt(2)],
  ["rest", [list()], nilList],
  ["rest", [one], list()],
  ["initial", [list(1n, 2n)], one],
  ["initial", [null], nilPointer],
  ["reverse", [list(1n, 2n)], list(2n, 1n)],
  [
    "uniq",
    [list(1n, 1, "1", 1n, Number.NaN, Number.NaN, dict, dict)],
    list(1n, 1, "1", Number.NaN, Number.NaN, dict),
  ],
  ["uniq", ["aab"], "error: Cannot find uniq on type string"],
  ["without", [list(1n, one, 2n), one, 2n], list(1n)],
  ["without", [list(1n)], list(1n)],
  ["has", [2n, list(1, 2, 3)], false],
  ["has", [2, list(1, 2, 3)], true],
  ["has", [1n, null], false],
  ["has", ["b", "abc"], "error: Cannot find has on type string"],
  ["compact", [list(0n, 1n, "", null, list(), false)], one],
  ["compact", [dict], "error: Cannot compact on type map"],
  ["slice", [list(1n, 2n, 3n), "1", "2"], list(2n)],
  ["slice", [list(1n, 2n), "x"], list(1n, 2n)],
  ["slice", [list(), 3n], null],
  ["slice", [list(1n, 2n), -1n], "error: reflect.Value.Slice: slice index out of bounds"],
  ["slice", ["hello", 1n], "error: list should be type of slice or array but string"],
  ["concat", [], nilList],
  ["concat", [list(), list()], nilList],
  ["concat", [one, stringSlice(["a"])], list(1n, "a")],
  ["concat", [one, "a"], "error: Cannot concat type string as list"],
  ["chunk", [0n, one], "error: runtime error: makeslice: len out of range"],
  ["chunk", [-1n, one], "error: runtime error: makeslice: len out of range"],
  ["chunk", [2n, "abcd"], "error: Cannot chunk type string"],
  ["chunk", [2n, null], nilPointer],
  ["toStrings", [list(1n, null, "a", true)], stringSlice(["1", "a", "true"])],
  ["toStrings", [null], stringSlice([])],
  ["toStrings", [new GoBytes(Uint8Array.of(65, 66))], stringSlice(["65", "66"])],
  ["sortAlpha", [list("b", "a", 10n, 9n)], stringSlice(["10", "9", "a", "b"])],
  ["sortAlpha", [null], stringSlice(["<nil>"])],
  ["splitList", [",", "a,b"], stringSlice(["a", "b"])],
  ["splitList", ["", "日a"], stringSlice(["日", "a"])],
  ["splitList", [",", ""], stringSlice([""])],
  ["join", ["-", list(1n, null, "a")], "1-a"],
  ["join", ["-", 5n], "5"],
];

testCalls("lists", rows);

const text = (value: GoValue) => sprintf("%v", [value]);

describe("what Go's slices share", () => {
  it.each([
    [1, 1],
    [3, 4],
    [5, 8],
  ])("a decoded list of %d can be sliced to %d", (length, capacity) => {
    const data = fromJson(Array.from({ length }, (_, i) => i));
    expect(call("slice", data, 0, capacity)).toMatchObject({ items: { length: capacity } });
    expect(call("slice", data, 0, capacity + 1)).toContain("out of bounds");
  });

  it("a list of the template's own has no room", () => {
    expect(call("slice", call("list", 1, 2, 3), 0, 4)).toContain("out of bounds");
  });

  it("an appended list has room for as many again", () => {
    expect(text(call("slice", call("append", call("list", 1, 2), 3), 0, 4))).toBe("[1 2 3 <nil>]");
  });

  it("a part reaches to the end of the whole", () => {
    const part = call("slice", call("list", 1, 2, 3), 1, 2);
    expect(text(call("slice", part, 0, 2))).toBe("[2 3]");
    expect(call("slice", part, 0, 3)).toContain("out of bounds");
  });

  it("sorting a part in place sorts that part of the whole", () => {
    const whole = call("splitList", ",", "c,b,a");
    call("sortAlpha", call("slice", whole, 0, 2));
    expect(text(whole)).toBe("[b c a]");
  });

  it("sorting the whole in place changes its parts", () => {
    const whole = call("splitList", ",", "c,b,a");
    const part = call("slice", whole, 1);
    call("sortAlpha", whole);
    expect(text(part)).toBe("[b c]");
  });
});

describe("chunk", () => {
  it.each([
    [2, 5, "[[0 1] [2 3] [4]]"],
    [3, 3, "[[0 1 2]]"],
    [2, 0, "[]"],
    [-5, 1, "[[0]]"],
    [-2, 3, "[]"],
  ])("size %d of %d elements", (size, length, want) => {
    const elements = Array.from({ length }, (_, i) => goInt(i));
    expect(text(call("chunk", goInt(size), anySlice(elements)))).toBe(want);
  });
});

it("uniq of many maps takes no time to speak of", () => {
  const maps = fromJson(Array.from({ length: 30_000 }, (_, i) => ({ a: [i % 5000, null], b: { c: "x" } })));
  expect(call("uniq", maps)).toMatchObject({ items: { length: 5000 } });
});
