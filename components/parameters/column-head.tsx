"use client";
/** A column's head: sorts by press, and its edge drags (or takes arrow keys) to another width. */
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { nextSort, type Sort } from "../ui/sort-header";
import type { ParameterColumn } from "./parameter-columns";

const NARROWEST = 48;
const WIDEST = 1_200;
const STEP = 16;

const clamp = (width: number) => Math.min(WIDEST, Math.max(NARROWEST, width));

export function ColumnHead({
  column,
  size,
  sort,
  onSort,
  width,
  onWidth,
}: {
  column: ParameterColumn;
  /** `map, 1` and the like. */
  size: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
  width: number | undefined;
  /** undefined: back to what the content needs. */
  onWidth: (width: number | undefined) => void;
}) {
  const head = useRef<HTMLTableCellElement>(null);
  const up = sort === column.key;
  const down = sort === `-${column.key}`;
  const measured = () => width ?? head.current?.offsetWidth ?? NARROWEST;
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    const from = measured() - event.clientX;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const move = (at: globalThis.PointerEvent) => onWidth(clamp(from + at.clientX));
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", move), {
      once: true,
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? -STEP : event.key === "ArrowRight" ? STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    onWidth(clamp(measured() + by));
  };
  return (
    <th
      ref={head}
      scope="col"
      aria-sort={up ? "ascending" : down ? "descending" : "none"}
      className={clsx(column.kind === "number" && "num")}
    >
      <button
        type="button"
        onClick={() => onSort(nextSort(sort, column.key))}
        className="max-w-full truncate rounded-1 align-middle hover:text-fg"
      >
        {column.key} {size !== "" && <span className="text-fg-3">{size}</span>}
        {up && <ArrowUp size={12} strokeWidth={1.5} className="ml-1 inline align-[-1px]" aria-hidden />}
        {down && <ArrowDown size={12} strokeWidth={1.5} className="ml-1 inline align-[-1px]" aria-hidden />}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> is no handle. */}
      <span
        role="separator"
        aria-orientation="vertical"
        aria-label={`Width of ${column.key}`}
        aria-valuenow={Math.round(width ?? column.width * 8)}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        onDoubleClick={() => onWidth(undefined)}
        className="absolute inset-y-0 right-0 w-2 cursor-col-resize touch-none hover:bg-line focus-visible:bg-accent"
      />
    </th>
  );
}
