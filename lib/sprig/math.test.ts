import { describe, expect, it } from "vitest";
import { anySlice, GoInt, goInt, goInt64, uint64Type } from "../gotemplate";
import { pow10 } from "./pow10";
import { type CallRow, call, testCalls } from "./test-call";

const int64 = (n: bigint) => goInt64(n);
const greatest = 2n ** 63n - 1n;
const least = -(2n ** 63n);
const ints = (...items: bigint[]) => items.map((item) => goInt(item));

const arithmetic: CallRow[] = [
  ["add", [1n, "2", 1.9, true, null], int64(5n)],
  ["add", [greatest, 1n], int64(least)],
  ["add", [], int64(0n)],
  ["add1", ["9"], int64(10n)],
  ["sub", [5.9, 1.9], int64(4n)],
  ["sub", [least, 1n], int64(greatest)],
  ["mul", [greatest, 2n], int64(-2n)],
  ["div", [7n, -2n], int64(-3n)],
  ["div", [least, -1n], int64(least)],
  ["div", [1n, 0.5], "error: runtime error: integer divide by zero"],
  ["mod", [-5n, 3n], int64(-2n)],
  ["mod", [least, -1n], int64(0n)],
  ["mod", [5n, "x"], "error: runtime error: integer divide by zero"],
  ["max", [-5n, "-3", -9n], int64(-3n)],
  ["biggest", [1n, 3n, 2n], int64(3n)],
  ["min", [3n], int64(3n)],
  ["maxf", [Number.NaN, Number.POSITIVE_INFINITY], Number.POSITIVE_INFINITY],
  ["maxf", ["x", -1n], 0],
  ["minf", [5.5, true], 1],
  ["ceil", [-0.5], -0],
  ["floor", ["-1.5"], -2],
];

const conversions: CallRow[] = [
  ["int", ["08"], goInt(0)],
  ["int", ["017"], goInt(15)],
  ["int", ["1_000"], goInt(1000)],
  ["int", ["0x_1F"], goInt(31)],
  ["int", ["12.00"], goInt(12)],
  ["int", ["12.0."], goInt(12)],
  ["int", ["12.5"], goInt(0)],
  ["int64", ["0x1F"], int64(31n)],
  ["int64", ["9223372036854775808"], int64(0n)],
  ["int64", [1e19], int64(least)],
  ["int64", [Number.NaN], int64(least)],
  ["int64", [-2.7], int64(-2n)],
  ["int64", [new GoInt(2n ** 64n - 1n, uint64Type)], int64(-1n)],
  ["int64", [anySlice([])], int64(0n)],
  ["float64", ["1e3"], 1000],
  ["float64", ["0x1p4"], 16],
  ["float64", ["1e400"], 0],
  ["float64", [new GoInt(2n ** 64n - 1n, uint64Type)], 2 ** 64],
  ["atoi", ["99999999999999999999"], goInt(greatest)],
  ["atoi", ["1e3"], goInt(0)],
  ["toDecimal", ["777"], int64(511n)],
  ["toDecimal", [1e21], int64(0n)],
  ["toString", [1e6], "1e+06"],
  ["toString", [null], "<nil>"],
];

const decimals: CallRow[] = [
  ["addf", [0.1, 0.2], 0.3],
  ["addf", [1e308, 1e308], Number.POSITIVE_INFINITY],
  ["addf", ["Infinity", 1n], "error: Cannot create a Decimal from +Inf"],
  ["add1f", ["x"], 1],
  ["subf", [7.5], 7.5],
  ["mulf", [1.1, 1.1], 1.21],
  ["mulf", [2n, "nan"], "error: Cannot create a Decimal from NaN"],
  ["divf", [1n, 3n], 0.3333333333333333],
  ["divf", [2n, -3n], -0.6666666666666667],
  ["divf", [1n, 3n, 3n], 0.1111111111111111],
  ["divf", [1n, 0n], "error: decimal division by 0"],
  ["round", [123.555555, 3n], 123.556],
  ["round", [1.005, 2n], 1],
  ["round", [-1.234, 1n], -1.3],
  ["round", [123.49999999, 0n, 0.4], 124],
  ["round", [1234n, -2n], 1200],
  ["round", [Number.POSITIVE_INFINITY, 0n], Number.POSITIVE_INFINITY],
];

const ranges: CallRow[] = [
  ["seq", [5n], "1 2 3 4 5"],
  ["seq", [-2n], "1 0 -1 -2"],
  ["seq", [0n, 2n, 5n], "0 2 4"],
  ["seq", [5n, 2n, 0n], ""],
  ["seq", [5n, -2n, 0n], "5 3 1"],
  ["seq", [1n, 0n, 3n], ""],
  ["seq", [1n, 2n, 3n, 4n], ""],
  ["seq", [], ""],
  ["seq", [0n, greatest], ""],
  ["seq", [0n, greatest - 1n], "limit_size"],
  ["until", [greatest], "limit_size"],
  ["untilStep", [greatest - 7n, greatest, 5n], "limit_size"],
];

testCalls("arithmetic", arithmetic);
testCalls("conversions", conversions);
testCalls("decimals", decimals);
testCalls("ranges", ranges);

describe("until", () => {
  it.each([
    ["until", ints(3n), [0n, 1n, 2n]],
    ["until", ints(-2n), [0n, -1n]],
    ["untilStep", ints(0n, 7n, 3n), [0n, 3n, 6n]],
    ["untilStep", ints(3n, 0n, -2n), [3n, 1n]],
    ["untilStep", ints(0n, 3n, 0n), []],
    ["untilStep", ints(0n, 3n, -1n), []],
  ] as const)("%s gives a list of int", (name, args, want) => {
    const list = call(name, ...args);
    expect(list).toMatchObject({ type: { name: "[]int" } });
    expect(list).toMatchObject({ items: want.map((item) => goInt(item)) });
  });
});

describe("pow10", () => {
  it.each([
    [0, 1],
    [22, 1e22],
    [-2, 0.01],
    [308, 1.0000000000000006e308],
    [309, Number.POSITIVE_INFINITY],
    [-323, 1e-323],
    [-400, 0],
    [2 ** 62, Number.POSITIVE_INFINITY],
  ])("%d as Go's math.Pow has it", (power, want) => expect(pow10(power)).toBe(want));
});
