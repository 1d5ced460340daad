"use client";
/** One clock for all relative times on the page: it ticks each second while something looks at it. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let now = 0;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    now = Date.now();
    timer = setInterval(tick, 1_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

function snapshot(): number {
  // Unwatched, the clock still has to stand still between two reads of one render.
  if (timer === null) now = Math.floor(Date.now() / 1_000) * 1_000;
  return now;
}

/** Milliseconds since 1970, to the second; 0 on the server, where no clock is the reader's. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot, () => 0);
}
