import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Document, Scalar, YAMLMap } from "yaml";
import { applyFix } from "../../../problems";
import { type Path, readDocument } from "../../yaml/read-document";
import type { YamlValue } from "../../yaml/yaml-value";
import { ManifestEdits } from "./manifest-edits";

const editsOf = (text: string) => new ManifestEdits(text, readDocument(text));

function valueAt(text: string, path: Path): YamlValue | undefined {
  let value: YamlValue | undefined = readDocument(text).value;
  for (const step of path) {
    if (value instanceof Map) value = value.get(String(step));
    else value = Array.isArray(value) ? value[Number(step)] : undefined;
  }
  return value;
}

/** The stringifier may write what Go does not read so. */
function isReadAs(text: string, value: string): boolean {
  try {
    return valueAt(text, ["k"]) === value;
  } catch {
    return false;
  }
}

const styles = [
  Scalar.PLAIN,
  Scalar.QUOTE_DOUBLE,
  Scalar.QUOTE_SINGLE,
  Scalar.BLOCK_LITERAL,
  Scalar.BLOCK_FOLDED,
] as const;

/** A map `{before: .a, k: value, after: .a}` as text. */
function written(value: string, style: (typeof styles)[number], isFlow: boolean, lineWidth: number): string {
  const scalar = new Scalar(value);
  scalar.type = style;
  const map = new YAMLMap();
  map.flow = isFlow;
  map.set("before", "{{ .a }}");
  map.set("k", scalar);
  map.set("after", "{{ .a }}");
  const document = new Document({});
  document.contents = map as never;
  return document.toString({ lineWidth });
}

const pieces = [
  ".a",
  "{{",
  "}}",
  " ",
  "x",
  "'",
  '"',
  "\\",
  "\n",
  ": ",
  " #",
  "é",
  "日",
  ".a.b",
  "-",
  "[",
  "y,",
];
const inserts = [".a.b", '(dig "a" "" .)', "int64 .a", "'q'", "a: b", "x #y", "\\", ""];

