/** Go's json.Marshal of a YAML value: keys in byte order, `<`, `>`, `&` and U+2028/9 escaped, integers whole. */
import { compareBytes, toValidText } from "../../gotemplate";
import type { YamlValue } from "./yaml-value";

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes the control characters
const special = /["\\\x00-\x1f<>&\u2028\u2029]/g;

/** encode.go: appendString with escapeHTML. */
export function encodeJsonString(text: string): string {
  const escaped = toValidText(text).replace(
    special,
    (char) => escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}

/** encode.go: floatEncoder. JavaScript switches to exponents at the same sizes; -0 keeps its sign. */
function encodeJsonNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** encode.go: Marshal */
export function encodeJson(value: YamlValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return encodeJsonString(value);
  if (typeof value === "number") return encodeJsonNumber(value);
  if (typeof value !== "object") return value.toString();
  if (Array.isArray(value)) return `[${value.map(encodeJson).join(",")}]`;
  const keys = [...value.keys()].sort(compareBytes);
  return `{${keys.map((key) => `${encodeJsonString(key)}:${encodeJson(value.get(key) ?? null)}`).join(",")}}`;
}
