import { expect, it } from "vitest";
import type { JsonValue } from "../gotemplate";
import type { JsonObject } from "../gotemplate/json-object";
import { checkFixture, type FixtureDocument, fixturesOf, readFixtureDocument } from "./fixture-document";
import { readApplicationSet } from "./schema/application-set";

const document = (spec: JsonValue) => ({ apiVersion: "appset-inspector/v1alpha1", kind: "Fixture", spec });
const sets = [{ number: "1", labels: ["a"] }];

it("reads a fixture with the usual types and its own over them", () => {
  const { fixture, faults } = readFixtureDocument(
    document({
      applicationSet: "one",
      generator: "pullRequest",
      parameterSets: sets,
      types: { number: "string" },
    }),
  );
  expect(faults).toEqual([]);
  expect(fixture).toEqual({
    applicationSets: ["one"],
    kind: "pullRequest",
    params: sets,
    types: { labels: "[]string", number: "string" },
  });
});

it.each<[string, JsonValue, string, string]>([
  ["no spec", null, "spec", "spec is missing"],
  ["no generator", { parameterSets: [] }, "spec.generator", "spec.generator is missing"],
  ["a generator without a source", { generator: "plugin", parameterSets: [] }, "spec.generator", "is plugin"],
  [
    "another case",
    { generator: "pullrequest", parameterSets: [] },
    "spec.generator",
    "use one of pullRequest",
  ],
  ["no sets", { generator: "git" }, "spec.parameterSets", "no list of maps"],
  ["a set that is a text", { generator: "git", parameterSets: [{}, "x"] }, "spec.parameterSets.1", "[1] is"],
  [
    "an unknown Go type",
    { generator: "git", parameterSets: [], types: { a: "[]int" } },
    "spec.types.a",
    "is []int: use one of string,",
  ],
  [
    "a type of Object's",
    { generator: "git", parameterSets: [], types: { a: "toString" } },
    "spec.types.a",
    "is toString",
  ],
  ["types as a list", { generator: "git", parameterSets: [], types: [] }, "spec.types", "no map"],
  [
    "a number as a name",
    { generator: "git", parameterSets: [], applicationSet: 1 },
    "spec.applicationSet",
    "neither",
  ],
  [
    "a misspelt field",
    { generator: "git", parameterSets: [], applicationSets: "x" },
    "spec.applicationSets",
    "no field",
  ],
])("refuses %s", (_, spec, path, message) => {
  const { fixture, faults } = readFixtureDocument(document(spec));
  expect(fixture).toBeNull();
  expect(faults.map((fault) => fault.path.join("."))).toContain(path);
  expect(faults.map((fault) => fault.message).join(" ")).toContain(message);
});

it("refuses another version", () => {
  const content = { ...document({ generator: "git", parameterSets: [] }), apiVersion: "appset-inspector/v2" };
  expect(readFixtureDocument(content).faults[0]?.path).toEqual(["apiVersion"]);
});

it("finds the set that does not fit its types", () => {
  const { fixture } = readFixtureDocument(
    document({ generator: "pullRequest", parameterSets: [...sets, { labels: "a,b" }] }),
  );
  expect(fixture && checkFixture(fixture)).toEqual({
    path: ["spec", "parameterSets", 1],
    message: "spec.parameterSets[1] does not fit its types: labels: the value is no []string.",
  });
});

const fixture = (kind: string, applicationSets: FixtureDocument["applicationSets"], id: string) => ({
  kind,
  applicationSets,
  params: [{ id, labels: [] }],
});

it.each([
  ["for any", [fixture("git", null, "a")], ["a"]],
  [
    "that name it before those for any",
    [fixture("git", null, "a"), fixture("git", ["x", "demo"], "b")],
    ["b"],
  ],
  ["of another kind beside", [fixture("git", ["demo"], "a"), fixture("oci", null, "b")], ["a", "b"]],
  ["not of another ApplicationSet", [fixture("git", ["demo-2"], "a")], []],
])("takes fixtures %s", (_, documents, ids) => {
  const chosen = fixturesOf({ name: "demo", goTemplate: true, generators: [] }, documents);
  expect(chosen.flatMap(({ params }) => params.map(({ id }) => id))).toEqual(ids);
});

/** A GeneratorEntry of these specs. */
const entry = (specs: JsonObject) => {
  const kinds = Object.entries(specs).map(([kind, spec]) => `${kind}: ${JSON.stringify(spec)}`);
  const text = `kind: ApplicationSet\nspec: {goTemplate: true, generators: [{${kinds.join(", ")}}]}`;
  return readApplicationSet(text).applicationSet?.generators ?? [];
};

it.each<[string, FixtureDocument, JsonValue]>([
  [
    "a pull request's labels, which fast mode has none of",
    { kind: "pullRequest", applicationSets: null, params: [{ number: "1", labels: ["a"] }] },
    { number: "1" },
  ],
  [
    "a cluster's labels and annotations",
    {
      kind: "clusters",
      applicationSets: null,
      params: [{ name: "a", metadata: { labels: { "a.b/c": "d" }, annotations: {} } }],
    },
    { name: "a", "metadata.labels.a.b/c": "d" },
  ],
  [
    "a file with its path",
    {
      kind: "git",
      applicationSets: null,
      params: [{ n: 1e6, hosts: [{ b: true }], path: { path: "a/b", basename: "b", segments: ["a", "b"] } }],
    },
    { n: "1e+06", "hosts.0.b": "true", path: "a/b", "path.basename": "b", "path[0]": "a", "path[1]": "b" },
  ],
  [
    "what is flat already",
    { kind: "git", applicationSets: null, params: [{ path: "a/b", "path[0]": "a" }] },
    { path: "a/b", "path[0]": "a" },
  ],
])("makes flat for fast mode: %s", (_, document, set) => {
  const [chosen] = fixturesOf({ name: "demo", goTemplate: false, generators: [] }, [document]);
  expect(chosen?.params).toEqual([set]);
});

it.each<[string, string, ReturnType<typeof entry>, string | undefined]>([
  ["the provider's", "scmProvider", entry({ scmProvider: { github: {} } }), "*int64"],
  ["another provider's", "scmProvider", entry({ scmProvider: { azureDevOps: {} } }), undefined],
  ["none without a provider", "scmProvider", entry({ scmProvider: {} }), undefined],
])("takes the Go types of the spec's form: %s", (_, kind, generators, expected) => {
  const document = { kind, applicationSets: null, params: [{ repository_id: 1 }] };
  const [chosen] = fixturesOf({ name: "demo", goTemplate: true, generators }, [document]);
  expect(chosen?.types?.repository_id).toBe(expected);
});

it("finds the form inside of a matrix, with its prefix", () => {
  const text = `kind: ApplicationSet
spec: {generators: [{matrix: {generators: [{git: {pathParamPrefix: app, directories: []}}, {merge: {generators: [{git: {pathParamPrefix: app, directories: []}}]}}]}}]}`;
  const generators = readApplicationSet(text).applicationSet?.generators ?? [];
  const params = [{ app: { path: { path: "a", segments: ["a"] } } }];
  const [chosen] = fixturesOf({ name: "demo", goTemplate: true, generators }, [
    { kind: "git", applicationSets: null, params },
  ]);
  expect(chosen?.types).toEqual({ "app.path.segments": "[]string" });
});
