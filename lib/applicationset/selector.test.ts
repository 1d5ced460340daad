import { describe, expect, it } from "vitest";
import {
  anyMap,
  fromJson,
  type GoMap,
  GoMap as GoMapValue,
  goInt64,
  stringMap,
  stringSlice,
} from "../gotemplate";
import { printValue } from "../gotemplate/fmt/sprint";
import { flattenSet, generatorValue, pluginParameters } from "./params";
import { compileSelector, SelectorError } from "./selector";

const labels = new Map([
  ["env", "prod"],
  ["count", "1e+06"],
  ["empty", ""],
]);
const expression = (key: string, operator: string, ...values: string[]) =>
  compileSelector({ matchLabels: new Map(), matchExpressions: [{ key, operator, values }] });

describe("compileSelector", () => {
  it.each([
    ["In", ["prod", "dev"], true],
    ["In", ["dev"], false],
    ["NotIn", ["dev"], true],
    ["NotIn", ["prod"], false],
    ["Exists", [], true],
    ["DoesNotExist", [], false],
  ])("env %s %j is %s", (operator, values, kept) => {
    expect(expression("env", operator, ...values)(labels)).toBe(kept);
  });

  it.each([
    ["NotIn", ["x"], true],
    ["In", [""], false],
    ["DoesNotExist", [], true],
  ])("an absent key: %s %j is %s", (operator, values, kept) => {
    expect(expression("absent", operator, ...values)(labels)).toBe(kept);
  });

  it("takes any text as a value, and {} as everything", () => {
    const url = new Map([["url", "https://k8s:6443/x?y=z"]]);
    expect(compileSelector({ matchLabels: url, matchExpressions: [] })(url)).toBe(true);
    expect(compileSelector({ matchLabels: new Map(), matchExpressions: [] })(new Map())).toBe(true);
  });

  it.each([
    ["env", "Equals", ["x"], '"Equals" is not a valid pod selector operator'],
    ["env", "toString", ["x"], '"toString" is not a valid pod selector operator'],
    ["env", "In", [], "values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty"],
    [
      "env",
      "Exists",
      ["x"],
      'values: Invalid value: ["x"]: values set must be empty for exists and does not exist',
    ],
    ["", "Exists", [], /^key: Invalid value: "": name part must be non-empty; name part must consist of/],
    ["a b", "In", [], /^\[key: Invalid value: "a b": .*, values: Invalid value: null: /],
    ["/x", "Exists", [], 'key: Invalid value: "/x": prefix part must be non-empty'],
    ["a/b/c", "Exists", [], /^key: Invalid value: "a\/b\/c": a qualified name must consist of/],
    ["A_/x", "Exists", [], /prefix part a lowercase RFC 1123 subdomain must consist of/],
    ["x".repeat(64), "Exists", [], /name part must be no more than 63 characters$/],
  ])("key %s, %s %j: an error", (key, operator, values, message) => {
    expect(() => expression(key, operator, ...values)).toThrow(SelectorError);
    expect(() => expression(key, operator, ...values)).toThrow(message);
  });
});

describe("flattenSet: what a selector sees", () => {
  const flat = (set: GoMap) => Object.fromEntries(flattenSet(set, printValue));
  it.each([
    [
      "nested maps and lists",
      fromJson({ m: { a: { b: 1000000 } }, l: ["x", [true]], n: null }),
      { "m.a.b": "1e+06", "l.0": "x", "l.1.0": "true", n: "<nil>" },
    ],
    ["empty ones have no key", fromJson({ m: {}, l: [] }), {}],
    [
      "typed maps are flattened",
      anyMap(new Map([["values", stringMap(new Map([["a", "x"]]))]])),
      { "values.a": "x" },
    ],
    ["typed lists are one leaf", anyMap(new Map([["labels", stringSlice(["a", "b"])]])), { labels: "[a b]" }],
    ["integers print", anyMap(new Map([["id", goInt64(1000000)]])), { id: "1000000" }],
    [
      "generator.input is one leaf",
      anyMap(new Map([["generator", generatorValue(pluginParameters(new Map()))]])),
      { "generator.input": "map[parameters:map[]]" },
    ],
  ])("%s", (_, set, expected) => {
    expect(set).toBeInstanceOf(GoMapValue);
    if (set instanceof GoMapValue) expect(flat(set)).toEqual(expected);
  });
});
