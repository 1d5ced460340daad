import { describe, expect, it } from "vitest";
import type { JsonObject } from "../gotemplate/json-object";
import { exampleSet, fixtureKeys, fixtureSchema, outsideKinds } from "./fixture-schema";
import { type FixtureUse, fixtureMismatches } from "./fixture-shape";
import { usualFixtureTypes } from "./fixtures";

const use = (variant: string, more: Partial<FixtureUse> = {}): FixtureUse => ({
  variant,
  prefix: "",
  goTemplate: true,
  ...more,
});
const fixture = (kind: string, ...params: JsonObject[]) => ({ kind, params, types: usualFixtureTypes(kind) });
const pull = {
  number: "1",
  title: "t",
  branch: "b",
  branch_slug: "b",
  target_branch: "main",
  target_branch_slug: "main",
  head_sha: "a",
  head_short_sha: "a",
  head_short_sha_7: "a",
  author: "ada",
  labels: ["x"],
};

const all = outsideKinds.flatMap((kind) =>
  (fixtureSchema(kind)?.variants ?? []).flatMap((variant) =>
    [true, false].map((goTemplate) => ({ kind, variant, goTemplate })),
  ),
);

describe("what the generator gives itself is not odd", () => {
  it.each(all)("$kind $variant.id, Go mode $goTemplate", ({ kind, variant, goTemplate }) => {
    const set = exampleSet(fixtureKeys(variant), goTemplate);
    expect(fixtureMismatches(fixture(kind, set), [use(variant.id, { goTemplate })])).toEqual([]);
    const nested = exampleSet(fixtureKeys(variant), true);
    expect(fixtureMismatches(fixture(kind, nested), [use(variant.id, { goTemplate })])).toEqual([]);
  });
});

it.each<[string, string, JsonObject, Partial<FixtureUse>, string, string[]]>([
  [
    "a number as a number",
    "pullRequest",
    { ...pull, number: 1 },
    {},
    "github",
    ["type: has number as a number: the generator gives string"],
  ],
  [
    "labels as a text",
    "pullRequest",
    { ...pull, labels: "a,b" },
    {},
    "github",
    ["type: has labels as a text: the generator gives []string"],
  ],
  ["null labels, which GitHub gives", "pullRequest", { ...pull, labels: null }, {}, "github", []],
  [
    "null labels, which GitLab never gives",
    "pullRequest",
    { ...pull, labels: null },
    {},
    "gitlab",
    ["type: has labels as null: the generator gives []string"],
  ],
  [
    "keys of another generator",
    "pullRequest",
    { ...pull, sha: "a", url: "u" },
    {},
    "github",
    ["unknown: has sha, url, which the pullRequest generator never gives"],
  ],
  [
    "few keys",
    "clusters",
    { name: "a" },
    {},
    "",
    ["missing: lacks nameNormalized, server, project, which the clusters generator always gives"],
  ],
  [
    "a cluster's labels with a number",
    "clusters",
    { name: "a", nameNormalized: "a", server: "s", project: "", metadata: { labels: { n: 1 }, x: 1 } },
    {},
    "",
    [
      "unknown: has metadata.x, which the clusters generator never gives",
      "type: has metadata.labels as a map: the generator gives map[string]string",
    ],
  ],
  [
    "a path as a text in Go mode",
    "git",
    { path: "a/b" },
    {},
    "directories",
    [
      "missing: lacks path.path, path.basename, path.basenameNormalized, path.segments, which the git generator always gives",
      "unknown: has path, which the git generator never gives",
    ],
  ],
  [
    "a path as a text in fast mode",
    "git",
    { path: "a/b", "path.basename": "b", "path.basenameNormalized": "b", "path[0]": "a", "path[1]": 1 },
    { goTemplate: false },
    "directories",
    ["type: has path[1] as a number: the generator gives string"],
  ],
  [
    "a file's keys",
    "git",
    {
      path: {
        path: "a",
        basename: "a",
        basenameNormalized: "a",
        segments: ["a"],
        filename: "f",
        filenameNormalized: "f",
      },
      replicas: 3,
    },
    {},
    "files",
    [],
  ],
  [
    "keys beside a directory's",
    "git",
    { path: { path: "a", basename: "a", basenameNormalized: "a", segments: ["a"] }, replicas: 3 },
    {},
    "directories",
    ["unknown: has replicas, which the git generator never gives"],
  ],
  [
    "no prefix",
    "git",
    { path: { path: "a", basename: "a", basenameNormalized: "a", segments: ["a"] } },
    { prefix: "app" },
    "directories",
    [
      "missing: lacks app.path.path, app.path.basename, app.path.basenameNormalized, app.path.segments, which the git generator always gives",
      "unknown: has path, which the git generator never gives",
    ],
  ],
  [
    "a decision's number",
    "clusterDecisionResource",
    { name: "a", server: "s", score: 7 },
    {},
    "",
    ["type: has score as a number: the generator gives string"],
  ],
  ["a spec that names no provider", "scmProvider", {}, {}, "", []],
])("%s", (_, kind, set, more, variant, expected) => {
  const found = fixtureMismatches(fixture(kind, set), [use(variant, more)]);
  expect(
    found.map(
      (odd) => `${odd.kind}: ${odd.message.replace("spec.parameterSets[0] ", "").replace(/\.$/, "")}`,
    ),
  ).toEqual(expected);
});

it("says only what is odd for every use, and where it is first", () => {
  const sets = fixture("pullRequest", pull, { ...pull, labels: null, x: 1 });
  const found = fixtureMismatches(sets, [use("github"), use("gitlab")]);
  expect(found).toEqual([
    {
      kind: "unknown",
      path: ["spec", "parameterSets", 1],
      message: "spec.parameterSets[1] has x, which the pullRequest generator never gives.",
    },
  ]);
});

it("compares a type that is given with the provider's", () => {
  const github = fixtureSchema("scmProvider")?.variants[0];
  const set = exampleSet(github?.keys ?? [], true);
  const given = { kind: "scmProvider", params: [set], types: { repository_id: "int64" } };
  expect(fixtureMismatches(given, [use("github")])[0]?.message).toBe(
    "spec.parameterSets[0] has repository_id as int64: the generator gives *int64.",
  );
  expect(fixtureMismatches(given, [use("gitlab")])).toEqual([]);
});
