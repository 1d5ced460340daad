/** Two JSON values compared: whether they are the same, and field by field where they are not. */
import type { JsonValue } from "../../gotemplate";
import { isJsonObject, type JsonObject } from "../../gotemplate/json-object";
import { fieldText } from "../schema/application-set";
import type { Path } from "../yaml/read-document";
import { deepest, longestValue, mostChanges } from "./limits";
import type { FieldChange } from "./plan";

/** Whatever the order of keys. What is nested too deeply is never the same. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined, depth = 0): boolean {
  if (a === b) return true;
  if (depth > deepest) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameJson(item, b[index], depth + 1));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key], depth + 1));
}

export interface Difference {
  readonly changes: readonly FieldChange[];
  /** How many there are beyond those listed. */
  readonly more: number;
}

/** Fields of objects one by one, lists of objects item by item, other lists whole. */
export function difference(before: JsonObject, after: JsonObject): Difference {
  const walk = new DifferenceWalk();
  walk.objects(before, after, []);
  return { changes: walk.changes, more: walk.more };
}

class DifferenceWalk {
  readonly changes: FieldChange[] = [];
  more = 0;

  objects(before: JsonObject, after: JsonObject, path: Path): void {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const key of keys) this.values(own(before, key), own(after, key), [...path, key]);
  }

  private values(before: JsonValue | undefined, after: JsonValue | undefined, path: Path): void {
    if (sameJson(before, after)) return;
    const isDeep = path.length > 50;
    if (!isDeep && isJsonObject(before) && isJsonObject(after)) this.objects(before, after, path);
    else if (!isDeep && isListOfObjects(before) && isListOfObjects(after)) this.lists(before, after, path);
    else this.add(before, after, path);
  }

  private lists(before: readonly JsonValue[], after: readonly JsonValue[], path: Path): void {
    for (let index = 0; index < Math.max(before.length, after.length); index++)
      this.values(before[index], after[index], [...path, index]);
  }

  private add(before: JsonValue | undefined, after: JsonValue | undefined, path: Path): void {
    if (this.changes.length >= mostChanges) this.more++;
    else this.changes.push({ field: fieldText(path), before: cut(before), after: cut(after) });
  }
}

function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isListOfObjects(value: JsonValue | undefined): value is readonly JsonValue[] & JsonValue[] {
  return Array.isArray(value) && value.length > 0 && value.every(isJsonObject);
}

/** Long texts lose their end, other large values are shown as the beginning of their JSON. */
function cut(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === "string") return cutText(value);
  if (typeof value !== "object" || value === null) return value;
  const json = JSON.stringify(value);
  return json.length <= longestValue ? value : cutText(json);
}

function cutText(text: string): string {
  if (text.length <= longestValue) return text;
  return `${text.slice(0, longestValue)}… (${text.length - longestValue} more characters)`;
}
