"use client";
/** The draft's texts, for who shows them: it renders at each key. Others look at `drafted` alone. */
import { useDeferredValue, useMemo, useSyncExternalStore } from "react";
import type { DraftState, DraftStore } from "./draft-store";
import { countEdits } from "./line-edits";

export function useDraftState(store: DraftStore): DraftState {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}

/** In how many places manifest and fixtures differ from the files. */
export function useEditCount(store: DraftStore): number {
  const state = useDeferredValue(useDraftState(store));
  return useMemo(() => {
    const { manifest, base, fixtures, fixturesBase } = state;
    return countEdits(base, manifest) + (fixtures === null ? 0 : countEdits(fixturesBase, fixtures));
  }, [state]);
}
