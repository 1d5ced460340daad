"use client";
/** One long call at a time: started, timed, cancelled. A new one ends the one before; leaving the page ends it too. */
import { useCallback, useEffect, useRef, useState } from "react";
import { formatDuration } from "./relative-time";
import { notify } from "./toast";

export interface Call<Input> {
  /** When the running call began; null when none runs. */
  readonly startedAt: number | null;
  /** What the last call threw; null while it runs and when it went well. */
  readonly error: unknown;
  readonly start: (input: Input) => void;
  readonly cancel: () => void;
}

/** `again` names the button of the message that follows a cancel. */
export function useCall<Input>(
  call: (input: Input, signal: AbortSignal) => Promise<void>,
  again: string,
): Call<Input> {
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  useEffect(
    () => () => {
      abort.current?.abort();
      abort.current = null;
    },
    [],
  );

  const start = useCallback(
    async (input: Input) => {
      abort.current?.abort();
      const controller = new AbortController();
      const from = Date.now();
      abort.current = controller;
      setStartedAt(from);
      setError(null);
      const failure = await latest.current(input, controller.signal).then(
        () => null,
        (thrown: unknown) => thrown ?? "failed",
      );
      // Another call, or the end of the page, took over.
      if (abort.current !== controller) return;
      abort.current = null;
      setStartedAt(null);
      if (controller.signal.aborted) {
        notify({
          tone: "warning",
          text: `Stopped: you cancelled it after ${formatDuration(Date.now() - from)}.`,
          action: { label: again, run: () => void start(input) },
        });
      } else setError(failure);
    },
    [again],
  );

  return { startedAt, error, start: (input) => void start(input), cancel: () => abort.current?.abort() };
}
