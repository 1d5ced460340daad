/** Parameter sets as text to take away: YAML, JSON, or TSV that a spreadsheet takes. */
import { toYaml } from "@/components/ui/yaml-text";
import type { JsonValue } from "@/lib/gotemplate";

export type CopyFormat = "yaml" | "json" | "tsv";

type Used = { readonly [key: string]: JsonValue };

function tsvCell(value: JsonValue | undefined): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function toTsv(sets: readonly Used[], keys: readonly string[]): string {
  const line = (cells: readonly string[]) => `${cells.join("\t")}\n`;
  const rows = sets.map((set) =>
    line(keys.map((key) => tsvCell(Object.hasOwn(set, key) ? set[key] : undefined))),
  );
  return [line(keys.map(tsvCell)), ...rows].join("");
}

/** Parameter sets with these keys. */
export function copySets(sets: readonly Used[], keys: readonly string[], format: CopyFormat): string {
  if (format === "tsv") return toTsv(sets, keys);
  const wanted = new Set(keys);
  const picked = sets.map((set) =>
    Object.fromEntries(Object.entries(set).filter(([key]) => wanted.has(key))),
  );
  return format === "yaml" ? toYaml(picked) : `${JSON.stringify(picked, null, 2)}\n`;
}

/** One column: a list of values, missing ones left out of YAML and JSON. */
export function copyColumn(sets: readonly Used[], key: string, format: CopyFormat): string {
  if (format === "tsv") return toTsv(sets, [key]);
  const values = sets.flatMap((set) => (Object.hasOwn(set, key) ? [set[key] ?? null] : []));
  return format === "yaml" ? toYaml(values) : `${JSON.stringify(values, null, 2)}\n`;
}

/** One value as it is read elsewhere: text bare, all else as JSON. */
export function copyValue(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
