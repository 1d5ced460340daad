import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { applyFix, type Problem } from "../../problems";
import { evaluate } from "../evaluate";
import type { Evaluation } from "../evaluation";
import { type Fixture, fixtureSets } from "../fixtures";
import { plainJson } from "../plain-json";
import { readApplicationSet } from "../schema/application-set";

interface Sources {
  readonly answer: (branch: string) => readonly { readonly [key: string]: string }[];
  readonly fixtures?: readonly Fixture[];
}

const read = (name: string) =>
  readFileSync(new URL(`../../../examples/manifests/${name}`, import.meta.url), "utf8").split(/^---$/m)[0] ??
  "";

function evaluated(text: string, { answer, fixtures = [] }: Sources): Promise<Evaluation> {
  return evaluate(readApplicationSet(text), {
    callPlugin: async ({ parameters }) => ({ ok: true, parameterSets: answer(String(parameters?.branch)) }),
    outsideSets: fixtureSets(fixtures),
  });
}

const firstFixed = (problems: readonly Problem[]) =>
  problems.find(({ severity, fixes }) => severity === "error" && fixes !== undefined);

/** Takes the first fix that is offered for an error, again and again. */
async function fixedAll(text: string, sources: Sources): Promise<{ text: string; codes: string[] }> {
  const codes: string[] = [];
  let current = text;
  for (let turn = 0; turn < 10; turn++) {
    const found = firstFixed((await evaluated(current, sources)).problems);
    const [fix] = found?.fixes ?? [];
    if (!found || !fix) break;
    codes.push(found.code);
    current = applyFix(current, fix);
  }
  return { text: current, codes };
}

it("the simple example fails as on the controller, and renders whole with its fixes", async () => {
  const sources = {
    answer: () => [
      { key1: "val1", key2: "val2" },
      { key1: "val2", key2: "val2" },
    ],
  };
  const printed = read("simple-as-printed.yaml");
  const before = await evaluated(printed, sources);
  expect(before.reason).toBe("RenderTemplateParamsError");
  expect(before.error).toMatch(/error calling index: can't index item of type v1\.JSON$/);
  expect(before.problems[0]?.code).toBe("APPSET022");

  const { text, codes } = await fixedAll(printed, sources);
  expect(codes).toEqual(["APPSET022", "APPSET027", "APPSET040"]);
  const after = await evaluated(text, sources);
  expect(after.error).toBe("");
  expect(after.applications.map(({ manifest }) => manifest?.metadata)).toMatchObject([
    {
      name: "myplugin-val1",
      annotations: { "example.from.input.parameters": "value1", "example.from.values": "something" },
    },
    { name: "myplugin-val2", annotations: { "example.from.input.parameters": "value1" } },
  ]);
});

it("the matrix example has its problem, and renders whole with its fix", async () => {
  const pull = (number: string, branch: string) => ({
    number,
    branch,
    head_sha: "5f0e6d3c",
    author: "ada",
    labels: ["preview"],
  });
  const sources = {
    answer: (branch: string) => [{ digestFront: `${branch}-front`, digestBack: `${branch}-back` }],
    fixtures: [
      { kind: "pullRequest", params: [pull("102", "feature-branch-1"), pull("101", "feature-branch-2")] },
    ],
  };
  const printed = read("pull-request-matrix-as-printed.yaml");
  const before = await evaluated(printed, sources);
  const [first] = before.problems;
  expect(before.error).toMatch(/wrong number of args for values: want 1 got 0$/);
  expect([first?.code, first?.message]).toEqual([
    "APPSET024",
    expect.stringContaining("{{values.branchLink}}"),
  ]);
  expect(before.generators[0]?.parameterSets.map(({ value }) => plainJson(value))).toMatchObject([
    { digestFront: "feature-branch-1-front" },
    { digestFront: "feature-branch-2-front" },
  ]);

  const { text, codes } = await fixedAll(printed, sources);
  expect(codes).toEqual(["APPSET024"]);
  expect(text).toContain("{{.values.branchLink}}");
  const after = await evaluated(text, sources);
  expect(after.error).toBe("");
  expect(after.problems.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(after.applications[0]?.manifest?.spec).toMatchObject({
    info: [{ value: "https://git.example.com/org/repo/tree/feature-branch-1" }],
  });
});
