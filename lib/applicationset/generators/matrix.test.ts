import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate";
import type { GeneratorCall } from "../evaluation";
import { type Fixture, fixtureSets } from "../fixtures";
import { plainJson } from "../plain-json";
import { readApplicationSet } from "../schema/application-set";

interface Run {
  readonly params: readonly unknown[];
  readonly error: string;
  readonly panic: string;
  readonly calls: readonly string[];
  readonly codes: readonly string[];
  readonly places: readonly string[];
}

async function run(
  generator: string,
  options = "goTemplate: true",
  fixtures: readonly Fixture[] = [],
): Promise<Run> {
  const calls: string[] = [];
  const callPlugin = async ({ plugin, parametersJson }: GeneratorCall) => {
    calls.push(`${plugin} ${parametersJson}`);
    return { ok: true as const, parameterSets: [{ n: plugin, values: { own: "1" } }] };
  };
  const text = `kind: ApplicationSet\nmetadata: {name: demo}\nspec: {${options}, generators: [${generator}], template: {metadata: {name: x}}}`;
  const evaluation = await evaluate(readApplicationSet(text), {
    callPlugin,
    outsideSets: fixtureSets(fixtures),
  });
  const [first] = evaluation.generators;
  return {
    params: first?.parameterSets.map(({ value }) => plainJson(value)) ?? [],
    error: evaluation.error,
    panic: evaluation.panic,
    calls,
    codes: evaluation.problems.map(({ code }) => code),
    places: evaluation.problems.map(({ place }) => place.field ?? ""),
  };
}

const list = (...elements: string[]) => `{list: {elements: [${elements.join(", ")}]}}`;
const plugin = (name: string, rest = "") => `{plugin: {configMapRef: {name: ${name}}${rest}}}`;
const matrix = (...children: string[]) => `{matrix: {generators: [${children.join(", ")}]}}`;
const merge = (keys: string, ...children: string[]) =>
  `{merge: {mergeKeys: [${keys}], generators: [${children.join(", ")}]}}`;

