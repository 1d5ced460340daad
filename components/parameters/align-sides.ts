/**
 * Lays *the plugin returned* and *the controller uses* line against line. What is lost keeps its place on the left,
 * what is new stands on the right, and a map that is on both sides is followed inside.
 */

import { isMap, yamlEntry } from "@/components/ui/yaml-text";
import type { JsonValue } from "@/lib/gotemplate";

export type Side = "same" | "lost" | "new" | "pad";

export interface AlignedRow {
  readonly left: string;
  readonly leftSide: Side;
  readonly right: string;
  readonly rightSide: Side;
  /** Dotted path of the entry that begins on this line; empty on its further lines. */
  readonly path: string;
}

interface JsonMap {
  readonly [key: string]: JsonValue;
}

const own = (map: JsonMap, key: string): JsonValue | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;

function equal(a: JsonValue, b: JsonValue): boolean {
  return canonical(a) === canonical(b);
}

/** The order of a map's keys does not count. */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_key, inner: JsonValue) =>
    isMap(inner) ? Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)) : inner,
  );
}

function sameRows(key: string, value: JsonValue, path: string, depth: number): AlignedRow[] {
  return yamlEntry(key, value, depth).map((line, index) => ({
    left: line,
    leftSide: "same",
    right: line,
    rightSide: "same",
    path: index === 0 ? path : "",
  }));
}

/** Lost lines beside new lines; the shorter side is padded. */
function replacedRows(left: readonly string[], right: readonly string[], path: string): AlignedRow[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_unused, index) => ({
    left: left[index] ?? "",
    leftSide: index < left.length ? "lost" : "pad",
    right: right[index] ?? "",
    rightSide: index < right.length ? "new" : "pad",
    path: index === 0 ? path : "",
  }));
}

function alignEntry(
  key: string,
  left: JsonValue | undefined,
  right: JsonValue | undefined,
  path: string,
  depth: number,
): AlignedRow[] {
  if (left !== undefined && right !== undefined) {
    if (equal(left, right)) return sameRows(key, right, path, depth);
    if (isMap(left) && isMap(right) && Object.keys(left).length > 0 && Object.keys(right).length > 0) {
      const [header] = sameRows(key, left, path, depth);
      return [...(header ? [header] : []), ...alignMaps(left as JsonMap, right as JsonMap, path, depth + 1)];
    }
  }
  const lines = (value: JsonValue | undefined) => (value === undefined ? [] : yamlEntry(key, value, depth));
  return replacedRows(lines(left), lines(right), path);
}

function alignMaps(left: JsonMap, right: JsonMap, prefix: string, depth: number): AlignedRow[] {
  const keys = [...Object.keys(left), ...Object.keys(right).filter((key) => !Object.hasOwn(left, key))];
  return keys.flatMap((key) =>
    alignEntry(key, own(left, key), own(right, key), prefix === "" ? key : `${prefix}.${key}`, depth),
  );
}

/** All rows of one parameter set. Keys stand in the plugin's order; the controller's own follow. */
export function alignSides(returned: JsonMap, used: JsonMap): AlignedRow[] {
  return pairUp(alignMaps(returned, used, "", 0));
}

/** Moves the first new lines up beside lost ones: `- version` against `+ input` takes one row rather than two. */
function pairUp(rows: readonly AlignedRow[]): AlignedRow[] {
  const out: AlignedRow[] = [];
  let lost: number[] = [];
  for (const row of rows) {
    if (row.leftSide === "lost" && row.rightSide === "pad") {
      lost.push(out.push(row) - 1);
      continue;
    }
    const at = row.leftSide === "pad" ? lost.shift() : undefined;
    const target = at === undefined ? undefined : out[at];
    if (at !== undefined && target) out[at] = { ...target, right: row.right, rightSide: "new" };
    else out.push(row);
    if (row.leftSide !== "pad") lost = [];
  }
  return out;
}

/** What `%v` prints for a leaf, as far as a browser knows it; the server's `printsAs` says the rest. */
function printed(value: JsonValue, printsAs: string | undefined): string {
  if (printsAs !== undefined) return printsAs;
  return value === null ? "<nil>" : String(value);
}

/** A plugin's answer as the controller flattens it with goTemplate false: `a.b`, `list.0`, each leaf as `%v` prints it. */
export function flattenReturned(
  returned: JsonMap,
  printsAs: { readonly [path: string]: string },
): { [path: string]: string } {
  const flat: [string, string][] = [];
  const walk = (value: JsonValue, path: string) => {
    if (Array.isArray(value)) for (const [index, child] of value.entries()) walk(child, `${path}.${index}`);
    else if (isMap(value))
      for (const [key, child] of Object.entries(value as JsonMap)) walk(child, path ? `${path}.${key}` : key);
    else flat.push([path, printed(value, printsAs[path])]);
  };
  walk({ ...returned }, "");
  return Object.fromEntries(flat);
}
