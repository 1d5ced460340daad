import { describe, expect, it } from "vitest";
import { applyFix, catalogue, type Problem } from "../../problems";
import { evaluate } from "../evaluate";
import { fixtureSets } from "../fixtures";
import { readApplicationSet } from "../schema/application-set";
import { problemCases, type Situation } from "./problem-cases.fixtures";

function manifestOf({ spec, namespace = "argocd" }: Situation): string {
  const lines = spec.split("\n").map((line) => `  ${line}`);
  return [
    "apiVersion: argoproj.io/v1alpha1",
    "kind: ApplicationSet",
    "metadata:",
    `  name: demo`,
    `  namespace: ${namespace}`,
    "spec:",
    ...lines,
    "",
  ].join("\n");
}

async function problemsOf(text: string, { sets, fixtures }: Situation): Promise<readonly Problem[]> {
  const { problems } = await evaluate(readApplicationSet(text), {
    callPlugin: async () => (sets ? { ok: true, parameterSets: sets } : { ok: false, error: null }),
    ...(fixtures ? { outsideSets: fixtureSets(fixtures) } : {}),
  });
  return problems;
}

const errors = (problems: readonly Problem[]) =>
  problems.filter(({ severity }) => severity === "error").map(({ code }) => code);

describe.each(problemCases)("$code: $name", ({ code, found, miss, fix }) => {
  it("is found, with its place", async () => {
    const problems = await problemsOf(manifestOf(found), found);
    const problem = problems.find((each) => each.code === code);
    expect(problems.map((each) => each.code)).toContain(code);
    expect(problem?.place.position?.line).toBeGreaterThan(5);
    expect(problem?.message).not.toMatch(/undefined|\[object/);
  });

  it("is not found in its near miss", async () => {
    const problems = await problemsOf(manifestOf(miss), miss);
    expect(problems.map((each) => each.code)).not.toContain(code);
  });

  it(fix ? "goes with its fix, and nothing new comes" : "has no fix", async () => {
    const text = manifestOf(found);
    const before = await problemsOf(text, found);
    const problem = before.find((each) => each.code === code);
    const [first] = problem?.fixes ?? [];
    if (!fix) {
      expect(problem?.fixes ?? []).toEqual([]);
      return;
    }
    expect(first?.edits[0]?.insert).toMatch(fix);
    const after = await problemsOf(applyFix(text, first ?? { edits: [] }), found);
    // A policy that keeps from deleting leaves a warning.
    const left = after.filter((each) => each.code === code && each.severity === problem?.severity);
    expect(left).toEqual([]);
    expect(errors(before)).toEqual(expect.arrayContaining(errors(after)));
  });
});

it("says of every code what the controller does, why, and what to do", () => {
  for (const entry of Object.values(catalogue)) {
    for (const text of [entry.title, entry.controller, entry.why, entry.remedy]) expect(text).toMatch(/\S/);
  }
});
