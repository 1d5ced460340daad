import { expect, it } from "vitest";
import type { JsonValue } from "../gotemplate";
import { checkFixture, type FixtureDocument, fixturesOf, readFixtureDocument } from "./fixture-document";

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
  const chosen = fixturesOf({ name: "demo", goTemplate: true }, documents);
  expect(chosen.flatMap(({ params }) => params.map(({ id }) => id))).toEqual(ids);
});

it("leaves a pull request's labels out in fast mode, which has none", () => {
  const documents = [fixture("pullRequest", null, "a"), fixture("git", null, "b")];
  const chosen = fixturesOf({ name: "demo", goTemplate: false }, documents);
  expect(chosen.map(({ params }) => Object.keys(params[0] ?? {}))).toEqual([["id"], ["id", "labels"]]);
});
