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
import { spendElement } from "../gotemplate/spend";
import { versionPointer, versionType } from "./semver/value";
import type { Version } from "./semver/version";
import { withCapacityOf } from "./slice-memory";

/** What is shared inside is copied each time it is met, so the copy can be much larger than the original. */
type CheckSize = (what: string, size: number) => void;

/** Where Go would overflow its stack and die. */
const maxDepth = 1000;

const zeroVersion: Version = { major: 0n, minor: 0n, patch: 0n, prerelease: "", metadata: "", original: "" };

// Sprig's dict.go: deepCopy
export function deepCopy(value: GoValue, checkSize: CheckSize): GoValue {
  if (value === null) throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
  let copied = 0;
  return copy(value, 0, () => {
    spendElement();
    if (++copied % 1024 === 0) checkSize("deepCopy", copied);
  });
}

function copy(value: GoValue, depth: number, count: () => void): GoValue {
  if (depth > maxDepth) throw new LimitError("limit_depth", "value nested too deeply to copy");
  count();
  if (value instanceof GoMap) return copyMap(value, depth, count);
  if (value instanceof GoSlice) {
    const items = value.items.map((item) => copy(item, depth + 1, count));
    return withCapacityOf(value, new GoSlice(items, value.type, value.isNil));
  }
  if (value instanceof GoBytes) return new GoBytes(value.bytes.slice(), value.type, value.isNil);
  return value instanceof GoPointer ? copyPointer(value, depth, count) : value;
}

/** Unexported fields are left behind, and a version has no others. */
function copyPointer(pointer: GoPointer, depth: number, count: () => void): GoPointer {
  const { target, type, methods } = pointer;
  if (target === null) return pointer;
  if (target instanceof GoStruct && target.type === versionType) return versionPointer(zeroVersion);
  return new GoPointer(copy(target, depth + 1, count), type, methods);
}

function copyMap(map: GoMap, depth: number, count: () => void): GoMap {
  const entries = new Map<string, GoValue>();
  for (const [key, value] of map.entries) entries.set(key, copy(value, depth + 1, count));
  return new GoMap(entries, map.type, map.isNil);
}
