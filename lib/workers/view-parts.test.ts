import { expect, it } from "vitest";
import { evaluationView } from "../workspace/evaluation-view";
import { applicationSet } from "../workspace/workspace.fixtures";
import { ViewParts } from "./view-parts";

const whole = await evaluationView(
  { text: applicationSet("apps", "p"), namespace: "argocd" },
  { callPlugin: async () => ({ ok: true, parameterSets: [{ name: "a" }, { name: "b" }] }) },
);
const head = {
  ...whole,
  generatorResults: whole.generatorResults.map((result) => ({ ...result, parameterSets: [] })),
  renderedApplications: [],
};
const [first, second] = whole.renderedApplications;
const sets = whole.generatorResults[0]?.parameterSets ?? [];

function parts() {
  const made = new ViewParts();
  for (const application of [first, second]) if (application) made.addApplications([application]);
  return made;
}

it("there is no view before all is rendered, and then the whole", () => {
  const made = parts();
  expect([made.view(), made.count]).toEqual([null, 2]);
  made.render(head, true);
  for (const set of sets) made.addSets(0, [set]);
  expect(made.view()).toEqual(whole);
});

it("what was rendered is taken back when the controller panics", () => {
  const made = parts();
  made.render(head, false);
  expect(made.view()?.renderedApplications).toEqual([]);
});

it("a view that was given does not change with what comes later", () => {
  const made = parts();
  made.render(head, true);
  const before = made.view();
  made.addSets(0, sets);
  expect(before?.generatorResults[0]?.parameterSets).toEqual([]);
});
