/** A set of values by deep equality, in time linear in their size. */
import { compareBytes, GoInt, GoMap, GoNamedString, GoSlice, type GoValue } from "../gotemplate";
import { deepEqual } from "./reflect";

/** Values nested deeper than this are compared one by one, */
const maxKeyDepth = 100;
/** and so are those with more parts. */
const maxKeyParts = 10_000;

export class ValueSet {
  private readonly keys = new Set<string>();
  private readonly others: GoValue[] = [];

  has(value: GoValue): boolean {
    const key = new KeyWriter().keyOf(value, 0);
    return key === null ? this.others.some((other) => deepEqual(value, other)) : this.keys.has(key);
  }

  add(value: GoValue): void {
    const key = new KeyWriter().keyOf(value, 0);
    if (key === null) this.others.push(value);
    else this.keys.add(key);
  }
}

/** Writes a text that deeply equal values share and others don't; null where only a comparison can tell. */
class KeyWriter {
  private parts = 0;

  keyOf(value: GoValue, depth: number): string | null {
    if (typeof value === "string") return `${value.length}"${value}`;
    if (typeof value === "number") return Number.isNaN(value) ? null : `f${value === 0 ? 0 : value},`;
    if (typeof value === "boolean" || value === null) return `${value},`;
    if (value instanceof GoInt) return `${value.type.name} ${value.value},`;
    if (value instanceof GoNamedString) return `${value.type.name} ${value.value.length}"${value.value}`;
    if (depth > maxKeyDepth) return null;
    if (value instanceof GoSlice) return this.joinKeys(value, value.items, depth);
    return value instanceof GoMap ? this.joinKeys(value, sortedParts(value), depth) : null;
  }

  private joinKeys(container: GoSlice | GoMap, parts: readonly GoValue[], depth: number): string | null {
    let key = `${container.type.name}${container.isNil ? "nil" : parts.length}(`;
    for (const part of parts) {
      const partKey = ++this.parts > maxKeyParts ? null : this.keyOf(part, depth + 1);
      if (partKey === null) return null;
      key += partKey;
    }
    return key;
  }
}

function sortedParts({ entries }: GoMap): GoValue[] {
  const names = [...entries.keys()].sort(compareBytes);
  return names.flatMap((name) => [name, entries.get(name) ?? null]);
}
