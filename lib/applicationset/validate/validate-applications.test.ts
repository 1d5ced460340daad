import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../gotemplate";
import type { JsonObject } from "../../gotemplate/json-object";
import { type Surroundings, validateApplications } from "./validate-applications";

const set = { name: "demo", namespace: "argocd" };
const unknown: Surroundings = { projects: null, clusters: null };
const source = { repoURL: "https://github.com/a/b", path: "." };
const clusters = [
  { name: "one", server: "https://one", project: "" },
  { name: "two", server: "https://two", project: "scoped" },
  { name: "twin", server: "https://a", project: "" },
  { name: "twin", server: "https://b", project: "" },
];

interface Given {
  readonly metadata?: JsonObject;
  readonly spec?: { readonly [key: string]: JsonValue };
}

const application = ({ metadata = {}, spec = {} }: Given = {}): { manifest: JsonObject } => ({
  manifest: {
    metadata: { name: "app", namespace: "argocd", ...metadata },
    spec: { project: "default", destination: { name: "one" }, source, ...spec },
  },
});

const check = (given: readonly Given[], surroundings = unknown, of = set) =>
  validateApplications(of, given.map(application), surroundings);

describe("what the controller finds invalid", () => {
  const doubled = "ApplicationSet demo contains applications with duplicate name: app";
  const nameless =
    "ApplicationSet demo contains an application with no name; a name must be set in the template's metadata.name or via a templatePatch (generateName is not supported)";
  const destination = (text: string) => `application destination spec is invalid: ${text}`;
  const known: Surroundings = {
    projects: [{ metadata: { name: "web" }, spec: everything() }, { metadata: {} }],
    clusters,
  };

  it.each<[string, Given, string, string, Surroundings?]>([
    ["no name", { metadata: { name: "" } }, "APPSET041", nameless],
    [
      "an empty project",
      { spec: { project: "" } },
      "APPSET061",
      "application references project  which does not exist",
    ],
    [
      "an unknown project",
      { spec: { project: "x" } },
      "APPSET060",
      "application references project x which does not exist",
      known,
    ],
    [
      "name and server",
      { spec: { destination: { name: "one", server: "https://one" } } },
      "APPSET062",
      destination("application destination can't have both name and server defined: one https://one"),
    ],
    [
      "neither name nor server",
      { spec: { destination: { namespace: "n" } } },
      "APPSET063",
      destination("Destination server missing from app spec"),
    ],
    [
      "an unknown server",
      { spec: { destination: { server: "https://x" } } },
      "APPSET064",
      destination(
        'error getting cluster by server "https://x": rpc error: code = NotFound desc = cluster "https://x" not found',
      ),
      known,
    ],
    [
      "an unknown name",
      { spec: { destination: { name: "x" } } },
      "APPSET064",
      destination("there are no clusters with this name: x"),
      known,
    ],
    [
      "a name of two clusters",
      { spec: { destination: { name: "twin" } } },
      "APPSET065",
      destination("there are 2 clusters with the same name: [https://a https://b]"),
      known,
    ],
  ])("%s", (_, given, code, error, surroundings) => {
    const { findings, validity } = check([given], surroundings);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.more.controllerError).toBe(error);
    expect([...validity.invalid]).toEqual([[0, error]]);
    expect(validity.condition).toBe(error);
  });

  it.each<[string, Given, Surroundings]>([
    ["a known project", { spec: { project: "web" } }, known],
    ["the default project, always there", {}, known],
    ["any project when none is known", { spec: { project: "x" } }, unknown],
    ["any cluster when none is known", { spec: { destination: { server: "https://x" } } }, unknown],
    ["Argo CD's own cluster by name", { spec: { destination: { name: "in-cluster" } } }, known],
    [
      "Argo CD's own cluster by server",
      { spec: { destination: { server: "https://kubernetes.default.svc" } } },
      known,
    ],
    ["a slash at the end", { spec: { destination: { server: "https://one/" } } }, known],
  ])("not: %s", (_, given, surroundings) => {
    expect(check([given], surroundings).findings).toEqual([]);
  });

  it("both of a pair, and no more is said of their metadata", () => {
    const { findings, validity } = check([{}, { metadata: { name: "other" } }, { spec: { project: "" } }]);
    expect([...validity.invalid].sort()).toEqual([
      [0, doubled],
      [2, doubled],
    ]);
    expect(findings.map(({ code }) => code)).toEqual(["APPSET061", "APPSET040"]);
    expect(findings.at(-1)?.message).toBe("2 parameter sets give the name app.");
    expect(validity.condition).toBe(doubled);
  });

  it("the condition shows the last by name, and counts names", () => {
    const broken = { spec: { project: "" } };
    const { validity } = check([
      { metadata: { name: "b" }, ...broken },
      { metadata: { name: "c" } },
      { metadata: { name: "c" } },
      { metadata: { name: "a" }, ...broken },
    ]);
    expect(validity.condition).toBe(
      "ApplicationSet demo contains applications with duplicate name: c (and 2 more)",
    );
  });

  it("names that look like members of every object", () => {
    const { validity } = check([{ metadata: { name: "__proto__" } }, { metadata: { name: "constructor" } }]);
    expect(validity.invalid.size).toBe(0);
    expect([...validity.refused.keys()]).toEqual([0]);
  });
});

