"use client";
/** The bodies of a list's table. A short list is drawn whole; for a long one the windowing is loaded, and only then. */
import dynamic from "next/dynamic";
import type { ReactNode, RefObject } from "react";

export interface RowsProps {
  readonly count: number;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  /** A `<tbody>` with `ref={measure}` and `data-index`. */
  readonly children: (index: number, measure: ((element: Element | null) => void) | undefined) => ReactNode;
}

const DRAW_ALL = 100;
const WindowedRows = dynamic(() => import("./windowed-rows").then((module) => module.WindowedRows), {
  ssr: false,
});

export function Rows(props: RowsProps) {
  if (props.count > DRAW_ALL) return <WindowedRows {...props} />;
  return Array.from({ length: props.count }, (_row, index) => props.children(index, undefined));
}
