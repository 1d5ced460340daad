"use client";
/** The draft of one ApplicationSet on its page: kept over reloads, following the file, evaluated while it is typed. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { FunctionNote } from "@/lib/applicationset";
import type { ApplicationSetDetail, Draft } from "@/lib/workspace";
import { draftSourcesQuery, recordedAnswerQuery } from "../queries";
import { DraftEvaluator, type DraftResult, draftDetail } from "./draft-evaluator";
import { DraftStore, draftOf, isDraft } from "./draft-store";
import { browserStorages, forgetDraft, keepDraft, readKeptDraft } from "./kept-draft";
import { LazyBrowser } from "./lazy-browser";

const keepAfterMs = 300;

export interface DraftControls {
  readonly id: string;
  readonly store: DraftStore;
  /** There is one. */
  readonly drafted: boolean;
  readonly result: DraftResult;
  /** What the page shows: the file's outcome, or the draft's. */
  readonly detail: ApplicationSetDetail;
  /** False when a reload would lose the draft. */
  readonly kept: boolean;
  /** The texts to evaluate on the server; null without a draft. */
  readonly forServer: () => Promise<Draft | null>;
  readonly accept: (draft: Draft, detail: ApplicationSetDetail) => void;
  /** Loads what stands beside the manifest, if it is not there yet. */
  readonly loadFixtures: () => void;
  /** Evaluates the same text once more. */
  readonly retry: () => void;
  readonly functions: () => Promise<readonly FunctionNote[]>;
}

/** Puts back what the last page left, and keeps what this one has. */
function useKeeping(id: string, store: DraftStore): boolean {
  const [kept, setKept] = useState(true);
  useEffect(() => {
    const storages = browserStorages();
    const before = readKeptDraft(id, storages);
    let had = before !== null;
    if (before) store.restore(before);
    const keep = () => {
      const { manifest, base, fixtures, fixturesBase } = store.get();
      if (isDraft(store.get())) {
        had = true;
        setKept(keepDraft(id, { manifest, base, fixtures, fixturesBase }, storages));
      } else if (had) {
        // Only what this page knows of: another tab may have a draft of its own.
        had = false;
        forgetDraft(id, storages);
      }
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(keep, keepAfterMs);
    });
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      stop();
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [id, store]);
  return kept;
}

function createEvaluator(id: string, client: QueryClient, browser: LazyBrowser): DraftEvaluator {
  return new DraftEvaluator(async (draft, options) => {
    const [evaluation, around] = await Promise.all([browser.get(), client.fetchQuery(draftSourcesQuery(id))]);
    options.signal.throwIfAborted();
    const sources = {
      callPlugin: (call: Parameters<typeof recordedAnswerQuery>[1]) =>
        client.fetchQuery(recordedAnswerQuery(id, call)),
    };
    return evaluation.evaluate({ draft, around }, sources, options);
  });
}

/** `updatedAt`: when the file's outcome was last heard of; answers may be others since. */
export function useDraft(file: ApplicationSetDetail, updatedAt: number): DraftControls {
  const { id } = file;
  const client = useQueryClient();
  const [store] = useState(() => new DraftStore(file.manifest));
  const [browser] = useState(() => new LazyBrowser());
  const [evaluator] = useState(() => createEvaluator(id, client, browser));
  const [wanted, setWanted] = useState(false);
  const drafted = useSyncExternalStore(
    store.subscribe,
    () => isDraft(store.get()),
    () => false,
  );
  const result = useSyncExternalStore(evaluator.subscribe, evaluator.get, evaluator.get);
  const { data: sources } = useQuery({ ...draftSourcesQuery(id), enabled: wanted || drafted });
  const kept = useKeeping(id, store);
  useEffect(() => store.setFile(file.manifest), [store, file.manifest]);
  useEffect(() => {
    if (sources) store.setFixturesFile(sources.fixturesText);
  }, [store, sources]);
  useEffect(() => {
    const sync = () => evaluator.want(isDraft(store.get()) ? draftOf(store.get()) : null);
    sync();
    const stop = store.subscribe(sync);
    return () => {
      stop();
      evaluator.close();
      browser.close();
    };
  }, [store, evaluator, browser]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that the server was heard, and only then.
  useEffect(() => evaluator.again(), [evaluator, updatedAt]);
  const { view, problems, draft, evaluatedAt } = result;
  const detail = useMemo(
    () => draftDetail(file, { view, problems, draft, evaluatedAt }),
    [file, view, problems, draft, evaluatedAt],
  );
  const functions = useCallback(async () => (await browser.get()).functions(), [browser]);
  return {
    ...{ id, store, drafted, result, detail, kept },
    forServer: async () => {
      const state = store.get();
      if (!isDraft(state)) return null;
      const text = state.fixtures ?? state.fixturesFile;
      const fixtures = text ?? (await client.fetchQuery(draftSourcesQuery(id))).fixturesText;
      return { manifest: state.manifest, fixtures };
    },
    accept: (called, outcome) => evaluator.accept(called, outcome),
    loadFixtures: () => setWanted(true),
    retry: () => evaluator.again(),
    functions,
  };
}
