"use client";
/** Where the data comes from and how old it is. Always there. */
import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import type { RolloutsStatus, WorkspaceStatus } from "@/lib/workspace";
import { formatSeconds } from "../ui/relative-time";
import { SeverityIcon, type Tone } from "../ui/severity-icon";
import { TimeAgo } from "../ui/time-ago";
import { workspaceStatusQuery } from "./queries";
import { useConnectionLost } from "./use-live-updates";

function sourceText(status: WorkspaceStatus): string {
  if (status.source === "manifests") return `Manifests ${status.manifests}, namespace ${status.namespace}`;
  return status.source === "hand" ? "Plugins by hand" : "No source";
}

function nextRunText({ nextRun }: WorkspaceStatus): string {
  if (!nextRun) return "";
  const { applicationSet, seconds, afterError } = nextRun;
  if (seconds < 0)
    return `Controller runs ${applicationSet} without a pause: requeueAfterSeconds is negative`;
  return `Controller runs ${applicationSet} again every ${formatSeconds(seconds)}${afterError ? ", after an error" : ""}`;
}

const verdictText: Record<RolloutsStatus["verdict"], string> = {
  doesNotStart: "does not start",
  notKnown: "not known whether it starts",
  starts: "starts",
};

/** What the pages of ApplicationSets and plugins rest on: runs. */
function Runs({ status }: { status: WorkspaceStatus }) {
  return (
    <>
      {status.lastRunAt ? (
        <span>
          <TimeAgo iso={status.lastRunAt} prefix="Last run " />
        </span>
      ) : (
        <span className="max-narrow:hidden">Nothing has run yet</span>
      )}
      <span className="truncate max-wide:hidden">{nextRunText(status)}</span>
    </>
  );
}

/** What the page of Rollouts rests on: the controllers. */
function Controllers({ status }: { status: WorkspaceStatus }) {
  return status.rollouts.map(({ namespace, verdict, replicas }) => (
    <span key={namespace} className="truncate max-narrow:hidden">
      Controller in {namespace}: {verdictText[verdict]}
      {replicas !== null && `, ${replicas} replica${replicas === 1 ? "" : "s"}`}
    </span>
  ));
}

export function StatusLine() {
  const path = usePathname();
  const connectionLost = useConnectionLost();
  const { data: status } = useQuery(workspaceStatusQuery());
  if (!status) return <span>Reading the source</span>;
  const tone: Tone = connectionLost ? "warning" : status.source === "none" ? "off" : "ok";
  return (
    <>
      <span className="inline-flex min-w-0 items-center gap-1.5" role="status">
        <SeverityIcon tone={tone} size={12} />
        <span className="truncate">
          {connectionLost ? "The inspector does not answer; trying again. Shown: " : ""}
          {sourceText(status)}
        </span>
      </span>
      {status.loadedAt && (
        <span className="max-wide:hidden">
          <TimeAgo iso={status.loadedAt} prefix="Read " />
        </span>
      )}
      {path.startsWith("/rollouts") ? <Controllers status={status} /> : <Runs status={status} />}
    </>
  );
}
