"use client";
/** Which rows of a table are drawn. Short tables are drawn whole; long ones only around what is in sight. */
import { useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

export interface RowWindow {
  readonly indexes: readonly number[];
  /** Heights of what is left out above and below. */
  readonly before: number;
  readonly after: number;
  /** For rows whose height is not known; goes with `data-index`. */
  readonly measure: ((element: Element | null) => void) | undefined;
  readonly reveal: (index: number) => void;
}

export function useRowWindow({
  count,
  scroller,
  rowHeight,
  drawAll = 100,
}: {
  count: number;
  scroller: RefObject<HTMLElement | null>;
  rowHeight: number;
  drawAll?: number;
}): RowWindow {
  const whole = count <= drawAll;
  const virtual = useVirtualizer({
    count,
    enabled: !whole,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
    scrollPaddingStart: rowHeight,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1);
  return {
    indexes: whole ? Array.from({ length: count }, (_row, index) => index) : items.map((item) => item.index),
    before: whole ? 0 : (items[0]?.start ?? 0),
    after: whole || !last ? 0 : virtual.getTotalSize() - last.end,
    measure: whole ? undefined : virtual.measureElement,
    reveal: (index) => {
      if (!whole) virtual.scrollToIndex(index);
      else
        scroller.current
          ?.querySelector(`[data-index="${index}"]`)
          ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
  };
}
