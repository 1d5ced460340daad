import { expect, it } from "vitest";
import { readApplicationSet } from "../schema/application-set";
import { strictProblems } from "./strict-problems";

/** A good one, with these lines in place of its own of the same key. */
function manifest(changes: Readonly<Record<string, string>> = {}): string {
  const lines = {
    apiVersion: "apiVersion: argoproj.io/v1alpha1",
    metadata: "metadata: {name: x}",
    goTemplate: "  goTemplate: true",
    generators: "  generators: [{list: {elements: [{a: 1, b: true}]}}]",
    syncPolicy: "  syncPolicy: {applicationsSync: create-only}",
    labels: "    metadata: {name: a, labels: {a: b}}",
    project: "      project: default",
    destination: "      destination: {name: in-cluster, namespace: a}",
    source: "      source: {repoURL: r, targetRevision: HEAD}",
    ...changes,
  };
  const { apiVersion, metadata, labels, project, destination, source, ...spec } = lines;
  const head = [apiVersion, "kind: ApplicationSet", metadata, "spec:", ...Object.values(spec)];
  return [...head, "  template:", labels, "    spec:", project, destination, source].join("\n");
}

const found = (text: string) =>
  strictProblems(readApplicationSet(text)).map(({ code, place, message }) => {
    const { position, end } = place;
    return `${code} ${position?.line}:${position?.column}-${end?.line}:${end?.column} ${message}`;
  });

it("has nothing to say of a good one", () => {
  expect(found(manifest())).toEqual([]);
});

it.each<[string, Readonly<Record<string, string>>, string[]]>([
  [
    "a number as a label",
    { labels: "    metadata: {name: a, labels: {a: 1.10}}" },
    [
      'APPSET090 9:37-9:41 spec.template.metadata.labels.a is a number where a text belongs. Here it is taken as "1.1".',
    ],
  ],
  [
    "a boolean as a project",
    { project: "      project: true" },
    [
      'APPSET090 11:16-11:20 spec.template.spec.project is a boolean where a text belongs. Here it is taken as "true".',
    ],
  ],
  [
    "a number as a revision, through an alias",
    { project: "      project: &p 12", source: "      source: {repoURL: r, targetRevision: *p}" },
    [
      'APPSET090 11:19-11:21 spec.template.spec.project is a number where a text belongs. Here it is taken as "12".',
      'APPSET090 13:44-13:46 spec.template.spec.source.targetRevision is a number where a text belongs. Here it is taken as "12".',
    ],
  ],
  [
    "an unknown policy",
    { syncPolicy: "  syncPolicy: {applicationsSync: never}" },
    [
      'APPSET091 7:34-7:39 spec.syncPolicy.applicationsSync is "never", which is not allowed: use create-only, create-update, create-delete, sync.',
    ],
  ],
  [
    "valuesObject as a text",
    { source: "      source: {repoURL: r, helm: {valuesObject: a}}" },
    ["APPSET091 13:49-13:50 spec.template.spec.source.helm.valuesObject is not a map."],
  ],
  ["no project", { project: "      info: []" }, ["APPSET092 10:5-10:9 spec.template.spec has no project."]],
  [
    "a project that is null",
    { project: "      project:" },
    ["APPSET092 10:5-10:9 spec.template.spec has no project."],
  ],
  [
    "git without a revision, of a list",
    { generators: "  generators: [{git: {repoURL: r, directories: [{}]}}]" },
    [
      "APPSET092 6:49-6:51 spec.generators[0].git.directories[0] has no path.",
      "APPSET092 6:17-6:20 spec.generators[0].git has no revision.",
    ],
  ],
  [
    "a generator's template that only names",
    { generators: "  generators: [{list: {elements: [], template: {metadata: {name: b}}}}]" },
    ["APPSET092 6:38-6:46 spec.generators[0].list.template has no spec."],
  ],
  [
    "goTemplate in other letters",
    { goTemplate: "  gotemplate: true" },
    ["APPSET093 5:3-5:13 spec.gotemplate is written in other letters than goTemplate."],
  ],
  [
    "a misspelt field of a nested matrix",
    {
      generators:
        "  generators: [{matrix: {generators: [{list: {elements: []}}, {matrix: {generators: [{plugin: {configMap: {}}}], x: 1}}]}}]",
    },
    [
      "APPSET095 6:96-6:105 There is no field spec.generators[0].matrix.generators[1].matrix.generators[0].plugin.configMap.",
      "APPSET095 6:114-6:115 There is no field spec.generators[0].matrix.generators[1].matrix.x.",
    ],
  ],
  [
    "keys that YAML 1.1 takes for booleans",
    { generators: '  generators: [{list: {elements: [{n: 1, "y": 2, on: 3, true: 4}]}}]' },
    [
      'APPSET096 6:36-6:37 The key n is read as a boolean, and becomes the key "false".',
      'APPSET096 6:50-6:52 The key on is read as a boolean, and becomes the key "true".',
    ],
  ],
  [
    "a key that stands twice",
    { goTemplate: "  goTemplate: true\n  goTemplate: true" },
    ["SOURCE005 6:3-6:13 The key goTemplate stands twice in one map."],
  ],
  [
    "another version",
    { apiVersion: "apiVersion: argoproj.io/v1" },
    ['APPSET091 1:13-1:27 apiVersion is "argoproj.io/v1", which is not allowed: use argoproj.io/v1alpha1.'],
  ],
  ["no version", { apiVersion: "# none" }, ["APPSET092 2:1-2:21 The ApplicationSet has no apiVersion."]],
  [
    "free JSON below a nested matrix",
    {
      generators:
        "  generators: [{matrix: {generators: [{list: {elements: []}}, {matrix: {generators: [{list: {elements: 1}}]}}]}}]",
    },
    [],
  ],
])("%s", (_, changes, expected) => {
  expect(found(manifest(changes))).toEqual(expected);
});

it.each([
  ["quotes", { project: "      project: 0755" }, '      project: "0755"', 'Write "0755"'],
  [
    "quotes a key",
    { generators: "  generators: [{list: {elements: [{n: 1}]}}]" },
    '  generators: [{list: {elements: [{"n": 1}]}}]',
    'Write "n"',
  ],
  ["renames", { goTemplate: "  GoTemplate: true" }, "  goTemplate: true", "Write goTemplate"],
])("a fix %s", (_, changes, line, label) => {
  const text = manifest(changes);
  const [fix] = strictProblems(readApplicationSet(text))[0]?.fixes ?? [];
  const [edit] = fix?.edits ?? [];
  expect(fix?.label).toBe(label);
  const changed = text.slice(0, edit?.from) + edit?.insert + text.slice(edit?.to);
  expect(changed.split("\n")).toContain(line);
  expect(found(changed)).toEqual([]);
});

it("counts what is too much to show", () => {
  const labels = Array.from({ length: 300 }, (_, index) => `l${index}: ${index}`).join(", ");
  const all = found(manifest({ labels: `    metadata: {name: a, labels: {${labels}}}` }));
  expect(all).toHaveLength(201);
  expect(all.at(-1)).toContain("100 more values");
});
