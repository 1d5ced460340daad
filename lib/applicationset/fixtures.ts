/**
 * Parameter sets of generators with outside sources, given as JSON with the Go types that the real generator yields:
 * `labels` of a pull request is a `[]string`, `metadata.labels` of a cluster a `map[string]string`.
 */
import {
  anyMap,
  anySlice,
  fromJson,
  GoBytes,
  GoInt,
  GoMap,
  GoPointer,
  GoSlice,
  type GoValue,
  int64Type,
  type JsonValue,
  namedType,
  pointerTo,
  stringMap,
  stringSlice,
} from "../gotemplate";
import type { JsonObject } from "../gotemplate/json-object";
import { anyMapType, sliceOf, stringSliceType, uint8Type } from "../gotemplate/type";
import { goInt, goInt64 } from "../gotemplate/value";
import type { EvaluationSources } from "./evaluation";
import type { FixtureForm } from "./fixture-forms";
import { fixtureKeys, fixtureSchema } from "./fixture-schema";

/** Go types by dotted path; a path that a set lacks is passed over. */
export type FixtureTypes = { readonly [path: string]: string };

/** A fixture that does not fit its types. */
export class FixtureError extends Error {
  override readonly name = "FixtureError";
}

/** Parameter sets that stand for what an outside source would give. */
export interface Fixture {
  /** `pullRequest`, `git`, `clusters`, ...; without regard to case. */
  readonly kind: string;
  readonly params: readonly JsonObject[];
  /** Over those that the real generator of this kind yields. */
  readonly types?: FixtureTypes;
  /** What it is called and where it stands, for a reader; absent: nobody is told that there is a fixture. */
  readonly source?: string;
}

/** Answers for generators with outside sources: several fixtures of one kind in turn, the last again and again. */
export function fixtureSets(fixtures: readonly Fixture[]): NonNullable<EvaluationSources["outsideSets"]> {
  const asked = new Map<string, number>();
  return async (kind) => {
    const own = fixtures.filter((fixture) => fixture.kind.toLowerCase() === kind.toLowerCase());
    const call = asked.get(kind) ?? 0;
    asked.set(kind, call + 1);
    const fixture = own[Math.min(call, own.length - 1)];
    if (!fixture) return null;
    const types = fixture.types ?? usualFixtureTypes(kind);
    return { sets: fixture.params.map((set) => typedSet(set, types)), fixture: fixture.source ?? "" };
  };
}

/**
 * The types of what the real generator of a kind yields beside plain JSON, in Go mode. Without a form only those that
 * all forms of the kind have.
 */
export function usualFixtureTypes(kind: string, form?: FixtureForm): FixtureTypes {
  const schema = fixtureSchema(kind);
  if (!schema) return {};
  const known = schema.variants.filter(({ id }) => id === form?.variant);
  const variants = (known.length > 0 ? known : schema.variants).map((variant) =>
    fixtureKeys(variant, form?.prefix).filter(({ type }) => type !== "string"),
  );
  const [first = [], ...others] = variants;
  const common = first.filter((key) =>
    others.every((keys) => keys.some(({ path, type }) => path === key.path && type === key.type)),
  );
  return Object.fromEntries(common.map(({ path, type }) => [path, type]));
}

/** Whether a value can be one of this Go type. */
export function fitsType(value: JsonValue, type: string): boolean {
  return Object.hasOwn(converters, type) && converters[type]?.(fromJson(value)) !== undefined;
}

/** One set of a fixture as the controller holds it. */
export function typedSet(set: JsonObject, types: FixtureTypes = {}): GoMap {
  const value = fromJson(copyOf(set));
  const map = value instanceof GoMap ? value : anyMap();
  for (const [path, type] of Object.entries(types)) applyType(map, path.split("."), type);
  return map;
}

const copyOf = (set: JsonObject): JsonValue => ({ ...set });

function applyType(map: GoMap, path: readonly string[], type: string): void {
  const whole = path.join(".");
  const held = map.entries.get(whole);
  if (held !== undefined) {
    map.entries.set(whole, convert(held, type, whole));
    return;
  }
  const [first = "", ...rest] = path;
  const inner = map.entries.get(first);
  if (rest.length > 0 && inner instanceof GoMap) applyType(inner, rest, type);
}

const converters: Readonly<Record<string, (value: GoValue) => GoValue | undefined>> = {
  string: (value) => (typeof value === "string" ? value : undefined),
  bool: (value) => (typeof value === "boolean" ? value : undefined),
  float64: (value) => (typeof value === "number" ? value : undefined),
  int: (value) => integer(value, (whole) => goInt(whole)),
  int64: (value) => integer(value, (whole) => goInt64(whole)),
  "*int64": (value) =>
    value === null
      ? new GoPointer(null, pointerTo(int64Type))
      : integer(value, (whole) => new GoPointer(goInt64(whole), pointerTo(int64Type))),
  "uuid.UUID": (value) => (typeof value === "string" ? uuid(value) : undefined),
  "[]string": (value) => (value === null ? new GoSlice([], stringSliceType, true) : texts(value)),
  "map[string]string": (value) => (value instanceof GoMap ? textMap(value) : undefined),
  "map[string]any": (value) => (value instanceof GoMap ? value : undefined),
  "[]any": (value) => (value instanceof GoSlice ? value : value === null ? anySlice([]) : undefined),
};

/** The Go types that a fixture may name. */
export const fixtureTypeNames: readonly string[] = Object.keys(converters);

function convert(value: GoValue, type: string, path: string): GoValue {
  const converter = Object.hasOwn(converters, type) ? converters[type] : undefined;
  if (!converter) throw new FixtureError(`${path}: there is no type ${type}`);
  const converted = converter(value);
  if (converted === undefined) throw new FixtureError(`${path}: the value is no ${type}`);
  return converted;
}

/** A text may stand for an integer that JSON's numbers can't hold. */
function integer<T>(value: GoValue, make: (whole: bigint) => T): T | undefined {
  if (value instanceof GoInt) return make(value.value);
  if (typeof value === "number" && Number.isInteger(value)) return make(BigInt(value));
  return typeof value === "string" && /^-?\d+$/.test(value) ? make(BigInt(value)) : undefined;
}

function texts(value: GoValue): GoSlice | undefined {
  if (!(value instanceof GoSlice)) return undefined;
  const items = value.items.filter((item) => typeof item === "string");
  return items.length === value.items.length ? stringSlice(items) : undefined;
}

function textMap(value: GoMap): GoMap | undefined {
  const entries = [...value.entries].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return entries.length === value.entries.size ? stringMap(new Map(entries)) : undefined;
}

const uuidType = namedType("uuid.UUID", "array", uint8Type);

function uuid(text: string): GoBytes | undefined {
  const hex = text.replaceAll("-", "");
  if (!/^[0-9a-fA-F]{32}$/.test(hex)) return undefined;
  return new GoBytes(
    Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
    uuidType,
  );
}

/** The clusters generator with flatList: all sets in one list; none is a nil list, and still one set. */
export function flatList(sets: readonly GoMap[]): GoMap {
  const list = new GoSlice([...sets], sliceOf(anyMapType), sets.length === 0);
  return anyMap(new Map([["clusters", list]]));
}
