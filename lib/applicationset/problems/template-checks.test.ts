import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate";
import { readApplicationSet } from "../schema/application-set";
import { checkTemplate } from "./template-checks";

const check = (text: string, goTemplate = true) =>
  checkTemplate(text, { goTemplate, inputs: new Set(["map", "x"]) });
const input = ".generator.input.parameters";

describe("certainly wrong with Go templates", () => {
  it.each([
    ["no end", "{{ if .a }}", "APPSET021", ""],
    ["no such function", "{{ required .a }}", "APPSET033", ""],
    ["a parameter without its dot", "{{name.first}}", "APPSET024", "Write {{.name.first}}."],
    ["values without its dot", "{{values.branchLink}}", "APPSET024", "Write {{.values.branchLink}}."],
    ["the same, piped on", "{{ values.link | quote }}", "APPSET024", "Write {{.values.link | quote}}."],
    ["the same, in a condition", "{{ if values.a }}x{{ end }}", "APPSET024", "Write {{.values.a}}."],
    ["too few arguments", '{{ replace "a" .b }}', "APPSET020", ""],
    ["too few for a variadic one", "{{ index }}", "APPSET024", "Write {{.index}}."],
    ["too many arguments", "{{ upper .a .b }}", "APPSET020", ""],
    ["too many by the pipe", "{{ .a | now }}", "APPSET020", ""],
    ["in parentheses", '{{ printf "%s" (upper) }}', "APPSET024", "Write {{.upper}}."],
    ["a function as an argument", '{{ printf "%s" upper }}', "APPSET020", ""],
    ["the first of and", "{{ and (upper .a .b) .c }}", "APPSET020", ""],
    ["input by index", `{{ index ${input}.map "key1" }}`, "APPSET022", ""],
    ["input by field", `{{ ${input}.map.key1 }}`, "APPSET022", ""],
    ["input by field from $", `{{ $${input}.map.key1 }}`, "APPSET022", ""],
    ["input in range", `{{ range ${input}.x }}{{ end }}`, "APPSET022", ""],
    ["input compared", `{{ if eq ${input}.x "a" }}{{ end }}`, "APPSET022", ""],
    ["input to a function of texts", `{{ upper ${input}.x }}`, "APPSET022", ""],
    ["input piped to one", `{{ ${input}.x | upper }}`, "APPSET022", ""],
    ["input printed", `{{ ${input}.x }}`, "APPSET023", ""],
    ["input quoted", `{{ ${input}.x | quote }}`, "APPSET023", ""],
  ])("%s", (_, text, code, remedy) => {
    const faults = check(text);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    if (remedy !== "") expect(faults[0]?.remedy).toBe(remedy);
  });

  it.each([
    ["values with its dot", "{{ .values.branchLink }}"],
    ["arguments as they should be", '{{ .a | replace "a" "b" | upper }}{{ now }}'],
    ["a branch that may never run", "{{ if .a }}{{ upper }}{{ end }}"],
    ["a loop that may never turn", "{{ range .a }}{{ upper }}{{ end }}"],
    ["what and may not come to", "{{ and .a (upper .a .b) }}"],
    ["a definition", '{{ define "x" }}{{ upper }}{{ end }}'],
    ["another dot", `{{ with .a }}{{ ${input}.x }}{{ end }}`],
    ["the way through JSON", `{{ (${input} | toJson | fromJson).map.key1 }}{{ ${input}.x | toJson }}`],
    ["the raw bytes", `{{ ${input}.x.Raw | toString | fromJson }}`],
    ["an entry that the input lacks", `{{ ${input}.other.key1 }}`],
    ["the other key that a list may give", "{{ .generator.name }}"],
    ["a comment", "{{/* values.x */}}"],
  ])("nothing certain: %s", (_, text) => {
    expect(check(text)).toEqual([]);
  });

  it("gives the controller's text where it is known", () => {
    expect(check("{{ if }}")[0]?.error).toBe(
      "failed to parse template {{ if }}: template: base:1: missing value for if",
    );
  });

  it("names every fault of a text once", () => {
    expect(check("{{values.a}} {{values.b}} {{values.a}}")).toHaveLength(2);
  });
});

