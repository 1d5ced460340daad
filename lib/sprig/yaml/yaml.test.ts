import { describe, expect, it } from "vitest";
import { decodeYaml } from "./decode";
import { emitYaml } from "./emit";
import { sortKeys } from "./key-order";

const emit = (value: Parameters<typeof emitYaml>[0]) => emitYaml(value, () => undefined);

describe("emitYaml", () => {
  it.each([
    ["yes", '"yes"\n'],
    ["0o17", '"0o17"\n'],
    ["1e3", '"1e3"\n'],
    ["2024-02-29 13:04:05", '"2024-02-29 13:04:05"\n'],
    ["1:30", '"1:30"\n'],
    ["1.2.3", "1.2.3\n"],
    ["a: b", "'a: b'\n"],
    ["'a'", "'''a'''\n"],
    ["a\tb", '"a\\tb"\n'],
    ["a \nb", '"a \\nb"\n'],
    ["  a\nb\n", "|2\n    a\n  b\n"],
    ["a\n\n", "|+\n  a\n\n"],
    ["😀", '"\\U0001F600"\n'],
    ["\ufeffa", '"\\uFEFF\\x61"\n'],
    ["a\u2028b", "'a\u2028  b'\n"],
    [`${"word ".repeat(20)}end`, `${"word ".repeat(16)}word\n  word word word end\n`],
  ])("writes %j", (value, want) => {
    expect(emit(value)).toBe(want);
  });

  it("writes collections in block style", () => {
    const value = new Map<string, Parameters<typeof emit>[0]>([
      ["l", [1n, [2n], new Map([["a", null]]), []]],
      ["a\nb", new Map()],
      ["k".repeat(129), 1.5],
    ]);
    const long = "k".repeat(129);
    expect(emit(value)).toBe(`? |-\n  a\n  b\n: {}\n? ${long}\n: 1.5\nl:\n- 1\n- - 2\n- a: null\n- []\n`);
  });
});

describe("sortKeys", () => {
  it("counts the numbers inside keys", () => {
    const sorted = sortKeys(["a10", "a9", "b", "B", "_", "10", "9", "a"]);
    expect(sorted).toEqual({ keys: ["_", "9", "10", "B", "a", "a9", "a10", "b"], stable: true });
  });

  it("says where the rule contradicts itself", () => {
    expect(sortKeys(["1st", "2nd", "10th"]).stable).toBe(false);
    expect(sortKeys(["1", "2", "10"]).stable).toBe(true);
  });
});

describe("decodeYaml", () => {
  it.each<[text: string, want: unknown]>([
    ["a: yes\nb: 010\nc: 0b11\nd: 1_0.5\ne: ~", { a: true, b: 8n, c: 3n, d: 10.5, e: null }],
    ["a: 1:30\nb: 2024-02-29\nc: 08\nd: 1e400", { a: "1:30", b: "2024-02-29", c: 8, d: "1e400" }],
    ["- 1\n - 2", ["1 - 2"]],
    ["a: &x {k: 1}\nb:\n  <<: *x\n  z: 2", { a: { k: 1n }, b: { k: 1n, z: 2n } }],
    ["a: !!str 1\nb: !!float 3\nc: !secret x\nd: !!binary aGk=", { a: "1", b: 3, c: "x", d: "hi" }],
    ["a: >\n  x\n  y\n\n  z\nb: |+\n  x\n\n", { a: "x y\nz\n", b: "x\n\n" }],
    ['"a\\\n  b\n\n  c"', "ab\nc"],
    ["[a, b: c, ? d]", ["a", { b: "c" }, { d: null }]],
    ["", null],
  ])("reads %j", (text, want) => {
    expect(plain(decodeYaml(text))).toEqual(want);
  });

  it.each([
    ["a:\n\tb: 1\n", "yaml: line 2: found character that cannot start any token"],
    ["a: 1\n  b: 2\n", "yaml: line 2: mapping values are not allowed in this context"],
    ["a: [1, 2\n", "yaml: line 1: did not find expected ',' or ']'"],
    ['a: "x\n', "yaml: line 2: found unexpected end of stream"],
    ["a: b: c", "yaml: mapping values are not allowed in this context"],
    ["a: \x07", "yaml: control characters are not allowed"],
    ["a: *nope", "yaml: unknown anchor 'nope' referenced"],
    ["a: &a\n  b: *a", "yaml: anchor 'a' value contains itself"],
    ["a: {{ .x }}", 'yaml: invalid map key: map[interface {}]interface {}{".x":interface {}(nil)}'],
    ["!!int x", "yaml: cannot decode !!str `x` as a !!int"],
    ["%YAML 1.2\n---\na", "yaml: found incompatible YAML document"],
    ["%FOO\n", "yaml: found unknown directive name"],
    ["b: 1\nc\n", "yaml: line 3: could not find expected ':'"],
  ])("refuses %j", (text, want) => {
    expect(() => decodeYaml(text)).toThrow(want);
  });

  it("refuses aliases that multiply", () => {
    const lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (const [from, to] of ["ab", "bc", "cd", "de", "ef", "fg"])
      lines.push(`${to}: &${to} [${`*${from},`.repeat(10)}]`);
    expect(() => decodeYaml(lines.join("\n"))).toThrow("yaml: document contains excessive aliasing");
  });

  it("bounds nesting and survives hostile keys", () => {
    expect(() => decodeYaml("[".repeat(5000))).toThrow("nested deeper");
    expect(plain(decodeYaml("constructor: 1"))).toEqual({ constructor: 1n });
    expect(decodeYaml("__proto__: {x: 1}")).toBeInstanceOf(Map);
  });
});

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
}
