"use client";
/** Applications as rows: what renders, what is only live, and what the next run does to each. */
import clsx from "clsx";
import { useRef } from "react";
import { countText } from "../../problems/problem-text";
import { useRowWindow } from "../../ui/row-window";
import { ScrollRegion } from "../../ui/scroll-region";
import { SeverityIcon } from "../../ui/severity-icon";
import { useRowKeys } from "../../ui/use-row-keys";
import { type ApplicationRow, rowSeverity } from "./application-rows";
import { PlanActionMark } from "./plan-action-mark";

const words = {
  error: "has an error",
  warning: "has a warning",
  info: "has a note",
  ok: "rendered",
} as const;

function rowWord(row: ApplicationRow): string {
  if (row.application && row.application.error !== "") return "failed";
  if (row.planned?.action === "skip") return "skipped";
  return row.application === null ? "only live" : words[rowSeverity(row)];
}

export function ApplicationList({
  rows,
  several,
  stopped,
  selected,
  onSelect,
}: {
  rows: readonly ApplicationRow[];
  /** More than one generator: the place says which. */
  several: boolean;
  /** The run stops: what is planned is only what would be. */
  stopped: boolean;
  selected: string | undefined;
  onSelect: (row: ApplicationRow) => void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const shown = useRowWindow({ count: rows.length, scroller, rowHeight: 28 });
  useRowKeys(scroller);
  const withPlan = rows.some(({ planned }) => planned !== null);
  return (
    <ScrollRegion
      ref={scroller}
      label="List of Applications"
      className={clsx("max-h-[40%] shrink-0 border-b border-line", rows.length > 100 && "min-h-40")}
    >
      <table className="table dense" aria-rowcount={rows.length}>
        <caption className="sr-only">Applications that the template renders, and those that are live</caption>
        <tbody>
          {shown.before > 0 && <tr aria-hidden style={{ height: shown.before }} />}
          {shown.indexes.map((index) => {
            const row = rows[index];
            return (
              row && (
                <Row
                  key={row.id}
                  row={row}
                  index={index}
                  several={several}
                  stopped={stopped}
                  withPlan={withPlan}
                  selected={row.id === selected}
                  onSelect={() => onSelect(row)}
                />
              )
            );
          })}
          {shown.after > 0 && <tr aria-hidden style={{ height: shown.after }} />}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({
  row,
  index,
  several,
  stopped,
  withPlan,
  selected,
  onSelect,
}: {
  row: ApplicationRow;
  index: number;
  several: boolean;
  stopped: boolean;
  /** Some row has a plan: each has its cell. */
  withPlan: boolean;
  selected: boolean;
  onSelect: () => void;
}) {
  const { application, planned, problems } = row;
  const severity = rowSeverity(row);
  const deleted = planned?.action === "delete" && !stopped;
  return (
    <tr data-index={index} data-selected={selected}>
      <td className="max-w-0">
        <button
          type="button"
          data-row
          aria-pressed={selected}
          onClick={onSelect}
          className="inline-flex max-w-full items-center gap-1.5 rounded-1 align-middle hover:text-accent"
        >
          <SeverityIcon tone={application === null ? "off" : severity} label={rowWord(row)} />
          <span className={clsx("truncate", selected && "font-medium", deleted && "line-through")}>
            {row.name || <span className="text-fg-3">without a name</span>}
          </span>
        </button>
      </td>
      <td className="w-px text-fg-2">
        {application && application.error !== ""
          ? "did not render"
          : problems.length > 0 && severity !== "ok" && countText(problems.length, "problem")}
      </td>
      {withPlan && (
        <td className="w-px">
          {planned && stopped && <span className="text-fg-3">would </span>}
          {planned && <PlanActionMark action={planned.action} />}
        </td>
      )}
      <td className="w-px text-right text-fg-2">
        {application
          ? `${several ? `generator ${application.generator}, ` : ""}set ${application.set}`
          : "no set"}
      </td>
    </tr>
  );
}
