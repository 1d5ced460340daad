import { expect, test } from "vitest";
import { pathsAt, provenance } from "./provenance";
import { parse } from "./template";
import { usage } from "./usage";
import { fromJson, type JsonValue } from "./value";

const data = fromJson({
  name: "web",
  size: 3,
  list: [{ k: "a" }, { k: "b" }],
  map: { "1st": "x", deep: { y: 1 } },
});

/** Each action's text with the paths that it read. */
function traced(text: string): [text: string, ...paths: string[]][] {
  const result = parse(text).execute(data, { trace: true });
  return (result.spans ?? []).map((span) => [
    `${span.kind === "action" ? "" : `${span.kind}:`}${result.text.slice(span.start, span.end)}`,
    ...span.paths.map((path) => path.join("/")),
  ]);
}

test.each<[name: string, text: string, want: string[][]]>([
  ["a field", "a{{.name}}b", [["web", "name"]]],
  ["two in one action", '{{printf "%s-%v" .name .size}}', [["web-3", "name", "size"]]],
  ["a missing key", "{{.zz.y}}", [["<no value>", "zz/y"]]],
  [
    "a loop",
    "{{range .list}}{{.k}};{{end}}",
    [
      ["range:a;b;", "list"],
      ["a", "list/0/k"],
      ["b", "list/1/k"],
    ],
  ],
  [
    "loop variables",
    "{{range $i, $e := .list}}{{$e.k}}{{end}}",
    [
      ["range:ab", "list"],
      ["a", "list/0/k"],
      ["b", "list/1/k"],
    ],
  ],
  [
    "a condition",
    "{{if .size}}{{.name}}!{{end}}",
    [
      ["if:web!", "size"],
      ["web", "name"],
    ],
  ],
  [
    "with",
    "{{with .map.deep}}{{.y}}{{end}}",
    [
      ["with:1", "map/deep"],
      ["1", "map/deep/y"],
    ],
  ],
  ["index", '{{index .map "1st"}}', [["x", "map/1st"]]],
  [
    "a variable",
    "{{$m := .map}}{{$m.deep.y}}",
    [
      ["", "map"],
      ["1", "map/deep/y"],
    ],
  ],
  ["a chain", "{{(.map).deep.y}}", [["1", "map/deep/y"]]],
  [
    "a template",
    '{{define "t"}}{{.y}}{{end}}{{template "t" .map.deep}}',
    [
      ["template:1", "map/deep"],
      ["1", "map/deep/y"],
    ],
  ],
  [
    "break closes the blocks",
    "{{range .list}}{{with .k}}{{.}}{{break}}{{end}}{{end}}",
    [
      ["range:a", "list"],
      ["with:a", "list/0/k"],
      ["a", "list/0/k"],
    ],
  ],
  ["a constant", "{{1}}", [["1"]]],
])("traces %s", (_, text, want) => {
  expect(traced(text)).toEqual(want);
});

test("a span knows its action", () => {
  const { spans } = parse("\u00e9\n {{.name}}").execute(data, { trace: true });
  expect(spans?.[0]?.position).toEqual({ byteOffset: 6, line: 2, byteColumn: 3 });
});

test("tracing changes no text", () => {
  const text =
    '{{range .list}}{{.k}}{{end}}{{index .map "1st"}}{{printf "%v" .}}{{with .zz}}{{else}}{{.size}}{{end}}';
  const template = parse(text);
  expect(template.execute(data, { trace: true }).text).toBe(template.execute(data).text);
});

test("provenance tells the data of a character, innermost first", () => {
  const found = provenance(parse("x{{if .size}}{{.name}}!{{end}}"), data);
  expect(pathsAt(found, 0)).toEqual([]);
  expect(pathsAt(found, 1)).toEqual([["name"], ["size"]]);
  expect(pathsAt(found, 4)).toEqual([["size"]]);
});

test("what was read before an error counts", () => {
  const { text, spans } = provenance(parse("{{.name}}{{.name.x}}"), data);
  expect(text).toBeNull();
  expect(spans.map((span) => span.paths)).toEqual([[["name"]]]);
});

function usageOf(texts: string[], sets: JsonValue[], goTemplateOptions: string[] = []) {
  const templates = texts.map((text) => parse(text, { goTemplateOptions }));
  const { unused, partial, unknown } = usage(templates, sets.map(fromJson));
  return {
    unused: unused.map((path) => path.join(".")),
    partial: partial.map(({ path, missingIn }) => `${path.join(".")}: ${missingIn.join()}`),
    unknown: unknown.map((path) => path.join(".")),
  };
}

test("usage: unused, partly there, unknown", () => {
  const sets = [
    { a: 1, b: { c: 1, d: 2 }, list: [{ k: 1, z: 1 }], never: 1 },
    { b: { c: 1 }, list: [{ k: 1 }], never: 2, other: { x: 1 } },
  ];
  expect(usageOf(["{{.a}}{{.b.c}}", "{{range .list}}{{.k}}{{end}}{{.nope}}"], sets)).toEqual({
    unused: ["b.d", "list.*.z", "never", "other"],
    partial: ["a: 1"],
    unknown: ["nope"],
  });
});

test("usage: printing a map uses all of it", () => {
  expect(usageOf(["{{.m}}"], [{ m: { a: 1 }, n: 1 }])).toEqual({ unused: ["n"], partial: [], unknown: [] });
});

test("usage: what only asks or leads on uses no more than it asks for", () => {
  const sets = [{ m: { a: 1, b: 2 }, n: { a: 1, b: 2 }, o: { a: 1 } }];
  const text = "{{if .m}}{{.m.a}}{{end}}{{$v := .n}}{{$v.b}}{{(or .zz .o).a}}{{with $v}}{{end}}";
  expect(usageOf([text], sets)).toEqual({ unused: ["m.b", "n.a"], partial: [], unknown: ["zz"] });
});

test("usage: a loop uses the plain elements of its list", () => {
  const sets = [{ plain: [1, 2], maps: [{ a: 1 }], unread: [1] }];
  expect(usageOf(["{{range .plain}}x{{end}}{{range .maps}}x{{end}}"], sets)).toEqual({
    unused: ["maps.*", "unread"],
    partial: [],
    unknown: [],
  });
});

test("usage: a set on which a template fails early is looked at all the same", () => {
  const sets = [{ a: 1, b: 1 }, { c: 1 }];
  expect(usageOf(["{{.a}}{{.b}}"], sets, ["missingkey=error"])).toEqual({
    unused: ["c"],
    partial: ["a: 1", "b: 1"],
    unknown: [],
  });
});
