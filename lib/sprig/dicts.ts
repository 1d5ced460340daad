/** Sprig's functions on maps. `set`, `unset` and the merges change their first argument in place. */
import {
  anyMap,
  anySlice,
  compareBytes,
  type FunctionEnvironment,
  FunctionError,
  type FunctionTable,
  fn,
  GoMap,
  type GoValue,
  stringSlice,
} from "../gotemplate";
import { spend } from "../gotemplate/spend";
import { strval } from "./cast";
import { deepCopy } from "./deep-copy";
import { MergeError, Merger } from "./merge";
import { markOrder } from "./random-order";
import { typeName } from "./reflect";
import { grownCapacity } from "./slice-growth";
import { withCapacity } from "./slice-memory";

/** A key put into its order, in the evaluator's steps. */
const stepsPerKey = 8;

/** Go's own order is random; here it is that of the keys' bytes. */
function sortedKeys(map: GoMap): string[] {
  spend(map.entries.size * stepsPerKey);
  return [...map.entries.keys()].sort(compareBytes);
}

// dict.go: dict
function dict(...pairs: GoValue[]): GoMap {
  const entries = new Map<string, GoValue>();
  for (let i = 0; i < pairs.length; i += 2) {
    const value = pairs[i + 1];
    entries.set(strval(pairs[i] ?? null), value === undefined ? "" : value);
  }
  return anyMap(entries);
}

function set(map: GoMap, key: string, value: GoValue): GoMap {
  if (map.isNil) throw new FunctionError("assignment to entry in nil map");
  map.entries.set(key, value);
  return map;
}

function unset(map: GoMap, key: string): GoMap {
  map.entries.delete(key);
  return map;
}

function pluck(key: string, ...maps: GoMap[]) {
  return anySlice(maps.flatMap(({ entries }) => (entries.has(key) ? [entries.get(key) ?? null] : [])));
}

function pick(map: GoMap, ...keys: string[]): GoMap {
  const entries = new Map<string, GoValue>();
  for (const key of keys) {
    const value = map.entries.get(key);
    if (value !== undefined) entries.set(key, value);
  }
  return anyMap(entries);
}

function omit(map: GoMap, ...keys: string[]): GoMap {
  const entries = new Map(map.entries);
  for (const key of keys) entries.delete(key);
  return anyMap(entries);
}

function keys(env: FunctionEnvironment, maps: readonly GoMap[]) {
  const texts = stringSlice(maps.flatMap(sortedKeys));
  if (maps.some(({ entries }) => entries.size > 1)) markOrder(env, "keys", texts);
  return withCapacity(texts, grownCapacity(texts.items.length, texts.type));
}

function values(env: FunctionEnvironment, map: GoMap) {
  const items = sortedKeys(map).map((key) => map.entries.get(key) ?? null);
  return markOrder(env, "values", anySlice(items));
}

/** Go's `value.(map[string]any)` and its panic. */
function assertMap(value: GoValue): GoMap {
  if (value instanceof GoMap && typeName(value) === "map[string]interface {}") return value;
  throw conversionPanic(value, "map[string]interface {}");
}

function assertString(value: GoValue): string {
  if (typeof value === "string") return value;
  throw conversionPanic(value, "string");
}

function conversionPanic(value: GoValue, wanted: string): FunctionError {
  const found = value === null ? "nil" : typeName(value);
  return new FunctionError(`interface conversion: interface {} is ${found}, not ${wanted}`);
}

// dict.go: dig
function dig(...args: GoValue[]): GoValue {
  if (args.length < 3) throw new FunctionError("dig needs at least three arguments");
  let map = assertMap(args.at(-1) ?? null);
  const fallback = args.at(-2) ?? null;
  const path = args.slice(0, -2).map(assertString);
  for (const [i, key] of path.entries()) {
    const step = map.entries.get(key);
    if (step === undefined) return fallback;
    if (i === path.length - 1) return step;
    map = assertMap(step);
  }
  return fallback;
}

function copy(this: FunctionEnvironment, value: GoValue): GoValue {
  return deepCopy(value, (what, size) => this.checkSize(what, size));
}

type MergeAll = (this: FunctionEnvironment, dst: GoMap, ...sources: GoMap[]) => GoValue;

function mergeAll(overwrite: boolean): MergeAll {
  return function (dst, ...sources) {
    const merger = new Merger(overwrite, (what, size) => this.checkSize(what, size));
    return sources.reduce((merged, source) => merger.merge(merged, source), dst);
  };
}

/** The plain merges give "" where their must* twins fail. // dict.go: merge */
function orEmptyText(merge: MergeAll): MergeAll {
  return function (dst, ...sources) {
    try {
      return merge.call(this, dst, ...sources);
    } catch (error) {
      if (error instanceof MergeError) return "";
      throw error;
    }
  };
}

const mergeSignature = "func(dst map[string]any, srcs ...map[string]any) any";
const mustMergeSignature = "func(dst map[string]any, srcs ...map[string]any) (any, error)";
const twin = (name: string) => `Twin of ${name} that returns its error.`;

export const dicts: FunctionTable = {
  dict: fn(
    "func(v ...any) map[string]any",
    'Map of key and value pairs; keys become text, an odd last key gets "".',
    dict,
  ),
  get: fn(
    "func(d map[string]any, key string) any",
    'Value of a key, "" when absent.',
    (map: GoMap, key: string) => {
      const value = map.entries.get(key);
      return value === undefined ? "" : value;
    },
  ),
  set: fn(
    "func(d map[string]any, key string, value any) map[string]any",
    "Sets a key in place and returns the map.",
    set,
  ),
  unset: fn(
    "func(d map[string]any, key string) map[string]any",
    "Removes a key in place and returns the map.",
    unset,
  ),
  hasKey: fn(
    "func(d map[string]any, key string) bool",
    "Whether a map has a key, even with nil.",
    (map: GoMap, key: string) => map.entries.has(key),
  ),
  pluck: fn(
    "func(key string, d ...map[string]any) []any",
    "Values of one key in several maps, absent ones skipped.",
    pluck,
  ),
  keys: fn(
    "func(dicts ...map[string]any) []string",
    "Keys of all given maps in random order, repeats kept.",
    function (...maps: GoMap[]) {
      return keys(this, maps);
    },
  ),
  values: fn("func(dict map[string]any) []any", "Values of a map in random order.", function (map: GoMap) {
    return values(this, map);
  }),
  pick: fn(
    "func(dict map[string]any, keys ...string) map[string]any",
    "New map with only the given keys.",
    pick,
  ),
  omit: fn(
    "func(dict map[string]any, keys ...string) map[string]any",
    "New map without the given keys.",
    omit,
  ),
  merge: fn(
    mergeSignature,
    "Deep merge into the first map, in place; what is there and not empty wins.",
    orEmptyText(mergeAll(false)),
  ),
  mergeOverwrite: fn(
    mergeSignature,
    "Deep merge into the first map, in place; later maps win.",
    orEmptyText(mergeAll(true)),
  ),
  mustMerge: fn(mustMergeSignature, twin("merge"), mergeAll(false)),
  mustMergeOverwrite: fn(mustMergeSignature, twin("mergeOverwrite"), mergeAll(true)),
  deepCopy: fn("func(i any) any", "Copy that shares nothing with the original.", copy),
  mustDeepCopy: fn("func(i any) (any, error)", twin("deepCopy"), copy),
  dig: fn(
    "func(ps ...any) (any, error)",
    "Walks nested maps along keys; the last but one argument is the default for an absent key.",
    dig,
  ),
};
