import { expect, it } from "vitest";
import { plan } from "../steps/steps.fixtures";
import { changesText, liveYaml } from "./change-text";
import { lineDiff, withContext } from "./line-diff";
import { changeSummary, countsText } from "./plan-words";

const shown = (before: string, after: string) =>
  lineDiff(before, after)
    .map(({ side, text }) => `${{ same: " ", lost: "-", new: "+" }[side]}${text}`)
    .join("|");

it.each([
  ["a\nb\nc\n", "a\nx\nc\n", " a|-b|+x| c"],
  ["", "a\n", "+a"],
  ["a\n", "", "-a"],
  ["a\nb\n", "b\nc\n", "-a| b|+c"],
  ["a\na\n", "a\n", " a|-a"],
  ["same\n", "same\n", " same"],
])("diff of %j and %j", (before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

it("does not compare what would take too long", () => {
  const many = (name: string) =>
    Array.from({ length: 2_000 }, (_line, index) => `${name}${index}\n`).join("");
  const lines = lineDiff(many("a"), many("b"));
  expect(lines).toHaveLength(4_000);
  expect(lines[2_000]).toEqual({ side: "new", text: "b0" });
});

it("shortens what is alike", () => {
  const before = Array.from({ length: 20 }, (_line, index) => `${index}\n`).join("");
  const lines = withContext(lineDiff(before, before.replace("10\n", "x\n")), 1);
  expect(lines.map((line) => line?.text ?? "…")).toEqual(["…", "9", "10", "x", "11", "…"]);
});

it("prints the changes as a patch", () => {
  const [update] = plan.applications;
  expect(update && changesText(update)).toBe(
    "--- live/fb-feature-1\n+++ next/fb-feature-1\n@@ spec.source.helm.values @@\n a: 1\n-b: 2\n+b: 3\n" +
      "@@ metadata.labels.team @@\n+web\n",
  );
});

it("leaves out what the cluster adds", () => {
  expect(liveYaml(plan.applications[0]?.live ?? {})).toBe(
    "kind: Application\nmetadata:\n  name: fb-feature-1\n",
  );
});

it("says deletions first, and the unchanged only when there is nothing else", () => {
  expect(countsText(plan)).toBe("1 delete, 1 create, 1 update");
  expect(countsText({ ...plan, deletionsWaitFor: "a" })).toBe("1 delete once a is valid, 1 create, 1 update");
  const none = { create: 0, update: 0, unchanged: 4, delete: 0, skip: 0, keep: 0 };
  expect(countsText({ ...plan, counts: none })).toBe("4 unchanged");
  expect(countsText({ ...plan, counts: { ...none, unchanged: 0 } })).toBe("nothing to do");
});

it.each([
  [0, "spec.source.helm.values, metadata.labels.team"],
  [2, "No parameter set yields it any more."],
])("summary of planned %d", (index, expected) => {
  const planned = plan.applications[index];
  expect(planned && changeSummary(planned)).toBe(expected);
});
