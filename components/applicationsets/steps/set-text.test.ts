import { expect, it } from "vitest";
import { keysUsed } from "./set-text";

it.each([
  [["{{.a}}}} {{ .b }} {{{{.c}} {{.d"], ["a", "b", "c"]],
  [
    ["{{ .a.b }}-{{\n.c }}", "{{.a}}"],
    ["a", "c"],
  ],
  [["{{ name }}", "}} {{"], ["name"]],
])("finds the keys used in %j", (templates, keys) => {
  expect(keysUsed(templates)).toEqual(keys);
});

it("is not held up by tags without end", () => {
  expect(keysUsed(["{{".repeat(200_000)])).toEqual([]);
});
