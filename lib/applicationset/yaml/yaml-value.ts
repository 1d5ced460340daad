/** A YAML document's value as Go's decoder gives it: integers stay whole (`bigint`), other numbers are float64. */

export type YamlValue = null | boolean | bigint | number | string | YamlValue[] | YamlMap;
export type YamlMap = Map<string, YamlValue>;

/** What encoding/json calls such a value in its errors. */
export function jsonKind(value: YamlValue): "null" | "bool" | "number" | "string" | "array" | "object" {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof Map) return "object";
  const kind = typeof value;
  return kind === "boolean" ? "bool" : kind === "string" ? "string" : "number";
}
