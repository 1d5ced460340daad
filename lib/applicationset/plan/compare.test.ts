import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../gotemplate";
import { type Fields, generated, live, ownedBy, planned, resourcesFinalizer } from "./plan.fixtures";

type Parts = Record<string, Fields>;

/** `field: before → after` of the one Application; its action when nothing changes. */
function outcome(template: Parts, cluster: Parts, spec = ""): string[] {
  const [application] = planned({
    spec,
    generated: [generated("a", template)],
    live: [live("a", cluster)],
  }).applications;
  if (application?.action !== "update") return [application?.action ?? ""];
  const shown = (value: JsonValue | undefined) => (value === undefined ? "none" : JSON.stringify(value));
  return application.changes.map(
    ({ field, before, after }) => `${field}: ${shown(before)} → ${shown(after)}`,
  );
}

const source = { repoURL: "https://github.com/a/b", path: "." };
const withSource = (more: Fields): Parts => ({ spec: { source: { ...source, ...more } } });
const same = ["unchanged"];

describe("the spec, normalised", () => {
  it.each<[string, Parts, Parts, string[]]>([
    ["the same", {}, {}, same],
    ["an empty sync policy", {}, { spec: { syncPolicy: {} } }, same],
    ["an empty sync policy in the template", { spec: { syncPolicy: { syncOptions: [] } } }, {}, same],
    [
      "automated: {} is no empty policy",
      { spec: { syncPolicy: { automated: {} } } },
      {},
      ['spec.syncPolicy: none → {"automated":{}}'],
    ],
    ["an empty project", {}, { spec: { project: "" } }, same],
    ["empty helm", {}, withSource({ helm: {} }), same],
    ["helm with zero values", {}, withSource({ helm: { valueFiles: [], values: "" } }), same],
    ["helm that only has empty values", {}, withSource({ helm: { valuesObject: null } }), same],
    [
      "an empty valuesObject is something",
      {},
      withSource({ helm: { valuesObject: {} } }),
      ['spec.source.helm: {"valuesObject":{}} → none'],
    ],
    ["empty kustomize", {}, withSource({ kustomize: { images: [] } }), same],
    [
      "kustomize with fields that do not keep it",
      {},
      withSource({ kustomize: { forceCommonLabels: true } }),
      same,
    ],
    ["an empty directory", {}, withSource({ directory: { recurse: false, jsonnet: {} } }), same],
    [
      "a directory that only excludes",
      {},
      withSource({ directory: { exclude: "x", recurse: false } }),
      ['spec.source.directory: {"jsonnet":{},"exclude":"x"} → none'],
    ],
    [
      "of several sources nothing is normalised",
      { spec: { source: null, sources: [source] } },
      { spec: { source: null, sources: [{ ...source, helm: {} }] } },
      ["spec.sources[0].helm: {} → none"],
    ],
    ["fields that no type has", {}, { spec: { foo: 1, source: { ...source, bar: 2 } } }, same],
    ["nil and empty lists", {}, { spec: { info: [], ignoreDifferences: [] } }, same],
    ["the order of keys", withSource({ helm: { values: "a" } }), withSource({ helm: { values: "a" } }), same],
    [
      "a changed text",
      withSource({ targetRevision: "v2" }),
      withSource({ targetRevision: "v1" }),
      ['spec.source.targetRevision: "v1" → "v2"'],
    ],
    [
      "a list of texts is one change",
      { spec: { syncPolicy: { syncOptions: ["A=b", "C=d"] } } },
      { spec: { syncPolicy: { syncOptions: ["A=b"] } } },
      ['spec.syncPolicy.syncOptions: ["A=b"] → ["A=b","C=d"]'],
    ],
    [
      "a list of objects item by item",
      withSource({
        helm: {
          parameters: [
            { name: "x", value: "1" },
            { name: "y", value: "2" },
          ],
        },
      }),
      withSource({ helm: { parameters: [{ name: "x", value: "0" }] } }),
      [
        'spec.source.helm.parameters[0].value: "0" → "1"',
        'spec.source.helm.parameters[1]: none → {"name":"y","value":"2"}',
      ],
    ],
    [
      "valuesObject",
      withSource({ helm: { valuesObject: { a: 1, b: { c: true } } } }),
      withSource({ helm: { valuesObject: { b: { c: false }, a: 1 } } }),
      ["spec.source.helm.valuesObject.b.c: false → true"],
    ],
    [
      "a replica's count as text and as number",
      withSource({ kustomize: { replicas: [{ name: "x", count: "2" }] } }),
      withSource({ kustomize: { replicas: [{ name: "x", count: 2 }] } }),
      ['spec.source.kustomize.replicas[0].count: 2 → "2"'],
    ],
  ])("%s", (_, template, cluster, expected) => {
    expect(outcome(template, cluster)).toEqual(expected);
  });
});

