/** A tree of parameter sets as rows, so that only the rows in sight are drawn. */
import type { JsonValue } from "@/lib/gotemplate";
import type { ParameterSetView } from "@/lib/workspace";
import { type CellKind, kindOf } from "./cell-format";

export interface TreeRow {
  /** Unique: set index and the JSON of the path. */
  readonly id: string;
  readonly set: number;
  readonly path: readonly string[];
  readonly depth: number;
  /** `Set 0` on the first level, else the key or the index. */
  readonly label: string;
  readonly value: JsonValue;
  readonly kind: CellKind;
  /** null: a leaf. */
  readonly open: boolean | null;
}

export function treeRowId(set: number, path: readonly string[]): string {
  return path.length === 0 ? String(set) : `${set}${JSON.stringify(path)}`;
}

function children(value: JsonValue): [string, JsonValue][] {
  if (Array.isArray(value)) return value.map((child, index) => [String(index), child]);
  return value !== null && typeof value === "object" ? Object.entries(value) : [];
}

/** All rows under the opened ones. `toggled` holds the ids whose state differs from the default: sets open, the rest folded. */
export function parameterTreeRows(
  sets: readonly ParameterSetView[],
  toggled: ReadonlySet<string>,
): TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (set: number, path: readonly string[], label: string, value: JsonValue) => {
    const id = treeRowId(set, path);
    const inner = children(value);
    const open = inner.length === 0 ? null : (path.length === 0) !== toggled.has(id);
    rows.push({ id, set, path, depth: path.length, label, value, kind: kindOf(value), open });
    if (open) for (const [key, child] of inner) walk(set, [...path, key], key, child);
  };
  for (const set of sets) walk(set.index, [], `Set ${set.index}`, set.used as JsonValue);
  return rows;
}
