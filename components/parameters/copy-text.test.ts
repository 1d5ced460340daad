import { expect, it } from "vitest";
import { type CopyFormat, copyColumn, copySets, copyValue } from "./copy-text";

const sets = [{ a: "x", count: 1, m: { b: [] } }, { a: 'tab\tand "quote"' }];

it.each<[CopyFormat, string]>([
  ["yaml", '- a: x\n  count: 1\n- a: "tab\\tand \\"quote\\""\n'],
  ["json", '[\n  {\n    "a": "x",\n    "count": 1\n  },\n  {\n    "a": "tab\\tand \\"quote\\""\n  }\n]\n'],
  ["tsv", 'a\tcount\nx\t1\n"tab\tand ""quote"""\t\n'],
])("copies sets as %s, only the columns asked for", (format, expected) => {
  expect(copySets(sets, ["a", "count"], format)).toBe(expected);
});

it.each<[CopyFormat, string]>([
  ["yaml", "- 1\n"],
  ["json", "[\n  1\n]\n"],
  ["tsv", "count\n1\n\n"],
])("copies a column as %s", (format, expected) => {
  expect(copyColumn(sets, "count", format)).toBe(expected);
});

it("copies text bare and maps as JSON", () => {
  expect([copyValue("a b"), copyValue(null), copyValue({ a: 1 })]).toEqual(["a b", "null", '{\n  "a": 1\n}']);
});
