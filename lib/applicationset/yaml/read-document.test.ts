import { describe, expect, it } from "vitest";
import { encodeJson } from "./encode-json";
import { readDocument, YamlFault } from "./read-document";

const json = (text: string) => encodeJson(readDocument(text).value);

describe("readDocument: plain scalars mean what they mean to go-yaml v2", () => {
  it.each([
    ["yes", "true"],
    ["Off", "false"],
    ["y", "true"],
    ["~", "null"],
    ["", "null"],
    ["0755", "493"],
    ["0o17", "15"],
    ["0x1F", "31"],
    ["0b101", "5"],
    ["-0b11", "-3"],
    ["08", "8"],
    ["+7", "7"],
    ["1_000", "1000"],
    ["-0", "0"],
    ["-0.0", "-0"],
    [".5", "0.5"],
    ["1.", "1"],
    ["1e3", "1000"],
    ["1e21", "1e+21"],
    ["0.0000001", "1e-7"],
    ["9007199254740993", "9007199254740993"],
    ["18446744073709551615", "18446744073709551615"],
    ["18446744073709551616", "18446744073709552000"],
    ["1e400", '"1e400"'],
    ["12:30:45", '"12:30:45"'],
    ["2024-01-15", '"2024-01-15"'],
    ["'yes'", '"yes"'],
    ["!!str 12", '"12"'],
    ["!!float 3", "3"],
    ["null x", '"null x"'],
    ["Infinity", '"Infinity"'],
    ["<b>&", '"\\u003cb\\u003e\\u0026"'],
  ])("%s is %s", (text, expected) => {
    expect(json(`v: ${text}`)).toBe(`{"v":${expected}}`);
  });
});

describe("readDocument: structure", () => {
  it.each([
    [
      "keys that are no text",
      "{1: a, 1.5: b, true: c, 1e6: d}",
      '{"1":"a","1.5":"b","1e+06":"d","true":"c"}',
    ],
    ["the last of two equal keys", "a: 1\na: 2", '{"a":2}'],
    ["aliases", "a: &x {k: 1}\nb: *x", '{"a":{"k":1},"b":{"k":1}}'],
    [
      "merge keys where they stand",
      "x: &x {a: 1, b: 1}\nw: {b: 2, <<: *x}\nz: {<<: *x, b: 2}",
      '{"w":{"a":1,"b":1},"x":{"a":1,"b":1},"z":{"a":1,"b":2}}',
    ],
    [
      "earlier merged maps first",
      "x: &x {a: 1}\nw: &w {a: 2}\nz: {<<: [*x, *w]}",
      '{"w":{"a":2},"x":{"a":1},"z":{"a":1}}',
    ],
    ["a quoted << is a key", 'a: {"<<": 1}', '{"a":{"\\u003c\\u003c":1}}'],
    ["__proto__ is a key", "__proto__: {x: 1}", '{"__proto__":{"x":1}}'],
    ["binary", "a: !!binary aGVsbG8=", '{"a":"hello"}'],
    ["only the first document", "a: 1\n---\nb: 2", '{"a":1}'],
    ["nothing", "# nothing", "null"],
    ["CRLF", "a: 1\r\nb: x\r\n", '{"a":1,"b":"x"}'],
  ])("%s", (_, text, expected) => {
    expect(json(text)).toBe(expected);
  });

  it.each([
    ["a: [", "an unclosed list"],
    ["a: {b", "an unclosed map"],
    ["a: *x", "an unknown anchor"],
    ["a: .inf", "a number that JSON has not"],
    ["{null: a}", "a null key"],
    ["name: {{ .name }}", "a map as a key"],
    ["a: !!int x", "a tag that does not fit"],
    ["a: !!binary '*'", "bad base64"],
    ["<<: 1", "a merge of no map"],
    [`a: ${"[".repeat(30_000)}${"]".repeat(30_000)}`, "deep nesting"],
  ])("%s is a fault: %s", (text) => {
    expect(() => readDocument(text)).toThrow(YamlFault);
  });

  it("refuses a billion laughs", () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(", ")}]`,
    );
    expect(() => readDocument(`l0: &l0 [1]\n${levels.join("\n")}`)).toThrow(/excessive aliasing/);
  });

  it("uses libyaml's words for an unclosed list", () => {
    expect(() => readDocument("- name: [a")).toThrow("yaml: line 1: did not find expected ',' or ']'");
  });

  it("knows line and column of a path, or of its nearest parent", () => {
    const document = readDocument("spec:\n  generators:\n  - plugin:\n      configMapRef: {name: x}\n", 11);
    expect(document.position(["spec", "generators", 0, "plugin", "configMapRef", "name"])).toEqual({
      line: 14,
      column: 28,
    });
    expect(document.position(["spec", "generators", 0, "list"])).toEqual({ line: 13, column: 5 });
    expect(document.has(["spec", "generators", 0, "plugin"])).toBe(true);
    expect(document.has(["spec", "generators", 1])).toBe(false);
  });
});