describe("the metadata", () => {
  const meta = (metadata: Fields): Parts => ({ metadata });
  it.each<[string, Parts, Parts, string[], string?]>([
    ["labels are replaced", {}, meta({ labels: { by: "hand" } }), ['metadata.labels: {"by":"hand"} → none']],
    [
      "label by label",
      meta({ labels: { a: "1", "x.y/z": "2" } }),
      meta({ labels: { a: "1", "x.y/z": "3" } }),
      ['metadata.labels["x.y/z"]: "3" → "2"'],
    ],
    ["preserved labels stay", {}, meta({ labels: { by: "hand" } }), same, "preservedFields: {labels: [by]}"],
    [
      "a preserved label wins over the template",
      meta({ labels: { by: "template" } }),
      meta({ labels: { by: "hand" } }),
      same,
      "preservedFields: {labels: [by]}",
    ],
    [
      "preserved annotations",
      meta({ annotations: { a: "1" } }),
      meta({ annotations: { a: "1", b: "2", c: "3" } }),
      ['metadata.annotations.c: "3" → none'],
      "preservedFields: {annotations: [b]}",
    ],
    [
      "annotations that are always preserved",
      {},
      meta({
        annotations: {
          "argocd.argoproj.io/refresh": "hard",
          "argocd.argoproj.io/hydrate": "normal",
          "notified.notifications.argoproj.io": "{}",
        },
      }),
      same,
    ],
    [
      "finalizers are replaced",
      {},
      meta({ finalizers: [resourcesFinalizer, "foo.example.com/x"] }),
      [`metadata.finalizers: ["${resourcesFinalizer}","foo.example.com/x"] → ["${resourcesFinalizer}"]`],
    ],
    [
      "those before and after deletion stay",
      {},
      meta({
        finalizers: [
          resourcesFinalizer,
          "pre-delete-finalizer.argocd.argoproj.io",
          "post-delete-finalizer.argocd.argoproj.io/cleanup",
        ],
      }),
      same,
    ],
    [
      "their order counts",
      {},
      meta({ finalizers: ["post-delete-finalizer.argocd.argoproj.io", resourcesFinalizer] }),
      [
        `metadata.finalizers: ["post-delete-finalizer.argocd.argoproj.io","${resourcesFinalizer}"] → ["${resourcesFinalizer}","post-delete-finalizer.argocd.argoproj.io"]`,
      ],
    ],
    [
      "an owner that does not block",
      {},
      meta({ ownerReferences: [{ ...ownedBy("demo"), blockOwnerDeletion: false }] }),
      ["metadata.ownerReferences[0].blockOwnerDeletion: false → true"],
    ],
    [
      "keys that every object has",
      {},
      JSON.parse('{"metadata": {"labels": {"__proto__": "x"}}}'),
      ['metadata.labels: {"__proto__":"x"} → none'],
    ],
  ])("%s", (_, template, cluster, expected, spec) => {
    expect(outcome(template, cluster, spec)).toEqual(expected);
  });
});

describe("the operation", () => {
  const sync = { operation: { sync: { revision: "v1" } } };
  it.each<[string, Parts, Parts, string[]]>([
    ["is set", sync, {}, ['operation: none → {"sync":{"revision":"v1"}}']],
    ["of the cluster stays", {}, sync, same],
    ["is the same", sync, sync, same],
  ])("%s", (_, template, cluster, expected) => {
    expect(outcome(template, cluster)).toEqual(expected);
  });
});

