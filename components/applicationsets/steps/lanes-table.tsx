"use client";
/** The rows of an entry, a column for each step. Arrow keys walk the cells, Enter opens one below; only rows in sight are drawn. */
import clsx from "clsx";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useRowWindow } from "../../ui/row-window";
import { ScrollRegion } from "../../ui/scroll-region";
import { useRowKeys } from "../../ui/use-row-keys";
import { LaneCellTitle, laneCell } from "./lane-cell";
import type { Lane, LaneKind, LaneRow } from "./lanes";

const ROW = 104;
const WIDTHS: Record<LaneKind, number> = {
  set: 200,
  interpolate: 206,
  call: 210,
  override: 206,
  union: 156,
  selector: 110,
  render: 206,
  plan: 220,
};

export function LanesTable({
  columns,
  rows,
  chosenRow,
  chosenLane,
  onChoose,
  className,
}: {
  columns: readonly Lane[];
  rows: readonly LaneRow[];
  /** `index` of a row. */
  chosenRow: number;
  chosenLane: number;
  onChoose: (row: LaneRow, lane: number) => void;
  className?: string;
}) {
  const scroller = useRef<HTMLElement>(null);
  const shown = useRowWindow({ count: rows.length, scroller, rowHeight: ROW });
  const at = Math.max(
    0,
    rows.findIndex(({ index }) => index === chosenRow),
  );
  const [active, setActive] = useState<readonly [number, number] | null>(null);
  const [activeRow, activeLane] = active ?? [at, Math.min(chosenLane, columns.length - 1)];
  useRowKeys(scroller);
  const { reveal } = shown;
  const first = useRef(true);
  useEffect(() => {
    // Only what a link or another pane chose is brought into sight; a row that was pressed is in sight.
    if (!first.current) return;
    first.current = false;
    if (at > 0) reveal(at);
  }, [at, reveal]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const cell = (event.target as HTMLElement).dataset.cell?.split(":").map(Number);
    if (!step || !cell) return;
    const row = Math.min(Math.max((cell[0] ?? 0) + step[0], 0), rows.length - 1);
    const lane = Math.min(Math.max((cell[1] ?? 0) + step[1], 0), columns.length - 1);
    event.preventDefault();
    setActive([row, lane]);
    const next = scroller.current?.querySelector<HTMLElement>(`[data-cell="${row}:${lane}"]`);
    next?.focus();
    next?.closest("td, th")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  return (
    <ScrollRegion ref={scroller} label="Evaluation in steps" className={clsx("shrink-0", className)}>
      <table
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0 max-narrow:block"
        style={{ minWidth: `min(100vw, ${columns.reduce((sum, { kind }) => sum + WIDTHS[kind], 0)}px)` }}
        onKeyDown={onKeyDown}
      >
        <caption className="sr-only">
          How each set becomes an Application, step by step. Arrow keys walk the cells, Enter opens a step
          below.
        </caption>
        <colgroup>
          {columns.map(({ kind, child }) => (
            <col key={`${kind}${child}`} style={{ width: WIDTHS[kind] }} />
          ))}
        </colgroup>
        <LanesHead columns={columns} />
        <tbody className="max-narrow:block">
          {shown.before > 0 && <tr aria-hidden style={{ height: shown.before }} />}
          {shown.indexes.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const chosen = row.index === chosenRow;
            return (
              <tr
                key={row.index}
                ref={shown.measure}
                data-index={index}
                aria-rowindex={index + 2}
                className={clsx(
                  "group max-narrow:block max-narrow:border-b max-narrow:border-line-strong max-narrow:py-1",
                  chosen && "bg-accent-bg",
                )}
              >
                {columns.map((lane, number) => (
                  <LaneCell
                    key={`${lane.kind}${lane.child}`}
                    lane={lane}
                    number={number}
                    row={row}
                    chosen={chosen && number === Math.min(chosenLane, columns.length - 1)}
                    rowChosen={chosen}
                    position={`${index}:${number}`}
                    reachable={index === activeRow && number === activeLane}
                    onFocus={() => setActive([index, number])}
                    onChoose={() => onChoose(row, number)}
                  />
                ))}
              </tr>
            );
          })}
          {shown.after > 0 && <tr aria-hidden style={{ height: shown.after }} />}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function LanesHead({ columns }: { columns: readonly Lane[] }) {
  return (
    <thead className="max-narrow:sr-only">
      <tr>
        {columns.map(({ kind, child, title, note }, index) => (
          <th
            key={`${kind}${child}`}
            scope="col"
            className={clsx(
              "sticky top-0 z-2 h-12 border-b border-line bg-surface-2 px-3 text-left align-middle text-xs font-regular",
              index > 0 && "pl-5",
            )}
          >
            {index > 0 && (
              <span
                aria-hidden
                className="absolute top-1/2 -left-[5px] mt-[-5px] size-[9px] rotate-45 border-t border-r border-line-strong bg-surface-2"
              />
            )}
            <span className="flex items-start gap-2 leading-4">
              <span
                aria-hidden
                className="mt-[-1px] inline-flex size-[18px] shrink-0 items-center justify-center rounded-full border border-line-strong font-medium text-fg"
              >
                {index + 1}
              </span>
              <span className="min-w-0">
                <span className="block truncate font-medium text-fg" title={title}>
                  {title}
                </span>
                <span className="block truncate text-fg-3" title={note}>
                  {note}
                </span>
              </span>
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function LaneCell({
  lane,
  number,
  row,
  chosen,
  rowChosen,
  position,
  reachable,
  onFocus,
  onChoose,
}: {
  lane: Lane;
  number: number;
  row: LaneRow;
  chosen: boolean;
  rowChosen: boolean;
  position: string;
  /** It is the one cell that Tab reaches. */
  reachable: boolean;
  onFocus: () => void;
  onChoose: () => void;
}) {
  const content = laneCell(lane, row);
  const Tag = number === 0 ? "th" : "td";
  return (
    <Tag
      {...(number === 0 ? { scope: "row" as const } : {})}
      className={clsx(
        "relative border-b border-line px-3 py-[7px] text-left align-top font-regular",
        "max-narrow:block max-narrow:border-0 max-narrow:py-1",
        number > 0 ? "border-l pl-5 max-narrow:pl-6" : "pl-4",
        number === 0 && rowChosen && "shadow-[inset_2px_0_0_var(--accent)]",
        chosen &&
          (number > 0 ? "shadow-[inset_0_-2px_0_var(--accent)]" : "!shadow-[inset_2px_-2px_0_var(--accent)]"),
        !rowChosen && "hover:bg-surface-2",
        content.title === null && content.body === null && "max-narrow:hidden",
      )}
    >
      {content.title !== null && (
        <>
          <span aria-hidden className="block text-xs text-fg-3 narrow:hidden">
            {number + 1} {lane.title}
          </span>
          <button
            type="button"
            {...(number === 0 ? { "data-row": true } : {})}
            data-cell={position}
            tabIndex={reachable ? 0 : -1}
            aria-pressed={chosen}
            onFocus={onFocus}
            onClick={onChoose}
            className="block max-w-full rounded-1 text-left leading-5 after:absolute after:inset-0"
          >
            <LaneCellTitle content={content} />
          </button>
        </>
      )}
      {content.body}
    </Tag>
  );
}
