import { expect, test } from "vitest";
import { fromBytes, toBytes } from "../utf8";
import { GoMap } from "../value";
import { decodeJson, decodeJsonLeniently, toGoValue } from "./decode";
import { encodeJson } from "./encode";
import { JsonError } from "./error";
import { parseFirstJson, parseJson } from "./parse";

function errorOf(run: () => unknown): JsonError {
  try {
    run();
  } catch (error) {
    if (error instanceof JsonError) return error;
    throw error;
  }
  throw new Error("no error");
}

test.each([
  ["a scalar", " 12.5 ", 12.5],
  ["escapes", `"\\u00e9\\n\\ud83d\\ude00\\/"`, "é\n😀/"],
  ["halves of surrogate pairs", `"\\ud800\\u0041\\udc00"`, "\ufffdA\ufffd"],
  ["the largest float", "1.7976931348623157e308", 1.7976931348623157e308],
  ["a number too small", "1e-400", 0],
  ["null", "null", null],
])("decodes %s", (_, text, expected) => {
  expect(decodeJson(text)).toBe(expected);
});

test("each invalid byte is one replacement character", () => {
  const bytes = [0x22, 0xff, 0xe4, 0xb8, 0x61, 0x22];
  expect(decodeJson(Uint8Array.from(bytes))).toBe("\ufffd\ufffd\ufffda");
  const long = [0x22, ...toBytes("x".repeat(40)), 0xe4, 0xb8, 0x22];
  expect(decodeJson(Uint8Array.from(long))).toBe(`${"x".repeat(40)}\ufffd\ufffd`);
});

test("of names that repeat the last counts, and none of them reaches a prototype", () => {
  const value = decodeJson('{"a":1,"__proto__":{"x":1},"constructor":2,"a":{"y":3}}');
  if (!(value instanceof GoMap)) throw new Error("no map");
  expect([...value.entries.keys()]).toEqual(["a", "__proto__", "constructor"]);
  expect(encodeJson(value)).toBe('{"__proto__":{"x":1},"a":{"y":3},"constructor":2}');
  expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
});

const wrong: [name: string, text: string, message: string, offset: number][] = [
  ["nothing", "", "unexpected end of JSON input", 0],
  ["a word", "abc", "invalid character 'a' looking for beginning of value", 0],
  ["almost a literal", "nope", "invalid character 'o' in literal null (expecting 'u')", 1],
  ["a cut literal", "tru", "unexpected end of JSON input", 3],
  ["two values", '{"a":1} x', "invalid character 'x' after top-level value", 8],
  ["a leading zero", "01", "invalid character '1' after top-level value", 1],
  ["a comma too many", "[1,]", "invalid character ']' looking for beginning of value", 3],
  ["a name without quotes", "{a:1}", "invalid character 'a' looking for beginning of object key string", 1],
  ["a member without colon", '{"a" 1}', "invalid character '1' after object key", 5],
  ["no comma between members", '{"a":1 "b"}', "invalid character '\"' after object key:value pair", 7],
  ["no comma between items", "[1 2]", "invalid character '2' after array element", 3],
  ["a minus alone", "-", "unexpected end of JSON input", 0],
  ["a point without digits", "1.x", "invalid character 'x' in numeric literal", 2],
  ["an unknown escape", '"\\q"', "invalid escape sequence `\\q` in string", 1],
  ["an escape that is not hexadecimal", '"\\u12x4"', "invalid escape sequence `\\u12x4` in string", 1],
  ["a new line in a string", '"a\nb"', "invalid character '\\n' in string", 2],
  ["a string without end", '"abc', "unexpected end of JSON input", 4],
  ["an apostrophe", "['a']", "invalid character '\\'' looking for beginning of value", 1],
  ["a letter beyond ASCII", "é", "invalid character 'é' looking for beginning of value", 0],
  ["an invalid byte", "\udcff", "invalid character '\\xff' looking for beginning of value", 0],
  ["a byte order mark", "\ufeff{}", "invalid character '\\ufeff' looking for beginning of value", 0],
];

test.each(wrong)("refuses %s", (_, text, message, offset) => {
  const error = errorOf(() => parseJson(text));
  expect([error.message, error.offset]).toEqual([message, offset]);
  expect(decodeJsonLeniently(text)).toBeNull();
});

test.each([
  ["1e400", "json: cannot unmarshal number 1e400 into Go value of type float64"],
  ["[0,-1e999]", "json: cannot unmarshal number -1e999 into .1 of type float64"],
  [
    '{"a":{"b":1e400,"c":1e500}}',
    "json: cannot unmarshal number 1e400 into Go struct field .a.b of type float64",
  ],
  ['{"a/b~":1e400}', "json: cannot unmarshal number 1e400 into Go struct field .a~1b~0 of type float64"],
])("a number out of range: %s", (text, message) => {
  expect(errorOf(() => decodeJson(text)).message).toBe(message);
});

test("a number out of range is the largest one when the error is not looked at", () => {
  expect(encodeJson(decodeJsonLeniently("[-1e400,2]"))).toBe("[-1.7976931348623157e+308,2]");
});

test("nesting ends where Go ends it, and needs no stack of ours", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  expect(toGoValue(parseJson(nested(10_000))).error).toBeNull();
  expect(errorOf(() => parseJson(nested(10_001))).message).toBe("exceeded max depth");
  expect(errorOf(() => parseJson('{"a":'.repeat(100_000))).message).toBe("exceeded max depth");
});

test("the first value of a stream", () => {
  expect(parseFirstJson(toBytes(' {"a":1}\n{"b"'))).toMatchObject({ end: 8 });
  expect(parseFirstJson(toBytes("12 x"))).toMatchObject({ end: 2 });
  expect(errorOf(() => parseFirstJson(toBytes(" \n")))).toMatchObject({ kind: "eof", message: "EOF" });
  expect(errorOf(() => parseFirstJson(toBytes('{"a":')))).toMatchObject({
    kind: "unexpected_eof",
    message: "unexpected EOF",
  });
});

test("a stream's error shows only what its buffer of 64 bytes held", () => {
  const bytes = toBytes(`[${" ".repeat(62)}é]`);
  expect(errorOf(() => parseFirstJson(bytes)).message).toBe(
    "invalid character '\\xc3' looking for beginning of value",
  );
  expect(errorOf(() => parseJson(bytes)).message).toBe(
    "invalid character 'é' looking for beginning of value",
  );
});

test("the tree keeps order, repeated names, offsets and the text of numbers", () => {
  const tree = parseJson('{"b": 1.50, "a": [true], "b": null}');
  expect(tree).toEqual({
    kind: "object",
    start: 0,
    end: 35,
    members: [
      { name: "b", nameStart: 1, value: { kind: "number", raw: "1.50", start: 6, end: 10 } },
      {
        name: "a",
        nameStart: 12,
        value: {
          kind: "array",
          start: 17,
          end: 23,
          items: [{ kind: "boolean", value: true, start: 18, end: 22 }],
        },
      },
      { name: "b", nameStart: 25, value: { kind: "null", start: 30, end: 34 } },
    ],
  });
});

test("a string read and written is the same", () => {
  const text = fromBytes(Uint8Array.from([0x61, 0xf0, 0x9f, 0x98, 0x80]));
  expect(decodeJson(encodeJson(text))).toBe(text);
});
