"use client";
/** What came back: the parameter sets, or why there are none; while a call runs, how long it does. */
import { ArrowRight, Clock, X } from "lucide-react";
import type { PluginDetail, PluginRunView } from "@/lib/workspace";
import { ParameterSetsPanel } from "../parameters/parameter-sets-panel";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Elapsed } from "../ui/elapsed";
import { EmptyState } from "../ui/empty-state";
import { Kbd } from "../ui/kbd";
import { formatSeconds } from "../ui/relative-time";
import { TimeAgo } from "../ui/time-ago";
import { FailureNote, RunProblems, ZeroNote } from "./answer-notes";
import { failureTitles, failureTone, lastHop } from "./plugin-words";
import type { Sending } from "./use-send";

function Running({ plugin, sending }: { plugin: PluginDetail; sending: Sending }) {
  if (sending.startedAt === null) return null;
  return (
    <>
      <span role="status" className="inline-flex shrink-0 items-center gap-1.5 text-xs font-medium text-info">
        <Clock size={14} strokeWidth={1.5} aria-hidden />
        <span>
          waiting for the answer
          <span aria-hidden>
            , <Elapsed since={sending.startedAt} />
            {plugin.timeoutSeconds !== null && ` of ${formatSeconds(plugin.timeoutSeconds)}`}
          </span>
        </span>
      </span>
      <Button size="small" onClick={sending.cancel}>
        <X size={12} strokeWidth={1.5} aria-hidden />
        Cancel
      </Button>
    </>
  );
}

function RunNotes({ plugin, run, onSend }: { plugin: PluginDetail; run: PluginRunView; onSend: () => void }) {
  return (
    <>
      {run.outcome.kind === "failure" && (
        <FailureNote run={run} failure={run.outcome.failure} onSend={onSend} />
      )}
      <ZeroNote run={run} plugin={plugin} />
      <RunProblems run={run} />
    </>
  );
}

export function AnswerPane({
  plugin,
  run,
  sending,
  selected,
  onSelect,
  onSend,
  className,
}: {
  plugin: PluginDetail;
  run: PluginRunView | null;
  sending: Sending;
  selected: number | null;
  onSelect: (set: number | null) => void;
  onSend: () => void;
  className: string;
}) {
  const running = sending.startedAt !== null;
  const failure = run?.outcome.kind === "failure" ? run.outcome.failure : null;
  const sets = run?.parameterSets ?? [];
  const empty = !run ? (
    running ? (
      <p className="p-6 text-fg-2 max-narrow:p-4">The first answer will stand here.</p>
    ) : (
      <EmptyState
        title="This plugin has not been called from here."
        action={
          <Button onClick={onSend}>
            <ArrowRight size={16} strokeWidth={1.5} aria-hidden />
            Send
            <Kbd>S</Kbd>
          </Button>
        }
      >
        Its parameter sets are unknown, not zero. Send a request: each run is kept with its answer, its
        headers and its timings.
      </EmptyState>
    )
  ) : sets.length === 0 ? (
    <div className="min-h-0 flex-1 overflow-auto">
      <RunNotes plugin={plugin} run={run} onSend={onSend} />
    </div>
  ) : undefined;
  return (
    <ParameterSetsPanel
      className={className}
      sets={sets}
      selected={selected}
      onSelect={onSelect}
      stale={running}
      count={run && !failure ? sets.length : undefined}
      head={
        <>
          {failure && (
            <Chip tone={failureTone(failure)}>
              {lastHop(run as PluginRunView)?.status ?? failureTitles[failure.code]}
            </Chip>
          )}
          <Running plugin={plugin} sending={sending} />
        </>
      }
      body={empty}
      notes={
        run &&
        sets.length > 0 && (
          <>
            {running && (
              <p className="border-b border-line px-3 py-1.5 text-xs text-fg-2">
                Greyed: the answer of <TimeAgo iso={run.startedAt} />.
              </p>
            )}
            <RunNotes plugin={plugin} run={run} onSend={onSend} />
          </>
        )
      }
    />
  );
}
