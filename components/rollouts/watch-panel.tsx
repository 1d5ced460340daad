"use client";
/** Whether the server of a plugin answers, now and over time. */
import { Eye, Square } from "lucide-react";
import type { RolloutsPluginReport } from "@/lib/rollouts/report";
import type { CheckRequest, RolloutsWatch } from "@/lib/workspace/rollouts-views";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { formatDuration } from "../ui/relative-time";
import { SeverityIcon } from "../ui/severity-icon";
import { TimeAgo } from "../ui/time-ago";
import { ReachChart, reachText } from "./reach-chart";
import { useWatch } from "./use-watch";

const LISTED = 8;

function CheckList({ watch }: { watch: RolloutsWatch }) {
  return (
    <ul aria-label="Last checks">
      {watch.checks
        .slice(-LISTED)
        .reverse()
        .map((check) => (
          <li key={check.at} className="flex items-baseline gap-2 leading-[22px]">
            <SeverityIcon
              tone={check.ok ? "ok" : "error"}
              label={check.ok ? "answered" : "did not answer"}
              size={12}
              className="translate-y-px"
            />
            <span className="text-fg-2">
              <TimeAgo iso={check.at} />
            </span>
            <span className="min-w-0 break-words">
              {check.error !== "" ? check.error : `${check.status ?? ""} in ${formatDuration(check.ms)}`}
            </span>
          </li>
        ))}
    </ul>
  );
}

export function WatchPanel({
  plugin,
  request,
  watch,
}: {
  plugin: RolloutsPluginReport;
  request: CheckRequest;
  watch: RolloutsWatch | null;
}) {
  const { start, stop, busy, error } = useWatch(request);
  if (!plugin.downloadable) {
    return (
      <EmptyState title="There is no server to watch.">
        A <code>file://</code> location is read inside the controller's own container.
      </EmptyState>
    );
  }
  const failed = error !== null && <ErrorState title="The watch did not change." error={error} />;
  if (!watch) {
    return (
      <>
        {failed}
        <EmptyState
          title="The server is not watched."
          action={
            <Button onClick={start} disabled={busy}>
              <Eye size={16} strokeWidth={1.5} aria-hidden />
              Watch the server
            </Button>
          }
        >
          A watch asks for the file every 30 s, ends as soon as the answer's headers are there, and keeps what
          came. A pod of the controller that starts while the server does not answer stops all Rollouts.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {failed}
      <div className="grid justify-items-start gap-2 px-4 py-3 max-narrow:px-3">
        <div className="flex w-full flex-wrap items-center gap-2">
          <span>
            {watch.running ? `Asked every ${watch.everySeconds} s` : "Stopped"}, since{" "}
            <TimeAgo iso={watch.startedAt} />: {reachText(watch.checks)}
          </span>
          {watch.running ? (
            <Button size="small" className="ml-auto" onClick={stop} disabled={busy}>
              <Square size={12} strokeWidth={1.5} aria-hidden />
              Stop
            </Button>
          ) : (
            <Button size="small" className="ml-auto" onClick={start} disabled={busy}>
              <Eye size={12} strokeWidth={1.5} aria-hidden />
              Watch again
            </Button>
          )}
        </div>
        <ReachChart checks={watch.checks} />
        <CheckList watch={watch} />
      </div>
    </>
  );
}
