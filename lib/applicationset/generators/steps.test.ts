import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../gotemplate";
import type { JsonObject } from "../../gotemplate/json-object";
import { evaluate } from "../evaluate";
import type { Evaluation, GeneratorAnswer, GeneratorCall } from "../evaluation";
import { type Fixture, fixtureSets } from "../fixtures";
import { plainJson } from "../plain-json";
import { fieldText, readApplicationSet } from "../schema/application-set";
import type { ChildSet, GeneratorStep } from "../step";

const pulls: Fixture = {
  kind: "pullRequest",
  params: [{ branch: "a" }, { branch: "b" }],
  source: "pulls",
};

/** Plugins by name: `digests` gives one set for a branch, `twice` two, `fails-on-b` fails for b, others are not called. */
function answer({ plugin, parametersJson }: GeneratorCall): GeneratorAnswer {
  const branch = /"branch":"(\w+)"/.exec(parametersJson ?? "")?.[1] ?? "none";
  if (plugin === "digests") return { ok: true, parameterSets: [{ digest: `of-${branch}` }] };
  if (plugin === "twice") return { ok: true, parameterSets: [{ num: "1" }, { num: "2" }] };
  if (plugin === "maps") return { ok: true, parameterSets: [{ m: { own: plugin } }] };
  if (plugin === "fails-on-b" && branch !== "b") return { ok: true, parameterSets: [{ ok: branch }] };
  return { ok: false, error: plugin === "fails-on-b" ? "error listing params: b" : null };
}

function run(entry: string, options = "goTemplate: true"): Promise<Evaluation> {
  const text = `kind: ApplicationSet\nmetadata: {name: demo}\nspec: {${options}, generators: [${entry}], template: {metadata: {name: x}}}`;
  return evaluate(readApplicationSet(text), {
    callPlugin: async (call) => answer(call),
    outsideSets: fixtureSets([pulls]),
  });
}

