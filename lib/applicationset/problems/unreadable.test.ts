import { describe, expect, it } from "vitest";
import { applyFix } from "../../problems";
import { readApplicationSet } from "../schema/application-set";
import { unreadableProblem } from "./unreadable";

const head = "kind: ApplicationSet\nmetadata: {name: x}\nspec:\n  template:\n    spec:\n      ";
const problemOf = (text: string) => unreadableProblem(readApplicationSet(text));

describe("a manifest that can't be read", () => {
  it("says which field takes no template, and what can set it", () => {
    const { code, message, remedy, place, fixes } = problemOf(
      `${head}syncPolicy: {automated: {prune: '{{ .prune }}'}}\n`,
    );
    expect(code).toBe("APPSET001");
    expect(message).toBe(
      "The ApplicationSet can't be read: spec.template.spec.syncPolicy.automated.prune takes a boolean, true or false, and so can't hold a template.",
    );
    expect(remedy).toMatch(/templatePatch/);
    expect(place).toMatchObject({ position: { line: 6, column: 39 }, end: { line: 6, column: 53 } });
    expect(fixes).toBeUndefined();
  });

  it.each([
    ["syncPolicy: {automated: {prune: 'true'}}", "syncPolicy: {automated: {prune: true}}"],
    ['revisionHistoryLimit: "3"', "revisionHistoryLimit: 3"],
  ])("takes the quotes off %s", (line, fixed) => {
    const text = `${head}${line}\n`;
    const [fix] = problemOf(text).fixes ?? [];
    const changed = applyFix(text, fix ?? { edits: [] });
    expect(changed).toBe(`${head}${fixed}\n`);
    expect(readApplicationSet(changed).error).toBe("");
  });

  it("says no more than it knows of bad YAML", () => {
    const { message, fixes } = problemOf("kind: ApplicationSet\nspec: [\n");
    expect([message, fixes]).toEqual(["The ApplicationSet can't be read.", undefined]);
  });
});
