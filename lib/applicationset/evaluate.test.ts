import { describe, expect, it } from "vitest";
import type { JsonValue } from "../gotemplate";
import { applicationName } from "./application";
import { evaluate } from "./evaluate";
import type { Evaluation, EvaluationSources, GeneratorAnswer } from "./evaluation";
import { plainJson } from "./plain-json";
import { readApplicationSet } from "./schema/application-set";

interface Setup {
  readonly spec: string;
  readonly sets?: readonly { readonly [key: string]: JsonValue }[];
  readonly answer?: GeneratorAnswer;
}

const plugin = "generators: [{plugin: {configMapRef: {name: p}}}]";
const goMode = (rest: string) => `goTemplate: true, ${rest}`;
const named = (name: string) => `template: {metadata: {name: '${name}'}}`;
const noting = (text: string) =>
  `template: {metadata: {name: x, annotations: {a: '${text.replaceAll("'", "''")}'}}}`;

function run({ spec, sets = [], answer }: Setup, signal?: AbortSignal): Promise<Evaluation> {
  const sources: EvaluationSources = { callPlugin: async () => answer ?? { ok: true, parameterSets: sets } };
  const text = `kind: ApplicationSet\nmetadata: {name: demo}\nspec: {${spec}}\n`;
  return evaluate(readApplicationSet(text), sources, signal ? { signal } : {});
}

/** These templates have neither project nor source: what is said of that stands in validate/. */
const said = ({ problems }: Evaluation) =>
  problems.filter(({ code }) => !/^APPSET06[13]$|^APPSET071$/.test(code));
/** But for advice that few of these small templates follow: missingkey=error, parameters that nothing reads. */
const codes = (evaluation: Evaluation) =>
  said(evaluation)
    .map(({ code }) => code)
    .filter((code) => code !== "APPSET100" && code !== "APPSET111");
const names = ({ applications }: Evaluation) => applications.map(applicationName);

