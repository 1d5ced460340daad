"use client";
/** Parameter sets as a table: a row a set, a column a key. Draws only the rows in sight; arrow keys walk its cells. */
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { ParameterSetView } from "@/lib/workspace";
import { useRowWindow } from "../ui/row-window";
import { ScrollRegion } from "../ui/scroll-region";
import { directed, type Sort } from "../ui/sort-header";
import { useRowKeys } from "../ui/use-row-keys";
import { ColumnHead } from "./column-head";
import { ParameterCell } from "./parameter-cell";
import { compareValues, numberWidth, type ParameterColumn } from "./parameter-columns";
import { ValuePopover } from "./value-popover";

const ROW = 28;
/** Of a 13 px character, with what the cell adds around. */
const CHARACTER = 7.7;
const PADDING = 24;
/** Characters of the widest column in a narrow pane: the others must be seen, too. */
const COMPACT = 14;

interface OpenCell {
  readonly anchor: HTMLElement;
  readonly set: ParameterSetView;
  readonly name: string;
}

function sizeOf(column: ParameterColumn, sets: readonly ParameterSetView[]): string {
  if (column.printsOtherwise) return "prints as";
  if (column.kind !== "map" && column.kind !== "list") return "";
  const first = sets.find((set) => Object.hasOwn(set.used, column.key))?.used[column.key];
  const size = Array.isArray(first)
    ? first.length
    : first && typeof first === "object"
      ? Object.keys(first).length
      : 0;
  return `${column.kind}, ${size}`;
}

function sorted(sets: readonly ParameterSetView[], sort: Sort): readonly ParameterSetView[] {
  if (sort === "") return sets;
  const key = sort.replace(/^-/, "");
  return [...sets].sort(directed(sort, (a, b) => compareValues(a.used[key], b.used[key])));
}

function widthOf({ width, key }: ParameterColumn, compact: boolean): number {
  // A key is never cut: it says what the column is.
  const characters = compact ? Math.min(width, Math.max(COMPACT, key.length + 2)) : width;
  return Math.round(characters * CHARACTER + PADDING);
}

/** Where an arrow key leads from `row:column`; null for other keys. */
function arrowTarget(key: string, row: number, column: number): [number, number] | null {
  switch (key) {
    case "ArrowUp":
      return [row - 1, column];
    case "ArrowDown":
      return [row + 1, column];
    case "ArrowLeft":
      return [row, column - 1];
    case "ArrowRight":
      return [row, column + 1];
    default:
      return null;
  }
}

export function ParameterTable({
  sets,
  columns,
  selected,
  onSelect,
  onHide,
  stale,
  compact = false,
}: {
  sets: readonly ParameterSetView[];
  columns: readonly ParameterColumn[];
  selected: number | null;
  onSelect: (set: number | null) => void;
  onHide: (key: string) => void;
  stale: boolean;
  compact?: boolean;
}) {
  const [sort, setSort] = useState<Sort>("");
  const [widths, setWidths] = useState<{ readonly [key: string]: number | undefined }>({});
  const [active, setActive] = useState("0:0");
  const [openCell, setOpenCell] = useState<OpenCell | null>(null);
  const scroller = useRef<HTMLElement>(null);
  const rows = useMemo(() => sorted(sets, sort), [sets, sort]);
  const shown = useRowWindow({ count: rows.length, scroller, rowHeight: ROW });
  useRowKeys(scroller);
  const sizes = columns.map((column) => widths[column.key] ?? widthOf(column, compact));
  const numbered = numberWidth(sets);
  const total = sizes.reduce((sum, size) => sum + size, numbered);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const at = (event.target as HTMLElement).dataset.cell?.split(":").map(Number);
    const target = at && arrowTarget(event.key, at[0] ?? 0, at[1] ?? 0);
    if (!target) return;
    const [row, column] = target;
    if (row < 0 || row >= rows.length || column < 0 || column > columns.length) return;
    event.preventDefault();
    setActive(`${row}:${column}`);
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  return (
    <ScrollRegion
      ref={scroller}
      label="Table of parameter sets"
      className="min-h-[84px] flex-1 max-narrow:max-h-[60dvh] max-narrow:flex-none"
    >
      <table
        aria-rowcount={rows.length + 1}
        className={`table dense table-fixed ${stale ? "stale" : ""}`}
        style={{ minWidth: "100%", width: compact ? total : "max-content" }}
        onKeyDown={onKeyDown}
      >
        <caption className="sr-only">
          Parameter sets as the controller uses them. Arrow keys walk the cells.
        </caption>
        <colgroup>
          <col style={{ width: numbered }} />
          {columns.map((column, index) => (
            <col key={column.key} style={{ width: sizes[index] }} />
          ))}
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="stick num">
              #
            </th>
            {columns.map((column) => (
              <ColumnHead
                key={column.key}
                column={column}
                size={sizeOf(column, sets)}
                sort={sort}
                onSort={setSort}
                width={widths[column.key]}
                onWidth={(width) => setWidths((before) => ({ ...before, [column.key]: width }))}
              />
            ))}
            <td />
          </tr>
        </thead>
        <tbody className="font-mono">
          {shown.before > 0 && <tr aria-hidden style={{ height: shown.before }} />}
          {shown.indexes.map((row) => {
            const set = rows[row];
            if (!set) return null;
            const chosen = selected === set.index;
            return (
              <tr key={set.index} aria-rowindex={row + 2} data-index={row} data-selected={chosen}>
                <th scope="row" className="stick num text-fg-3">
                  <button
                    type="button"
                    data-row
                    data-cell={`${row}:0`}
                    tabIndex={active === `${row}:0` ? 0 : -1}
                    aria-pressed={chosen}
                    aria-label={`Set ${set.index}`}
                    onFocus={() => setActive(`${row}:0`)}
                    onClick={() => onSelect(chosen ? null : set.index)}
                    className="min-w-6 rounded-1 text-right hover:text-accent"
                  >
                    {set.index}
                  </button>
                </th>
                {columns.map((column, index) => {
                  const position = `${row}:${index + 1}`;
                  return (
                    <ParameterCell
                      key={column.key}
                      set={set}
                      name={column.key}
                      numeric={column.kind === "number"}
                      expanded={chosen}
                      active={active === position}
                      position={position}
                      onOpen={(anchor, collision) => {
                        setActive(position);
                        if (collision) onSelect(chosen ? null : set.index);
                        else setOpenCell({ anchor, set, name: column.key });
                      }}
                    />
                  );
                })}
                <td />
              </tr>
            );
          })}
          {shown.after > 0 && <tr aria-hidden style={{ height: shown.after }} />}
        </tbody>
      </table>
      {openCell && (
        <ValuePopover
          {...openCell}
          sets={rows}
          onHide={() => {
            setOpenCell(null);
            onHide(openCell.name);
          }}
          onClose={() => setOpenCell(null)}
        />
      )}
    </ScrollRegion>
  );
}
