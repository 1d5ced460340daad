/**
 * Reading JSON whose shape nobody vouches for: what is missing or of another kind reads as empty. Keys are names of
 * Kubernetes' fields, never what a user wrote: none of them is one that every object has.
 */
import { isJsonObject, type JsonObject } from "../../gotemplate/json-object";

const empty: JsonObject = {};

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : empty;
}

export function textAt(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === "string" ? value : "";
}

export function objectsAt(object: JsonObject, key: string): JsonObject[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function textsAt(object: JsonObject, key: string): string[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The members of a map of texts. */
export function textMapAt(object: JsonObject, key: string): [key: string, value: string][] {
  const entries: [string, string][] = [];
  const map = objectAt(object, key);
  for (const name of Object.keys(map)) {
    const value = map[name];
    if (typeof value === "string") entries.push([name, value]);
  }
  return entries;
}