describe("what the API server refuses", () => {
  it.each<[string, Given, string, RegExp]>([
    [
      "a name",
      { metadata: { name: "My_App" } },
      "APPSET066",
      /^Application\.argoproj\.io "My_App" is invalid: metadata\.name: Invalid value: "My_App": a lowercase/,
    ],
    [
      "a long name",
      { metadata: { name: "a".repeat(254) } },
      "APPSET066",
      /: must be no more than 253 characters$/,
    ],
    [
      "a label's value",
      { metadata: { labels: { a: "b/c" } } },
      "APPSET067",
      /metadata\.labels: Invalid value: "b\/c": a valid label must be/,
    ],
    [
      "a label's key",
      { metadata: { labels: { "a b": "c" } } },
      "APPSET067",
      /metadata\.labels: Invalid value: "a b": name part must consist/,
    ],
    [
      "key and value",
      { metadata: { labels: { "a b": "c d" } } },
      "APPSET067",
      /is invalid: \[metadata\.labels: .*, metadata\.labels: .*\]$/,
    ],
    [
      "an annotation's key",
      { metadata: { annotations: { "a b": "any text" } } },
      "APPSET068",
      /metadata\.annotations: Invalid value: "a b"/,
    ],
    [
      "large annotations",
      { metadata: { annotations: { a: "x".repeat(262_144) } } },
      "APPSET068",
      /metadata\.annotations: Too long: may not be more than 262144 bytes$/,
    ],
    [
      "a finalizer",
      { metadata: { finalizers: ["resources-finalizer.argocd.argoproj.io", "a b"] } },
      "APPSET069",
      /metadata\.finalizers: Invalid value: "a b"/,
    ],
    [
      "a hydrator's path",
      {
        spec: {
          sourceHydrator: {
            drySource: { repoURL: "r" },
            syncSource: { targetBranch: "b", path: "." },
          },
        },
      },
      "APPSET070",
      /syncSource\.path: Invalid value: "\.": .* in body should match '\^\.\{2,\}\|\[\^\.\/\]\$'$/,
    ],
  ])("%s", (_, given, code, text) => {
    const { findings, validity } = check([given]);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(validity.refused.get(0)).toMatch(text);
    expect(validity.invalid.size).toBe(0);
  });

  it.each<[string, Given]>([
    ["annotations of just that size", { metadata: { annotations: { a: "x".repeat(262_143) } } }],
    ["an annotation's key in upper case", { metadata: { annotations: { "Example.COM/A": "" } } }],
    ["values that are no text", { metadata: { labels: { a: 1 }, annotations: null, finalizers: "x" } }],
  ])("not: %s", (_, given) => {
    expect(check([given]).findings).toEqual([]);
  });
});

