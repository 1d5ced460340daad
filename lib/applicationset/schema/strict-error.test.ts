import { expect, it } from "vitest";
import { readApplicationSet } from "./application-set";

it.each([
  ["nothing", "kind: ApplicationSet\nspec: {}", ""],
  [
    "the first unknown field in the order of keys as bytes",
    "kind: ApplicationSet\nspec: {zz: 1, aa: 2, template: {Zz: 1}}",
    'error unmarshaling JSON: while decoding JSON: json: unknown field "aa"',
  ],
  [
    "an unknown field before a wrong type",
    "kind: ApplicationSet\nspec: {aa: 1, goTemplate: 1}",
    'error unmarshaling JSON: while decoding JSON: json: unknown field "aa"',
  ],
  [
    "a wrong type before an unknown field",
    "kind: ApplicationSet\nspec: {zz: 1, goTemplate: 1}",
    "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go struct field .spec.goTemplate of type bool",
  ],
  [
    "every repeated key, with the line of its value, before anything else",
    "kind: ApplicationSet\nspec:\n  zz: 1\n  goTemplate: true\n  goTemplate:\n    false\nkind: x\nkind: ApplicationSet",
    'error converting YAML to JSON: yaml: unmarshal errors:\n  line 6: key "goTemplate" already set in map\n  line 7: key "kind" already set in map\n  line 8: key "kind" already set in map',
  ],
])("%s", (_, text, expected) => {
  expect(readApplicationSet(text, { line: 41 }).strictError).toBe(expected);
});
