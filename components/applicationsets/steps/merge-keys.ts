/** A set of a merge, key by key: what each child gave and which of them won. */
import { isMap } from "@/components/ui/yaml-text";
import type { JsonValue } from "@/lib/gotemplate";
import type { JsonObject } from "@/lib/gotemplate/json-object";
import type { StepView } from "@/lib/workspace";
import { sameJson } from "./set-text";

type Merge = NonNullable<StepView["merge"]>;

export interface MergeKey {
  readonly key: string;
  /** By child; undefined: it took no part, or has no such key. */
  readonly given: readonly (JsonValue | undefined)[];
  readonly used: JsonValue | undefined;
  /** The child whose value stands; null: merged out of several. */
  readonly winner: number | null;
  readonly isMergeKey: boolean;
  readonly why: string;
}

/** The set of each child that took part in result `index`; undefined for those that did not, or are not shown. */
function partners(merge: Merge, index: number): (JsonObject | undefined)[] {
  const origins = merge.origins[index] ?? [];
  return merge.children.map((child, number) => {
    const origin = origins.find((candidate) => candidate.child === number);
    return origin === undefined ? undefined : child.sets[origin.set];
  });
}

/** One for each key: merge keys first, then what was overridden, then the rest. */
export function mergeKeys(merge: Merge, index: number, used: JsonObject): MergeKey[] {
  const sets = partners(merge, index);
  const keys = new Set([...sets.flatMap((set) => Object.keys(set ?? {})), ...Object.keys(used)]);
  const rows = [...keys].map((key) => mergeKey(key, sets, used, merge.mergeKeys.includes(key)));
  const rank = ({ isMergeKey, given }: MergeKey) =>
    isMergeKey ? 0 : given.filter((value) => value !== undefined).length > 1 ? 1 : 2;
  return rows.sort((a, b) => rank(a) - rank(b));
}

const own = (map: JsonObject | undefined, key: string) =>
  map && Object.hasOwn(map, key) ? map[key] : undefined;

function mergeKey(
  key: string,
  sets: readonly (JsonObject | undefined)[],
  result: JsonObject,
  isMergeKey: boolean,
): MergeKey {
  const given = sets.map((set) => own(set, key));
  const used = own(result, key);
  const givers = given.flatMap((value, child) => (value === undefined ? [] : [child]));
  const last = givers.findLast((child) => used !== undefined && matches(given[child], used)) ?? null;
  return { key, given, used, winner: last, isMergeKey, why: whyOf(given, givers, last, used, isMergeKey) };
}

/** With goTemplate false the controller makes every value text. */
function matches(given: JsonValue | undefined, used: JsonValue): boolean {
  if (sameJson(given, used)) return true;
  return typeof used === "string" && (typeof given === "number" || typeof given === "boolean")
    ? String(given) === used
    : false;
}

const childName = (child: number) => (child === 0 ? "the first child" : `child ${child + 1}`);

function whyOf(
  given: readonly (JsonValue | undefined)[],
  givers: readonly number[],
  winner: number | null,
  used: JsonValue | undefined,
  isMergeKey: boolean,
): string {
  if (isMergeKey) return givers.length === 0 ? "merge key, absent: counts as null" : "merge key";
  const [only] = givers;
  if (only === undefined || used === undefined) return "";
  if (givers.length === 1) return only === 0 ? "only in the first child" : `added by ${childName(only)}`;
  const all = givers.every((child) => sameJson(given[child], given[only]));
  if (all) return "the same in all that give it";
  if (winner === null)
    return givers.some((child) => isMap(given[child]))
      ? "merged deep, later children win"
      : "made text by the merge";
  if (winner === 0) return "the later child's empty map overrides nothing";
  return `${childName(winner)} overrides ${childName(only)}`;
}
