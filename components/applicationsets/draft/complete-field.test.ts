import { expect, it } from "vitest";
import { completeField } from "./complete-field";

/** The options at the place of `^`. */
function at(text: string) {
  const offset = text.indexOf("^");
  const before = text.slice(0, offset);
  const answer = completeField(text.replace("^", ""), offset, before.slice(before.lastIndexOf("\n") + 1));
  return answer && { typed: before.slice(answer.from), labels: answer.options.map(({ label }) => label) };
}

it.each([
  ["the root, without what is there", "kind: ApplicationSet\n^", "", ["apiVersion", "metadata", "spec"]],
  ["generators in their place", "spec:\n  gen^", "gen", ["generators", "goTemplate", "templatePatch"]],
  ["a kind of generator", "spec:\n  generators:\n    - pl^", "pl", ["plugin", "matrix", "selector"]],
  [
    "the plugin's own fields",
    "spec:\n  generators:\n    - plugin:\n        ^",
    "",
    ["configMapRef", "values"],
  ],
  [
    "a child of a matrix",
    "spec:\n  generators:\n    - matrix:\n        generators:\n          - ^",
    "",
    ["plugin", "merge"],
  ],
  [
    "a child of a matrix in a merge",
    "spec:\n  generators:\n    - merge:\n        generators:\n          - matrix:\n              generators:\n              - ^",
    "",
    ["plugin", "git"],
  ],
  [
    "the Application's spec",
    "spec:\n  template:\n    spec:\n      ^",
    "",
    ["source", "destination", "project"],
  ],
])("%s", (_name, text, typed, labels) => {
  const answer = at(text);
  expect(answer?.typed).toBe(typed);
  expect(answer?.labels).toEqual(expect.arrayContaining(labels));
  expect(answer?.labels).not.toContain("status");
});

it.each([
  [
    "a child of a matrix in a matrix's child has none of its own",
    "spec:\n  generators:\n    - matrix:\n        generators:\n          - matrix:\n              generators:\n              - ^",
    ["matrix", "merge"],
  ],
])("%s", (_name, text, labels) => {
  for (const label of labels) expect(at(text)?.labels).not.toContain(label);
});

it.each([
  ["a boolean", "spec:\n  goTemplate: t^", ["true", "false"]],
  [
    "a policy",
    "spec:\n  syncPolicy:\n    applicationsSync: ^",
    ["sync", "create-only", "create-update", "create-delete"],
  ],
])("values of %s", (_name, text, labels) => {
  expect(at(text)?.labels).toEqual(labels);
});

it.each([
  ["under a map with names of one's own", "metadata:\n  labels:\n    ^"],
  [
    "under free JSON",
    "spec:\n  generators:\n    - plugin:\n        input:\n          parameters:\n            ^",
  ],
  [
    "in a text of many lines",
    "spec:\n  template:\n    spec:\n      source:\n        helm:\n          values: |-\n            front:\n              ^",
  ],
  ["a text's value", "spec:\n  template:\n    metadata:\n      name: a^"],
  ["behind a value", "spec:\n  goTemplate: true ^"],
])("nothing %s", (_name, text) => {
  expect(at(text)).toBeNull();
});

it("writes the colon, and a blank only where the value stands in the line", () => {
  const text = "spec:\n  ";
  const options = completeField(text, text.length, "  ")?.options ?? [];
  expect(options.find(({ label }) => label === "goTemplate")?.insert).toBe("goTemplate: ");
  expect(options.find(({ label }) => label === "template")?.insert).toBe("template:");
});
