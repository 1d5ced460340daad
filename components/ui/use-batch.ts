"use client";
/** One act on many things, a few at a time, with progress and a way to stop. */
import { useCallback, useEffect, useRef, useState } from "react";

const AT_ONCE = 4;

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface BatchEnd extends Progress {
  readonly failed: number;
  readonly cancelled: boolean;
}

const nobody: ReadonlySet<string> = new Set();

export function useBatch<Item extends { readonly id: string }>(
  items: readonly Item[],
  /** False or a throw: it failed; the others go on. */
  act: (item: Item, signal: AbortSignal) => Promise<boolean>,
  onEnd: (end: BatchEnd) => void,
) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState<ReadonlySet<string>>(nobody);
  const abort = useRef<AbortController | null>(null);
  const latest = useRef({ act, onEnd });
  useEffect(() => {
    latest.current = { act, onEnd };
  });
  useEffect(() => () => abort.current?.abort(), []);

  const start = useCallback(async () => {
    const controller = new AbortController();
    const waiting = [...items];
    const calling = new Set<string>();
    const total = items.length;
    let done = 0;
    let failed = 0;
    abort.current = controller;
    setProgress({ done, total });
    const work = async () => {
      for (let item = waiting.shift(); item && !controller.signal.aborted; item = waiting.shift()) {
        calling.add(item.id);
        setRunning(new Set(calling));
        const well = await latest.current.act(item, controller.signal).catch(() => false);
        calling.delete(item.id);
        if (controller.signal.aborted) return;
        if (!well) failed += 1;
        done += 1;
        setRunning(new Set(calling));
        setProgress({ done, total });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    setProgress(null);
    setRunning(nobody);
    latest.current.onEnd({ done, total, failed, cancelled: controller.signal.aborted });
  }, [items]);

  return { progress, running, start: () => void start(), cancel: () => abort.current?.abort() };
}
