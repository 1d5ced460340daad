import { describe, expect, it } from "vitest";
import type { JsonValue } from "../gotemplate";
import {
  exampleSet,
  fixtureKeys,
  fixtureSchema,
  fixtureVariant,
  outsideKinds,
  variantOfSpec,
} from "./fixture-schema";
import { fixtureTypeNames, typedSet } from "./fixtures";

const schemaOf = (kind: string) => {
  const schema = fixtureSchema(kind);
  if (!schema) throw new Error(kind);
  return schema;
};
const variants = outsideKinds.flatMap((kind) =>
  schemaOf(kind).variants.map((variant) => ({ kind, variant })),
);

describe("every variant of every kind", () => {
  it.each(variants)("$kind $variant.id: each example fits its Go type", ({ variant }) => {
    for (const { type } of variant.keys) expect(fixtureTypeNames).toContain(type);
    const types = Object.fromEntries(variant.keys.map(({ path, type }) => [path, type]));
    const set = exampleSet(variant.keys, true);
    expect(() => typedSet(set, types)).not.toThrow();
    expect(Object.values(exampleSet(variant.keys, false)).every((value) => typeof value !== "object")).toBe(
      true,
    );
  });
});

it.each<[string, string, boolean, string, JsonValue]>([
  [
    "git",
    "directories",
    true,
    "",
    {
      path: {
        path: "apps/eu/Guest_Book",
        basename: "Guest_Book",
        basenameNormalized: "guest-book",
        segments: ["apps", "eu", "Guest_Book"],
      },
    },
  ],
  [
    "git",
    "directories",
    false,
    "app",
    {
      "app.path": "apps/eu/Guest_Book",
      "app.path.basename": "Guest_Book",
      "app.path.basenameNormalized": "guest-book",
      "app.path[0]": "apps",
      "app.path[1]": "eu",
      "app.path[2]": "Guest_Book",
    },
  ],
  [
    "clusters",
    "",
    false,
    "",
    {
      name: "Prod_EU",
      nameNormalized: "prod-eu",
      server: "https://eu.example.com",
      project: "",
      "metadata.labels.env": "prod",
      "metadata.annotations.example.com/owner": "red",
    },
  ],
])("an example of %s %s, Go mode %s, prefix %j", (kind, id, goTemplate, prefix, expected) => {
  const keys = fixtureKeys(fixtureVariant(schemaOf(kind), id), prefix);
  expect(exampleSet(keys, goTemplate)).toEqual(expected);
});

it.each([
  ["scmProvider", ["github", "filters"], "github"],
  ["scmProvider", ["filters"], ""],
  ["git", ["repoURL", "files", "directories"], "directories"],
  ["git", ["repoURL", "files"], "files"],
])("a %s with the fields %j is %j", (kind, fields, id) => {
  expect(variantOfSpec(schemaOf(kind), fields)).toBe(id);
});

it("knows of no keys of a generator without an outside source", () => {
  expect(fixtureSchema("list")).toBeNull();
  expect(fixtureSchema("__proto__")).toBeNull();
});
