"use client";
/** Parameter sets as a tree. Arrow keys walk and fold as in any tree; only the rows in sight are drawn. */
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { ParameterSetView } from "@/lib/workspace";
import { CopyButton } from "../ui/copy-button";
import { formatCell } from "./cell-format";
import { copyValue } from "./copy-text";
import { CellText } from "./parameter-cell";
import { parameterTreeRows, type TreeRow } from "./parameter-tree-rows";

const ROW = 24;
const INDENT = 14;

function dotted(row: TreeRow): string {
  return row.path.join(".");
}

function RowValue({ row, set }: { row: TreeRow; set: ParameterSetView | undefined }) {
  const cell = formatCell(row.value, set?.printsAs[dotted(row)]);
  if (row.open !== null) {
    const size = Array.isArray(row.value) ? row.value.length : Object.keys(row.value ?? {}).length;
    const word = row.kind === "list" ? "entr" : "key";
    const ending = row.kind === "list" ? (size === 1 ? "y" : "ies") : size === 1 ? "" : "s";
    return <span className="font-sans text-xs text-fg-3">{`${size} ${word}${ending}`}</span>;
  }
  return <CellText cell={cell} />;
}

export function ParameterTree({ sets, stale }: { sets: readonly ParameterSetView[]; stale: boolean }) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => parameterTreeRows(sets, toggled), [sets, toggled]);
  const bySet = useMemo(() => new Map(sets.map((set) => [set.index, set])), [sets]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 20,
    initialRect: { width: 800, height: 480 },
  });
  const toggle = (id: string) =>
    setToggled((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const go = (index: number) => {
    const to = Math.min(Math.max(index, 0), rows.length - 1);
    setActive(to);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-tree="${to}"]`)?.focus());
  };
  /** False: the key means nothing here. */
  const walk = (key: string, row: TreeRow): boolean => {
    switch (key) {
      case "ArrowDown":
        go(active + 1);
        return true;
      case "ArrowUp":
        go(active - 1);
        return true;
      case "Home":
        go(0);
        return true;
      case "End":
        go(rows.length - 1);
        return true;
      case "ArrowRight":
        if (row.open === false) toggle(row.id);
        else go(active + 1);
        return true;
      case "ArrowLeft":
        if (row.open) toggle(row.id);
        else go(rows.findLastIndex((other, index) => index < active && other.depth < row.depth));
        return true;
      case "Enter":
        if (row.open !== null) toggle(row.id);
        return row.open !== null;
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (!row) return;
    const inTree =
      event.target === event.currentTarget || (event.target as HTMLElement).dataset.tree !== undefined;
    if (!inTree || !walk(event.key, row)) return;
    event.preventDefault();
  };
  const at = Math.min(active, rows.length - 1);
  return (
    <div
      ref={scroller}
      className={clsx(
        "min-h-[84px] flex-1 overflow-auto max-narrow:max-h-[60dvh] max-narrow:flex-none",
        stale && "stale",
      )}
    >
      <div
        role="tree"
        aria-label="Parameter sets"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="relative font-mono"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const Chevron = row.open ? ChevronDown : ChevronRight;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it takes the keys of all its rows.
            <div
              key={row.id}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-expanded={row.open ?? undefined}
              aria-selected={index === at}
              data-tree={index}
              tabIndex={index === at ? 0 : -1}
              onFocus={() => setActive(index)}
              onClick={() => row.open !== null && toggle(row.id)}
              style={{ transform: `translateY(${start}px)`, paddingLeft: 12 + row.depth * INDENT }}
              className={clsx(
                "group absolute inset-x-0 top-0 flex h-6 items-center gap-1.5 pr-3 whitespace-nowrap hover:bg-surface-2 focus-visible:outline-offset-[-2px]",
                row.depth === 0 &&
                  "border-b border-line bg-surface-2 font-sans text-xs font-medium text-fg-2",
              )}
            >
              <span className="w-3">
                {row.open !== null && <Chevron size={12} strokeWidth={1.5} aria-hidden />}
              </span>
              <span>
                <span className={row.depth === 0 ? undefined : "tok-key"}>{row.label}</span>
                {row.depth > 0 && row.open === null && <span aria-hidden>:</span>}
              </span>
              <span className="min-w-0 truncate">
                <RowValue row={row} set={bySet.get(row.set)} />
              </span>
              <span className="ml-auto opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
                <CopyButton
                  text={() => copyValue(row.value)}
                  what={row.depth === 0 ? row.label : dotted(row)}
                />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
