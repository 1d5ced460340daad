/** For each code a manifest that has it and a near miss that has not. */
import type { JsonValue } from "../../gotemplate";
import type { ProblemCode } from "../../problems";
import type { Fixture } from "../fixtures";

export interface Situation {
  /** Below `spec:`, in block YAML. */
  readonly spec: string;
  readonly sets?: readonly { readonly [key: string]: JsonValue }[];
  readonly fixtures?: readonly Fixture[];
  readonly namespace?: string;
}

export interface ProblemCase {
  readonly code: ProblemCode;
  readonly name: string;
  readonly found: Situation;
  readonly miss: Situation;
  /** What the first fix writes; absent: there is none. */
  readonly fix?: RegExp;
}

const strict = "goTemplate: true\ngoTemplateOptions: [missingkey=error]";
const plugin = "generators:\n- plugin:\n    configMapRef: {name: p}";
const template = (name: string, annotation = "x") =>
  `template:\n  metadata:\n    name: '${name}'\n    annotations:\n      a: '${annotation}'\n  spec:\n    project: default\n    destination: {name: in-cluster}\n    source: {repoURL: https://example.com/app.git, path: .}`;
const go = (generators: string, annotation: string, name = "x") =>
  `${strict}\n${generators}\n${template(name, annotation)}`;
const loose = (generators: string, annotation: string, name = "x") =>
  `goTemplate: true\ngoTemplateOptions: [missingkey=default]\n${generators}\n${template(name, annotation)}`;
const fast = (generators: string, annotation: string, name = "x") =>
  `${generators}\n${template(name, annotation)}`;
const list = (...elements: string[]) =>
  `generators:\n- list:\n    elements:\n${elements.map((element) => `    - ${element}`).join("\n")}`;
const generator = (kind: string, spec: string) => `generators:\n- ${kind}:\n    ${spec}`;
const withInput = `${plugin}\n    input:\n      parameters: {map: {k: v}}`;
const withValues = (...values: string[]) =>
  `${plugin}\n    values:\n${values.map((value) => `      ${value}`).join("\n")}`;

const request = { number: "101", title: "t", branch: "b", branch_slug: "b", head_sha: "abc", author: "ada" };
const pulls = (...params: Fixture["params"]): Fixture[] => [{ kind: "pullRequest", params }];
const cluster = (name: string) => ({
  name,
  nameNormalized: name,
  server: `https://${name}`,
  project: "",
  metadata: { labels: { env: "x" } },
});
const clusters = (...names: string[]): Fixture[] => [{ kind: "clusters", params: names.map(cluster) }];
const matrix = (first: string, second: string) =>
  `generators:\n- matrix:\n    generators:\n    - ${first}\n    - ${second}`;
const merge = (keys: string, ...children: string[]) =>
  `generators:\n- merge:\n    mergeKeys: [${keys}]\n    generators:\n${children.map((child) => `    - ${child}`).join("\n")}`;
const elements = (...each: string[]) => `list: {elements: [${each.join(", ")}]}`;
const one = [{ a: "x" }];

