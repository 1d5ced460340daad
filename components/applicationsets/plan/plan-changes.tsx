"use client";
/** What the next run changes in one live Application: each field, its lines before and after as a unified diff. */
import clsx from "clsx";
import { useMemo } from "react";
import type { FieldChange, PlannedApplication } from "@/lib/applicationset";
import { ScrollRegion } from "../../ui/scroll-region";
import { changeLines } from "./change-text";
import { type DiffLine, withContext } from "./line-diff";

const signs = { same: " ", lost: "−", new: "+" } as const;
const spoken = { same: "", lost: "removed: ", new: "added: " } as const;

function ChangeLine({ line }: { line: DiffLine | null }) {
  if (!line) return <span className="block pl-8 text-fg-3">…</span>;
  const { side, text } = line;
  return (
    <span
      className={clsx(
        "relative block min-h-[18px] pr-3 pl-8 break-words whitespace-pre-wrap",
        side === "lost" && "bg-danger-bg",
        side === "new" && "bg-ok-bg",
      )}
    >
      <span
        aria-hidden
        className={clsx(
          "absolute left-3 font-strong select-none",
          side === "lost" && "text-danger",
          side === "new" && "text-ok",
        )}
      >
        {signs[side]}
      </span>
      {side !== "same" && <span className="sr-only">{spoken[side]}</span>}
      {text}
    </span>
  );
}

function verdict({ before, after }: FieldChange): string {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}

function Change({ change }: { change: FieldChange }) {
  const lines = useMemo(() => withContext(changeLines(change)), [change]);
  return (
    <section aria-label={change.field}>
      <h4 className="sticky top-0 z-1 flex min-h-7 items-center gap-2 border-b border-line bg-surface-2 px-3">
        <code className="min-w-0 break-words text-fg">{change.field}</code>
        <span className="ml-auto text-xs font-regular text-fg-2">{verdict(change)}</span>
      </h4>
      <div className="border-b border-line py-1 font-mono leading-[18px]">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have their place only.
          <ChangeLine key={index} line={line} />
        ))}
      </div>
    </section>
  );
}

export function PlanChanges({ planned }: { planned: PlannedApplication }) {
  return (
    <ScrollRegion label={`Changes of ${planned.name}`}>
      {planned.changes.map((change) => (
        <Change key={change.field} change={change} />
      ))}
    </ScrollRegion>
  );
}
