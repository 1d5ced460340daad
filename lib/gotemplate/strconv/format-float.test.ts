import { expect, test } from "vitest";
import { type FloatFormat, formatFloat } from "./format-float";

const rows: [value: number, format: FloatFormat, precision: number, expected: string][] = [
  [0, "g", -1, "0"],
  [-0, "g", -1, "-0"],
  [1e6, "g", -1, "1e+06"],
  [100000, "g", -1, "100000"],
  [123456789012, "g", -1, "1.23456789012e+11"],
  [0.0001, "g", -1, "0.0001"],
  [0.00001, "g", -1, "1e-05"],
  [5e-324, "g", -1, "5e-324"],
  [1.7976931348623157e308, "e", -1, "1.7976931348623157e+308"],
  [1e21, "f", -1, "1000000000000000000000"],
  [0.5, "f", 0, "0"],
  [1.5, "f", 0, "2"],
  [2.5, "f", 0, "2"],
  [0.125, "f", 2, "0.12"],
  [1.005, "f", 2, "1.00"],
  [0.6, "f", 0, "1"],
  [0.001, "f", 2, "0.00"],
  [99.99, "e", 1, "1.0e+02"],
  [0, "e", 2, "0.00e+00"],
  [123456, "G", 3, "1.23E+05"],
  [100, "g", 1, "1e+02"],
  [0.1, "f", 25, "0.1000000000000000055511151"],
  [1, "b", -1, "4503599627370496p-52"],
  [1, "x", -1, "0x1p+00"],
  [-3.5, "x", -1, "-0x1.cp+01"],
  [1.9999, "x", 1, "0x1.0p+01"],
  [0, "X", 2, "0X0.00P+00"],
  [Number.NaN, "f", 2, "NaN"],
  [Number.POSITIVE_INFINITY, "e", 2, "+Inf"],
  [Number.NEGATIVE_INFINITY, "e", 2, "-Inf"],
];

test.each(rows)("formatFloat %d as %s of %d digits", (value, format, precision, expected) => {
  expect(formatFloat(value, format, precision)).toBe(expected);
});

test.each([
  [0.1, "0.1"],
  [16777216, "1.6777216e+07"],
  [1.401298464324817e-45, "1e-45"],
  [3.4028234663852886e38, "3.4028235e+38"],
])("the shortest text of the float32 %d", (value, expected) => {
  expect(formatFloat(Math.fround(value), "g", -1, 32)).toBe(expected);
});
