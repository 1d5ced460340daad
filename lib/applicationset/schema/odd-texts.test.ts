/** Texts as people and tools write them: each is read right, or refused with its reason and place. */
import { describe, expect, it } from "vitest";
import { readApplicationSet } from "./application-set";

const plain = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: x}
spec:
  goTemplate: true
  templatePatch: |
    a: 1
    b: 2
`;

describe("read right", () => {
  it.each([
    ["CRLF", plain.replaceAll("\n", "\r\n")],
    ["CR", plain.replaceAll("\n", "\r")],
    ["a byte order mark", `\ufeff${plain}`],
    ["a document mark and a comment before", `# a\n---\n${plain}`],
    ["a document mark after", `${plain}---\nkind: Other\n`],
    ["an end mark", `${plain}...\n`],
    ["a directive", `%YAML 1.1\n---\n${plain}`],
    ["no line break at the end of a flow map", JSON.stringify({ ...flat(), kind: "ApplicationSet" })],
    ["JSON with tabs", JSON.stringify({ ...flat(), kind: "ApplicationSet" }, null, "\t")],
    ["a tab before a comment", plain.replace("true\n", "true\t# so\n")],
  ])("%s", (_, text) => {
    const { applicationSet, error } = readApplicationSet(text);
    expect(error).toBe("");
    expect(applicationSet).toMatchObject({ name: "x", goTemplate: true, templatePatch: "a: 1\nb: 2\n" });
  });

  it("anchors, aliases and merged maps", () => {
    const text = `kind: ApplicationSet
metadata: {name: x, labels: &l {a: b}}
spec:
  generators:
  - list: &list {elements: [{a: 1}]}
  - list: *list
  - list: {<<: *list, template: {metadata: {labels: {<<: *l, c: d}}}}
`;
    const { applicationSet, position } = readApplicationSet(text);
    const specs = applicationSet?.generators.map(({ specs }) => specs.get("list")?.elements);
    expect(specs?.map((elements) => Array.isArray(elements) && elements.length)).toEqual([1, 1, 1]);
    expect(position(["spec", "generators", 2, "list", "elements", 0, "a"])).toEqual({ line: 5, column: 33 });
    expect(position(["spec", "generators", 1, "list", "elements"])).toEqual({ line: 5, column: 28 });
  });

  it("the last of two equal keys, and says where it stands", () => {
    const { applicationSet, duplicateKeys } = readApplicationSet(
      "kind: ApplicationSet\r\nspec:\r\n  goTemplate: false\r\n  goTemplate: true\r\n",
    );
    expect(applicationSet?.goTemplate).toBe(true);
    expect(duplicateKeys).toMatchObject([{ key: "goTemplate", position: { line: 4, column: 3 } }]);
  });

  it("keys of Object's, as fields that no type has", () => {
    const { unknownFields, error } = readApplicationSet(
      "kind: ApplicationSet\nspec: {__proto__: {a: 1}, constructor: 1, hasOwnProperty: 2}",
    );
    expect(error).toBe("");
    expect(unknownFields.map(({ field }) => field)).toEqual([
      "spec.__proto__",
      "spec.constructor",
      "spec.hasOwnProperty",
    ]);
  });
});

function flat() {
  return { metadata: { name: "x" }, spec: { goTemplate: true, templatePatch: "a: 1\nb: 2\n" } };
}

describe("refused with a reason and a place", () => {
  it.each<[string, string, RegExp, number]>([
    [
      "a tab as indentation",
      plain.replace("  goTemplate", "\tgoTemplate"),
      /found character that cannot start any token/,
      5,
    ],
    [
      "a tab as indentation, CRLF",
      plain.replace("  goTemplate", "\tgoTemplate").replaceAll("\n", "\r\n"),
      /cannot start any token/,
      5,
    ],
    ["a list that does not end", `${plain}x: [1,\n`, /line \d+: did not find expected/, 9],
    ["an alias of nothing", `${plain}x: *none\n`, /unknown anchor 'none' referenced/, 9],
    ["an anchor within itself", `${plain}x: &a [*a]\n`, /anchor 'a' value contains itself/, 9],
    ["too many aliases", bomb(), /excessive aliasing/, 1],
    ["too deep", `${plain}x: ${"[".repeat(5_000)}`, /nested deeper than/, 1],
    ["a key that is a map", `${plain}? {a: b}\n: c\n`, /invalid map key/, 9],
    ["a control character", `${plain}x: "\u0001"\n`, /control characters are not allowed/, 9],
    ["a number that JSON has not", `${plain}x: .nan\n`, /unsupported value: NaN/, 9],
    [
      "text for a boolean",
      plain.replace("true", "'true'"),
      /cannot unmarshal string into Go struct field/,
      5,
    ],
    ["a list as the document", "- a\n- b\n", /no ApplicationSet/, 1],
    ["an empty text", "", /no ApplicationSet/, 1],
  ])("%s", (_, text, error, line) => {
    const document = readApplicationSet(text);
    expect(document.applicationSet).toBeNull();
    expect(document.error).toMatch(error);
    expect(document.errorPosition?.line).toBe(line);
  });
});

function bomb(): string {
  const rows = Array.from(
    { length: 9 },
    (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`,
  );
  return `${plain}a0: &a0 [x, x]\n${rows.join("\n")}\n`;
}
