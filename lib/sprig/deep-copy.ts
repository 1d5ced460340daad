/** Copies of values that share nothing with the original, as mitchellh/copystructure makes them. */
import {
  FunctionError,
  GoBytes,
  GoMap,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoValue,
  LimitError,
} from "../gotemplate";
import { versionPointer, versionType } from "./semver/value";
import type { Version } from "./semver/version";
import { capacityOf, withCapacity } from "./slice-memory";

/** Where Go would overflow its stack and die. */
const maxDepth = 1000;

const zeroVersion: Version = { major: 0n, minor: 0n, patch: 0n, prerelease: "", metadata: "", original: "" };

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
  return value instanceof GoPointer ? copyPointer(value, depth) : value;
}

/** Unexported fields are left behind, and a version has no others. */
function copyPointer(pointer: GoPointer, depth: number): GoPointer {
  const { target, type, methods } = pointer;
  if (target === null) return pointer;
  if (target instanceof GoStruct && target.type === versionType) return versionPointer(zeroVersion);
  return new GoPointer(copy(target, depth + 1), type, methods);
}

function copyMap(map: GoMap, depth: number): GoMap {
  const entries = new Map<string, GoValue>();
  for (const [key, value] of map.entries) entries.set(key, copy(value, depth + 1));
  return new GoMap(entries, map.type, map.isNil);
}