describe("matrix", () => {
  it("renders the second child for each set of the first, and calls a plugin each time", async () => {
    const { params, calls } = await run(
      matrix(list("{b: one}", "{b: one}"), plugin("p", ", input: {parameters: {branch: '{{ .b }}'}}")),
    );
    expect(calls).toEqual(['p {"branch":"one"}', 'p {"branch":"one"}']);
    expect(params).toHaveLength(2);
    expect(params[0]).toMatchObject({
      b: "one",
      n: "p",
      generator: { input: { parameters: { branch: "one" } } },
    });
  });

  it("calls a second plugin without a placeholder once, and sends its numbers as float64", async () => {
    const { calls } = await run(
      matrix(list("{b: 1}", "{b: 2}"), plugin("p", ", input: {parameters: {big: 9007199254740993}}")),
    );
    expect(calls).toEqual(['p {"big":9007199254740992}']);
  });

  it.each([
    [
      "the first child wins, with empty values too",
      matrix(list('{s: "", m: {}, l: []}'), list("{s: x, m: {k: v}, l: [1]}")),
      { s: "", m: { k: "v" }, l: [] },
    ],
    ["maps are united deeply", matrix(list("{m: {a: 1}}"), list("{m: {a: 2, b: 2}}")), { m: { a: 1, b: 2 } }],
    ["an empty set renders nothing", matrix(list("{}"), list("{b: '{{ .a }}'}")), { b: "{{ .a }}" }],
  ])("%s", async (_, generator, expected) => {
    expect((await run(generator)).params).toEqual([expected]);
  });

  it.each([
    ["one child", matrix(list("{a: b}")), "found less than two generators, Matrix support only two"],
    [
      "three children",
      matrix(list(), list(), list()),
      "found more than two generators, Matrix support only two",
    ],
    [
      "a child of two kinds",
      matrix("{list: {elements: [{a: b}]}, plugin: {configMapRef: {name: p}}}", list()),
      "error failed to get params for first generator in matrix generator: found more than one generator in matrix.Generators",
    ],
    [
      "a null in free JSON",
      matrix(list("{a: b}"), plugin("p", ", input: {parameters: {n: null}}")),
      /failed to replace parameters in generator: failed to unmarshal JSON field: unexpected end of JSON input$/,
    ],
    [
      "a nested matrix of the wrong type",
      matrix(list("{a: b}"), "{matrix: {generators: [{list: {elements: x}}]}}"),
      /json: cannot unmarshal string into Go struct field NestedMatrixGenerator\.generators\.0\.list\.elements of type \[\]v1\.JSON$/,
    ],
  ])("%s is an error", async (_, generator, message) => {
    expect((await run(generator)).error).toMatch(message);
  });

  it("refuses different texts in fast mode", async () => {
    const { error } = await run(matrix(list("{a: u}"), list("{a: v}")), "goTemplate: false");
    expect(error).toMatch(/found duplicate key a with different value, a: u ,b: v$/);
  });

  it("panics where a plain map meets a typed one", async () => {
    const { panic, params, codes } = await run(
      matrix(list("{values: {a: b}}"), plugin("p", ", values: {v: x}")),
    );
    expect(panic).toBe(
      "reflect.Value.SetMapIndex: value of type interface {} is not assignable to type string",
    );
    expect(params).toEqual([]);
    expect(codes).toContain("APPSET031");
  });

  it("leaves a value with a missing key to the child", async () => {
    const { params } = await run(
      matrix(
        list("{b: one}"),
        plugin("p", ", values: {early: '{{ .b }}', late: '{{ .n }}', both: '{{ .b }}{{ .n }}'}"),
      ),
    );
    expect(params).toMatchObject([{ values: { early: "one", late: "p", both: "<no value>p" } }]);
  });

  it("says where a child's problem is, and finds reserved keys in its answer", async () => {
    const { places, codes } = await run(
      matrix(list("{b: one}"), plugin("p", ", values: {both: '{{ .b }}{{ .n }}'}")),
    );
    expect(codes).toEqual(expect.arrayContaining(["APPSET028", "APPSET051"]));
    expect(places).toContain("spec.generators[0].matrix.generators[1].plugin.values.both");
  });

  it("is unknown as a whole when a child is", async () => {
    const { params, codes, places } = await run(matrix("{pullRequest: {}}", list("{a: b}")));
    expect(params).toEqual([]);
    expect(codes).toEqual(["APPSET005"]);
    expect(places).toEqual(["spec.generators[0].matrix.generators[0].pullRequest"]);
  });

  it("takes sets of an outside source from a fixture, with Go's types", async () => {
    const fixture = { kind: "pullRequest", params: [{ branch: "b", labels: ["x"] }] };
    const { params } = await run(
      matrix("{pullRequest: {}}", list("{t: '{{ typeOf .labels }}'}")),
      undefined,
      [fixture],
    );
    expect(params).toEqual([{ branch: "b", labels: ["x"], t: "[]string" }]);
  });
});

describe("merge", () => {
  it.each([
    [
      "overrides by key",
      merge("k", list("{k: a, v: 1}", "{k: b, v: 1}"), list("{k: b, v: 2}", "{k: c, v: 3}")),
      [
        { k: "a", v: 1 },
        { k: "b", v: 2 },
      ],
    ],
    [
      "an absent key counts as null",
      merge("k", list("{v: 1}"), list("{k: null, w: 2}")),
      [{ k: null, v: 1, w: 2 }],
    ],
  ])("%s", async (_, generator, expected) => {
    expect((await run(generator)).params).toEqual(expected);
  });

  it.each([
    ["one child", merge("k", list("{k: a}")), "found less than two generators, Merge requires two or more"],
    [
      "no keys",
      merge("", list("{k: a}"), list("{k: a}")),
      /no merge keys were specified, Merge requires at least one$/,
    ],
    [
      "a key twice",
      merge("k", list("{k: a}", "{k: a}"), list("{k: a}")),
      /Merge requires all param sets to be unique\. Duplicate key was \{"k":"a"\}$/,
    ],
  ])("%s is an error", async (_, generator, message) => {
    expect((await run(generator)).error).toMatch(message);
  });
});
