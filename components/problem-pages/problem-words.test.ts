import { expect, it } from "vitest";
import { problem } from "@/lib/problems";
import type { ProblemSubject, SubjectProblem } from "@/lib/workspace";
import { isProblemShown, matchesProblem, subjectHref } from "./problem-words";

const of = (kind: ProblemSubject["kind"], id: string): SubjectProblem => ({
  subject: { kind, id, name: id },
  index: 2,
  problem: problem("PLUGIN001", { file: "a.yaml" }, "There is no ConfigMap x."),
});

it.each([
  [of("plugin", "~hand"), "/plugins/~hand"],
  [of("applicationSet", "other~apps"), "/applicationsets/other~apps?problem=2"],
  [of("applicationSet", "a/b"), "/applicationsets/a%2Fb?problem=2"],
  [of("rollouts", "argo-rollouts"), "/rollouts?source=argo-rollouts"],
  [of("manifests", ""), null],
])("a problem leads to the page of what has it", (found, href) => {
  expect(subjectHref(found)).toBe(href);
});

it.each([
  ["plugin001", true],
  ["CONFIGMAP apps", true],
  ["a.yaml", true],
  ["configmap other", false],
])("the filter %s looks at code, name, message and file, for every word", (filter, found) => {
  expect(matchesProblem(of("applicationSet", "apps"), filter)).toBe(found);
});

it("shows one severity, or all", () => {
  const shown = (["all", "error", "warning"] as const).map((show) => isProblemShown(of("plugin", "p"), show));
  expect(shown).toEqual([true, true, false]);
});
