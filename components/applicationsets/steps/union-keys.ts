/** The union of a matrix, key by key: what each child gave, what the controller uses, and why. */
import { isMap } from "@/components/ui/yaml-text";
import type { JsonValue } from "@/lib/gotemplate";
import type { JsonObject } from "@/lib/gotemplate/json-object";
import { sameJson } from "./set-text";

export interface UnionKey {
  readonly key: string;
  /** undefined: the child's set has no such key. */
  readonly first: JsonValue | undefined;
  readonly second: JsonValue | undefined;
  readonly used: JsonValue | undefined;
  readonly why: string;
  /** Both children give it, and not the same. */
  readonly clash: boolean;
}

export interface UnionInput {
  readonly first: JsonObject;
  readonly second: JsonObject;
  readonly used: JsonObject;
  readonly goTemplate: boolean;
  /** The children's kinds: a plugin's `generator` and `values` are the controller's. */
  readonly kinds: readonly [string, string];
  /** The second child's `values` had placeholders, which the first child's set filled. */
  readonly valuesRendered: boolean;
}

/** One for each key: what both give first, then the second child's, then the first's alone. */
export function unionKeys(input: UnionInput): UnionKey[] {
  const keys = new Set([
    ...Object.keys(input.first),
    ...Object.keys(input.second),
    ...Object.keys(input.used),
  ]);
  const rows = [...keys].map((key) => unionKey(input, key));
  const rank = ({ first, second }: UnionKey) => (second === undefined ? 2 : first === undefined ? 1 : 0);
  return rows.sort((a, b) => rank(a) - rank(b));
}

const own = (map: JsonObject, key: string) => (Object.hasOwn(map, key) ? map[key] : undefined);

function unionKey(input: UnionInput, key: string): UnionKey {
  const first = own(input.first, key);
  const second = own(input.second, key);
  const used = own(input.used, key);
  const clash = first !== undefined && second !== undefined && !sameJson(first, second);
  return { key, first, second, used, clash, why: whyOf(input, key, first, second, used) };
}

function whyOf(
  input: UnionInput,
  key: string,
  first: JsonValue | undefined,
  second: JsonValue | undefined,
  used: JsonValue | undefined,
): string {
  const asText = (given: JsonValue) => (sameJson(given, used) ? "" : ", made text by the matrix");
  if (used === undefined) return "lost in the union";
  if (second === undefined && first !== undefined) return oneSided(input, key, 0) + asText(first);
  if (first === undefined && second !== undefined) return oneSided(input, key, 1) + asText(second);
  if (first === undefined || second === undefined) return "";
  if (!input.goTemplate) return `the same text in both${asText(first)}`;
  if (sameJson(first, second)) return "the same in both";
  return bothSided(first, second, used);
}

function oneSided({ kinds, valuesRendered }: UnionInput, key: string, child: 0 | 1): string {
  const plugin = kinds[child] === "plugin";
  if (plugin && (key === "generator" || key.startsWith("generator.")))
    return "the plugin's input, set by the controller";
  if (child === 1 && valuesRendered && (key === "values" || key.startsWith("values.")))
    return key === "values"
      ? "rendered early, with the first child's set; a map of strings"
      : "rendered early, with the first child's set";
  return `only in the ${child === 0 ? "first" : "second"} child`;
}

/** mergo with override: the first child over the second, maps deep, an empty map overrides nothing. */
function bothSided(first: JsonValue, second: JsonValue, used: JsonValue): string {
  if (isMap(first) && isMap(second)) {
    if (Object.keys(first).length === 0) return "the first child's empty map overrides nothing";
    return sameJson(first, used)
      ? "merged deep: the first child has every key"
      : "merged deep: both children's keys, the first child wins";
  }
  if (!sameJson(first, used)) return "not the first child's value: something changed it in place";
  if (first === null) return "the first child wins, also with null";
  if (first === "") return 'the first child wins, also with ""';
  if (Array.isArray(first) && first.length === 0) return "the first child wins, also with []";
  if (first === 0 || first === false) return `the first child wins, also with ${String(first)}`;
  return "the first child wins";
}

/** `11 + 4 keys, none in both`; `11 + 4 keys, 1 in both: the first child wins`. */
export function unionSummary(first: JsonObject, second: JsonObject): string {
  const keys = Object.keys(first);
  const both = keys.filter((key) => Object.hasOwn(second, key));
  const differ = both.filter((key) => !sameJson(first[key], second[key]));
  const sizes = `${keys.length} + ${Object.keys(second).length} keys`;
  if (both.length === 0) return `${sizes}, none in both`;
  return `${sizes}, ${both.length} in both${differ.length > 0 ? ": the first child wins" : ", the same"}`;
}
