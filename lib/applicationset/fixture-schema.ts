/**
 * What the generators with outside sources yield, for whoever writes their parameter sets by hand: keys, Go types,
 * examples. Pure data and look-ups, also for a browser.
 */
import type { JsonValue } from "../gotemplate";
import { isJsonObject, type JsonObject } from "../gotemplate/json-object";
import { fixtureTables } from "./fixture-tables";

/** The kinds that ask an outside source: the only ones that a fixture may stand for. */
export const outsideKinds = [
  "pullRequest",
  "git",
  "scmProvider",
  "clusters",
  "clusterDecisionResource",
  "oci",
] as const;
type OutsideKind = (typeof outsideKinds)[number];

/** `always`: in every set, and not null; `nil`: in every set, perhaps null; `absent`: not in every set. */
export type FixturePresence = "always" | "nil" | "absent";

/** One key of a parameter set. */
export interface FixtureKey {
  /** Dotted path into the set: `path.basename` is the key `basename` of the map `path`. */
  readonly path: string;
  /** Of the value in Go mode, as `types` of a Fixture names it. */
  readonly type: string;
  readonly presence: FixturePresence;
  /**
   * Its key in fast mode, where keys stand side by side. A list becomes a key for each item, `path[0]`, a map one for
   * each entry, `metadata.labels.env`: then this is what these begin with. Empty: fast mode has no such key.
   */
  readonly fastPath: string;
  readonly example: JsonValue;
  /** One line. */
  readonly hint: string;
}

/** What a kind yields under one of its forms: what git reads, whose pull requests. */
export interface FixtureVariant {
  /** The spec's own field: `directories`, `github`, ...; empty for a kind of one form. */
  readonly id: string;
  /** For a reader: `GitHub`, `directories`. */
  readonly label: string;
  readonly keys: readonly FixtureKey[];
  /** What other keys a set may have; empty: none. */
  readonly others: string;
  /** Of the values of other keys; empty: any JSON. */
  readonly othersType: string;
}

export interface FixtureSchema {
  readonly kind: OutsideKind;
  /** What the variants differ by: `Provider`; empty for a kind of one form. */
  readonly variedBy: string;
  readonly variants: readonly FixtureVariant[];
}

/** What a generator of this kind yields; null for a kind that asks no outside source. Without regard to case. */
export function fixtureSchema(kind: string): FixtureSchema | null {
  return fixtureTables.find((schema) => schema.kind.toLowerCase() === kind.toLowerCase()) ?? null;
}

/** The variant of this id, else the first. */
export function fixtureVariant(schema: FixtureSchema, id: string): FixtureVariant {
  const [first] = schema.variants;
  const variant = schema.variants.find((candidate) => candidate.id === id) ?? first;
  if (!variant) throw new TypeError(`${schema.kind} has no variant`);
  return variant;
}

/** Which variant a generator's spec asks for: the first of its fields that names one; empty: it names none. */
export function variantOfSpec(schema: FixtureSchema, fields: readonly string[]): string {
  // git.go: directories are looked at before files.
  return schema.variants.find(({ id }) => fields.includes(id))?.id ?? "";
}

/** A variant's keys with the spec's pathParamPrefix, if it has one. */
export function fixtureKeys({ keys }: FixtureVariant, prefix = ""): readonly FixtureKey[] {
  if (prefix === "") return keys;
  return keys.map((key) =>
    /^path\b/.test(key.path)
      ? { ...key, path: `${prefix}.${key.path}`, fastPath: `${prefix}.${key.fastPath}` }
      : key,
  );
}

/** A set as the real generator would give it, to begin with: in Go mode nested, in fast mode flat. */
export function exampleSet(keys: readonly FixtureKey[], goTemplate: boolean): JsonObject {
  if (!goTemplate) return Object.fromEntries(keys.flatMap(fastEntries));
  const set: { [key: string]: JsonValue } = {};
  for (const { path, example } of keys) put(set, path.split("."), example);
  return set;
}

/** One key as fast mode has it. */
function fastEntries({ fastPath, example }: FixtureKey): [string, JsonValue][] {
  if (fastPath === "") return [];
  if (Array.isArray(example)) return example.map((item, index) => [`${fastPath}[${index}]`, item]);
  if (typeof example !== "object" || example === null) return [[fastPath, example]];
  return Object.entries(example).map(([key, item]) => [`${fastPath}.${key}`, item]);
}

function put(set: { [key: string]: JsonValue }, [first = "", ...rest]: readonly string[], value: JsonValue) {
  if (rest.length === 0) {
    set[first] = value;
    return;
  }
  const inner = set[first];
  const map = isJsonObject(inner) ? inner : {};
  set[first] = map;
  put(map, rest, value);
}
