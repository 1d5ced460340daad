import { expect, test } from "vitest";
import { LimitError } from "../errors";
import { bytesType, float32Type, namedType, pointerTo, stringType, structType, uint8Type } from "../type";
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
  stringMap,
  stringSlice,
} from "../value";
import { encodeJson } from "./encode";
import { indentJson } from "./format";

const json = structType("v1.JSON", [{ name: "Raw", type: bytesType }]);
const raw = (text: string) => new GoStruct(json, new Map([["Raw", new GoBytes(toBytes(text))]]));
const signature = { params: [], variadic: false, result: stringType, fails: true };
const funcType = namedType("func() ([]uint8, error)", "func");
const marshaler = (name: string, text: string) => {
  const method = () => new GoFunc(name, signature, () => text, funcType);
  return new GoStruct(structType("time.Time", []), new Map(), { [name]: method });
};
const pair = structType("sprig.certificate", [
  { name: "Cert", type: stringType },
  { name: "key", type: stringType },
]);

const rows: [name: string, value: GoValue, expected: string][] = [
  ["nil", null, "null"],
  ["HTML", "<a>&\u2028\u2029", '"\\u003ca\\u003e\\u0026\\u2028\\u2029"'],
  ["control characters", '\0\b\f\n\r\t\x1f\x7f"\\/', '"\\u0000\\b\\f\\n\\r\\t\\u001f\x7f\\"\\\\/"'],
  [
    "a UUID",
    new GoBytes(new Uint8Array(16), namedType("uuid.UUID", "array")),
    '"00000000-0000-0000-0000-000000000000"',
  ],
  ["invalid bytes", "a\udcff\udce4", '"a\ufffd\ufffd"'],
  [
    "floats",
    anySlice([1, -0, 1e20, 1e21, 1e-6, 1e-7, 1.5e-10, 100000000]),
    "[1,-0,100000000000000000000,1e+21,0.000001,1e-7,1.5e-10,100000000]",
  ],
  ["a float32", new GoFloat32(Math.fround(0.1), float32Type), "0.1"],
  [
    "integers",
    anySlice([goInt(5), new GoInt(18446744073709551615n), new GoInt(3n, namedType("time.Month", "int"))]),
    "[5,18446744073709551615,3]",
  ],
  [
    "sorted keys",
    anyMap(
      new Map<string, GoValue>([
        ["b", 1],
        ["\u{1f600}", 2],
        ["\uffee", 3],
        ["B", 4],
      ]),
    ),
    '{"B":4,"b":1,"\uffee":3,"\u{1f600}":2}',
  ],
  [
    "typed maps and slices",
    anySlice([stringMap(new Map([["k", "v"]])), stringSlice(["a"])]),
    '[{"k":"v"},["a"]]',
  ],
  [
    "nil maps and slices",
    anySlice([new GoMap(new Map(), anyMap().type, true), new GoSlice([], anySlice([]).type, true)]),
    "[null,null]",
  ],
  ["empty ones", anySlice([anyMap(), anySlice([])]), "[{},[]]"],
  [
    "bytes",
    anySlice(["", "a", "ab", "abc"].map((text) => new GoBytes(toBytes(text)))),
    '["","YQ==","YWI=","YWJj"]',
  ],
  ["nil bytes", new GoBytes(new Uint8Array(), bytesType, true), "null"],
  ["an array of bytes", new GoBytes(Uint8Array.of(1, 2), namedType("[2]uint8", "array", uint8Type)), "[1,2]"],
  ["raw JSON as it is", raw(' {"b": 1.50, "a" : "<\\u00e9"} '), '{"b":1.50,"a":"\\u003c\\u00e9"}'],
  ["empty raw JSON", raw(""), "null"],
  ["MarshalJSON", marshaler("MarshalJSON", '"2020-01-02T03:04:05Z"'), '"2020-01-02T03:04:05Z"'],
  ["MarshalText", marshaler("MarshalText", "<x>"), '"\\u003cx\\u003e"'],
  [
    "exported fields",
    new GoStruct(
      pair,
      new Map([
        ["Cert", "c"],
        ["key", "k"],
      ]),
    ),
    '{"Cert":"c"}',
  ],
  ["a pointer", new GoPointer("x", pointerTo(stringType)), '"x"'],
  ["a nil pointer", new GoPointer(null, pointerTo(stringType)), "null"],
  ["an error", new GoError("x", pointerTo(structType("errors.errorString", []))), "{}"],
];

test.each(rows)("encodes %s", (_, value, expected) => {
  expect(encodeJson(value)).toBe(expected);
});

test("HTML can stay, line separators can't", () => {
  expect(encodeJson(anySlice(["<&>\u2028", raw('"<"')]), { escapeHtml: false })).toBe('["<&>\\u2028","<"]');
});

test.each([
  ["NaN", Number.NaN, "json: unsupported value: NaN"],
  ["infinity", anySlice([Number.NEGATIVE_INFINITY]), "json: unsupported value: -Inf"],
  [
    "complex",
    new GoComplex(1, 2, namedType("complex128", "complex128")),
    "json: unsupported type: complex128",
  ],
  [
    "a function",
    new GoFunc("f", signature, () => null, funcType),
    "json: unsupported type: func() ([]uint8, error)",
  ],
  [
    "raw JSON that is none",
    raw("{"),
    "json: error calling MarshalJSON for type v1.JSON: unexpected end of JSON input",
  ],
])("refuses %s", (_, value, message) => {
  expect(() => encodeJson(value)).toThrow(message);
});

test("a map that holds itself is Go's error", () => {
  const self = anyMap();
  self.entries.set("list", anySlice([self]));
  expect(() => encodeJson(self)).toThrow(/^json: unsupported value: encountered a cycle via /);
});

test("depth and size are limits", () => {
  let deep: GoValue = null;
  for (let i = 0; i < 5_000; i++) deep = anySlice([deep]);
  expect(() => encodeJson(deep)).toThrow(LimitError);
  let wide: GoValue = "x".repeat(10_000);
  for (let i = 0; i < 40; i++) wide = anySlice([wide, wide]);
  expect(() => encodeJson(wide)).toThrow(LimitError);
});

test("indented as MarshalIndent does it", () => {
  const value = anyMap(
    new Map<string, GoValue>([
      ["a", anySlice([1, '{,:[]\\"'])],
      ["b", anyMap()],
      ["c", anySlice([])],
    ]),
  );
  expect(indentJson(encodeJson(value), "", "  ")).toBe(
    '{\n  "a": [\n    1,\n    "{,:[]\\\\\\""\n  ],\n  "b": {},\n  "c": []\n}',
  );
  expect(indentJson("[1]", ">", "\t")).toBe("[\n>\t1\n>]");
});
