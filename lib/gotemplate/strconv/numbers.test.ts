import { expect, test } from "vitest";
import { atoi, parseFloat as goParseFloat, parseInt as goParseInt, parseUint } from "./numbers";

test.each([
  ["0", 10, 64, 0n, null],
  ["-12", 10, 64, -12n, null],
  ["+7", 10, 64, 7n, null],
  ["9223372036854775807", 10, 64, 9223372036854775807n, null],
  ["9223372036854775808", 10, 64, 9223372036854775807n, "value out of range"],
  ["-9223372036854775808", 10, 64, -9223372036854775808n, null],
  ["-9223372036854775809", 10, 64, -9223372036854775808n, "value out of range"],
  ["128", 10, 8, 127n, "value out of range"],
  ["", 10, 64, 0n, "invalid syntax"],
  ["12a", 10, 64, 0n, "invalid syntax"],
  ["99999999999999999999x", 10, 64, 9223372036854775807n, "value out of range"],
  ["1_000", 10, 64, 0n, "invalid syntax"],
  ["1_000", 0, 64, 1000n, null],
  ["_1", 0, 64, 0n, "invalid syntax"],
  ["1__0", 0, 64, 0n, "invalid syntax"],
  ["0x_1F", 0, 64, 31n, null],
  ["0b101", 0, 64, 5n, null],
  ["0o17", 0, 64, 15n, null],
  ["017", 0, 64, 15n, null],
  ["08", 0, 64, 0n, "invalid syntax"],
  ["0x", 0, 64, 0n, "invalid syntax"],
  ["zz", 36, 64, 1295n, null],
  ["1", 1, 64, 0n, "invalid base 1"],
  ["1", 10, 65, 0n, "invalid bit size 65"],
] as const)("parseInt %j in base %d of %d bits", (text, base, bits, value, problem) => {
  const error = problem && `strconv.ParseInt: parsing "${text}": ${problem}`;
  expect(goParseInt(text, base, bits)).toEqual({ value, error });
});

test("parseUint takes no sign and reaches further", () => {
  expect(parseUint("18446744073709551615").value).toBe(18446744073709551615n);
  expect(parseUint("-1").error).toBe('strconv.ParseUint: parsing "-1": invalid syntax');
});

test("atoi names itself and quotes what it read", () => {
  expect(atoi('a"').error).toBe('strconv.Atoi: parsing "a\\"": invalid syntax');
});

test.each([
  ["1.5", 1.5],
  ["-0", -0],
  [".5", 0.5],
  ["5.", 5],
  ["1e3", 1000],
  ["1_0.2_5", 10.25],
  ["0x1p-2", 0.25],
  ["0x1.8p1", 3],
  ["0x1.00000000000008p0", 1],
  ["0x1.00000000000018p0", 1.0000000000000004],
  ["0x1p-1075", 0],
  ["inf", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["NaN", Number.NaN],
])("parseFloat %j", (text, value) => {
  expect(goParseFloat(text)).toEqual({ value, error: null });
});

test.each(["", ".", "e3", "1e", "1.2.3", "0x1", "-nan", "1 ", "_1", "1_", "infi", "١"])(
  "parseFloat refuses %j",
  (text) => {
    expect(goParseFloat(text).error).toBe(`strconv.ParseFloat: parsing "${text}": invalid syntax`);
  },
);

test("parseFloat gives infinity beside a range error", () => {
  expect(goParseFloat("-1e400")).toEqual({
    value: Number.NEGATIVE_INFINITY,
    error: 'strconv.ParseFloat: parsing "-1e400": value out of range',
  });
  expect(goParseFloat("0x1p1024").error).toContain("value out of range");
  expect(goParseFloat("1e39", 32).error).toContain("value out of range");
});
