import { expect, it } from "vitest";
import { completeTemplate, sampleSets, type TemplateNames } from "./complete-template";

const names: TemplateNames = {
  goTemplate: true,
  sets: [
    { branch: "feature-1", "with-dash": 1, values: { team: "web" } },
    { number: 3, generator: { input: { parameters: { key1: "v" } } } },
  ],
  functions: [{ name: "trunc", signature: "func(c int, s string) string", doc: "The first c bytes." }],
};
const flat: TemplateNames = { ...names, goTemplate: false, sets: [{ branch: "b", "values.team": "web" }] };

/** The options at the place of `^`. */
function at(text: string, given = names) {
  const offset = text.indexOf("^");
  const answer = completeTemplate(text.replace("^", ""), offset, given);
  return (
    answer && { typed: text.slice(answer.from, offset), labels: answer.options.map(({ label }) => label) }
  );
}

it.each([
  ["the dot's own", "name: '{{ .^ }}'", "", ["branch", "values", "number", "generator"]],
  ["begun", "{{.bra^", "bra", ["branch", "values", "number", "generator"]],
  ["a map's", "{{ .values.^ }}", "", ["team"]],
  ["deep", "{{ .generator.input.parameters.k^ }}", "k", ["key1"]],
  ["in a pipe", "{{ .branch | printf .values.t^", "t", ["team"]],
  ["of the root", "{{ range .x }}{{ $.values.^", "", ["team"]],
  ["behind a parenthesis", "{{ trunc 3 (.^", "", ["branch", "values", "number", "generator"]],
  ["behind a trimming dash", "{{- .va^", "va", ["branch", "values", "number", "generator"]],
])("parameters: %s", (_name, text, typed, labels) => {
  expect(at(text)).toEqual({ typed, labels });
});

it.each([
  ["at the beginning", "{{ ^", ""],
  ["a word", "{{ tru^ }}", "tru"],
  ["behind a pipe", "{{ .branch | t^", "t"],
])("functions, and parameters with their dot: %s", (_name, text, typed) => {
  const answer = at(text);
  expect(answer?.typed).toBe(typed);
  expect(answer?.labels).toEqual(expect.arrayContaining([".branch", "trunc", "range"]));
});

it.each([
  ["outside", "name: .^"],
  ["behind the end", "{{ .branch }}.^"],
  ["in a text", '{{ printf "%s .^'],
  ["in a text in YAML's quotes", '"{{ printf \\"a .^'],
  ["in a comment", "{{/* .^"],
  ["what no set has", "{{ .nothing.^"],
  ["behind a value of text", "{{ .branch.^"],
])("nothing: %s", (_name, text) => {
  expect(at(text)).toBeNull();
});

it("a text that is closed again hides nothing", () => {
  expect(at('{{ printf "%s" .values.^')?.labels).toEqual(["team"]);
});

it.each([
  ["without dots", "{{ ^ }}", "", ["branch", "values.team"]],
  ["with the key's own dot", "{{values.t^}}", "values.t", ["branch", "values.team"]],
])("fast mode: %s", (_name, text, typed, labels) => {
  expect(at(text, flat)).toEqual({ typed, labels });
});

it("says a value's type and shows one", () => {
  const option = completeTemplate("{{ .", 4, names)?.options[0];
  expect(option).toMatchObject({ label: "branch", detail: "string", info: '"feature-1"' });
});

it("takes the first child's sets where those of the whole are unknown", () => {
  const step = (sets: readonly { [key: string]: string }[], matrix = null) => ({
    ...{ kind: "git", field: "", line: 1, setCount: null, keptCount: 0, kept: [], error: "", call: null },
    ...{ fixture: "", matrix, merge: null, sets },
  });
  const first = step([{ branch: "b" }]);
  const matrix = { first, interpolated: true, rowCount: 0, rows: [] };
  const results = [
    {
      ...{ index: 0, kinds: ["matrix"], plugins: [], known: false, error: "", parameterSets: [] },
      steps: [{ ...step([]), matrix }],
    },
  ];
  expect(sampleSets({ generatorResults: results })).toEqual([{ branch: "b" }]);
});
