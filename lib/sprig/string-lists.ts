/** Sprig's functions between texts and lists of texts. */
import {
  byteLength,
  compareBytes,
  type FunctionEnvironment,
  type FunctionTable,
  fn,
  type GoInt,
  type GoSlice,
  type GoValue,
  rejoin,
  stringMap,
  stringSlice,
} from "../gotemplate";
import { spend } from "../gotemplate/spend";
import { strings, strslice, strval } from "./cast";
import { passOrder, settleOrder } from "./random-order";
import { isList } from "./reflect";
import { comparable, restore } from "./search";
import { shareChange } from "./slice-memory";

/** An entry made, or put into its order, in the evaluator's steps. */
const stepsPerEntry = 16;

/** At most `limit` parts, all when it is negative. // strings.go: SplitN */
function splitText(text: string, separator: string, limit: number): string[] {
  if (limit === 0) return [];
  const [source, needle] = comparable(text, separator);
  const parts = needle === "" ? [...source] : source.split(needle);
  if (limit > 0 && parts.length > limit) {
    parts.splice(limit - 1, parts.length, parts.slice(limit - 1).join(needle));
  }
  return parts.map((part) => restore(part, separator));
}

// Sprig's strings.go: split
function numbered(parts: string[]) {
  spend(parts.length * stepsPerEntry);
  return stringMap(new Map(parts.map((part, i) => [`_${i}`, part])));
}

function join(env: FunctionEnvironment, separator: string, value: GoValue): string {
  const parts = strings(value);
  const size = parts.reduce((sum, part) => sum + part.length, 0) + parts.length * byteLength(separator);
  env.checkSize("join", size);
  return rejoin(parts.join(separator));
}

// Sprig's list.go: sortAlpha
function sortAlpha(env: FunctionEnvironment, list: GoValue): GoSlice {
  if (!isList(list)) return stringSlice([strval(list)]);
  const texts = passOrder(list, strslice(list));
  spend(texts.items.length * stepsPerEntry);
  texts.items.sort((a, b) => compareBytes(strval(a), strval(b)));
  shareChange(texts);
  settleOrder(env, texts);
  return texts;
}

export const stringLists: FunctionTable = {
  join: fn(
    "func(sep string, v any) string",
    "Elements as texts with a separator; nil is skipped; a single value counts as a list of one.",
    function (sep: string, v: GoValue) {
      return join(this, sep, v);
    },
  ),
  sortAlpha: fn(
    "func(list any) []string",
    "Elements as texts in byte order; sorts a list of strings in place.",
    function (list: GoValue) {
      return sortAlpha(this, list);
    },
  ),
  split: fn(
    "func(sep, orig string) map[string]string",
    "Parts as a map with the keys _0, _1, ...",
    (sep: string, orig: string) => numbered(splitText(orig, sep, -1)),
  ),
  splitn: fn(
    "func(sep string, n int, orig string) map[string]string",
    "Like split with at most n parts.",
    (sep: string, n: GoInt, orig: string) => numbered(splitText(orig, sep, Number(n.value))),
  ),
  splitList: fn("func(sep, orig string) []string", "Parts as a list.", (sep: string, orig: string) =>
    stringSlice(splitText(orig, sep, -1)),
  ),
  toStrings: fn(
    "func(v any) []string",
    "Elements as texts; nil is skipped; a single value becomes a list of one.",
    strslice,
  ),
};
