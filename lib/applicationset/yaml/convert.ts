/** YAML values as Go's template data and as plain JSON: every number a float64. */
import { anyMap, anySlice, GoMap, GoSlice, type GoValue, type JsonValue } from "../../gotemplate";
import type { YamlMap, YamlValue } from "./yaml-value";

/** json.Unmarshal into an `any`. */
export function toGoValue(value: YamlValue): GoValue {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return anySlice(value.map(toGoValue));
  if (value instanceof Map) return anyMap(new Map([...value].map(([key, item]) => [key, toGoValue(item)])));
  return value;
}

export function toJsonValue(value: YamlValue): JsonValue {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(toJsonValue);
  return value instanceof Map ? toJsonObject(value) : value;
}

export function toJsonObject(map: YamlMap): { [key: string]: JsonValue } {
  return Object.fromEntries([...map].map(([key, item]) => [key, toJsonValue(item)]));
}

/** JSON as a YAML value: whole numbers stay as they print. */
export function fromJsonValue(value: JsonValue): YamlValue {
  if (Array.isArray(value)) return value.map(fromJsonValue);
  if (typeof value !== "object" || value === null) return value;
  return new Map(Object.entries(value).map(([key, item]) => [key, fromJsonValue(item)]));
}

/** What json.Unmarshal made, as a YAML value. */
export function fromGoValue(value: GoValue): YamlValue {
  if (value instanceof GoMap)
    return new Map([...value.entries].map(([key, item]) => [key, fromGoValue(item)]));
  if (value instanceof GoSlice) return value.items.map(fromGoValue);
  return typeof value === "object" ? null : value;
}
