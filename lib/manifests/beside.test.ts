import { describe, expect, it } from "vitest";
import { clustersOf } from "./clusters";
import { readDraftFixtures } from "./draft-fixtures";
import { fixtureUseProblems } from "./fixture-use";
import { knownProjects, liveApplications } from "./live-objects";
import { parseManifests } from "./parse";

const read = (text: string) =>
  parseManifests(text, { file: "a.yaml", namespace: "argocd", maxDocuments: 100 }).manifests;

describe("clusters", () => {
  const secret = (more: string) => `apiVersion: v1
kind: Secret
metadata:
  name: c
  labels: {argocd.argoproj.io/secret-type: cluster, env: prod}
  annotations:
    team: red
    kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"config":"hunter2"}}'
${more}`;
  const data = "data: {name: UHJvZF9FVQ==, server: aHR0cHM6Ly9ldQ==, config: aHVudGVyMg==}";

  it("take name, server, project, labels and annotations, and never a credential", () => {
    const clusters = clustersOf("argocd", read(secret(data)));
    expect(clusters).toEqual([
      {
        name: "Prod_EU",
        server: "https://eu",
        project: "",
        labels: { "argocd.argoproj.io/secret-type": "cluster", env: "prod" },
        annotations: { team: "red" },
      },
    ]);
  });

  it.each([
    ["stringData goes over data", `${data}\nstringData: {name: plain}`, "plain"],
    ["what is no base64 is empty", "data: {name: '!'}", ""],
    ["bytes of UTF-8", "data: {name: w6k=}", "é"],
    ["base64 over lines", 'data: {name: "UHJv\\nZF9FVQ=="}', "Prod_EU"],
    ["a key of Object's", "stringData: {toString: x}", ""],
  ])("%s", (_, more, name) => {
    expect(clustersOf("argocd", read(secret(more)))[0]?.name).toBe(name);
  });

  it.each([
    ["of another namespace", secret(data).replace("name: c", "name: c\n  namespace: other")],
    ["without the label", secret(data).replace("secret-type: cluster", "secret-type: repository")],
    ["that are no Secret", secret(data).replace("kind: Secret", "kind: ConfigMap")],
  ])("not %s", (_, text) => {
    expect(clustersOf("argocd", read(text))).toEqual([]);
  });
});

describe("live objects", () => {
  const list = `apiVersion: v1
kind: List
items:
- apiVersion: argoproj.io/v1alpha1
  kind: Application
  metadata: {name: b, managedFields: [{manager: x}]}
  spec: {project: p}
  status: {sync: {status: Synced}}
- apiVersion: argoproj.io/v1alpha1
  kind: Application
  metadata: {name: a, namespace: argocd}
- apiVersion: argoproj.io/v1alpha1
  kind: Application
  metadata: {name: c, namespace: other}
- apiVersion: argoproj.io/v1alpha1
  kind: AppProject
  metadata: {name: p}
- apiVersion: app.k8s.io/v1beta1
  kind: Application
  metadata: {name: of-another-group}`;

  it("are read from a List, by name, without what is not compared", () => {
    expect(liveApplications("argocd", read(list))).toEqual([
      {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Application",
        metadata: { name: "a", namespace: "argocd" },
      },
      {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Application",
        metadata: { name: "b", namespace: "argocd" },
        spec: { project: "p" },
      },
    ]);
    expect(knownProjects("argocd", read(list)).map(({ metadata }) => metadata)).toEqual([
      { name: "p", namespace: "argocd" },
    ]);
    expect(liveApplications("none", read(list))).toEqual([]);
  });
});

const applicationSet = (name: string, generators: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: ${name}}\nspec: {goTemplate: true, generators: ${generators}}\n`;
const fixture = (name: string, spec: string) =>
  `apiVersion: appset-inspector/v1alpha1\nkind: Fixture\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const clusters = "[{clusters: {}}]";
const cluster = "{name: a, nameNormalized: a, server: s, project: ''}";

