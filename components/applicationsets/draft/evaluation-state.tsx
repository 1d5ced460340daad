"use client";
/** One line under the editor: whether the panes show what the text gives, and if not, why and how old they are. */
import { RotateCw } from "lucide-react";
import { useEffect, useState } from "react";
import { countText } from "../../problems/problem-text";
import { Button } from "../../ui/button";
import { formatDuration } from "../../ui/relative-time";
import { SeverityIcon } from "../../ui/severity-icon";
import { TimeAgo } from "../../ui/time-ago";
import type { Behind, DraftResult } from "./draft-evaluator";

/** An evaluation that takes longer greys what it will replace. */
const patienceMs = 400;

/** The panes show an older result, and the reader should see it. */
export function useStale(behind: Behind | null): boolean {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    if (behind !== "running") return;
    const timer = setTimeout(() => setWaited(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setWaited(false);
    };
  }, [behind]);
  return behind === "running" ? waited : behind !== null;
}

function Age({ viewAt }: { viewAt: number }) {
  if (viewAt === 0) return " The panes show what the file gives.";
  return <TimeAgo iso={new Date(viewAt).toISOString()} prefix=" The panes show the last result, of " />;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "The evaluation gave no answer.";
}

export function EvaluationState({
  result: { behind, took, viewAt, evaluatedAt, progress, error, problems },
  stale,
  onRetry,
}: {
  result: DraftResult;
  stale: boolean;
  onRetry: () => void;
}) {
  const words = {
    unreadable: `This text is no ApplicationSet at the moment: ${problems[0]?.controllerError ?? "see the problem"}.`,
    failed: `The draft was not evaluated: ${messageOf(error)}`,
  };
  const failed = behind === "unreadable" || behind === "failed" ? behind : null;
  return (
    <div className="flex min-h-6 shrink-0 items-center gap-1.5 border-t border-line bg-surface-2 px-3 py-[3px] text-xs text-fg-2">
      {failed && <SeverityIcon tone="error" size={12} />}
      <span className={failed ? "min-w-0" : "sr-only"}>
        <span role="status">{failed && words[failed]}</span>
        {failed && <Age viewAt={viewAt} />}
      </span>
      {failed === "failed" && (
        <Button kind="soft" size="small" onClick={onRetry}>
          <RotateCw size={12} strokeWidth={1.5} aria-hidden />
          Try again
        </Button>
      )}
      {!failed && (
        <>
          <SeverityIcon tone={stale ? "off" : "ok"} size={12} />
          {stale || viewAt === 0 ? (
            <span>
              Evaluating the draft here{progress !== null && `: ${countText(progress, "Application")} so far`}
            </span>
          ) : evaluatedAt !== null ? (
            <TimeAgo iso={evaluatedAt} prefix="The plugins were called for this draft " />
          ) : (
            <span className="min-w-0 truncate">
              Evaluated here{took !== null && ` in ${formatDuration(took)}`} with recorded answers: nothing
              was called
            </span>
          )}
        </>
      )}
    </div>
  );
}