export const problemCases: readonly ProblemCase[] = [
  // What the manifest says
  {
    code: "APPSET002",
    name: "a field by a wrong name",
    found: { spec: `goTemplates: true\n${go(list("{a: x}"), "{{ .a }}").replace("goTemplate: true\n", "")}` },
    miss: { spec: go(list("{a: x}"), "{{ .a }}") },
    fix: /^goTemplate$/,
  },
  {
    code: "APPSET011",
    name: "no sets",
    found: { spec: go(plugin, "{{ .a }}"), sets: [] },
    miss: { spec: go(plugin, "{{ .a }}"), sets: one },
    fix: /applicationsSync: create-update/,
  },
  {
    code: "APPSET013",
    name: "an operator in other letters",
    found: {
      spec: go(
        `${list("{a: x}")}\n  selector:\n    matchExpressions:\n    - {key: a, operator: in, values: [x]}`,
        "{{ .a }}",
      ),
    },
    miss: {
      spec: go(
        `${list("{a: x}")}\n  selector:\n    matchExpressions:\n    - {key: a, operator: In, values: [x]}`,
        "{{ .a }}",
      ),
    },
    fix: /^In$/,
  },
  {
    code: "APPSET014",
    name: "a selector into labels",
    found: {
      spec: go(
        `${generator("pullRequest", "github: {owner: o, repo: r}")}\n  selector: {matchLabels: {labels.0: preview}}`,
        "{{ .number }}",
      ),
      fixtures: pulls(request),
    },
    miss: {
      spec: go(
        `${generator("pullRequest", "github: {owner: o, repo: r}")}\n  selector: {matchLabels: {branch: b}}`,
        "{{ .number }}",
      ),
      fixtures: pulls(request),
    },
  },
  {
    code: "APPSET010",
    name: "numbers in a list in fast mode",
    found: { spec: fast(list("{a: 5, b: true}"), "{{a}}{{b}}") },
    miss: { spec: fast(list('{a: "5", b: "true"}'), "{{a}}{{b}}") },
    fix: /^"5"$/,
  },
  // Templates
  {
    code: "APPSET022",
    name: "index into the input",
    found: { spec: go(withInput, '{{ index .generator.input.parameters.map "k" }}'), sets: one },
    miss: {
      spec: go(withInput, '{{ index (.generator.input.parameters | toJson | fromJson).map "k" }}'),
      sets: one,
    },
    fix: /toJson \| fromJson\)\.map/,
  },
  {
    code: "APPSET022",
    name: "a field of the input, while the sets are unknown",
    found: { spec: go(withInput, "{{ $.generator.input.parameters.map.k | quote }}") },
    miss: { spec: go(withInput, "{{ .generator.input.parameters.map | toJson }}") },
    fix: /^\(\$\.generator\.input\.parameters \| toJson \| fromJson\)\.map\.k$/,
  },
  {
    code: "APPSET023",
    name: "the input printed",
    found: { spec: go(withInput, "{{ .generator.input.parameters.map }}"), sets: one },
    miss: { spec: go(withInput, "{{ .generator.input.parameters.map | toJson }}"), sets: one },
    fix: /toJson \| fromJson\)\.map$/,
  },
  {
    code: "APPSET024",
    name: "values without a dot",
    found: { spec: go(withValues("link: y"), "a {{values.link}}"), sets: one },
    miss: { spec: go(withValues("link: y"), "a {{.values.link}}"), sets: one },
    fix: /^\.$/,
  },
  {
    code: "APPSET025",
    name: "a dot in fast mode",
    found: { spec: fast(list("{a: x}"), "{{ .a }}") },
    miss: { spec: fast(list("{a: x}"), "{{ a }}") },
    fix: /^\{\{a\}\}$/,
  },
  {
    code: "APPSET025",
    name: "a function in fast mode: another mode",
    found: { spec: `goTemplate: false\n${fast(list("{a: x}"), "{{ .a | upper }}")}` },
    miss: { spec: go(list("{a: x}"), "{{ .a | upper }}") },
    fix: /^true$/,
  },
  {
    code: "APPSET026",
    name: "a key with a slip in fast mode",
    found: { spec: fast(list("{branch: x}"), "{{ brunch }}") },
    miss: { spec: fast(list("{branch: x}"), "{{ branch }}") },
    fix: /^\{\{branch\}\}$/,
  },
  {
    code: "APPSET027",
    name: "a missing key",
    found: { spec: go(plugin, "{{ .other.deep }}"), sets: one },
    miss: { spec: go(plugin, '{{ dig "other" "deep" "" . }}{{ .a }}'), sets: one },
    fix: /dig "other" "deep" "unknown" \./,
  },
  {
    code: "APPSET027",
    name: "a missing key of values",
    found: { spec: go(withValues("x: y"), "{{ .values.x }}{{ .values.other }}"), sets: one },
    miss: { spec: go(withValues("x: y"), '{{ .values.x }}{{ index .values "other" }}'), sets: one },
    fix: /index \.values "other" \| default "unknown"/,
  },
  {
    code: "APPSET028",
    name: "a key with a slip",
    found: { spec: loose(plugin, "{{ .brunch }}"), sets: [{ branch: "x" }] },
    miss: { spec: loose(plugin, "{{ .branch }}"), sets: [{ branch: "x" }] },
    fix: /^branch$/,
  },
  {
    code: "APPSET029",
    name: "an exponent",
    found: { spec: go(plugin, "{{ .n }} {{ .n | quote }}"), sets: [{ n: 1_000_000 }] },
    miss: { spec: go(plugin, "{{ int64 .n }}"), sets: [{ n: 1_000_000 }] },
    fix: /^int64 \.n$/,
  },
  {
    code: "APPSET030",
    name: "an option in other letters",
    found: { spec: go(plugin, "{{ .a }}").replace("missingkey=error", '"missingKey = error"'), sets: one },
    miss: { spec: go(plugin, "{{ .a }}"), sets: one },
    fix: /^"missingkey=error"$/,
  },
  {
    code: "APPSET033",
    name: "a function with a slip",
    found: { spec: go(plugin, "{{ .a | uper }}"), sets: one },
    miss: { spec: go(plugin, "{{ .a | upper }}"), sets: one },
    fix: /^upper$/,
  },
  {
    code: "APPSET037",
    name: "one set of two fails",
    found: { spec: go(plugin, "{{ .a }}", "{{ .n }}"), sets: [{ a: "x", n: "one" }, { n: "two" }] },
    miss: { spec: go(plugin, "{{ .b }}", "{{ .n }}"), sets: [{ n: "one" }, { n: "two" }] },
  },
  {
    code: "APPSET038",
    name: "hasKey on values",
    found: { spec: go(withValues("x: y"), '{{ if hasKey .values "x" }}{{ .values.x }}{{ end }}'), sets: one },
    miss: {
      spec: go(
        withValues("x: y"),
        '{{ if hasKey (.values | toJson | fromJson) "x" }}{{ .values.x }}{{ end }}',
      ),
      sets: one,
    },
    fix: /^\(\.values \| toJson \| fromJson\)$/,
  },
  {
    code: "APPSET038",
    name: "keys of labels, while the clusters are unknown",
    found: {
      spec: go(generator("clusters", "selector: {matchLabels: {a: b}}"), "{{ .metadata.labels | keys }}"),
    },
    miss: {
      spec: go(
        generator("clusters", "selector: {matchLabels: {a: b}}"),
        '{{ index .metadata.labels "env" }}',
      ),
    },
    fix: /^\.metadata\.labels \| toJson \| fromJson$/,
  },
  {
    code: "APPSET039",
    name: "tpl",
    found: { spec: go(plugin, "{{ tpl .a . }}"), sets: one },
    miss: { spec: go(plugin, "{{ .a }}tpl"), sets: one },
  },
  {
    code: "APPSET040",
    name: "one name for all",
    found: { spec: go(plugin, "{{ .a }}", "app"), sets: [{ a: "x" }, { a: "y" }] },
    miss: { spec: go(plugin, "{{ .a }}", "app-{{ .a }}"), sets: [{ a: "x" }, { a: "y" }] },
    fix: /^-\{\{ \.a \}\}$/,
  },
  {
    code: "APPSET042",
    name: "a namespace for the Application",
    found: {
      spec: go(plugin, "{{ .a }}").replace("    annotations:", "    namespace: other\n    annotations:"),
      sets: one,
    },
    miss: { spec: go(plugin, "{{ .a }}"), sets: one },
    fix: /^$/,
  },
  {
    code: "APPSET053",
    name: "a file with values",
    found: {
      spec: go(
        generator("git", "repoURL: r\n    files: [{path: x.yaml}]\n    values: {b: c}"),
        "{{ .values.b }}",
      ),
      fixtures: [{ kind: "git", params: [{ values: { d: "e" }, f: "g", path: { path: "." } }] }],
    },
    miss: {
      spec: go(generator("git", "repoURL: r\n    files: [{path: x.yaml}]"), "{{ .values.d }}"),
      fixtures: [{ kind: "git", params: [{ values: { d: "e" }, f: "g", path: { path: "." } }] }],
    },
  },
  {
    code: "APPSET100",
    name: "no option",
    found: { spec: `goTemplate: true\n${plugin}\n${template("x", "{{ .a }}")}`, sets: one },
    miss: { spec: go(plugin, "{{ .a }}"), sets: one },
    fix: /missingkey=error/,
  },
  {
    code: "APPSET101",
    name: "prune: false",
    found: {
      spec: `${go(`${plugin}\n    template: {spec: {syncPolicy: {automated: {prune: false}}}}`, "{{ .a }}")}\n    syncPolicy: {automated: {prune: true}}`,
      sets: one,
    },
    miss: {
      spec: `${go(`${plugin}\n    template: {spec: {syncPolicy: {automated: {prune: false}}}}`, "{{ .a }}")}`,
      sets: one,
    },
  },
  {
    code: "APPSET102",
    name: "info in a patch",
    found: {
      spec: `${go(plugin, "{{ .a }}")}\n    info: [{name: a, value: b}]\ntemplatePatch: |\n  spec:\n    info:\n    - {name: c, value: d}`,
      sets: one,
    },
    miss: {
      spec: `${go(plugin, "{{ .a }}")}\ntemplatePatch: |\n  spec:\n    info:\n    - {name: c, value: d}`,
      sets: one,
    },
  },
  {
    code: "APPSET103",
    name: "a project in a patch",
    found: {
      spec: `${go(plugin, "{{ .a }}")}\ntemplatePatch: |\n  spec:\n    {{- if .a }}\n    project: {{ .a }}\n    {{- end }}`,
      sets: one,
    },
    miss: {
      spec: `${go(plugin, "{{ .a }}")}\ntemplatePatch: |\n  metadata:\n    labels:\n      project: {{ .a }}`,
      sets: one,
    },
  },
  {
    code: "APPSET104",
    name: "set on the data",
    found: { spec: go(plugin, '{{ $_ := set . "b" "c" }}{{ .b }}'), sets: one },
    miss: { spec: go(plugin, '{{ $d := set (deepCopy .) "b" "c" }}{{ $d.b }}'), sets: one },
  },
  {
    code: "APPSET105",
    name: "sortAlpha on labels",
    found: {
      spec: go(
        generator("pullRequest", "github: {owner: o, repo: r}"),
        '{{ .labels | sortAlpha | join "," }}',
      ),
      fixtures: pulls({ ...request, labels: ["b", "a"] }),
    },
    miss: {
      spec: go(generator("pullRequest", "github: {owner: o, repo: r}"), '{{ .labels | join "," }}'),
      fixtures: pulls({ ...request, labels: ["b", "a"] }),
    },
    fix: /toJson \| fromJson/,
  },
  {
    code: "APPSET106",
    name: "slugify without care for words",
    found: { spec: go(plugin, "{{ slugify 23 false .a }}"), sets: one },
    miss: { spec: go(plugin, "{{ slugify 23 true .a }}"), sets: one },
    fix: /^true$/,
  },
  // Parameters and values
  {
    code: "APPSET110",
    name: "a key that a function gets",
    found: { spec: loose(plugin, "{{ .a | quote }}"), sets: [{ a: "x" }, { b: "y" }] },
    miss: { spec: loose(plugin, '{{ .a | default "z" | quote }}'), sets: [{ a: "x" }, { b: "y" }] },
    fix: /default "unknown"/,
  },
  {
    code: "APPSET111",
    name: "a parameter that nothing reads",
    found: { spec: go(plugin, "{{ .a }}"), sets: [{ a: "x", more: "y" }] },
    miss: {
      spec: go(plugin, "{{ .a }}{{ range $k, $v := . }}{{ $k }}{{ end }}"),
      sets: [{ a: "x", more: "y" }],
    },
  },
  {
    code: "APPSET112",
    name: "a value that nothing reads",
    found: { spec: go(withValues("b: c", "d: e"), "{{ .a }}{{ .values.b }}"), sets: one },
    miss: {
      spec: go(withValues("b: c", "d: e"), '{{ .a }}{{ .values.b }}{{ index .values "d" }}'),
      sets: one,
    },
    fix: /^$/,
  },
  {
    code: "APPSET112",
    name: "the only value, in fast mode",
    found: { spec: fast(withValues("b: c"), "{{a}}{{b}}"), sets: [{ a: "x", b: "y" }] },
    miss: { spec: fast(withValues("b: c"), "{{a}}{{values.b}}"), sets: one },
    fix: /^$/,
  },
  {
    code: "APPSET113",
    name: "a number and a text",
    found: { spec: go(plugin, "{{ .a }}"), sets: [{ a: 1 }, { a: "1" }] },
    miss: {
      spec: go(plugin, "{{ .a }}"),
      sets: [
        { a: 1, b: "x" },
        { a: 2, b: 3 },
      ],
    },
  },
  {
    code: "APPSET114",
    name: "a name of other letters",
    found: {
      spec: go(generator("clusters", "selector: {matchLabels: {a: b}}"), "{{ .nameNormalized }}"),
      fixtures: [{ kind: "clusters", params: [{ ...cluster("日本"), nameNormalized: "" }] }],
    },
    miss: {
      spec: go(generator("clusters", "selector: {matchLabels: {a: b}}"), "{{ .name }}"),
      fixtures: [{ kind: "clusters", params: [{ ...cluster("日本"), nameNormalized: "" }] }],
    },
  },
  // Matrix
  {
    code: "APPSET120",
    name: "a value of both children",
    found: {
      spec: loose(
        matrix(elements("{a: x}"), "plugin: {configMapRef: {name: p}, values: {v: '{{ .a }}-{{ .b }}'}}"),
        "{{ .values.v }}",
      ),
      sets: [{ b: "y" }],
    },
    miss: {
      spec: loose(
        matrix(
          elements("{a: x}"),
          "plugin: {configMapRef: {name: p}, values: {v: '{{ .a }}', w: '{{ .b }}'}}",
        ),
        "{{ .values.v }}{{ .values.w }}",
      ),
      sets: [{ b: "y" }],
    },
  },
  {
    code: "APPSET121",
    name: "two plugins in fast mode",
    found: {
      spec: fast(
        matrix(
          "plugin: {configMapRef: {name: p}, input: {parameters: {a: 1}}}",
          "plugin: {configMapRef: {name: q}}",
        ),
        "{{b}}",
      ),
      sets: [{ b: "y" }],
    },
    miss: {
      spec: fast(
        matrix(
          "plugin: {configMapRef: {name: p}, input: {parameters: {a: 1}}}",
          "plugin: {configMapRef: {name: q}, input: {parameters: {a: 1}}}",
        ),
        "{{b}}",
      ),
      sets: [{ b: "y" }],
    },
  },
  {
    code: "APPSET122",
    name: "a name of both",
    found: { spec: go(matrix(elements("{name: x}"), elements("{name: y}")), "{{ .name }}") },
    miss: { spec: go(matrix(elements("{name: x, a: z}"), elements("{name: x, b: z}")), "{{ .name }}") },
  },
  {
    code: "APPSET123",
    name: "a plugin without a placeholder",
    found: {
      spec: go(matrix(elements("{a: x}", "{a: y}"), "plugin: {configMapRef: {name: p}}"), "{{ .a }}"),
      sets: [{ b: "y" }],
    },
    miss: {
      spec: go(
        matrix(
          elements("{a: x}", "{a: y}"),
          "plugin: {configMapRef: {name: p}, input: {parameters: {a: '{{ .a }}'}}}",
        ),
        "{{ .a }}",
      ),
      sets: [{ b: "y" }],
    },
  },
  {
    code: "APPSET124",
    name: "a child's template",
    found: {
      spec: go(
        `${matrix(elements("{a: x}"), "list:\n        elements: [{b: y}]\n        template: {metadata: {name: z}}")}`,
        "{{ .a }}{{ .b }}",
      ),
    },
    miss: {
      spec: go(
        `${matrix(elements("{a: x}"), elements("{b: y}"))}\n    template: {metadata: {name: z}}`,
        "{{ .a }}{{ .b }}",
      ),
    },
    fix: /^$/,
  },
  {
    code: "APPSET125",
    name: "three levels",
    found: {
      spec: go(
        matrix(
          elements("{a: x}"),
          `matrix: {generators: [{${elements("{b: y}")}}, {matrix: {generators: [{${elements("{c: z}")}}, {${elements("{d: z}")}}]}}]}`,
        ),
        "{{ .a }}",
      ),
    },
    miss: {
      spec: go(
        matrix(
          elements("{a: x}"),
          `matrix: {generators: [{${elements("{b: y}")}}, {${elements("{c: z}")}}]}`,
        ),
        "{{ .a }}{{ .b }}{{ .c }}",
      ),
    },
  },
  {
    code: "APPSET126",
    name: "a number that a matrix makes text",
    found: { spec: fast(matrix("list: {elementsYaml: '[{a: 5}]'}", elements("{b: x}")), "{{a}}{{b}}") },
    miss: { spec: fast(matrix("list: {elementsYaml: '[{a: \"5\"}]'}", elements("{b: x}")), "{{a}}{{b}}") },
  },
  {
    code: "APPSET127",
    name: "a look-up in values",
    found: {
      spec: loose(
        matrix(elements("{a: x}"), `plugin: {configMapRef: {name: p}, values: {v: '{{ get . "b" }}'}}`),
        "{{ .values.v }}",
      ),
      sets: [{ b: "y" }],
    },
    miss: {
      spec: loose(
        matrix(elements("{a: x}"), `plugin: {configMapRef: {name: p}, values: {v: '{{ get . "a" }}'}}`),
        "{{ .values.v }}",
      ),
      sets: [{ b: "y" }],
    },
  },
  // Merge
  {
    code: "APPSET130",
    name: "a key that a child lacks",
    found: { spec: go(merge("id", elements("{id: x}"), elements("{ib: x}")), "{{ .id }}") },
    miss: { spec: go(merge("id", elements("{id: x}"), elements("{id: x, b: y}")), "{{ .id }}") },
  },
  {
    code: "APPSET131",
    name: "an override without a partner",
    found: { spec: go(merge("id", elements("{id: x}"), elements("{id: z, b: y}")), "{{ .id }}") },
    miss: { spec: go(merge("id", elements("{id: x}", "{id: z}"), elements("{id: z, b: y}")), "{{ .id }}") },
  },
  {
    code: "APPSET132",
    name: "two sets of a merge",
    found: {
      spec: go(
        merge("id", elements("{id: x}", "{id: y}"), elements("{id: x, b: y}")),
        "{{ .id }}",
        "{{ .id }}",
      ),
    },
    miss: { spec: go(merge("id", elements("{id: x}"), elements("{id: x, b: y}")), "{{ .id }}") },
  },
  {
    code: "APPSET132",
    name: "two clusters",
    found: {
      spec: go(generator("clusters", "selector: {matchLabels: {a: b}}"), "{{ .name }}", "{{ .name }}"),
      fixtures: clusters("a", "b"),
    },
    miss: {
      spec: go(generator("clusters", "selector: {matchLabels: {a: b}}"), "{{ .name }}", "{{ .name }}"),
      fixtures: clusters("a"),
    },
  },
  {
    code: "APPSET133",
    name: "a number and a text as key",
    found: { spec: go(merge("id", elements("{id: 1}"), elements('{id: "1", b: y}')), "{{ .id }}") },
    miss: { spec: go(merge("id", elements("{id: 1}"), elements("{id: 1, b: y}")), "{{ .id }}") },
  },
  {
    code: "APPSET134",
    name: "a key with a dot",
    found: {
      spec: go(merge("m.id", elements("{m: {id: x}}"), elements("{m: {id: x}, b: y}")), "{{ .m.id }}"),
    },
    miss: {
      spec: fast(
        merge("values.id", elements("{values: {id: x}}"), elements("{values: {id: x}, b: y}")),
        "{{values.id}}",
      ),
    },
  },
  // Outside sources
  {
    code: "APPSET140",
    name: "path in Go mode",
    found: { spec: go(generator("git", "repoURL: r\n    directories: [{path: x/*}]"), "{{ .path }}") },
    miss: { spec: go(generator("git", "repoURL: r\n    directories: [{path: x/*}]"), "{{ .path.path }}") },
    fix: /^\.path\.path$/,
  },
  {
    code: "APPSET140",
    name: "path.path in fast mode",
    found: {
      spec: fast(
        generator("git", "repoURL: r\n    pathParamPrefix: p\n    directories: [{path: x/*}]"),
        "{{ p.path.path }}",
      ),
    },
    miss: {
      spec: fast(
        generator("git", "repoURL: r\n    pathParamPrefix: p\n    directories: [{path: x/*}]"),
        "{{ p.path }}{{p.path.basename}}",
      ),
    },
    fix: /^p\.path$/,
  },
  {
    code: "APPSET141",
    name: "two stars of directories",
    found: {
      spec: go(generator("git", "repoURL: r\n    directories: [{path: 'x/**'}]"), "{{ .path.path }}"),
    },
    miss: {
      spec: go(generator("git", "repoURL: r\n    files: [{path: 'x/**/y.yaml'}]"), "{{ .path.path }}"),
    },
    fix: /^\*$/,
  },
  {
    code: "APPSET142",
    name: "a star of files",
    found: {
      spec: go(generator("git", "repoURL: r\n    files: [{path: 'x/*/y.yaml'}]"), "{{ .path.path }}"),
    },
    miss: {
      spec: go(generator("git", "repoURL: r\n    files: [{path: 'x/**/y.yaml'}]"), "{{ .path.path }}"),
    },
  },
  {
    code: "APPSET143",
    name: "an empty file",
    found: {
      spec: go(generator("git", "repoURL: r\n    files: [{path: x.yaml}]"), "{{ .path.path }}"),
      fixtures: [{ kind: "git", params: [{ path: { path: "a", filename: "x.yaml" } }] }],
    },
    miss: {
      spec: go(generator("git", "repoURL: r\n    files: [{path: x.yaml}]"), "{{ .path.path }}"),
      fixtures: [{ kind: "git", params: [{ a: "b", path: { path: "a", filename: "x.yaml" } }] }],
    },
  },
  {
    code: "APPSET144",
    name: "labels in fast mode",
    found: {
      spec: fast(generator("pullRequest", "github: {owner: o, repo: r}"), "{{labels}}", "{{number}}"),
    },
    miss: {
      spec: go(generator("pullRequest", "github: {owner: o, repo: r}"), "{{ .labels }}", "{{ .number }}"),
    },
  },
  {
    code: "APPSET145",
    name: "labels as JSON",
    found: {
      spec: go(
        generator("pullRequest", "github: {owner: o, repo: r}"),
        "{{ toJson .labels }}",
        "{{ .number }}",
      ),
    },
    miss: {
      spec: go(
        generator("pullRequest", "azuredevops: {organization: o, project: p, repo: r}"),
        "{{ toJson .labels }}",
        "{{ .number }}",
      ),
    },
  },
  {
    code: "APPSET146",
    name: "merge requests of every state",
    found: { spec: go(generator("pullRequest", "gitlab:\n      project: o/r"), "{{ .number }}") },
    miss: {
      spec: go(
        generator("pullRequest", "gitlab:\n      project: o/r\n      pullRequestState: opened"),
        "{{ .number }}",
      ),
    },
    fix: /pullRequestState: opened/,
  },
  {
    code: "APPSET147",
    name: "Gitea",
    found: {
      spec: go(
        generator("pullRequest", "gitea: {owner: o, repo: r, api: https://example.com}"),
        "{{ .number }}",
      ),
    },
    miss: { spec: go(generator("pullRequest", "github: {owner: o, repo: r}"), "{{ .number }}") },
  },
  {
    code: "APPSET148",
    name: "Bitbucket's commit",
    found: { spec: go(generator("pullRequest", "bitbucket: {owner: o, repo: r}"), "{{ .head_sha }}") },
    miss: { spec: go(generator("pullRequest", "bitbucket: {owner: o, repo: r}"), "{{ .head_short_sha }}") },
  },
  {
    code: "APPSET149",
    name: "the branch as name",
    found: {
      spec: go(generator("pullRequest", "github: {owner: o, repo: r}"), "x", "app-{{ .branch_slug }}"),
    },
    miss: {
      spec: go(
        generator("pullRequest", "github: {owner: o, repo: r}"),
        "x",
        "app-{{ .branch_slug }}-{{ .number }}",
      ),
    },
    fix: /-\{\{ \.number \}\}/,
  },
  {
    code: "APPSET150",
    name: "the number compared",
    found: {
      spec: go(generator("pullRequest", "github: {owner: o, repo: r}"), "{{ if eq .number 101 }}y{{ end }}"),
      fixtures: pulls(request),
    },
    miss: {
      spec: go(
        generator("pullRequest", "github: {owner: o, repo: r}"),
        '{{ if eq .number "101" }}y{{ end }}',
      ),
      fixtures: pulls(request),
    },
    fix: /^"101"$/,
  },
  {
    code: "APPSET151",
    name: "labels of a repository as a list",
    found: {
      spec: go(generator("scmProvider", "github: {organization: o}"), "{{ range .labels }}x{{ end }}"),
    },
    miss: {
      spec: go(
        generator("scmProvider", "github: {organization: o}"),
        '{{ range splitList "," .labels }}x{{ end }}',
      ),
    },
    fix: /splitList "," \.labels/,
  },
  {
    code: "APPSET152",
    name: "the id in quotes",
    found: {
      spec: go(generator("scmProvider", "github: {organization: o}"), "{{ .repository_id | quote }}"),
    },
    miss: { spec: go(generator("scmProvider", "github: {organization: o}"), "{{ .repository_id }}") },
    fix: /^int64 \.repository_id$/,
  },
  {
    code: "APPSET152",
    name: "the id compared, with a set",
    found: {
      spec: go(generator("scmProvider", "github: {organization: o}"), "{{ eq .repository_id 5 }}"),
      fixtures: [{ kind: "scmProvider", params: [{ repository_id: 5 }], types: { repository_id: "*int64" } }],
    },
    miss: {
      spec: go(generator("scmProvider", "gitlab: {group: o}"), "{{ eq .repository_id 5 }}"),
      fixtures: [{ kind: "scmProvider", params: [{ repository_id: 5 }], types: { repository_id: "int64" } }],
    },
    fix: /^\(int64 \.repository_id\)$/,
  },
  {
    code: "APPSET153",
    name: "Bitbucket Server's repository",
    found: {
      spec: fast(
        generator("scmProvider", "bitbucketServer: {project: p, api: https://example.com}"),
        "{{repository}}",
      ),
    },
    miss: {
      spec: fast(
        generator("scmProvider", "bitbucketServer: {project: p, api: https://example.com}"),
        "{{url}}",
      ),
    },
  },
  {
    code: "APPSET154",
    name: "CodeCommit's commit",
    found: { spec: go(generator("scmProvider", "awsCodeCommit: {}"), "{{ .short_sha }}") },
    miss: { spec: go(generator("scmProvider", "awsCodeCommit: {}"), "{{ .branch }}") },
  },
  {
    code: "APPSET155",
    name: "labels without a selector",
    found: { spec: go(generator("clusters", "{}"), "{{ .metadata.labels.env }}") },
    miss: { spec: go(generator("clusters", "{}"), "{{ if .metadata }}{{ .metadata.labels.env }}{{ end }}") },
  },
  {
    code: "APPSET156",
    name: "flatList",
    found: { spec: go(generator("clusters", "flatList: true"), "{{ len .clusters }}") },
    miss: { spec: go(generator("clusters", "flatList: false"), "{{ .name }}") },
  },
  {
    code: "APPSET157",
    name: "flatList in fast mode",
    found: { spec: fast(generator("clusters", "flatList: true\n    values: {a: b}"), "{{clusters}}") },
    miss: { spec: go(generator("clusters", "flatList: true"), "{{ len .clusters }}") },
    fix: /^$/,
  },
  {
    code: "APPSET158",
    name: "values of a clusterDecisionResource",
    found: {
      spec: go(
        generator("clusterDecisionResource", "configMapRef: c\n    name: n\n    values: {a: '{{ .name }}'}"),
        "{{ .values.a }}",
      ),
    },
    miss: {
      spec: go(
        generator("clusterDecisionResource", "configMapRef: c\n    name: n\n    values: {a: b}"),
        "{{ .values.a }}",
      ),
    },
  },
  {
    code: "APPSET163",
    name: "a clusterDecisionResource",
    found: { spec: go(generator("clusterDecisionResource", "configMapRef: c\n    name: n"), "{{ .name }}") },
    miss: { spec: go(generator("clusters", "selector: {matchLabels: {a: b}}"), "{{ .name }}") },
  },
  {
    code: "APPSET159",
    name: "a provider's Secret in another namespace",
    found: {
      namespace: "team",
      spec: go(
        generator("pullRequest", "github: {owner: o, repo: r, tokenRef: {secretName: s, key: k}}"),
        "{{ .number }}",
      ),
    },
    miss: {
      spec: go(
        generator("pullRequest", "github: {owner: o, repo: r, tokenRef: {secretName: s, key: k}}"),
        "{{ .number }}",
      ),
    },
  },
  {
    code: "APPSET161",
    name: "a negative pause",
    found: { spec: go(`${plugin}\n    requeueAfterSeconds: -1`, "{{ .a }}"), sets: one },
    miss: { spec: go(`${plugin}\n    requeueAfterSeconds: 1`, "{{ .a }}"), sets: one },
    fix: /^$/,
  },
  {
    code: "APPSET162",
    name: "no pause",
    found: { spec: go(`${plugin}\n    requeueAfterSeconds: 0`, "{{ .a }}"), sets: one },
    miss: { spec: go(plugin, "{{ .a }}"), sets: one },
    fix: /^$/,
  },
  {
    code: "APPSET164",
    name: "a file's own path",
    found: { spec: go(generator("git", "repoURL: r\n    files: [{path: x.yaml}]"), "{{ .path.chart }}") },
    miss: {
      spec: go(
        generator("git", "repoURL: r\n    pathParamPrefix: p\n    files: [{path: x.yaml}]"),
        "{{ .path.chart }}{{ .p.path.path }}",
      ),
    },
  },
];
