import { expect, it } from "vitest";
import { countEdits } from "./line-edits";

const lines = (text: string) => text.split(" ").join("\n");

it.each([
  ["nothing", "a b c", "a b c", 0],
  ["one line", "a b c", "a X c", 1],
  ["two lines side by side are one edit", "a b c d", "a X Y d", 1],
  ["two places", "a b c d e", "a X c d Y", 2],
  ["a line more", "a b", "a b c", 1],
  ["a line less in the middle", "a b c", "a c", 1],
  ["everything", "a b", "x", 1],
  ["one moved line is taken out and put in", "a b c d", "b c d a", 2],
])("%s", (_name, before, after, expected) => {
  expect(countEdits(lines(before), lines(after))).toBe(expected);
});

it("is quick and still says that something changed when very much did", () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `${index}`);
  expect(countEdits(many.join("\n"), many.map((line) => `${line}x`).join("\n"))).toBe(1);
});