/** A step as lines: what it is, its sets without `generator`, and its inner steps indented. */
function outline(step: GeneratorStep): string[] {
  const { kind, call, fixture, error, sets, kept, matrix, merge, beside } = step;
  const asked = call ? ` asks ${call.plugin} ${call.parametersJson}` : "";
  const from = fixture === "" ? "" : ` from ${fixture}`;
  const selected = kept === null ? "" : ` keeps ${JSON.stringify(kept)}`;
  const failed = error === "" ? "" : ` fails: ${error}`;
  return [
    `${kind}${asked}${from}: ${sets ? sets.map((set) => shown(plainJson(set))).join(" ") : "?"}${selected}${failed}`,
    ...indented([
      ...(matrix ? ["first", ...outline(matrix.first), ...matrix.rows.flatMap(rowLines)] : []),
      ...(merge?.children.flatMap(outline) ?? []),
      ...(merge ? [`origins ${merge.origins.map((sets) => sets.map(pair)).join(" | ")}`] : []),
      ...(merge?.withoutPartner.map((set) => `without partner ${pair(set)}`) ?? []),
      ...beside.flatMap(outline),
    ]),
  ];
  function rowLines(row: NonNullable<GeneratorStep["matrix"]>["rows"][number], index: number): string[] {
    const reused = index > 0 && matrix?.rows[index - 1]?.second === row.second;
    return [
      `row ${row.first}: ${row.count} from ${row.from}`,
      ...row.rendered.map(({ path, template, text }) => `${fieldText(path.slice(-2))} ${template} = ${text}`),
      ...(reused ? ["the same second"] : outline(row.second)),
    ];
  }
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
const pair = ({ child, set }: ChildSet) => `${child}.${set}`;

function shown(set: JsonValue): string {
  const { generator: _, ...rest } = set as JsonObject;
  return JSON.stringify(rest).replaceAll('"', "");
}

const list = (...elements: string[]) => `list: {elements: [${elements.join(", ")}]}`;
const plugin = (name: string, rest = "") => `plugin: {configMapRef: {name: ${name}}${rest}}`;
const byBranch = ", input: {parameters: {branch: '{{.branch}}'}}";
const matrix = (...children: string[]) =>
  `matrix: {generators: [${children.map((c) => `{${c}}`).join(", ")}]}`;
const merge = (key: string, ...children: string[]) =>
  `merge: {mergeKeys: [${key}], generators: [${children.map((child) => `{${child}}`).join(", ")}]}`;

const onlyA = "selector: {matchLabels: {branch: a}}";

describe("the steps of an entry", () => {
  it.each<[string, string, string[], string?]>([
    ["list", list("{a: x}", "{a: z}"), ["list: {a:x} {a:z}"]],
    [
      "plugin",
      plugin("digests", ", values: {v: '{{.digest}}'}"),
      ["plugin asks digests null: {digest:of-none,values:{v:of-none}}"],
    ],
    ["a plugin that nobody has called", plugin("unheard"), ["plugin asks unheard null: ?"]],
    [
      "a plugin that fails",
      plugin("fails-on-b", ", input: {parameters: {branch: b}}"),
      ['plugin asks fails-on-b {"branch":"b"}: ? fails: error listing params: b'],
    ],
    ["a source without a fixture", "git: {repoURL: x}", ["git: ?"]],
    [
      "several kinds",
      `${list("{a: x}")}, ${plugin("fails-on-b")}, pullRequest: {}`,
      [
        "list: {a:x}",
        "pullRequest from pulls: {branch:a} {branch:b}",
        "plugin asks fails-on-b null: {ok:none}",
      ],
    ],
    [
      "a selector that keeps some",
      `pullRequest: {}, ${onlyA}`,
      ["pullRequest from pulls: {branch:a} {branch:b} keeps [0]"],
    ],
    [
      "a selector that can't be parsed",
      `pullRequest: {}, selector: {matchExpressions: [{key: a, operator: Is}]}`,
      [],
    ],
    [
      "matrix, a call for each set",
      matrix("pullRequest: {}", plugin("digests", byBranch)),
      [
        "matrix: {digest:of-a,branch:a} {digest:of-b,branch:b}",
        "  first",
        "  pullRequest from pulls: {branch:a} {branch:b}",
        "  row 0: 1 from 0",
        "  parameters.branch {{.branch}} = a",
        '  plugin asks digests {"branch":"a"}: {digest:of-a}',
        "  row 1: 1 from 1",
        "  parameters.branch {{.branch}} = b",
        '  plugin asks digests {"branch":"b"}: {digest:of-b}',
      ],
    ],
    [
      "matrix, one call for all",
      matrix("pullRequest: {}", plugin("twice")),
      [
        "matrix: {num:1,branch:a} {num:2,branch:a} {num:1,branch:b} {num:2,branch:b}",
        "  first",
        "  pullRequest from pulls: {branch:a} {branch:b}",
        "  row 0: 2 from 0",
        "  plugin asks twice null: {num:1} {num:2}",
        "  row 1: 2 from 2",
        "  the same second",
      ],
    ],
    [
      "matrix, a value left for later",
      matrix("pullRequest: {}", plugin("digests", ", values: {v: '{{.branch}}', w: '{{.digest}}'}")),
      [
        "matrix: {digest:of-none,values:{v:a,w:of-none},branch:a} {digest:of-none,values:{v:b,w:of-none},branch:b}",
        "  first",
        "  pullRequest from pulls: {branch:a} {branch:b}",
        "  row 0: 1 from 0",
        "  values.v {{.branch}} = a",
        "  values.w {{.digest}} = {{.digest}}",
        "  plugin asks digests null: {digest:of-none,values:{v:a,w:of-none}}",
        "  row 1: 1 from 1",
        "  values.v {{.branch}} = b",
        "  values.w {{.digest}} = {{.digest}}",
        "  plugin asks digests null: {digest:of-none,values:{v:b,w:of-none}}",
      ],
    ],
    [
      "matrix, an empty set renders nothing",
      matrix(list("{}"), plugin("digests", byBranch)),
      [
        "matrix: {digest:of-none}",
        "  first",
        "  list: {}",
        "  row 0: 1 from 0",
        '  plugin asks digests {"branch":"{{.branch}}"}: {digest:of-none}',
      ],
    ],
    [
      "matrix, a child's selector",
      matrix(
        `pullRequest: {}, selector: {matchLabels: {branch: b}}`,
        `${plugin("twice")}, selector: {matchLabels: {num: '2'}}`,
      ),
      [
        "matrix: {num:2,branch:b}",
        "  first",
        "  pullRequest from pulls: {branch:a} {branch:b} keeps [1]",
        "  row 1: 1 from 0",
        "  plugin asks twice null: {num:1} {num:2} keeps [1]",
      ],
    ],
    [
      "matrix, a selector over it",
      `${matrix("pullRequest: {}", plugin("twice"))}, selector: {matchLabels: {num: '2'}}`,
      [
        "matrix: {num:1,branch:a} {num:2,branch:a} {num:1,branch:b} {num:2,branch:b} keeps [1,3]",
        "  first",
        "  pullRequest from pulls: {branch:a} {branch:b}",
        "  row 0: 2 from 0",
        "  plugin asks twice null: {num:1} {num:2}",
        "  row 1: 2 from 2",
        "  the same second",
      ],
    ],
    [
      "matrix, the second row fails",
      matrix("pullRequest: {}", plugin("fails-on-b", byBranch)),
      [
        "matrix: ? fails: failed to get params for second generator in the matrix generator: child generator returned an error on parameter generation: error listing params: b",
        "  first",
        "  pullRequest from pulls: {branch:a} {branch:b}",
        "  row 0: 1 from 0",
        "  parameters.branch {{.branch}} = a",
        '  plugin asks fails-on-b {"branch":"a"}: {ok:a}',
        "  row 1: 0 from 1",
        "  parameters.branch {{.branch}} = b",
        '  plugin asks fails-on-b {"branch":"b"}: ? fails: error listing params: b',
      ],
    ],
    [
      "matrix, the second row is not rendered",
      matrix(list("{l: [1, 2]}", "{l: []}"), list("{x: '{{index .l 1}}'}")),
      [
        'matrix: ? fails: failed to get params for second generator in the matrix generator: child generator returned an error on parameter generation: failed to replace parameters in generator: failed to deeply replace JSON field contents: failed to execute go template {{index .l 1}}: template: base:1:2: executing "base" at <index .l 1>: error calling index: index out of range: 1',
        "  first",
        "  list: {l:[1,2]} {l:[]}",
        "  row 0: 1 from 0",
        "  [0].x {{index .l 1}} = 2",
        "  list: {x:2}",
        "  row 1: 0 from 1",
        '  list: ? fails: failed to replace parameters in generator: failed to deeply replace JSON field contents: failed to execute go template {{index .l 1}}: template: base:1:2: executing "base" at <index .l 1>: error calling index: index out of range: 1',
      ],
    ],
    [
      "matrix, nobody has called the second",
      matrix("pullRequest: {}", plugin("unheard", byBranch)),
      [
        "matrix: ?",
        "  first",
        "  pullRequest from pulls: {branch:a} {branch:b}",
        "  row 0: 0 from 0",
        "  parameters.branch {{.branch}} = a",
        '  plugin asks unheard {"branch":"a"}: ?',
      ],
    ],
    [
      "matrix, the union fails",
      matrix(list("{a: '1'}", "{a: '2'}"), list("{a: '1'}")),
      [
        "matrix: ? fails: failed to combine string maps with merging params for the matrix generator: found duplicate key a with different value, a: 2 ,b: 1",
        "  first",
        "  list: {a:1} {a:2}",
        "  row 0: 1 from 0",
        "  list: {a:1}",
        "  row 1: 0 from 1",
        "  the same second",
      ],
      "goTemplate: false",
    ],
    [
      "matrix, one child",
      matrix(list("{a: x}")),
      ["matrix: ? fails: found less than two generators, Matrix support only two"],
    ],
    [
      "matrix, a child of no kind",
      matrix(list("{a: x}"), "template: {}"),
      [
        "matrix: ? fails: failed to get params for second generator in the matrix generator: child generator generated no parameters",
        "  first",
        "  list: {a:x}",
        "  row 0: 0 from 0",
        "  null: ? fails: child generator generated no parameters",
      ],
    ],
    [
      "matrix, a child of two kinds",
      matrix(`${list("{a: x}")}, ${plugin("twice")}`, list("{b: x}")),
      [
        "matrix: ? fails: error failed to get params for first generator in matrix generator: found more than one generator in matrix.Generators",
        "  first",
        "  list: {a:x} fails: found more than one generator in matrix.Generators",
        "    plugin asks twice null: {num:1} {num:2}",
      ],
    ],
    [
      "matrix in matrix, first",
      matrix(
        matrix(list("{a: x}"), list("{b: x}", "{b: z}")),
        plugin("digests", ", input: {parameters: {branch: '{{.b}}'}}"),
      ),
      [
        "matrix: {digest:of-x,b:x,a:x} {digest:of-z,b:z,a:x}",
        "  first",
        "  matrix: {b:x,a:x} {b:z,a:x}",
        "    first",
        "    list: {a:x}",
        "    row 0: 2 from 0",
        "    list: {b:x} {b:z}",
        "  row 0: 1 from 0",
        "  parameters.branch {{.b}} = x",
        '  plugin asks digests {"branch":"x"}: {digest:of-x}',
        "  row 1: 1 from 1",
        "  parameters.branch {{.b}} = z",
        '  plugin asks digests {"branch":"z"}: {digest:of-z}',
      ],
    ],
    [
      "matrix in matrix, second",
      matrix("pullRequest: {}", matrix(list("{c: '{{.branch}}'}"), plugin("digests", byBranch))),
      [
        "matrix: {digest:of-a,c:a,branch:a} {digest:of-b,c:b,branch:b}",
        "  first",
        "  pullRequest from pulls: {branch:a} {branch:b}",
        "  row 0: 1 from 0",
        "  [0].c {{.branch}} = a",
        "  parameters.branch {{.branch}} = a",
        "  matrix: {digest:of-a,c:a}",
        "    first",
        "    list: {c:a}",
        "    row 0: 1 from 0",
        '    plugin asks digests {"branch":"a"}: {digest:of-a}',
        "  row 1: 1 from 1",
        "  [0].c {{.branch}} = b",
        "  parameters.branch {{.branch}} = b",
        "  matrix: {digest:of-b,c:b}",
        "    first",
        "    list: {c:b}",
        "    row 0: 1 from 0",
        '    plugin asks digests {"branch":"b"}: {digest:of-b}',
      ],
    ],
    [
      "maps as they were before the union",
      matrix(list("{m: {a: 1}}", "{m: {b: 2}}"), list("{m: {c: '{{len .m}}'}}")),
      [
        "matrix: {m:{c:1,a:1}} {m:{c:1,b:2}}",
        "  first",
        "  list: {m:{a:1}} {m:{b:2}}",
        "  row 0: 1 from 0",
        "  m.c {{len .m}} = 1",
        "  list: {m:{c:1}}",
        "  row 1: 1 from 1",
        "  m.c {{len .m}} = 1",
        "  list: {m:{c:1}}",
      ],
    ],
    [
      "sets as they were before a template changed them",
      matrix(list("{m: {a: 1}}"), list("{c: '{{$_ := set .m `z` 1}}{{len .m}}'}")),
      [
        "matrix: {c:2,m:{a:1,z:1}}",
        "  first",
        "  list: {m:{a:1}}",
        "  row 0: 1 from 0",
        "  [0].c {{$_ := set .m `z` 1}}{{len .m}} = 2",
        "  list: {c:2}",
      ],
    ],
    [
      "merge",
      merge(
        "k",
        list("{k: 1, a: x}", "{k: 2, a: x}", "{k: 3, a: x}"),
        list("{k: 2, a: z}", "{k: 4}"),
        list("{k: 1, m: {p: 1}}", "{k: 2, m: {}}"),
      ),
      [
        "merge: {k:1,a:x,m:{p:1}} {k:2,a:z,m:{}} {k:3,a:x}",
        "  list: {k:1,a:x} {k:2,a:x} {k:3,a:x}",
        "  list: {k:2,a:z} {k:4}",
        "  list: {k:1,m:{p:1}} {k:2,m:{}}",
        "  origins 0.0,2.0 | 0.1,1.0,2.1 | 0.2",
        "  without partner 1.1",
      ],
    ],
    [
      "merge, maps as they were",
      merge("k", list("{k: 1, m: {a: 1}}"), list("{k: 1, m: {b: 1}}"), list("{k: 1, m: {a: 2}}")),
      [
        "merge: {k:1,m:{a:2,b:1}}",
        "  list: {k:1,m:{a:1}}",
        "  list: {k:1,m:{b:1}}",
        "  list: {k:1,m:{a:2}}",
        "  origins 0.0,1.0,2.0",
      ],
    ],
    [
      "merge, a child's selector",
      merge(
        "k",
        list("{k: 1}", "{k: 2}"),
        `${list("{k: 1, a: x}", "{k: 2, a: x}")}, selector: {matchLabels: {k: '2'}}`,
      ),
      [
        "merge: {k:1} {k:2,a:x}",
        "  list: {k:1} {k:2}",
        "  list: {k:1,a:x} {k:2,a:x} keeps [1]",
        "  origins 0.0 | 0.1,1.1",
      ],
    ],
    [
      "merge, fast mode",
      merge("k", list("{k: '1', a: x}"), list("{k: '1', a: z}")),
      ["merge: {k:1,a:z}", "  list: {k:1,a:x}", "  list: {k:1,a:z}", "  origins 0.0,1.0"],
      "goTemplate: false",
    ],
    [
      "merge, a key twice",
      merge("k", list("{k: 1}", "{k: 1}"), list("{k: 2}")),
      [
        'merge: ? fails: error getting param sets by merge key: the parameters from a generator were not unique by the given mergeKeys, Merge requires all param sets to be unique. Duplicate key was {"k":1}',
        "  list: {k:1} {k:1}",
        "  list: {k:2}",
        "  origins ",
      ],
    ],
    [
      "merge, a child fails",
      merge("k", list("{k: 1}"), plugin("fails-on-b", ", input: {parameters: {branch: b}}"), list("{k: 2}")),
      [
        "merge: ? fails: error getting param sets from generators: error getting params from generator 2 of 3: child generator returned an error on parameter generation: error listing params: b",
        "  list: {k:1}",
        '  plugin asks fails-on-b {"branch":"b"}: ? fails: error listing params: b',
        "  origins ",
      ],
    ],
    [
      "merge, a child is unknown",
      merge("k", plugin("unheard"), list("{k: 1}")),
      ["merge: ?", "  plugin asks unheard null: ?", "  origins "],
    ],
    [
      "a panic",
      matrix(list("{generator: {input: {x: 1}}}"), plugin("digests")),
      [
        "matrix: ? fails: reflect.Value.SetMapIndex: value of type interface {} is not assignable to type v1alpha1.PluginParameters",
        "  first",
        "  list: {}",
        "  row 0: 0 from 0",
        "  plugin asks digests null: {digest:of-none}",
      ],
    ],
  ])("%s", async (_, entry, expected, options = "goTemplate: true") => {
    const { generators } = await run(`{${entry}}`, options);
    expect(generators[0]?.steps.flatMap(outline)).toEqual(expected);
  });
});
