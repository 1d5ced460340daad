"use client";
/** Earlier runs, newest first; one is opened by its row. */
import { useRef } from "react";
import type { RunSummary } from "@/lib/workspace";
import { exactTime, formatDuration } from "../ui/relative-time";
import { ScrollRegion } from "../ui/scroll-region";
import { SeverityIcon } from "../ui/severity-icon";
import { TimeAgo } from "../ui/time-ago";
import { useRowKeys } from "../ui/use-row-keys";

function RunTone({ run }: { run: RunSummary }) {
  if (run.parameterSets === null) return <SeverityIcon tone="error" label="failed" />;
  return run.parameterSets === 0 ? (
    <SeverityIcon tone="error" label="zero parameter sets" />
  ) : (
    <SeverityIcon tone="ok" label="answered" />
  );
}

export function PluginHistory({
  history,
  shownId,
  onOpen,
}: {
  history: readonly RunSummary[];
  shownId: string | null;
  onOpen: (runId: string) => void;
}) {
  const scroller = useRef<HTMLElement>(null);
  useRowKeys(scroller);
  return (
    <ScrollRegion ref={scroller} label="Earlier runs">
      <table className="table">
        <caption className="sr-only">Earlier runs of this plugin, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">At</th>
            <th scope="col">Status</th>
            <th scope="col" className="num">
              Parameter sets
            </th>
            <th scope="col" className="num">
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {history.map((run) => (
            <tr key={run.runId} data-selected={run.runId === shownId}>
              <td>
                <button
                  type="button"
                  data-row
                  aria-pressed={run.runId === shownId}
                  onClick={() => onOpen(run.runId)}
                  className="inline-flex items-center gap-1.5 rounded-1 font-medium hover:text-accent hover:underline"
                >
                  <RunTone run={run} />
                  <TimeAgo iso={run.startedAt} />
                </button>
              </td>
              <td className="text-fg-2">{exactTime(run.startedAt)}</td>
              <td>{run.status ?? <span className="text-fg-3">no answer</span>}</td>
              <td className="num">{run.parameterSets ?? <span className="text-fg-3">–</span>}</td>
              <td className="num text-fg-2">{formatDuration(run.totalMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="px-4 py-2.5 text-xs text-fg-2">The newest 50 runs are listed.</p>
    </ScrollRegion>
  );
}
