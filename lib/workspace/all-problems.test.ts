import { expect, it } from "vitest";
import { problem } from "../problems";
import { judge } from "../rollouts/judge";
import { configMap, sourcesOf } from "../rollouts/rollouts.fixtures";
import { allProblems, type ProblemSources } from "./all-problems";

const none: ProblemSources = {
  manifests: { name: "apps", problems: [] },
  plugins: [],
  applicationSets: [],
  rollouts: [],
};
const plugin = (...problems: ProblemSources["plugins"][number]["problems"]) => ({
  ...{ id: "~p", name: "p", origin: { kind: "hand" } as const, baseUrl: "", tokenShown: "none" },
  ...{ usedBy: [], lastRun: null, problems },
});

it("puts the gravest first, and tells whose each is and which of its problems", () => {
  const manifests = { name: "apps", problems: [problem("SOURCE005", { file: "a.yaml" }, "Twice.")] };
  const plugins = [plugin(problem("PLUGIN025", {}, "Cancelled."), problem("PLUGIN001", {}, "Missing."))];
  const found = allProblems({ ...none, manifests, plugins });
  expect(
    found.map(({ subject, index, problem: { code } }) => [code, subject.kind, subject.id, index]),
  ).toEqual([
    ["PLUGIN001", "plugin", "~p", 1],
    ["SOURCE005", "manifests", "", 0],
    ["PLUGIN025", "plugin", "~p", 0],
  ]);
});

it("moves the places of a ConfigMap's problems from its text to its file", () => {
  const first = "apiVersion: v1\nkind: Namespace\nmetadata: {name: x}";
  const text = configMap("- name: no-slash\n  location: https://files.example.com/a");
  const alone = judge(sourcesOf(text));
  const behind = judge(sourcesOf(first, text));
  const lineOf = (report: typeof alone) =>
    allProblems({ ...none, rollouts: [report] }).find(({ problem: { code } }) => code === "ROLLOUTS005")
      ?.problem.place;
  expect(lineOf(alone)).toMatchObject({ file: "a.yaml", position: { line: 7 } });
  expect(lineOf(behind)?.position?.line).toBe(7 + 4);
});

it("is empty where nothing is wrong", () => {
  expect(allProblems(none)).toEqual([]);
});
