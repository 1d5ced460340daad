/** The columns of a table of parameter sets: one a key, in the order in which keys first appear, reserved keys last. */

import type { JsonValue } from "@/lib/gotemplate";
import type { ParameterSetView } from "@/lib/workspace";
import { type CellKind, formatCell, kindOf } from "./cell-format";

export interface ParameterColumn {
  readonly key: string;
  /** The kind of all its values; null when they differ. Missing values don't count. */
  readonly kind: CellKind | null;
  /** Characters that its widest looked-at cell takes. */
  readonly width: number;
  /** A number in it prints otherwise than it is written. */
  readonly printsOtherwise: boolean;
}

const LOOKED_AT = 500;
const RESERVED = ["values", "generator"];

function reservedRank(key: string): number {
  const root = RESERVED.findIndex((reserved) => key === reserved || key.startsWith(`${reserved}.`));
  return root;
}

export function hasFinding(set: ParameterSetView, key: string): boolean {
  return set.findings.some(
    (finding) =>
      finding.kind !== "lookalike" &&
      (finding.key === key || finding.key.startsWith(`${key}.`) || finding.reserved === key),
  );
}

function cellWidth(set: ParameterSetView, key: string, value: JsonValue | undefined): number {
  const { text, printsAs } = formatCell(value, set.printsAs[key]);
  const badge = hasFinding(set, key) ? 14 : 0;
  return Math.max(badge, printsAs === null ? text.length : text.length + printsAs.length + 5);
}

function columnOf(key: string, sets: readonly ParameterSetView[]): ParameterColumn {
  const kinds = new Set<CellKind>();
  let width = key.length + 3;
  let printsOtherwise = false;
  for (const set of sets) {
    const value = set.used[key];
    const kind = kindOf(value);
    if (kind !== "missing") kinds.add(kind);
    if (set.printsAs[key] !== undefined) printsOtherwise = true;
    width = Math.max(width, cellWidth(set, key, value));
  }
  const [only] = kinds;
  return { key, kind: kinds.size === 1 && only ? only : null, width: Math.min(width, 40), printsOtherwise };
}

export function parameterColumns(sets: readonly ParameterSetView[]): ParameterColumn[] {
  const keys = new Set<string>();
  for (const set of sets) for (const key of Object.keys(set.used)) keys.add(key);
  const ordered = [...keys].sort((a, b) => reservedRank(a) - reservedRank(b));
  const sample = sets.slice(0, LOOKED_AT);
  return ordered.map((key) => columnOf(key, sample));
}

/** Pixels of the column with the set's number: its digits, and what the cell adds around. Never cut. */
export function numberWidth(sets: readonly ParameterSetView[]): number {
  const largest = sets.reduce((most, { index }) => Math.max(most, index), 0);
  return Math.max(64, 44 + 8 * String(largest).length);
}

/** Numbers as numbers, text by code point, and what is missing or null at the end. */
export function compareValues(a: JsonValue | undefined, b: JsonValue | undefined): number {
  const rank = (value: JsonValue | undefined) => {
    const kind = kindOf(value);
    return kind === "missing"
      ? 6
      : kind === "null"
        ? 5
        : ["boolean", "number", "string", "list", "map"].indexOf(kind);
  };
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const left = JSON.stringify(a) ?? "";
  const right = JSON.stringify(b) ?? "";
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A set is kept when the filter stands in one of its keys or values. */
export function matchesFilter(set: ParameterSetView, filter: string): boolean {
  if (filter === "") return true;
  return JSON.stringify(set.used).toLowerCase().includes(filter.toLowerCase());
}
