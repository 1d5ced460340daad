import { describe, expect, it } from "vitest";
import { anyMap, anySlice, fromJson, GoMap, type GoValue, stringMap } from "../../gotemplate";
import { sprint } from "../../gotemplate/fmt/sprint";
import { generatorValue, pluginParameters } from "../params";
import { RawJson } from "../schema/decode";
import { mergeOver } from "./merge-sets";

const generator = (...keys: string[]) =>
  generatorValue(pluginParameters(new Map(keys.map((key) => [key, new RawJson(key)]))));
const none = () => generatorValue(pluginParameters(null));
const typed = (entries: Record<string, string>) => stringMap(new Map(Object.entries(entries)));
const inputOf = (value: GoValue) => (value instanceof GoMap ? value.entries.get("input") : undefined);

describe("mergeOver, as mergo 1.0.2 answers", () => {
  it.each<[string, GoValue, GoValue, string]>([
    ["null over a map", fromJson({ a: 1 }), null, "<nil>"],
    ["an empty map over a map", fromJson({ a: 1 }), fromJson({}), "map[a:1]"],
    ["an empty map over a text", "x", fromJson({}), "map[]"],
    ["a list over a map", fromJson({ a: 1 }), fromJson([1]), "[1]"],
    ["an empty text over a map", fromJson({ a: 1 }), "", ""],
    [
      "maps key by key",
      fromJson({ a: { x: 1 }, b: 1 }),
      fromJson({ a: { y: [] }, b: null }),
      "map[a:map[x:1 y:[]] b:<nil>]",
    ],
    ["a typed map over a plain one", fromJson({ a: "1", b: "2" }), typed({ a: "x" }), "map[a:x b:2]"],
    ["an empty plain map over a typed one", typed({ a: "1" }), fromJson({}), "map[a:1]"],
    ["a text over a typed map", typed({ a: "1" }), "x", "x"],
  ])("%s", (_, held, over, expected) => {
    const into = anyMap(new Map([["v", held]]));
    mergeOver(into, anyMap(new Map([["v", over]])), () => {});
    expect(sprint([into.entries.get("v") ?? null])).toBe(expected);
  });

  it.each<[string, GoValue, GoValue, string]>([
    [
      "a text into a typed map",
      typed({ a: "1" }),
      fromJson({ a: "x" }),
      "reflect.Value.SetMapIndex: value of type interface {} is not assignable to type string",
    ],
    [
      "a list over a text of a typed map",
      typed({ a: "1" }),
      fromJson({ a: ["x"] }),
      "reflect: call of reflect.Value.IsNil on string Value",
    ],
    [
      "a list beside the texts of a typed map",
      typed({ a: "1" }),
      fromJson({ b: ["x"] }),
      "reflect.Value.SetMapIndex: value of type []interface {} is not assignable to type string",
    ],
    [
      "a map over an input's entry",
      generator("b"),
      fromJson({ input: { parameters: { b: { c: 1 } } } }),
      "reflect: call of reflect.Value.Field on map Value",
    ],
    [
      "a list over an input's entry",
      generator("b"),
      fromJson({ input: { parameters: { b: [1] } } }),
      "reflect: call of reflect.Value.IsNil on struct Value",
    ],
    [
      "null over the parameters",
      generator("b"),
      fromJson({ input: { parameters: null } }),
      "reflect.Value.SetMapIndex: value of type interface {} is not assignable to type v1alpha1.PluginParameters",
    ],
  ])("panics: %s", (_, held, over, message) => {
    const into = anyMap(new Map([["v", held]]));
    expect(() => mergeOver(into, anyMap(new Map([["v", over]])), () => {})).toThrow(message);
  });

  it.each<[string, GoValue, GoValue, string[] | null]>([
    ["inputs are united", generator("a", "b"), generator("b", "c"), ["a", "b", "c"]],
    ["no input overrides an input", generator("a"), none(), null],
    ["an empty input does not", generator("a"), generator(), ["a"]],
    ["an input over none", none(), generator("a"), ["a"]],
  ])("%s", (_, held, over, keys) => {
    const into = anyMap(new Map([["generator", held]]));
    mergeOver(into, anyMap(new Map([["generator", over]])), () => {});
    const input = inputOf(into.entries.get("generator") ?? null);
    const parameters = input instanceof GoMap ? input.entries.get("parameters") : undefined;
    expect(parameters instanceof GoMap && !parameters.isNil ? [...parameters.entries.keys()] : null).toEqual(
      keys,
    );
  });

  it("takes lists whole and shared", () => {
    const list = anySlice(["x"]);
    const into = anyMap(new Map<string, GoValue>([["l", anySlice(["y", "z"])]]));
    mergeOver(into, anyMap(new Map([["l", list]])), () => {});
    expect(into.entries.get("l")).toBe(list);
  });
});
