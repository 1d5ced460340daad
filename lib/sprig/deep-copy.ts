/** Copies of values that share nothing with the original, as mitchellh/copystructure makes them. */
import { FunctionError, GoBytes, GoMap, GoPointer, GoSlice, type GoValue, LimitError } from "../gotemplate";
import { capacityOf, withCapacity } from "./slice-memory";

/** Where Go would overflow its stack and die. */
const maxDepth = 1000;

// Sprig's dict.go: deepCopy
export function deepCopy(value: GoValue): GoValue {
  if (value === null) throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
  return copy(value, 0);
}

function copy(value: GoValue, depth: number): GoValue {
  if (depth > maxDepth) throw new LimitError("limit_depth", "value nested too deeply to copy");
  if (value instanceof GoMap) return copyMap(value, depth);
  if (value instanceof GoSlice) {
    const items = value.items.map((item) => copy(item, depth + 1));
    return withCapacity(new GoSlice(items, value.type, value.isNil), capacityOf(value));
  }
  if (value instanceof GoBytes) return new GoBytes(value.bytes.slice(), value.type, value.isNil);
  if (value instanceof GoPointer && value.target !== null)
    return new GoPointer(copy(value.target, depth + 1), value.type, value.methods);
  return value;
}

function copyMap(map: GoMap, depth: number): GoMap {
  const entries = new Map<string, GoValue>();
  for (const [key, value] of map.entries) entries.set(key, copy(value, depth + 1));
  return new GoMap(entries, map.type, map.isNil);
}