it.each([
  ["a dot", "{{.x}}", ["APPSET025"]],
  ["a pipe", "{{ x | upper }} and {{ $y }}", ["APPSET025", "APPSET025"]],
  ["no end", "{{x}} {{y", ["APPSET021"]],
  ["a key", "{{ x }}{{values.a}}", []],
])("in fast mode: %s", (_, text, codes) => {
  expect(check(text, false).map(({ code }) => code)).toEqual(codes);
});

describe("in an ApplicationSet", () => {
  const evaluated = (lines: string[], known = false) =>
    evaluate(readApplicationSet(["kind: ApplicationSet", "spec:", ...lines].join("\n")), {
      callPlugin: async () =>
        known ? { ok: true, parameterSets: [{ a: "b" }] } : { ok: false, error: null },
    });
  const lines = [
    "  goTemplate: true",
    "  goTemplateOptions: [missingkey=default]",
    "  generators:",
    "  - plugin:",
    "      configMapRef: {name: p}",
    "      input: {parameters: {x: 1}}",
    "      template: {spec: {project: '{{ upper }}'}}",
    "  template:",
    "    metadata:",
    "      name: '{{values.x}}'",
    "      labels: {'{{ if }}': x}",
    "    spec: {info: [{name: a, value: '{{ .generator.input.parameters.x }}'}]}",
    "  templatePatch: '{{ end }}'",
  ];

  it("says what is wrong while the sets are unknown, with field and line", async () => {
    const { problems } = await evaluated(lines);
    expect(problems.map(({ code, place }) => [code, place.field, place.position?.line])).toEqual([
      ["APPSET024", "spec.template.metadata.name", 12],
      ["APPSET021", 'spec.template.metadata.labels["{{ if }}"]', 13],
      ["APPSET024", "spec.generators[0].plugin.template.spec.project", 9],
      ["APPSET023", "spec.template.spec.info[0].value", 14],
      ["APPSET021", "spec.templatePatch", 15],
      ["APPSET006", "spec.generators[0].plugin", 7],
    ]);
    expect(problems[0]?.place.set).toBeUndefined();
  });

  it("says each place once when evaluation comes by, and the others beside", async () => {
    const { problems: all } = await evaluated(lines, true);
    const problems = all.filter(({ severity }) => severity !== "info");
    const fields = problems.map(({ place }) => place.field);
    expect(new Set(fields).size).toBe(fields.length);
    expect(problems.filter(({ place }) => place.set !== undefined)).toHaveLength(1);
    expect(problems).toHaveLength(5);
  });

  it.each([false, true])("an unknown option, once; sets known: %s", async (known) => {
    const options = [
      "  goTemplateOptions: [missingkey=never]",
      ...lines.filter((line) => !line.includes("Options")).slice(0, 5),
    ];
    const { problems } = await evaluated([...options, "  template: {metadata: {name: x}}"], known);
    expect(problems.filter(({ code }) => code === "APPSET030")).toHaveLength(1);
  });

  it("says nothing of a template that is taken as written", async () => {
    const { problems } = await evaluated([
      "  goTemplate: true",
      "  generators: [{list: {elements: [{}]}}]",
      "  template: {metadata: {name: '{{ .bad syntax'}, spec: {project: default}}",
    ]);
    // Nothing is said of the syntax: the name is wrong only for Kubernetes.
    expect(problems.map(({ code }) => code)).toEqual(["APPSET063", "APPSET066", "APPSET071", "APPSET034"]);
  });

  it("finds Go syntax in fast mode", async () => {
    const { problems } = await evaluated([
      "  generators: [{git: {}}]",
      "  template: {metadata: {name: '{{.x}}'}}",
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["APPSET025", "APPSET005"]);
  });
});
