/** Looks into an object of unknown content. */
import { isJsonObject, type JsonObject } from "../gotemplate/json-object";

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return isJsonObject(value) ? value : {};
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
