"use client";
/** Keys of a set with a column for each source, the winner marked, the reason beside. A key opens to its whole values. */
import clsx from "clsx";
import { Check, ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { JsonValue } from "@/lib/gotemplate";
import { copyValue } from "../../parameters/copy-text";
import { CopyButton } from "../../ui/copy-button";
import { ScrollRegion } from "../../ui/scroll-region";
import { toYaml } from "../../ui/yaml-text";
import { previewValue } from "./set-text";

export interface KeyRow {
  readonly key: string;
  readonly values: readonly (JsonValue | undefined)[];
  /** Index into `values` of what stands. */
  readonly winner?: number | null;
  readonly why?: string;
  /** Worth a look: sources differ. */
  readonly notable?: boolean;
}

/** More rows than this fold the plain ones away. */
const FOLD_OVER = 12;
const KEPT_PLAIN = 4;
const WHOLE = 20_000;
const KEY = 170;
const VALUE = 150;
const WHY = 280;

function Value({ value, open, wins }: { value: JsonValue | undefined; open: boolean; wins: boolean }) {
  if (value === undefined)
    return (
      <span className="text-fg-3">
        <span aria-hidden>∅</span>
        <span className="sr-only">missing</span>
      </span>
    );
  const whole = typeof value === "object" && value !== null ? toYaml(value).trimEnd() : JSON.stringify(value);
  return (
    <span className="flex min-w-0 items-start gap-1">
      {wins && <Check size={12} strokeWidth={2} className="mt-1 shrink-0 text-ok" aria-label="wins" />}
      <span
        className={clsx(
          "min-w-0 flex-1",
          open ? "break-words whitespace-pre-wrap" : "truncate",
          value === null && "text-fg-3 italic",
          typeof value === "string" && "tok-str",
          (typeof value === "number" || typeof value === "boolean") && "tok-num",
        )}
      >
        {open ? whole.slice(0, WHOLE) : previewValue(value)}
      </span>
      {open && <CopyButton text={() => copyValue(value)} what="the value" />}
    </span>
  );
}

export function KeyTable({
  label,
  heads,
  rows,
}: {
  label: string;
  /** Of the values; a last one for the reason when rows have any. */
  heads: readonly string[];
  rows: readonly KeyRow[];
}) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const hasWhy = rows.some(({ why }) => why !== undefined);
  const plain = rows.filter(({ notable }) => !notable);
  const folded =
    !all && rows.length > FOLD_OVER && plain.length > KEPT_PLAIN + 2 ? plain.slice(KEPT_PLAIN) : [];
  const hidden = new Set(folded.map(({ key }) => key));
  const toggle = (key: string) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <ScrollRegion label={label}>
      <table
        className="table dense table-fixed"
        style={{ minWidth: KEY + heads.length * VALUE + (hasWhy ? WHY : 0) }}
      >
        <caption className="sr-only">{label}</caption>
        <colgroup>
          <col style={{ width: KEY }} />
          {heads.map((head) => (
            <col key={head} />
          ))}
          {hasWhy && <col style={{ width: WHY }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Key</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {hasWhy && <th scope="col">Why</th>}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ key }) => !hidden.has(key))
            .map((row) => (
              <KeyTableRow
                key={row.key}
                row={row}
                hasWhy={hasWhy}
                open={open.has(row.key)}
                onToggle={() => toggle(row.key)}
              />
            ))}
          {folded.length > 0 && (
            <tr>
              <td colSpan={heads.length + 2} className="!whitespace-normal text-fg-2">
                {folded.length} more: {folded.map(({ key }) => key).join(", ")}{" "}
                <button
                  type="button"
                  className="ml-1 rounded-1 text-accent underline underline-offset-2"
                  onClick={() => setAll(true)}
                >
                  Show
                </button>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function KeyTableRow({
  row,
  hasWhy,
  open,
  onToggle,
}: {
  row: KeyRow;
  hasWhy: boolean;
  open: boolean;
  onToggle: () => void;
}) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <tr className={clsx(open && "[&>*]:!align-top")}>
      <th scope="row" className="font-mono">
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className={clsx(
            "inline-flex max-w-full items-center gap-1 rounded-1 hover:text-accent",
            open && "h-7",
          )}
        >
          <Chevron size={12} strokeWidth={1.5} aria-hidden className="text-fg-3" />
          <span className={clsx("truncate", row.notable && "font-medium")}>{row.key}</span>
        </button>
      </th>
      {row.values.map((value, index) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: sources have their place only.
          key={index}
          className={clsx("font-mono", open && "py-1 !whitespace-normal")}
        >
          <Value value={value} open={open} wins={row.winner === index && row.notable === true} />
        </td>
      ))}
      {hasWhy && <td className="!whitespace-normal text-fg-2">{row.why}</td>}
    </tr>
  );
}