describe("evaluate: problems", () => {
  const entry = "generators: [{plugin: {configMapRef: {name: p}, input: {parameters: {map: {key1: v}}}}}]";
  it.each<[string, Setup, string[], RegExp?]>([
    [
      "an entry of the input by index",
      {
        spec: goMode(`${entry}, ${noting('{{ index .generator.input.parameters.map "key1" }}')}`),
        sets: [{}],
      },
      ["APPSET022"],
      /\.map\.key1 \}\}/,
    ],
    [
      "an entry of the input by field",
      { spec: goMode(`${entry}, ${noting("{{ .generator.input.parameters.map.key1 }}")}`), sets: [{}] },
      ["APPSET022"],
      /\.map\.key1 \}\}/,
    ],
    [
      "an entry of the input in range",
      {
        spec: goMode(`${entry}, ${noting("{{ range .generator.input.parameters.map }}{{ end }}")}`),
        sets: [{}],
      },
      ["APPSET022"],
    ],
    [
      "an entry of the input in eq",
      { spec: goMode(`${entry}, ${noting('{{ eq .generator.input.parameters.map "v" }}')}`), sets: [{}] },
      ["APPSET022"],
    ],
    [
      "an entry of the input printed",
      { spec: goMode(`${entry}, ${noting("{{ .generator.input.parameters.map }}")}`), sets: [{}] },
      ["APPSET023"],
      /fromJson\)\.map/,
    ],
    [
      "values without a dot",
      { spec: goMode(`${plugin}, ${noting("{{values.branchLink}}")}`), sets: [{}] },
      ["APPSET024"],
      /\{\{\.values\.branchLink\}\}/,
    ],
    [
      "a key without a dot",
      { spec: goMode(`${plugin}, ${named("{{env}}")}`), sets: [{ env: "x" }] },
      ["APPSET024"],
      /\{\{\.env\}\}/,
    ],
    [
      "an unknown function",
      { spec: goMode(`${plugin}, ${noting('{{ required "x" }}')}`), sets: [{}] },
      ["APPSET033"],
    ],
    [
      "a template that can't be parsed",
      { spec: goMode(`${plugin}, ${noting("{{ if }}")}`), sets: [{}] },
      ["APPSET021"],
    ],
    [
      "a missing key as an error",
      { spec: goMode(`goTemplateOptions: [missingkey=error], ${plugin}, ${noting("{{ .a }}")}`), sets: [{}] },
      ["APPSET027"],
    ],
    ["no value", { spec: goMode(`${plugin}, ${noting("{{ .a }}")}`), sets: [{}] }, ["APPSET028"]],
    [
      "an exponent",
      { spec: goMode(`${plugin}, ${noting("{{ .n }}")}`), sets: [{ n: 1000000 }] },
      ["APPSET029"],
      /int64 \.n/,
    ],
    [
      "text that looks like one",
      { spec: goMode(`${plugin}, ${noting("{{ .n }}")}`), sets: [{ n: "sha1e+06x" }] },
      [],
    ],
    [
      "Go syntax in fast mode",
      { spec: `${plugin}, ${noting("{{ .a }}")}`, sets: [{ a: "x" }] },
      ["APPSET025"],
    ],
    ["a tag that stays", { spec: `${plugin}, ${noting("{{a}}")}`, sets: [{ a: {} }] }, ["APPSET026"]],
    [
      "output that changes",
      { spec: goMode(`${plugin}, ${noting("{{ randAlpha 5 }}")}`), sets: [{}] },
      ["APPSET032"],
    ],
    [
      "an option that panics",
      { spec: goMode(`goTemplateOptions: [missingkey=never], ${plugin}, ${named("x")}`), sets: [{}] },
      ["APPSET030"],
    ],
    ["a name given twice", { spec: `${plugin}, ${named("x")}`, sets: [{}, {}] }, ["APPSET040"]],
    ["no name", { spec: `${plugin}, ${named("")}`, sets: [{}] }, ["APPSET041"]],
    ["no sets", { spec: `${plugin}, ${named("x")}` }, ["APPSET011"]],
    ["no generator", { spec: named("x") }, ["APPSET011"]],
    [
      "a plugin that fails",
      { spec: `${plugin}, ${named("x")}`, answer: { ok: false, error: "error listing params: x" } },
      ["APPSET010"],
    ],
    [
      "a plugin not called",
      { spec: `${plugin}, ${named("x")}`, answer: { ok: false, error: null } },
      ["APPSET006"],
    ],
    [
      "a generator not evaluated",
      { spec: `generators: [{git: {repoURL: x}}], ${named("x")}` },
      ["APPSET005"],
    ],
    [
      "an unknown kind",
      { spec: `generators: [{gitt: {}}, {list: {elements: [{a: b}]}}], ${named("x")}` },
      ["APPSET002", "APPSET003"],
    ],
    ["an empty set", { spec: `generators: [{list: {elements: [{}]}}], ${named("x")}` }, ["APPSET034"]],
    [
      "a selector that keeps nothing",
      { spec: `generators: [{list: {elements: [{a: b}]}, selector: {matchLabels: {a: c}}}], ${named("x")}` },
      ["APPSET011", "APPSET012"],
    ],
    [
      "a selector that can't be parsed",
      { spec: `generators: [{list: {}, selector: {matchExpressions: [{key: a, operator: Is}]}}]` },
      ["APPSET013"],
    ],
    [
      "reserved keys",
      { spec: `${plugin}, ${named("x")}`, sets: [{ generator: "x", Values: "y" }] },
      ["APPSET050", "APPSET052"],
    ],
    [
      "an integer beyond 2^53",
      { spec: `${plugin}, ${named("x")}`, sets: [{ a: { b: 2 ** 60 } }] },
      ["APPSET035"],
    ],
  ])("%s", async (_, setup, expected, remedy) => {
    const evaluation = await run(setup);
    expect(codes(evaluation)).toEqual(expected);
    if (remedy) expect(said(evaluation)[0]?.remedy).toMatch(remedy);
    for (const { place } of evaluation.problems) expect(place.position).toBeDefined();
  });

  it("says where: entry, set, field, line and column", async () => {
    const text = [
      "kind: ApplicationSet",
      "metadata: {name: demo}",
      "spec:",
      "  goTemplate: true",
      "  goTemplateOptions: [missingkey=error]",
      "  generators:",
      "  - list:",
      "      elements: [{a: x}, {}, {b: y}]",
      "      template:",
      "        metadata:",
      "          name: '{{ .a }}'",
    ].join("\n");
    const evaluation = await evaluate(readApplicationSet(text, { line: 21 }), {
      callPlugin: async () => ({ ok: false, error: null }),
    });
    const found = evaluation.problems.find(({ code }) => code === "APPSET027");
    expect(found?.place).toEqual({
      applicationSet: "demo",
      generator: [0],
      set: 2,
      field: "spec.generators[0].list.template.metadata.name",
      position: { line: 31, column: 18 },
      end: { line: 31, column: 26 },
    });
    expect(found?.controllerError).toMatch(
      /^failed to execute go template \{\{ \.a \}\}: template: base:1:3:/,
    );
  });

  it("counts the same problem of many sets once", async () => {
    const evaluation = await run({
      spec: goMode(`${plugin}, ${noting("{{ .a }}")}`),
      sets: Array.from({ length: 1000 }, () => ({ b: 1 })),
    });
    const found = evaluation.problems.filter(({ code }) => code === "APPSET028");
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toMatch(/999 more parameter sets/);
  });
});