describe("edits of a scalar", () => {
  it("change what is meant and nothing else, or are refused", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...styles),
        fc.boolean(),
        fc.constantFrom(0, 20),
        fc.nat(),
        fc.constantFrom(...inserts),
        (parts, style, isFlow, lineWidth, pick, insert) => {
          const value = parts.join("");
          const text = written(value, style, isFlow, lineWidth);
          fc.pre(isReadAs(text, value));
          const found = [...value.matchAll(/\.a|x/g)];
          const match = found[pick % Math.max(1, found.length)];
          fc.pre(match !== undefined);
          const from = match?.index ?? 0;
          const to = from + (match?.[0].length ?? 0);
          const edits = editsOf(text).inScalar(["k"], value, [{ from, to, insert }]);
          if (!edits) return;
          const changed = applyFix(text, { edits });
          expect(valueAt(changed, ["k"])).toBe(value.slice(0, from) + insert + value.slice(to));
          expect(valueAt(changed, ["before"])).toBe("{{ .a }}");
          expect(valueAt(changed, ["after"])).toBe("{{ .a }}");
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it.each([
    ["plain", "k: a-{{ .a }}\n", "a-{{ .b }}"],
    ["in single quotes", "k: 'it''s {{ .a }}'\n", "it's {{ .b }}"],
    ["in double quotes", 'k: "say \\"{{ .a }}\\""\n', 'say "{{ .b }}"'],
    ["in a block", "k: |\n  x: {{ .a }}\n  y\n", "x: {{ .b }}\ny\n"],
    ["with CRLF", "k: |\r\n  x: {{ .a }}\r\n  y\r\nz: 1\r\n", "x: {{ .b }}\ny\n"],
  ])("find a text %s", (_, text, expected) => {
    const value = String(valueAt(text, ["k"]));
    const from = value.indexOf(".a");
    const edits = editsOf(text).inScalar(["k"], value, [{ from, to: from + 2, insert: ".b" }]);
    expect(edits && valueAt(applyFix(text, { edits }), ["k"])).toBe(expected);
  });

  it("quote a plain text that can't hold its change", () => {
    const edits = editsOf("k: {{ .a }}-x\n".replace("{{ .a }}", "a")).inScalar(["k"], "a-x", [
      { from: 0, to: 1, insert: "b: c" },
    ]);
    expect(edits && applyFix("k: a-x\n", { edits })).toBe("k: 'b: c-x'\n");
  });
});

type Change = (edits: ManifestEdits) => readonly { from: number; to: number; insert: string }[] | null;

describe("edits of maps and lists", () => {
  it.each<[string, string, Change, string]>([
    ["a key with its line", "a:\n  b: 1 # why\n  c: 2\n", (e) => e.removeKey(["a", "b"]), "a:\n  c: 2\n"],
    ["a key with its block", "a:\n  b:\n    c: 2\n  d: 3\n", (e) => e.removeKey(["a", "b"]), "a:\n  d: 3\n"],
    ["a key of CRLF", "a:\r\n  b: 1\r\n  c: 2\r\n", (e) => e.removeKey(["a", "b"]), "a:\r\n  c: 2\r\n"],
    ["a flow key", "a: {b: 1, c: 2}\n", (e) => e.removeKey(["a", "b"]), "a: {c: 2}\n"],
    ["the last flow key", "a: {b: 1, c: 2}\n", (e) => e.removeKey(["a", "c"]), "a: {b: 1}\n"],
    ["the only flow key", "a: {b: 1}\n", (e) => e.removeKey(["a", "b"]), "a: {}\n"],
    ["an item", "a:\n- x\n- y\n", (e) => e.removeItem(["a", 0]), "a:\n- y\n"],
    ["a flow item", "a: [x, y]\n", (e) => e.removeItem(["a", 1]), "a: [x]\n"],
    ["the only flow item", "a: [x]\n", (e) => e.removeItem(["a", 0]), "a: []\n"],
    ["a new key", "a:\n  b: 1\n", (e) => e.insertKey(["a"], ["b"], "n", "2"), "a:\n  n: 2\n  b: 1\n"],
    [
      "a new map",
      "a:\n  b: 1\n",
      (e) => e.insertKey(["a"], ["z", "b"], "n", { m: "2" }),
      "a:\n  n:\n    m: 2\n  b: 1\n",
    ],
    [
      "a new flow key",
      "a: {b: 1}\n",
      (e) => e.insertKey(["a"], [], "n", { m: "2" }),
      "a: {n: {m: 2}, b: 1}\n",
    ],
    ["a new key of none", "a: {}\n", (e) => e.insertKey(["a"], [], "n", "2"), "a: {n: 2}\n"],
    ["a new item", "a:\n  - x\n", (e) => e.appendItem(["a"], 1, "y"), "a:\n  - x\n  - y\n"],
    ["a new flow item", "a: [x]\n", (e) => e.appendItem(["a"], 1, "y"), "a: [x, y]\n"],
    ["a name", 'a:\n  "b": 1\n', (e) => e.renameKey(["a", "b"], "c"), 'a:\n  "c": 1\n'],
    ["quotes", "a: [5, yes]\n", (e) => e.quote(["a", 0]), 'a: ["5", yes]\n'],
  ])("%s", (_, text, change, expected) => {
    const edits = change(editsOf(text));
    expect(edits && applyFix(text, { edits })).toBe(expected);
  });

  it.each<[string, string, Change]>([
    ["a key beside a list's dash", "a:\n- b: 1\n  c: 2\n", (e) => e.removeKey(["a", 0, "b"])],
    ["a key where no line is its own", "a:\n- b: 1\n", (e) => e.insertKey(["a", 0], ["b"], "n", "2")],
    ["a path that is not there", "a: 1\n", (e) => e.renameKey(["b"], "c")],
    ["an alias", "x: &x 5\na: *x\n", (e) => e.quote(["a"])],
  ])("gives none for %s", (_, text, change) => {
    expect(change(editsOf(text))).toBeNull();
  });
});
