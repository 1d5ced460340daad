"use client";
/** Listens to the server: each change there (a manifest, a run) makes what is shown here fresh. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";

let lost = false;
const listeners = new Set<() => void>();

function setLost(next: boolean): void {
  if (lost === next) return;
  lost = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Once, in the frame. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const events = new EventSource("/api/events");
    const refresh = () => void client.invalidateQueries();
    events.addEventListener("open", () => {
      // What happened while nobody listened is unknown.
      if (lost) refresh();
      setLost(false);
    });
    for (const type of ["workspace-changed", "run-finished"]) events.addEventListener(type, refresh);
    events.addEventListener("error", () => setLost(true));
    return () => events.close();
  }, [client]);
}

/** The server does not answer: what is shown may be old. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => lost,
    () => false,
  );
}
