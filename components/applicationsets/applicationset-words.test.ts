import { describe, expect, it } from "vitest";
import type { ApplicationSetSummary } from "@/lib/workspace";
import { allYaml, nextRunOf, outcomeText, parsePlace } from "./applicationset-words";
import { failingApplicationSet } from "./applicationsets.fixtures";
import { placeOfProblem, problemOfPlace } from "./use-selection";

const well: ApplicationSetSummary = {
  ...failingApplicationSet,
  reason: "",
  error: "",
  requeueAfterSeconds: 1_800,
};

describe("outcomeText", () => {
  it.each<[string, ApplicationSetSummary, string]>([
    ["an error stops it", failingApplicationSet, "nothing: the run stops"],
    ["known", well, "apply 2"],
    ["unknown is not zero", { ...well, applications: null }, "unknown"],
    ["zero deletes", { ...well, applications: 0 }, "delete every Application"],
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
