/** What is said beside and below the two columns of a collision. Pure, so that the words can be tested. */
import type { JsonValue } from "@/lib/gotemplate";
import type { ParameterSetView } from "@/lib/workspace";
import { type AlignedRow, alignSides, flattenReturned } from "./align-sides";

/** With goTemplate false a set is text all through, keys flattened with dots. */
export function isFlattened(set: ParameterSetView): boolean {
  const values = Object.values(set.used);
  return values.length > 0 && values.every((value) => typeof value === "string");
}

export function collisionRows(set: ParameterSetView): AlignedRow[] {
  const returned = isFlattened(set) ? flattenReturned(set.returned, set.printsAs) : set.returned;
  return alignSides(returned as { [key: string]: JsonValue }, set.used);
}

/** What the controller's side says behind a line. */
export function remarkOn(row: AlignedRow, set: ParameterSetView): string {
  if (row.rightSide === "pad" || row.path === "") return "";
  if (row.path === "generator") return "set by the controller";
  if (
    row.path === "values" &&
    set.findings.some(({ reserved, kind }) => reserved === "values" && kind !== "lookalike")
  ) {
    return "from the spec, a map of strings";
  }
  const prints = set.printsAs[row.path];
  return prints === undefined ? "" : `float64, prints ${prints}`;
}

/** Runs of rows that are drawn or folded away. A fold stands for `hidden` rows. */
export type FoldedRow = { readonly row: AlignedRow } | { readonly hidden: readonly AlignedRow[] };

const CONTEXT = 2;
const LEAST_HIDDEN = 4;
const LONGEST_CHANGE = 8;

/** Long stretches of what is alike, and the end of long changes, are folded. */
export function foldRows(rows: readonly AlignedRow[]): FoldedRow[] {
  const out: FoldedRow[] = [];
  let at = 0;
  while (at < rows.length) {
    const same = rows[at]?.leftSide === "same";
    let end = at;
    while (end < rows.length && (rows[end]?.leftSide === "same") === same) end += 1;
    const before = same ? (at === 0 ? 3 : CONTEXT) : LONGEST_CHANGE;
    const after = same && end < rows.length ? CONTEXT : 0;
    const hidden = rows.slice(at + before, end - after);
    const fold = hidden.length >= LEAST_HIDDEN;
    const shown = fold ? rows.slice(at, at + before) : rows.slice(at, end);
    for (const row of shown) out.push({ row });
    if (fold) {
      out.push({ hidden });
      for (const row of rows.slice(end - after, end)) out.push({ row });
    }
    at = end;
  }
  return out;
}

export interface CollisionWords {
  readonly title: string;
  readonly survives: readonly string[];
  readonly lost: readonly string[];
  readonly remedy: string;
}

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** A name under which the plugin could return what is lost. */
function otherName(lost: readonly string[], reserved: readonly string[]): string {
  const path = lost.find((candidate) => reserved.some((key) => candidate.startsWith(`${key}.`)));
  return path ? `plugin.${path.slice(path.indexOf(".") + 1)}` : "plugin";
}

export function collisionWords(set: ParameterSetView): CollisionWords {
  const findings = set.findings.filter(({ kind }) => kind !== "lookalike");
  const keys = [...new Set(findings.map(({ key }) => key))];
  const reserved = [...new Set(findings.map((finding) => finding.reserved))];
  const whole = findings.every(({ kind }) => kind === "replaced");
  const roots = new Set(keys.map((key) => key.split(".")[0]));
  const untouched = Object.keys(set.returned).filter((key) => !roots.has(key));
  const lost = [...new Set(findings.flatMap((finding) => finding.lost))];
  const rename = `Let the plugin return them under another name, such as \`${otherName(lost, reserved)}\`.`;
  const unset = reserved.includes("values")
    ? " Or take `values` out of the spec: then the plugin's `values` stay."
    : "";
  return {
    title: `Set ${set.index}: ${joined(keys)} ${keys.length === 1 ? "is" : "are"} replaced ${whole ? "whole" : "in part"}`,
    survives: [...new Set([...untouched, ...findings.flatMap((finding) => finding.survives)])],
    lost,
    remedy: `${rename}${unset}`,
  };
}

/** A key that reads like a reserved one, in words. */
export function lookalikeText(finding: ParameterSetView["findings"][number]): string {
  const { key, reserved } = finding;
  if (key === reserved) {
    return `\`${key}\` is a reserved key. This spec sets no \`${reserved}\`, so the plugin's stay; once the spec sets any, they are replaced whole. Another name is safe.`;
  }
  if (key.toLowerCase() === reserved.toLowerCase()) {
    return `\`${key}\` differs from the reserved \`${reserved}\` only by case. The controller keeps both, and templates tell them apart: \`.${key}\` is the plugin's, \`.${reserved}\` the controller's. Rename it if \`${reserved}\` was meant.`;
  }
  return `\`${key}\` reads like a part of the reserved \`${reserved}\` once keys are flattened with dots (goTemplate false). With goTemplate true it is one key with a dot in it, reached by \`index . "${key}"\`. Rename it to be clear.`;
}

/** Other sets that lose the same keys: `set 1 loses the same keys`, `12 more sets lose the same keys`. */
export function sameLossText(set: ParameterSetView, sets: readonly ParameterSetView[]): string {
  const mark = (other: ParameterSetView) =>
    other.findings
      .filter(({ kind }) => kind !== "lookalike")
      .map(({ key }) => key)
      .sort()
      .join("\n");
  const own = mark(set);
  const others = sets.filter((other) => other.index !== set.index && mark(other) === own);
  if (others.length === 0) return "";
  return others.length === 1
    ? `set ${others[0]?.index} loses the same keys`
    : `${others.length} more sets lose the same keys`;
}
