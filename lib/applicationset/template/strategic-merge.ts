/**
 * Kubernetes' strategic merge of a patch into an object whose types are known: maps are merged, null removes, lists are
 * replaced unless their field says `merge`, and `$patch`, `$retainKeys`, `$deleteFromPrimitiveList`,
 * `$setElementOrder` are obeyed.
 */

import { quote } from "../../gotemplate/strconv/quote";
import { type Field, type FieldType, findField } from "../schema/go-type";
import { encodeJson } from "../yaml/encode-json";
import type { YamlMap, YamlValue } from "../yaml/yaml-value";

/** The patch can't be applied; `message` is Kubernetes' own text. */
export class PatchError extends Error {
  override readonly name = "PatchError";
}

/** A directive that this merge does not know: the result is unknown, not wrong. */
export class PatchNotEvaluatedError extends Error {
  override readonly name = "PatchNotEvaluatedError";
}

const deleteList = "$deleteFromPrimitiveList";
const setOrder = "$setElementOrder";

/** patch.go: StrategicMergePatch. Changes `original` and may keep parts of `patch`. */
export function strategicMerge(original: YamlMap, patch: YamlMap, type: FieldType): YamlMap {
  return mergeMap(original, patch, type);
}

function mergeMap(original: YamlMap, patch: YamlMap, type: FieldType): YamlMap {
  const directive = patch.get("$patch");
  if (directive !== undefined) return obeyDirective(directive, patch);
  retainKeys(original, patch);
  for (const key of [...patch.keys()])
    if (key.startsWith(setOrder)) setElementOrder(original, patch, key, type);
  for (const [key, value] of patch) mergeKey(original, key, value, type);
  return original;
}

/** patch.go: handleDirectiveInMergeMap */
function obeyDirective(directive: YamlValue, patch: YamlMap): YamlMap {
  if (directive === "delete") return new Map();
  if (directive === "replace") {
    patch.delete("$patch");
    return patch;
  }
  throw new PatchError(`unknown patch type: ${goText(directive)} in map: ${goText(patch)}`);
}

/** patch.go: applyRetainKeysDirective */
function retainKeys(original: YamlMap, patch: YamlMap): void {
  const listed = patch.get("$retainKeys");
  if (listed === undefined) return;
  patch.delete("$retainKeys");
  if (!Array.isArray(listed)) throw new PatchError("invalid patch format of retainKeys");
  const kept = new Set(listed);
  for (const [key, value] of patch) {
    const isDirective = key.startsWith(deleteList) || key.startsWith(setOrder);
    if (value !== null && !isDirective && !kept.has(key))
      throw new PatchError("invalid patch format of retainKeys");
  }
  for (const key of [...original.keys()]) if (!kept.has(key)) original.delete(key);
}

function mergeKey(original: YamlMap, patchKey: string, value: YamlValue, type: FieldType): void {
  const deletes = patchKey.startsWith(deleteList);
  const key = deletes ? listKey(patchKey, deleteList, "primitive list") : patchKey;
  if (value === null) {
    original.delete(key);
    return;
  }
  const held = original.get(key);
  if (held === undefined || kindOf(held) !== kindOf(value)) {
    if (!deletes) takeNew(original, key, value);
    return;
  }
  original.set(key, merged(held, value, key, type, deletes));
}

/** patch.go: extractKey */
function listKey(patchKey: string, directive: string, what: string): string {
  const [prefix, ...rest] = patchKey.split("/");
  if (prefix !== directive || rest.length === 0) throw new PatchError(`invalid patch format of ${what}`);
  return rest.join("/");
}

/** patch.go: mergePatchIntoOriginal. The list that the directive names is merged here, and put in its order. */
function setElementOrder(original: YamlMap, patch: YamlMap, directive: string, type: FieldType): void {
  const order = asList(patch.get(directive));
  patch.delete(directive);
  const key = listKey(directive, setOrder, "setElementOrder list");
  const held = original.has(key) ? asList(original.get(key)) : null;
  const given = patch.has(key) ? asList(patch.get(key)) : null;
  const { patchStrategy } = lookup(type, key);
  if ([held, given, order].some((list) => list?.some((item) => item instanceof Map))) {
    throw new PatchNotEvaluatedError(`${setOrder} of a list of objects is not evaluated yet`);
  }
  checkOrder(given ?? [], order);
  if (!held && !given) return;
  patch.delete(key);
  const list =
    held && given && patchStrategy === "merge" ? mergeList(held, given, false) : (given ?? held ?? []);
  if (checkElements(held ?? [], given ?? []) === 0)
    throw new PatchError("no elements in any of the given slices");
  const ordered = list.filter((item) => order.includes(item));
  ordered.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  original.set(
    key,
    interleave(
      list.filter((item) => !order.includes(item)),
      ordered,
      held ?? [],
    ),
  );
}

function asList(value: YamlValue | undefined): YamlValue[] {
  if (Array.isArray(value)) return value;
  const types = { map: "map[string]interface {}", number: "float64", boolean: "bool", string: "string" };
  const kind = kindOf(value ?? null);
  const type = Object.entries(types).find(([name]) => name === kind)?.[1] ?? "%!s(<nil>)";
  throw new PatchError(`expected a []interface {}, but received a ${type}`);
}

