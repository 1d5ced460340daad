"use client";
/** Downloads to check, one after the other: how far each is, and a way to end them. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CheckRequest, DownloadFact } from "@/lib/workspace/rollouts-views";
import { ApiError, refusalOf } from "../ui/fetch-json";
import { useCall } from "../ui/use-call";
import { applyCheckEvent, beginCheck, type CheckProgress, readCheckEvents } from "./check-events";
import { rolloutsKeys, startCheck } from "./queries";

interface CheckJob {
  readonly requests: readonly CheckRequest[];
  /** Told of each file that came whole. */
  readonly onDone?: (fact: DownloadFact) => void;
}

export interface Checks {
  readonly running: boolean;
  /** Of the running check, and of those before it, by location. */
  readonly progress: ReadonlyMap<string, CheckProgress>;
  readonly error: unknown;
  readonly start: (job: CheckJob) => void;
  readonly cancel: () => void;
}

async function runCheck(
  request: CheckRequest,
  signal: AbortSignal,
  tell: (progress: CheckProgress) => void,
): Promise<DownloadFact | null> {
  let progress = beginCheck(request.location, Date.now());
  tell(progress);
  const response = await startCheck(request, signal);
  if (!response.ok) throw await refusalOf(response);
  for await (const event of readCheckEvents(response.body ?? new ReadableStream())) {
    progress = applyCheckEvent(progress, event);
    tell(progress);
  }
  if (progress.error) {
    throw new ApiError(200, "check_failed", progress.error.message, progress.error.hint);
  }
  return progress.fact;
}

export function useChecks(): Checks {
  const client = useQueryClient();
  const [progress, setProgress] = useState<ReadonlyMap<string, CheckProgress>>(new Map());
  const tell = (next: CheckProgress) => setProgress((before) => new Map(before).set(next.location, next));
  const call = useCall<CheckJob>(async ({ requests, onDone }, signal) => {
    setProgress(new Map());
    try {
      for (const request of requests) {
        const fact = await runCheck(request, signal, tell);
        if (fact?.state === "done") onDone?.(fact);
      }
    } finally {
      void client.invalidateQueries({ queryKey: rolloutsKeys.all });
    }
  }, "Check again");
  return {
    running: call.startedAt !== null,
    progress,
    error: call.error,
    start: call.start,
    cancel: call.cancel,
  };
}