describe("evaluate: as the controller does", () => {
  it("keeps every set beside one that fails", async () => {
    const evaluation = await run({
      spec: goMode(`${plugin}, ${named("{{ index .l 1 }}")}`),
      sets: [{ l: ["a", "b"] }, { l: [] }, { l: ["c", "d"] }],
    });
    expect(names(evaluation)).toEqual(["b", "", "d"]);
    expect(evaluation.applications[1]?.error).toBe(evaluation.error);
    expect(evaluation.reason).toBe("RenderTemplateParamsError");
  });

  it("never says that everything is deleted while something is unknown", async () => {
    const evaluation = await run({ spec: `generators: [{git: {}}, {list: {elements: []}}], ${named("x")}` });
    expect(evaluation.known).toBe(false);
    expect(
      evaluation.problems.filter(({ code, severity }) => code === "APPSET011" && severity === "error"),
    ).toEqual([]);
  });

  it("shows sets as they were, though a template changes them for later fields", async () => {
    const evaluation = await run({
      spec: goMode(
        `${plugin}, template: {metadata: {name: '{{ $_ := set . "x" "1" }}{{ .x }}', namespace: '{{ .x }}', labels: {l: '{{ .x }}'}}}`,
      ),
      sets: [{ a: "b" }],
    });
    expect(evaluation.applications[0]?.manifest).toMatchObject({
      metadata: { name: "1", labels: { l: "1" } },
    });
    const [set] = evaluation.generators[0]?.parameterSets ?? [];
    expect(set && plainJson(set.value)).toEqual({ a: "b", generator: { input: { parameters: null } } });
  });

  it("takes hostile keys as keys", async () => {
    const sets = [JSON.parse('{"__proto__": {"polluted": "yes"}, "constructor": "c", "toString": "t"}')];
    const evaluation = await run({
      spec: goMode(
        `${plugin}, ${noting("{{ .constructor }} {{ .toString }} {{ index . `__proto__` }} {{ .polluted }}")}`,
      ),
      sets,
    });
    expect(evaluation.applications[0]?.manifest).toMatchObject({
      metadata: { annotations: { a: "c t map[polluted:yes] <no value>" } },
    });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it.each([goMode(plugin), plugin])("says that an answer is nested too deeply: %s", async (spec) => {
    let deep: JsonValue = "x";
    for (let depth = 0; depth < 9_000; depth++) deep = depth % 2 === 0 ? [deep] : { a: deep };
    const evaluation = await run({ spec: `${spec}, ${named("x")}`, sets: [{ deep }] });
    expect(codes(evaluation)).toEqual(["APPSET008"]);
    expect(evaluation.known).toBe(false);
  });

  it("rejects when aborted", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(run({ spec: `${plugin}, ${named("x")}`, sets: [{}] }, controller.signal)).rejects.toThrow();
  });

  it("gives a manifest that can't be read one problem", async () => {
    const evaluation = await evaluate(readApplicationSet("kind: ApplicationSet\nspec: {goTemplate: x}"), {
      callPlugin: async () => ({ ok: false, error: null }),
    });
    expect(codes(evaluation)).toEqual(["APPSET001"]);
    expect(evaluation.known).toBe(false);
  });
});
