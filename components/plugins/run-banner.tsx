"use client";
/** An earlier run is shown, not the newest: said above it. */
import type { PluginRunView } from "@/lib/workspace";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { Note } from "../ui/note";
import { exactTime } from "../ui/relative-time";
import { TimeAgo } from "../ui/time-ago";

export function RunBanner({
  run,
  error,
  onNewest,
}: {
  run: PluginRunView | null;
  error: unknown;
  onNewest: () => void;
}) {
  if (error) return <ErrorState title="This run could not be read." error={error} onRetry={onNewest} />;
  return (
    <Note tone="info">
      <p className="flex flex-wrap items-center gap-2">
        {run ? (
          <span>
            An earlier run, of {exactTime(run.startedAt)} (<TimeAgo iso={run.startedAt} />
            ).
          </span>
        ) : (
          <span>Reading the earlier run.</span>
        )}
        <Button size="small" onClick={onNewest}>
          Show the newest
        </Button>
      </p>
    </Note>
  );
}
