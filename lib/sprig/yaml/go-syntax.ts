/** A decoded YAML value as Go's `%#v` prints it: error texts show it. */
import { formatFloat } from "../../gotemplate/strconv/format-float";
import { quote } from "../../gotemplate/strconv/quote";
import { compareBytes } from "../../gotemplate/utf8";
import type { YamlKey, YamlMap, YamlValue } from "./resolve";

/** fmt: `%#v` of the value on its own. */
export function goSyntax(value: YamlValue): string {
  return value === null ? "<nil>" : element(value);
}

/** The value inside a map or a slice, where nil tells its type. */
function element(value: YamlValue): string {
  if (value === null) return "interface {}(nil)";
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return formatFloat(value, "g");
  if (typeof value === "bigint") return value >= 2n ** 63n ? `0x${value.toString(16)}` : String(value);
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[]interface {}{${value.map(element).join(", ")}}`;
  return `map[interface {}]interface {}{${entries(value)}}`;
}

function entries(map: YamlMap): string {
  return [...map]
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, value]) => `${element(key)}:${element(value)}`)
    .join(", ");
}

const rank = (key: YamlKey) => ["object", "bigint", "number", "boolean", "string"].indexOf(typeof key);

/** Nil first, then by type: the order of types is that of their addresses in Go, so it may differ. */
function compareKeys(a: YamlKey, b: YamlKey): number {
  if (typeof a !== typeof b) return rank(a) - rank(b);
  if (typeof a === "string" && typeof b === "string") return compareBytes(a, b);
  return Number(a) - Number(b);
}