/** patch.go: validatePatchWithSetOrderList. What the patch lists must stand in that order. */
function checkOrder(given: readonly YamlValue[], order: readonly YamlValue[]): void {
  if (order.length === 0) return;
  let next = 0;
  for (const item of order) if (next < given.length && given[next] === item) next++;
  if (next === given.length) return;
  const texts = `\n${goText([...given])}\n doesn't match ${setOrder} list:\n${goText([...order])}\n`;
  throw new PatchError(`The order in patch list:${texts}`);
}

/** patch.go: sliceElementType. How many elements there are; all must be of one type, none a list. */
function checkElements(held: readonly YamlValue[], patch: readonly YamlValue[]): number {
  const kinds = [...held, ...patch].map(kindOf);
  if (kinds[0] === "list") throw new PatchError("lists of lists are not supported");
  if (kinds.some((kind) => kind !== kinds[0])) {
    const lists = goText([[...held], [...patch]]);
    throw new PatchError(`list element types are not identical: ${lists}`);
  }
  return kinds.length;
}

/** A value that has nothing to merge with: without nulls and directives. */
function takeNew(original: YamlMap, key: string, value: YamlValue): void {
  const kept = withoutDirectives(withoutNulls(value));
  if (kept === undefined) original.delete(key);
  else original.set(key, kept);
}

function merged(
  held: YamlValue,
  value: YamlValue,
  key: string,
  type: FieldType,
  deletes: boolean,
): YamlValue {
  if (held instanceof Map && value instanceof Map) {
    const field = lookup(type, key);
    return field.patchStrategy === "replace" ? value : mergeMap(held, value, field.type);
  }
  if (Array.isArray(held) && Array.isArray(value)) {
    const field = lookup(type, key);
    return field.patchStrategy === "merge" || deletes ? mergeList(held, value, deletes) : value;
  }
  return value;
}

/** fields.go: LookupPatchMetadataForStruct */
function lookup(type: FieldType, key: string): Pick<Field, "type" | "patchStrategy"> {
  if (type.kind === "json") {
    throw new PatchError(`unable to find api field in struct RawExtension for the json field ${quote(key)}`);
  }
  if (type.kind !== "struct") {
    throw new PatchError(`merging an object in json but data type is not struct, instead is: ${type.kind}`);
  }
  const field = findField(type.name, key);
  if (field) return field;
  const name = type.name.replace(/^.*\./, "");
  throw new PatchError(`unable to find api field in struct ${name} for the json field ${quote(key)}`);
}

/** patch.go: mergeSlice, for lists of scalars. */
function mergeList(held: YamlValue[], patch: YamlValue[], deletes: boolean): YamlValue[] {
  checkElements(held, patch);
  if ([...held, ...patch].some((item) => item instanceof Map)) {
    throw new PatchNotEvaluatedError("merging lists of objects is not evaluated yet");
  }
  if (deletes) return held.filter((item) => !patch.includes(item));
  const inPatch = [...new Set(patch)];
  const onlyHeld = [...new Set(held)].filter((item) => !patch.includes(item));
  return interleave(onlyHeld, inPatch, held);
}

/** patch.go: mergeSortedSlice. What stands before in the old order stays before. */
function interleave(left: YamlValue[], right: YamlValue[], order: readonly YamlValue[]): YamlValue[] {
  const out: YamlValue[] = [];
  let i = 0;
  for (const item of right) {
    const place = order.indexOf(item);
    while (place >= 0 && i < left.length && order.indexOf(left[i] ?? null) < place)
      out.push(left[i++] ?? null);
    out.push(item);
  }
  return [...out, ...left.slice(i)];
}

/** patch.go: discardNullValuesFromPatch */
function withoutNulls(value: YamlValue): YamlValue {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!(value instanceof Map)) return value;
  return new Map(
    [...value].filter(([, item]) => item !== null).map(([key, item]) => [key, withoutNulls(item)]),
  );
}

/** patch.go: removeDirectives. Undefined: the value itself goes. */
function withoutDirectives(value: YamlValue): YamlValue | undefined {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined);
  if (!(value instanceof Map)) return value;
  if (value.has("$patch")) return undefined;
  const out: YamlMap = new Map();
  for (const [key, item] of value) {
    if (key === "$retainKeys" || key.startsWith(deleteList) || key.startsWith(setOrder)) continue;
    const kept = withoutDirectives(item);
    if (kept !== undefined) out.set(key, kept);
  }
  return out;
}

const kindOf = (value: YamlValue): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "list"
      : value instanceof Map
        ? "map"
        : typeof value === "bigint"
          ? "number"
          : typeof value;

/** Go's `%v`. */
function goText(value: YamlValue): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (value === null) return "<nil>";
  if (!(value instanceof Map)) return typeof value === "string" ? value : encodeJson(value);
  const keys = [...value.keys()].sort();
  return `map[${keys.map((key) => `${key}:${goText(value.get(key) ?? null)}`).join(" ")}]`;
}
