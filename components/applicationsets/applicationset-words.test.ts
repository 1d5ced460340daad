import { describe, expect, it } from "vitest";
import type { ApplicationSetSummary } from "@/lib/workspace";
import { allYaml, isShownIn, nextRunOf, outcomeText, parsePlace } from "./applicationset-words";
import { failingApplicationSet } from "./applicationsets.fixtures";
import { placeOfProblem, problemOfPlace } from "./use-selection";

const well: ApplicationSetSummary = {
  ...failingApplicationSet,
  reason: "",
  error: "",
  requeueAfterSeconds: 1_800,
};

const counts = { create: 1, update: 0, unchanged: 5, delete: 2, skip: 0, keep: 0 };
const planned = (more: Partial<NonNullable<ApplicationSetSummary["plan"]>> = {}): ApplicationSetSummary => ({
  ...well,
  plan: { policy: "sync", stopped: "", unknown: "", deletionsWaitFor: "", counts, ...more },
});

describe("outcomeText", () => {
  it.each<[string, ApplicationSetSummary, string]>([
    ["an error stops it", failingApplicationSet, "nothing: the run stops"],
    ["known", well, "apply 2"],
    ["unknown is not zero", { ...well, applications: null }, "unknown"],
    ["zero deletes", { ...well, applications: 0 }, "delete every Application"],
    ["with live Applications", planned(), "2 delete, 1 create"],
    ["unknown with live ones", { ...planned(), applications: null }, "unknown, at most 2 delete"],
    ["unknown for the plan", planned({ unknown: "git" }), "unknown, at most 2 delete"],
    ["a panic stops it", planned({ stopped: "panic" }), "nothing: the run stops"],
    [
      "zero, and nothing live",
      { ...planned({ counts: { ...counts, create: 0, delete: 0, unchanged: 0 } }), applications: 0 },
      "nothing to do",
    ],
  ])("%s", (_name, applicationSet, expected) => {
    expect(outcomeText(applicationSet)).toBe(expected);
  });
});

describe("nextRunOf", () => {
  it.each<[string, ApplicationSetSummary, string]>([
    ["after an error", failingApplicationSet, "every 180 s, after an error"],
    ["a plugin's default", well, "every 30 min"],
    ["never by itself", { ...well, requeueAfterSeconds: 0 }, "when something changes"],
  ])("%s", (_name, applicationSet, expected) => {
    expect(nextRunOf(applicationSet)).toBe(expected);
  });
});

it.each<[string, ApplicationSetSummary, boolean]>([
  ["deletes", planned(), true],
  ["stops", planned({ stopped: "panic" }), false],
  ["unknown live ones, zero sets", { ...well, applications: 0 }, true],
  ["unknown live ones", well, false],
])("shown as deleting: %s", (_name, applicationSet, expected) => {
  expect(isShownIn(applicationSet, "deletes")).toBe(expected);
});

it.each([
  ["0.12", { generator: 0, set: 12 }],
  ["x", null],
  [null, null],
])("place %s", (text, expected) => {
  expect(parsePlace(text)).toEqual(expected);
});

it("joins a problem and its set", () => {
  expect(placeOfProblem(failingApplicationSet, 0)).toBeNull();
  expect(placeOfProblem(failingApplicationSet, 1)).toEqual({ generator: 0, set: 1 });
  expect(problemOfPlace(failingApplicationSet, { generator: 0, set: 1 })).toBe(1);
  expect(problemOfPlace(failingApplicationSet, { generator: 0, set: 0 })).toBeNull();
});

it("copies only what rendered", () => {
  expect(allYaml(failingApplicationSet)).toBe("metadata:\n  name: fb-1\n");
});
