/** Parameter sets as plain JSON for screens and comparison: what `toJson` would show, numbers as JavaScript has them. */
import {
  GoBytes,
  GoInt,
  GoMap,
  GoNamedString,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoValue,
  type JsonValue,
  toValidText,
} from "../gotemplate";
import { formatFloat } from "../gotemplate/strconv/format-float";
import { RawJson } from "./schema/decode";
import { toJsonValue } from "./yaml/convert";

/** A value as `toJson` sees it; a `v1.JSON` is the JSON that it holds, a nil map or list is null. */
export function plainJson(value: GoValue): JsonValue {
  if (typeof value === "string") return toValidText(value);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof GoMap) return value.isNil ? null : mapJson(value);
  if (value instanceof GoSlice) return value.isNil ? null : value.items.map(plainJson);
  if (value instanceof GoInt) return Number(value.value);
  if (value instanceof GoPointer) return plainJson(value.target);
  if (value instanceof GoNamedString) return toValidText(value.value);
  if (value instanceof GoStruct && value.native instanceof RawJson) return toJsonValue(value.native.value);
  if (value instanceof GoBytes) return bytesText(value);
  return null;
}

function mapJson(map: GoMap): JsonValue {
  return Object.fromEntries([...map.entries].map(([key, item]) => [toValidText(key), plainJson(item)]));
}

/** A UUID prints as its text; other bytes as base64, as Go's JSON has them. */
function bytesText({ bytes, type }: GoBytes): string {
  if (type.name !== "uuid.UUID") return btoa(String.fromCharCode(...bytes));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Dotted path → how a template prints the number there, where that differs from its JSON. */
export function numbersAsPrinted(json: JsonValue): { [path: string]: string } {
  const out: [string, string][] = [];
  const walk = (path: string, value: JsonValue) => {
    if (typeof value === "number") {
      const printed = formatFloat(value, "g", -1, 64);
      if (printed !== JSON.stringify(value)) out.push([path, printed]);
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        walk(`${path}.${index}`, item);
      });
    } else if (value !== null && typeof value === "object") {
      for (const [key, item] of Object.entries(value)) walk(path === "" ? key : `${path}.${key}`, item);
    }
  };
  walk("", json);
  return Object.fromEntries(out);
}

/** Deeper than any plugin means to answer; the controller's own end is at 10,000. */
export const deepestAnswer = 1_000;

/** Whether lists and maps are nested deeper than that. Looks level by level, so that no depth hurts it. */
export function isTooDeep(sets: readonly unknown[], deepest = deepestAnswer): boolean {
  let level: unknown[] = [];
  const open = (value: unknown) => {
    if (typeof value === "object" && value !== null) level.push(value);
  };
  sets.forEach(open);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    const outer = level;
    level = [];
    for (const value of outer) for (const item of Object.values(Object(value))) open(item);
  }
  return false;
}