describe("ignoreApplicationDifferences", () => {
  const ignore = (entry: string) => `ignoreApplicationDifferences: [${entry}]`;
  const template = withSource({ targetRevision: "v2", helm: { values: "a" } });
  const cluster = withSource({ targetRevision: "v1", helm: { values: "b" } });
  const both = ['spec.source.targetRevision: "v1" → "v2"', 'spec.source.helm.values: "b" → "a"'];
  it.each<[string, string, string[]]>([
    ["a pointer", ignore("{jsonPointers: [/spec/source/targetRevision]}"), both.slice(1)],
    ["all that differs", ignore("{jsonPointers: [/spec/source]}"), same],
    ["of another Application", ignore("{name: b, jsonPointers: [/spec/source]}"), both],
    ["of this one", ignore("{name: a, jsonPointers: [/spec/source]}"), same],
    ["what is not there", ignore("{jsonPointers: [/spec/x/y, nothing, /spec/source/path/0]}"), both],
    ["a jq path", ignore("{jqPathExpressions: [.spec.source.helm.values]}"), both.slice(0, 1)],
    [
      "a jq path in brackets",
      ignore(`{jqPathExpressions: ['.spec["source"].targetRevision']}`),
      both.slice(1),
    ],
  ])("%s", (_, spec, expected) => {
    expect(outcome(template, cluster, spec)).toEqual(expected);
  });

  it("says when an expression is not followed", () => {
    const [application] = planned({
      spec: ignore("{jqPathExpressions: ['.spec.sources[] | select(.ref == null)']}"),
      generated: [generated("a", template)],
      live: [live("a", cluster)],
    }).applications;
    expect(application?.action).toBe("update");
    expect(application?.reason).toMatch(/may hide that: the expression \.spec\.sources\[\] \| select/);
  });
});

describe("RollingSync switches automated sync off", () => {
  const rolling = "strategy: {type: RollingSync, rollingSync: {steps: [{}]}}";
  const automated = (value: Fields): Parts => ({ spec: { syncPolicy: { automated: value } } });
  it.each<[string, Parts, Parts, string[]]>([
    ["and finds it off", automated({ prune: true }), automated({ prune: true, enabled: false }), same],
    ["where it is on", automated({}), automated({}), ["spec.syncPolicy.automated.enabled: none → false"]],
    ["where there is none", {}, {}, same],
  ])("%s", (_, template, cluster, expected) => {
    expect(outcome(template, cluster, rolling)).toEqual(expected);
  });
});

describe("what is live may be anything", () => {
  it.each<[string, Fields, RegExp]>([
    ["another type", { spec: { project: 1, source: "x" } }, /does not fit the types/],
    ["no spec", { spec: null }, /differ/],
    ["deep", { spec: { source: { helm: { valuesObject: deep(2_000) } } } }, /nested too deeply/],
  ])("%s", (_, parts, reason) => {
    const cluster = { ...live("a"), ...parts };
    const [application] = planned({ generated: [generated("a")], live: [cluster] }).applications;
    expect(application?.action).toBe("update");
    expect(application?.reason).toMatch(reason);
  });

  it("long values and many changes are cut", () => {
    const labels = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`l${index}`, "x"]));
    const cluster = live("a", {
      metadata: { labels },
      ...withSource({ helm: { values: "y".repeat(200_000) } }),
    });
    const [application] = planned({
      generated: [generated("a", { metadata: { labels: { mine: "1" } } })],
      live: [cluster],
    }).applications;
    expect(application?.changes).toHaveLength(200);
    expect(application?.reason).toMatch(/^502 fields differ.*302 changes of them not listed/);
    const [first] =
      planned({
        generated: [generated("a", withSource({ helm: { values: "z".repeat(200_000) } }))],
        live: [live("a")],
      }).applications[0]?.changes ?? [];
    expect(JSON.stringify(first).length).toBeLessThan(60_000);
    expect(String(first?.after)).toMatch(/more characters\)$/);
  });
});

function deep(levels: number): JsonValue {
  let value: JsonValue = {};
  for (let level = 0; level < levels; level++) value = { a: value };
  return value;
}
