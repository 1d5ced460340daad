/** Reading JSON whose shape nobody vouches for: what is missing or of another kind reads as empty. */
import type { JsonValue } from "../../gotemplate";

export type JsonObject = { readonly [key: string]: JsonValue };

const empty: JsonObject = {};

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function memberAt(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = memberAt(object, key);
  return isObject(value) ? value : empty;
}

export function textAt(object: JsonObject, key: string): string {
  const value = memberAt(object, key);
  return typeof value === "string" ? value : "";
}

export function objectsAt(object: JsonObject, key: string): JsonObject[] {
  const value = memberAt(object, key);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textsAt(object: JsonObject, key: string): string[] {
  const value = memberAt(object, key);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The members of a map of texts. */
export function textMapAt(object: JsonObject, key: string): [key: string, value: string][] {
  return Object.entries(objectAt(object, key)).filter((entry): entry is [string, string] => {
    return typeof entry[1] === "string";
  });
}