describe("fixtures and their users", () => {
  const problems = (...documents: string[]) =>
    fixtureUseProblems(read(documents.join("---\n"))).map(
      ({ code, severity, message, place }) =>
        `${place.position?.line}:${place.position?.column} ${severity} ${code} ${message}`,
    );

  it.each<[string, string[], string[]]>([
    [
      "one that is used",
      [applicationSet("x", clusters), fixture("f", `{generator: clusters, parameterSets: [${cluster}]}`)],
      [],
    ],
    [
      "one that is used inside of a matrix",
      [
        applicationSet(
          "x",
          "[{matrix: {generators: [{list: {}}, {merge: {generators: [{clusters: {}}]}}]}}]",
        ),
        fixture("f", `{applicationSet: x, generator: clusters, parameterSets: [${cluster}]}`),
      ],
      [],
    ],
    [
      "one for an ApplicationSet that is not there",
      [
        applicationSet("x", clusters),
        fixture("f", `{applicationSet: [x, gone], generator: clusters, parameterSets: []}`),
      ],
      ["6:1 info SOURCE013 Fixture f is for gone: there is no such ApplicationSet in namespace argocd."],
    ],
    [
      "one for a generator that nobody has",
      [applicationSet("x", clusters), fixture("f", "{generator: git, parameterSets: []}")],
      ["6:1 info SOURCE014 Fixture f stands for the git generator, and no ApplicationSet takes it."],
    ],
    [
      "one for any behind one that names its only user",
      [
        applicationSet("x", clusters),
        fixture("f", "{generator: clusters, parameterSets: []}"),
        fixture("g", `{applicationSet: x, generator: clusters, parameterSets: [${cluster}]}`),
      ],
      ["6:1 info SOURCE014 Fixture f stands for the clusters generator, and no ApplicationSet takes it."],
    ],
    [
      "keys that the generator lacks and has",
      [
        applicationSet("x", clusters),
        fixture("f", `\n  generator: clusters\n  parameterSets:\n  - ${cluster}\n  - {name: 1, label: b}`),
      ],
      [
        "13:5 info SOURCE015 spec.parameterSets[1] lacks nameNormalized, server, project, which the clusters generator always gives.",
        "13:5 warning SOURCE015 spec.parameterSets[1] has label, which the clusters generator never gives.",
        "13:5 warning SOURCE015 spec.parameterSets[1] has name as a number: the generator gives string.",
      ],
    ],
  ])("%s", (_, documents, expected) => {
    expect(problems(...documents)).toEqual(expected);
  });
});

describe("fixtures of a draft", () => {
  const of = (text: string) => {
    const { fixtures, problems } = readDraftFixtures(text, applicationSet("x", clusters));
    const places = problems.map(({ code, place }) => `${code} ${place.file}:${place.position?.line}`);
    return { sets: fixtures.map(({ params }) => params.length), places };
  };

  it.each<[string, string, number[], string[]]>([
    ["none", "", [], []],
    ["one for any namespace", fixture("f", `{generator: clusters, parameterSets: [${cluster}]}`), [1], []],
    [
      "JSON, with tabs",
      `{\n\t"apiVersion": "appset-inspector/v1alpha1",\n\t"kind": "Fixture",\n\t"metadata": {"name": "f", "namespace": "other"},\n\t"spec": {"generator": "clusters", "parameterSets": []}\n}`,
      [0],
      [],
    ],
    [
      "a broken one beside a good one",
      `kind: [\n---\n${fixture("f", "{generator: clusters, parameterSets: []}")}`,
      [0],
      ["SOURCE002 fixtures:1"],
    ],
    [
      "another kind",
      `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n---\n${fixture("f", "{generator: list, parameterSets: []}")}`,
      [],
      ["SOURCE012 fixtures:1", "SOURCE012 fixtures:8"],
    ],
    [
      "one for another ApplicationSet",
      fixture("f", "{applicationSet: other, generator: clusters, parameterSets: []}"),
      [0],
      ["SOURCE014 fixtures:1"],
    ],
  ])("%s", (_, text, sets, places) => {
    expect(of(text)).toEqual({ sets, places });
  });
});
