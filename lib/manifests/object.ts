/** Looks into an object of unknown content. */
import type { JsonValue } from "../gotemplate";
import type { JsonObject } from "./manifest";

export function isObject(value: JsonValue | undefined): value is { [key: string]: JsonValue } & JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return isObject(value) ? value : {};
}

export function textAt(object: JsonObject, key: string): string {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === "string" ? value : "";
}

/** The entries that are text. */
export function textsAt(object: JsonObject, key: string): { [key: string]: string } {
  const entries = Object.entries(objectAt(object, key));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
