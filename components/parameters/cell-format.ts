/**
 * How one value stands in a cell: missing, null and empty text look different, text that reads like another kind
 * is quoted, maps and lists show their size, and a number shows how Go prints it where that differs.
 */
import type { JsonValue } from "@/lib/gotemplate";

export type CellKind = "missing" | "null" | "string" | "number" | "boolean" | "map" | "list";

export interface Cell {
  readonly kind: CellKind;
  readonly text: string;
  /** A number only: what `%v` prints, where that differs from `text`. */
  readonly printsAs: string | null;
}

const LONGEST = 200;
const READS_AS_ANOTHER_KIND =
  /^(?:|true|false|null|∅|[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|[{[].*|\s.*|.*\s)$/s;

export function kindOf(value: JsonValue | undefined): CellKind {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  switch (typeof value) {
    case "string":
      return "string";
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    default:
      return "map";
  }
}

function stringText(value: string): string {
  const cut = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return READS_AS_ANOTHER_KIND.test(value) || /[\p{Cc}"]/u.test(cut) ? JSON.stringify(cut) : cut;
}

export function formatCell(value: JsonValue | undefined, printsAs?: string): Cell {
  const kind = kindOf(value);
  const cell = (text: string): Cell => ({
    kind,
    text,
    printsAs: kind === "number" ? (printsAs ?? null) : null,
  });
  if (value === undefined) return cell("∅");
  if (value === null) return cell("null");
  if (typeof value === "string") return cell(stringText(value));
  if (Array.isArray(value)) return cell(`[${value.length}]`);
  if (typeof value === "object") return cell(`{${Object.keys(value).length}}`);
  return cell(JSON.stringify(value));
}
