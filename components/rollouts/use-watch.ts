"use client";
/** Starts and stops the watch of one location. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CheckRequest } from "@/lib/workspace/rollouts-views";
import { rolloutsKeys, startWatch, stopWatch } from "./queries";

export function useWatch(request: CheckRequest) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: rolloutsKeys.all });
  const start = useMutation({ mutationFn: () => startWatch(request), onSettled: refresh });
  const stop = useMutation({ mutationFn: () => stopWatch(request.location), onSettled: refresh });
  return {
    start: () => start.mutate(),
    stop: () => stop.mutate(),
    busy: start.isPending || stop.isPending,
    error: start.error ?? stop.error,
  };
}
