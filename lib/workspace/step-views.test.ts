import { expect, it } from "vitest";
import { evaluationView } from "./evaluation-view";
import { stepRows } from "./step-views";
import type { StepView } from "./views";

const list = (count: number, key: string, rest = "") =>
  `{list: {elements: [${Array.from({ length: count }, (_, n) => `{${key}: ${key}${n}${rest}}`).join(", ")}]}}`;
const matrix = (first: string, second: string) => `{matrix: {generators: [${first}, ${second}]}}`;

async function stepOf(entry: string): Promise<StepView> {
  const text = `kind: ApplicationSet\nmetadata: {name: demo}\nspec:\n  goTemplate: true\n  generators:\n  - ${entry}\n  template: {metadata: {name: x}}`;
  const sources = { callPlugin: async () => ({ ok: true as const, parameterSets: [{ m: { p: 1 } }] }) };
  const view = await evaluationView({ text, namespace: "argocd" }, sources);
  const [step] = view.generatorResults[0]?.steps ?? [];
  if (!step) throw new Error(`no step: ${view.error}`);
  return step;
}

it("says where each step stands and what its sets are, as plain JSON", async () => {
  const step = await stepOf(
    matrix(list(2, "a"), "{plugin: {configMapRef: {name: p}, input: {parameters: {b: '{{.a}}'}}}}"),
  );
  expect(step).toMatchObject({
    kind: "matrix",
    field: "spec.generators[0].matrix",
    line: 6,
    setCount: 2,
    keptCount: 2,
    kept: null,
    sets: [
      { a: "a0", m: { p: 1 }, generator: { input: { parameters: { b: "a0" } } } },
      { a: "a1", m: { p: 1 } },
    ],
  });
  expect(step.matrix?.first).toMatchObject({ kind: "list", setCount: 2, sets: [{ a: "a0" }, { a: "a1" }] });
  expect(step.matrix?.rows[1]).toMatchObject({
    first: 1,
    from: 1,
    count: 1,
    rendered: [
      {
        field: "spec.generators[0].matrix.generators[1].plugin.input.parameters.b",
        template: "{{.a}}",
        text: "a1",
      },
    ],
    second: { kind: "plugin", call: { plugin: "p", parametersJson: '{"b":"a1"}' }, setCount: 1 },
  });
  expect(JSON.parse(JSON.stringify(step))).toEqual(step);
});

it("cuts lists and keeps their counts", async () => {
  const entry = list(stepRows + 50, "a").replace(
    /\}$/,
    ", selector: {matchExpressions: [{key: a, operator: NotIn, values: [a1]}]}}",
  );
  const step = await stepOf(entry);
  expect([step.setCount, step.keptCount]).toEqual([stepRows + 50, stepRows + 49]);
  expect(step.sets).toHaveLength(stepRows);
  expect([step.kept?.length, step.kept?.at(1), step.kept?.at(-1)]).toEqual([stepRows - 1, 2, stepRows - 1]);
});

it("ends the rows of a matrix before they are too many, whether the second child runs once or for each", async () => {
  for (const rest of ["", ", c: '{{.a}}'"]) {
    const step = await stepOf(matrix(list(30, "a"), list(150, "b", rest)));
    expect([step.setCount, step.matrix?.rowCount, step.matrix?.first.setCount]).toEqual([4_500, 30, 30]);
    expect(step.matrix?.rows.length).toBeGreaterThan(20);
    expect(step.matrix?.rows.length).toBeLessThan(30);
    expect(step.matrix?.rows[0]?.second.sets).toHaveLength(150);
  }
});

it("ends the rows of rows that have no sets, too", async () => {
  const none = "{list: {elementsYaml: '{{ if .none }}x{{ end }}'}}";
  const step = await stepOf(matrix(list(100, "a"), matrix(list(100, "b"), none)));
  expect([step.setCount, step.matrix?.rowCount]).toEqual([0, 100]);
  expect(JSON.stringify(step).length).toBeLessThan(5_000_000);
});

it("counts the sets of a merge that have no partner", async () => {
  const step = await stepOf(
    `{merge: {mergeKeys: [a], generators: [${list(1, "a")}, ${list(stepRows + 10, "a")}]}}`,
  );
  expect(step.merge?.origins).toEqual([
    [
      { child: 0, set: 0 },
      { child: 1, set: 0 },
    ],
  ]);
  expect(step.merge?.withoutPartner).toHaveLength(stepRows);
  expect(step.merge?.withoutPartnerCount).toBe(stepRows + 9);
});

it("has a step for a child without a kind, and those of further kinds beside it", async () => {
  const none = await stepOf(matrix("{template: {}}", list(1, "a")));
  expect(none.matrix?.first).toMatchObject({ kind: "", field: "spec.generators[0].matrix.generators[0]" });
  const two = await stepOf(
    matrix(list(1, "a").replace(/\}$/, ", plugin: {configMapRef: {name: p}}}"), list(1, "b")),
  );
  expect(two.matrix?.first.beside).toMatchObject([{ kind: "plugin", setCount: 1 }]);
});
