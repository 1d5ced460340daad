"use client";
/** One value in the table: its kind shows, a number shows how it prints, a replaced key says so. */
import clsx from "clsx";
import { ArrowRight, ChevronDown, ChevronUp } from "lucide-react";
import type { ParameterSetView } from "@/lib/workspace";
import { SeverityIcon } from "../ui/severity-icon";
import { type Cell, formatCell } from "./cell-format";
import { hasFinding } from "./parameter-columns";

function toneOf(cell: Cell): string | undefined {
  switch (cell.kind) {
    case "missing":
      return "text-fg-3";
    case "null":
      return "text-fg-3 italic";
    case "number":
    case "boolean":
      return "tok-num";
    case "map":
    case "list":
      return "text-fg-2";
    default:
      return cell.text.startsWith('"') ? "tok-str" : undefined;
  }
}

const spoken = { missing: "missing", null: "null" } as const;

export function CellText({ cell }: { cell: Cell }) {
  if (cell.printsAs !== null) {
    return (
      <>
        <span className="text-fg-3">{cell.text}</span>
        <ArrowRight size={12} strokeWidth={1.5} className="mx-1 inline align-[-1px]" aria-label="prints as" />
        {cell.printsAs}
        <SeverityIcon
          tone="warning"
          label="prints otherwise than it is written"
          className="ml-1 inline align-[-2px]"
        />
      </>
    );
  }
  return (
    <span className={toneOf(cell)}>
      {cell.kind === "missing" || cell.kind === "null" ? (
        <>
          <span aria-hidden>{cell.text}</span>
          <span className="sr-only">{spoken[cell.kind]}</span>
        </>
      ) : (
        cell.text
      )}
    </span>
  );
}

export function ParameterCell({
  set,
  name,
  numeric,
  expanded,
  active,
  position,
  onOpen,
}: {
  set: ParameterSetView;
  name: string;
  numeric: boolean;
  /** The set's collisions are open below. */
  expanded: boolean;
  /** It is the one cell that Tab reaches. */
  active: boolean;
  position: string;
  onOpen: (anchor: HTMLElement, collision: boolean) => void;
}) {
  const collision = hasFinding(set, name);
  const value = Object.hasOwn(set.used, name) ? set.used[name] : undefined;
  const cell = formatCell(value, set.printsAs[name]);
  const Chevron = expanded ? ChevronUp : ChevronDown;
  return (
    <td className={clsx(numeric && "num")}>
      <button
        type="button"
        tabIndex={active ? 0 : -1}
        data-cell={position}
        aria-expanded={collision ? expanded : undefined}
        aria-haspopup={collision ? undefined : "dialog"}
        onClick={(event) => onOpen(event.currentTarget, collision)}
        className={clsx(
          collision
            ? "inline-flex h-[22px] items-center gap-1.5 rounded-1 border border-line bg-surface-1 px-[7px] font-sans text-xs font-medium hover:bg-surface-3"
            : "max-w-full truncate rounded-1 align-middle hover:underline hover:decoration-line-strong",
        )}
      >
        {collision ? (
          <>
            <SeverityIcon tone="warning" />
            replaced
            <Chevron size={12} strokeWidth={1.5} aria-hidden />
          </>
        ) : (
          <CellText cell={cell} />
        )}
      </button>
    </td>
  );
}
