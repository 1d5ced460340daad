"use client";
/** A column head that sorts: first one way, then the other, then as the page does by itself. */
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";

/** `name`, `-name`, or empty for the page's own order. */
export type Sort = string;

export function nextSort(sort: Sort, key: string): Sort {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? "" : key;
}

/** A comparison turned round for `-key`. */
export function directed<Item>(
  sort: Sort,
  compare: (a: Item, b: Item) => number,
): (a: Item, b: Item) => number {
  return sort.startsWith("-") ? (a, b) => compare(b, a) : compare;
}

export function SortHeader({
  name,
  label,
  short,
  sort,
  onSort,
  numeric = false,
  className,
}: {
  name: string;
  label: string;
  /** On a narrow screen. */
  short?: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
  numeric?: boolean;
  className?: string;
}) {
  const up = sort === name;
  const down = sort === `-${name}`;
  const Arrow = down ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={up ? "ascending" : down ? "descending" : "none"}
      className={clsx(numeric && "num", className)}
    >
      <button
        type="button"
        onClick={() => onSort(nextSort(sort, name))}
        className="inline-flex items-center gap-1 rounded-1 hover:text-fg"
      >
        {short === undefined ? (
          label
        ) : (
          <>
            <span className="max-narrow:hidden">{label}</span>
            <span className="narrow:hidden">{short}</span>
          </>
        )}
        {(up || down) && <Arrow size={12} strokeWidth={1.5} aria-hidden />}
      </button>
    </th>
  );
}
