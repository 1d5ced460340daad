import { describe, expect, test } from "vitest";
import { FunctionError, LimitError } from "../errors";
import {
  bytesType,
  float32Type,
  int8Type,
  namedType,
  pointerTo,
  stringType,
  structType,
  uint64Type,
} from "../type";
import { toBytes } from "../utf8";
import {
  anyMap,
  anySlice,
  GoBytes,
  GoComplex,
  GoError,
  GoFloat32,
  GoFunc,
  GoInt,
  GoMap,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoValue,
  goInt,
  goInt64,
  stringMap,
  stringSlice,
} from "../value";
import { printValue, sprint, sprintln } from "./sprint";
import { sprintf } from "./sprintf";

const json = structType("v1.JSON", [{ name: "Raw", type: bytesType }]);
const rawJson = (text: string) => new GoStruct(json, new Map([["Raw", new GoBytes(toBytes(text))]]));
const failure = new GoError("boom", pointerTo(structType("errors.errorString", [])));
const map = anyMap(
  new Map<string, GoValue>([
    ["b", 1.5],
    ["a", null],
    ["B", "x"],
  ]),
);

const rows: [format: string, args: GoValue[], expected: string][] = [
  ["%v %v %v %v", [null, true, "a", 1.5], "<nil> true a 1.5"],
  ["%d|%5d|%-5d|%05d|%+d|% d", [1, 2, 3, 4, 5, 6].map(goInt), "1|    2|3    |00004|+5| 6"],
  ["%x %X %#x %o %#o %O %b %#b", Array(8).fill(goInt(10)), "a A 0xa 12 012 0o12 1010 0b1010"],
  ["%d %x", [new GoInt(-128n, int8Type), goInt(-255)], "-128 -ff"],
  ["%d", [new GoInt(18446744073709551615n, uint64Type)], "18446744073709551615"],
  ["%.3d|%5.3d|%.0d|%08.3d", [7, 7, 0, 7].map(goInt), "007|  007||     007"],
  ["%c %q %U %#U", Array(4).fill(goInt(0x65e5)), "日 '日' U+65E5 U+65E5 '日'"],
  ["%c %q", [goInt(-1), goInt(0x110000)], "\ufffd '\ufffd'"],
  [
    "%e %E %f %F %g %G",
    Array(6).fill(1234.5678),
    "1.234568e+03 1.234568E+03 1234.567800 1234.567800 1234.5678 1234.5678",
  ],
  [
    "%6.2f|%-8.1f|%08.2f|%+.1e|% g",
    [3.14559, 2.5, -3.14559, 12345, 2.5],
    "  3.15|2.5     |-0003.15|+1.2e+04| 2.5",
  ],
  ["%#g %#.3x %x", [1, 1, 1], "1.00000 0x1.000p+00 0x1p+00"],
  [
    "%5v|%-6v|%05v|%+v",
    [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
    "  NaN|+Inf  | -Inf|NaN",
  ],
  ["%s|%5s|%-5s|%.2s|%05s", ["日本", "日本", "日本", "日本語", "ab"], "日本|   日本|日本   |日本|000ab"],
  ["%q %+q %#q %x %X % x %#x", Array(7).fill("é`"), '"é`" "\\u00e9`" "é`" c3a960 C3A960 c3 a9 60 0xc3a960'],
  ["%t %5t", [true, false], "true false"],
  ["%T %T %T %T", [null, goInt64(1), map, rawJson("{}")], "<nil> int64 map[string]interface {} v1.JSON"],
  ["%v", [map], "map[B:x a:<nil> b:1.5]"],
  ["%#v", [map], 'map[string]interface {}{"B":"x", "a":interface {}(nil), "b":1.5}'],
  [
    "%v %d",
    [anySlice([goInt(1), "a", null]), anySlice([goInt(1), "a", null])],
    "[1 a <nil>] [1 %!d(string=a) <nil>]",
  ],
  ["%q", [stringSlice(["a", "b"])], '["a" "b"]'],
  ["%#v", [stringMap(new Map([["k", "v"]]))], 'map[string]string{"k":"v"}'],
  ["%v %+v %#v", Array(3).fill(rawJson('"x')), "{[34 120]} {Raw:[34 120]} v1.JSON{Raw:[]uint8{0x22, 0x78}}"],
  ["%s %v %x %q %#v", Array(5).fill(new GoBytes(toBytes("hi"))), 'hi [104 105] 6869 "hi" []byte{0x68, 0x69}'],
  ["%v %d %s", [failure, failure, failure], "boom &{%!d(string=boom)} boom"],
  ["%v %d", Array(2).fill(new GoInt(3n, namedType("time.Month", "int"))), "March 3"],
  ["%v", [new GoInt(5_430_000_000_000n, namedType("time.Duration", "int64"))], "1h30m30s"],
  [
    "%v %.1f",
    Array(2).fill(new GoComplex(1.5, -2, namedType("complex128", "complex128"))),
    "(1.5-2i) (1.5-2.0i)",
  ],
  ["%v", [new GoFloat32(Math.fround(0.1), float32Type)], "0.1"],
  ["%v", [new GoMap(new Map(), map.type, true)], "map[]"],
  ["%#v", [new GoSlice([], stringSlice([]).type, true)], "[]string(nil)"],
  ["%p %v", [map, new GoPointer("x", pointerTo(stringType))], "0xc000012345 0xc000012345"],
  ["%v", [new GoPointer(rawJson("1"), pointerTo(json))], "&{[49]}"],
  ["%v", [new GoPointer(null, pointerTo(json))], "<nil>"],
];

test.each(rows)("sprintf %j", (format, args, expected) => {
  expect(sprintf(format, args)).toBe(expected);
});

const errors: [format: string, args: GoValue[], expected: string][] = [
  ["%d", ["x"], "%!d(string=x)"],
  ["%z", [goInt(1)], "%!z(int=1)"],
  ["%s", [null], "%!s(<nil>)"],
  ["%d", [], "%!d(MISSING)"],
  ["a", ["x", null], "a%!(EXTRA string=x, <nil>)"],
  ["%", [], "%!(NOVERB)"],
  ["%!", [goInt(1)], "%!!(int=1)"],
  ["%5", [goInt(1)], "%!(NOVERB)%!(EXTRA int=1)"],
  ["%*d", ["x", goInt(1)], "%!(BADWIDTH)1"],
  ["%.*d", [goInt(-1), goInt(1)], "%!(BADPREC)1"],
  ["%*d|%-*d", [5, 1, 5, 1].map(goInt), "    1|1    "],
  ["%*d", [goInt(-5), goInt(1)], "1    "],
  ["%[2]v %[1]v", ["a", "b"], "b a"],
  ["%[3]v", ["a", "b"], "%!v(BADINDEX)"],
  ["%[x]v %[]", ["a"], "%!v(BADINDEX) %!](BADINDEX)"],
  ["%[2]*[1]d", [goInt(1), goInt(5)], "    1"],
  ["%w", ["x"], "%!w(string=x)"],
  ["%世", [goInt(1)], "%!世(int=1)"],
  ["%\udcff", [goInt(1)], "%!\ufffd(int=1)"],
  ["100%%", [], "100%"],
  ["%99999999d", [goInt(1)], "%!(NOVERB)%!(EXTRA int=1)"],
];

test.each(errors)("sprintf's complaint about %j", (format, args, expected) => {
  expect(sprintf(format, args)).toBe(expected);
});

describe("methods", () => {
  const stringer = (call: () => GoValue) => {
    const signature = { params: [], variadic: false, result: stringType, fails: false };
    const type = structType("semver.Version", [{ name: "major", type: uint64Type }]);
    const method = () => new GoFunc("String", signature, call, namedType("func() string", "func"));
    return new GoStruct(type, new Map([["major", new GoInt(1n, uint64Type)]]), { String: method });
  };

  test("String is used for the verbs of text alone", () => {
    const version = stringer(() => "1.0.0");
    expect(sprintf("%v %s %q %d", [version, version, version, version])).toBe('1.0.0 1.0.0 "1.0.0" {1}');
    expect(sprintf("%v", [anySlice([version])])).toBe("[1.0.0]");
  });

  test("a method that panics is told", () => {
    const version = stringer(() => {
      throw new FunctionError("no");
    });
    expect(sprintf("%v", [version])).toBe("%!v(PANIC=String method: no)");
  });
});

test("sprint puts spaces only between operands that are no strings", () => {
  expect(sprint([goInt(1), goInt(2), "a", "b", true, null])).toBe("1 2abtrue <nil>");
  expect(sprintln(["a", goInt(1)])).toBe("a 1\n");
});

test.each([
  [0, "0"],
  [-0, "-0"],
  [999999, "999999"],
  [1000000, "1e+06"],
  [0.0001, "0.0001"],
  [0.00001, "1e-05"],
  [Number.NaN, "NaN"],
])("printValue of the float %d", (value, expected) => {
  expect(printValue(value)).toBe(expected);
});

test("bytes that meet are a character again", () => {
  expect(sprintf("%s%s", ["\udce4\udcb8", "\udc96"])).toBe("世");
});

test("a map that holds itself is a limit, not an endless loop", () => {
  const self = anyMap();
  self.entries.set("self", self);
  expect(() => printValue(self)).toThrow(LimitError);
});

test("a print of exponential size is a limit", () => {
  let value: GoValue = "x".repeat(1000);
  for (let i = 0; i < 40; i++) value = anySlice([value, value]);
  expect(() => printValue(value)).toThrow(LimitError);
});