describe("what fails only later", () => {
  const projects = [
    {
      metadata: { name: "web", namespace: "argocd" },
      spec: {
        sourceRepos: ["https://github.com/a/*"],
        destinations: [{ server: "https://one", namespace: "web-*" }],
        sourceNamespaces: ["team-*"],
      },
    },
    { metadata: { name: "scoped" }, spec: { ...everything(), permitOnlyProjectScopedClusters: true } },
  ];
  const known: Surroundings = { projects, clusters };
  const inWeb = { project: "web", destination: { name: "one", namespace: "web-a" } };
  const required = "spec.source.repoURL and either spec.source.path or spec.source.chart are required";

  it.each<[string, Given, string, string | undefined, Surroundings?]>([
    ["no source", { spec: { source: null } }, "APPSET071", required],
    ["no repoURL", { spec: { source: { repoURL: "", path: "p" } } }, "APPSET071", required],
    ["neither path nor chart", { spec: { source: { repoURL: "r" } } }, "APPSET071", required],
    ["a ref alone", { spec: { source: { repoURL: "r", ref: "values" } } }, "APPSET071", required],
    [
      "one of several sources",
      { spec: { source: null, sources: [source, { repoURL: "r" }, {}] } },
      "APPSET071",
      undefined,
    ],
    ["source and sources", { spec: { sources: [source] } }, "APPSET072", undefined],
    [
      "a chart without a version",
      { spec: { source: { repoURL: "r", chart: "c" } } },
      "APPSET073",
      "spec.source.targetRevision is required if the manifest source is a helm chart",
    ],
    [
      "a hydrator without a branch",
      {
        spec: { sourceHydrator: { drySource: { repoURL: "r" }, syncSource: { path: "out" } } },
      },
      "APPSET074",
      "spec.sourceHydrator.syncSource.targetBranch is required",
    ],
    [
      "a repository",
      { spec: { ...inWeb, source: { repoURL: "https://github.com/x/y", path: "." } } },
      "APPSET075",
      "application repo https://github.com/x/y is not permitted in project 'web'",
      known,
    ],
    [
      "a destination",
      { spec: { ...inWeb, destination: { server: "https://one", namespace: "db" } } },
      "APPSET076",
      "application destination server 'https://one' and namespace 'db' do not match any of the allowed destinations in project 'web'",
      known,
    ],
    [
      "a cluster of no project where only scoped ones count",
      { spec: { project: "scoped" } },
      "APPSET076",
      "application destination server '' and namespace '' do not match any of the allowed destinations in project 'scoped'",
      known,
    ],
    [
      "a namespace",
      { metadata: { namespace: "elsewhere" }, spec: inWeb },
      "APPSET077",
      "application 'app' in namespace 'elsewhere' is not allowed to use project web",
      known,
    ],
  ])("%s", (_, given, code, error, surroundings) => {
    const { findings, validity } = check([given], surroundings);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.more.controllerError).toBe(error);
    expect(validity.invalid.size + validity.refused.size).toBe(0);
  });

  it.each<[string, Given, Surroundings?]>([
    ["what the project permits", { spec: inWeb }, known],
    ["a namespace that it permits", { metadata: { namespace: "team-a" }, spec: inWeb }, known],
    ["a cluster scoped to it", { spec: { project: "scoped", destination: { name: "two" } } }, known],
    ["anything in a project that is not known", { spec: { ...inWeb, project: "default" } }, known],
    ["a ref among several", { spec: { source: null, sources: [source, { repoURL: "r", ref: "v" }] } }],
  ])("not: %s", (_, given, surroundings) => {
    expect(check([given], surroundings).findings).toEqual([]);
  });
});

function everything() {
  return { sourceRepos: ["*"], destinations: [{ server: "*", namespace: "*" }] };
}

it("says of each field where it stands", () => {
  const { findings } = check([
    { metadata: { name: "A", labels: { "x/y": "z/" } }, spec: { sources: [source, {}], project: "" } },
  ]);
  expect(findings.map(({ path }) => path.join("."))).toEqual([
    "spec.project",
    "metadata.name",
    "metadata.labels.x/y",
    "spec.source",
    "spec.sources.1",
  ]);
});

it("skips what did not render", () => {
  expect(validateApplications(set, [{ manifest: null }], unknown).findings).toEqual([]);
});
