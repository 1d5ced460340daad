"use client";
/** Only the rows around what is in sight; the rest is room. */
import { useRowWindow } from "./row-window";
import type { RowsProps } from "./rows";

export function WindowedRows({ count, scroller, rowHeight, children }: RowsProps) {
  const shown = useRowWindow({ count, scroller, rowHeight });
  return (
    <>
      {shown.before > 0 && <tbody aria-hidden style={{ height: shown.before }} />}
      {shown.indexes.map((index) => children(index, shown.measure))}
      {shown.after > 0 && <tbody aria-hidden style={{ height: shown.after }} />}
    </>
  );
}
