"use client";
/** Edited and pasted texts, by source. They outlive their page, not the browser's tab: nothing is written to a file. */
import { useSyncExternalStore } from "react";

export interface DraftText {
  readonly text: string;
  /** What it was made from. */
  readonly base: string;
}

let drafts: ReadonlyMap<string, DraftText> = new Map();
const none: ReadonlyMap<string, DraftText> = drafts;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A text equal to its base is no draft. */
export function keepDraft(source: string, base: string, text: string): void {
  const next = new Map(drafts);
  if (text === base) next.delete(source);
  else next.set(source, { base: drafts.get(source)?.base ?? base, text });
  drafts = next;
  for (const listener of listeners) listener();
}

export function useDraftText(source: string): DraftText | null {
  const all = useSyncExternalStore(
    subscribe,
    () => drafts,
    () => none,
  );
  return all.get(source) ?? null;
}
