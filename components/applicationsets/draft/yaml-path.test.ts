import { expect, it } from "vitest";
import { cursorField } from "./yaml-path";

/** The place of `|` in the text. */
function at(text: string) {
  const before = text.slice(0, text.indexOf("|")).split("\n");
  const lines = text.replace("|", "").split("\n");
  const field = cursorField(lines, before.length - 1, before.at(-1)?.length ?? 0);
  return { path: field.path.join("."), siblings: [...field.siblings].sort() };
}

it.each([
  ["the root", "kind: A\n|", "", ["kind"]],
  ["a child", "spec:\n  |", "spec", []],
  ["beside another key", "spec:\n  a: 1\n  |\n  b: 2\nc: 3", "spec", ["a", "b"]],
  ["below a sister with children", "spec:\n  a:\n    deep: 1\n  |", "spec", ["a"]],
  ["an entry of a list", "spec:\n  list:\n    - |", "spec.list.[]", []],
  ["the same, as far left as its key", "spec:\n  list:\n  - |", "spec.list.[]", []],
  ["another key of an entry", "list:\n  - a: 1\n    |\n  - z: 1", "list.[]", ["a"]],
  ["a map in an entry", "list:\n  - plugin:\n      |", "list.[].plugin", []],
  ["after an entry as far left as its key", "spec:\n  list:\n  - a: 1\n  |", "spec", ["list"]],
  ["comments and blank lines between", "spec:\n  a: 1\n\n# left\n  |", "spec", ["a"]],
  ["an entry in an entry", "l:\n  - m:\n      - - |", "l.[].m.[].[]", []],
  ["a quoted key", '"spec":\n  |', "spec", []],
  ["a key with a comment", "spec: # here\n  |", "spec", []],
])("%s", (_name, text, path, siblings) => {
  expect(at(text)).toEqual({ path, siblings });
});

it("is not held up by a long line", () => {
  expect(cursorField([`a${" ".repeat(600_000)}b`, "  "], 1, 2)).toMatchObject({ path: [] });
});
