"use client";
/** Calls every plugin as its first ApplicationSet does, a few at a time, with progress and a way to stop. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { PluginSummary } from "@/lib/workspace";
import { notify } from "../ui/toast";
import { pluginDetailQuery, pluginKeys } from "./queries";
import { defaultRequest, sendRun } from "./send-run";

const AT_ONCE = 4;

interface Progress {
  readonly done: number;
  readonly total: number;
}

async function callAsItsUser(client: QueryClient, id: string, signal: AbortSignal) {
  const plugin = await client.fetchQuery(pluginDetailQuery(id));
  return sendRun(id, defaultRequest(plugin), signal);
}

const nobody: ReadonlySet<string> = new Set();

export function useCheckAll(plugins: readonly PluginSummary[]) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState<ReadonlySet<string>>(nobody);
  const abort = useRef<AbortController | null>(null);

  useEffect(() => () => abort.current?.abort(), []);

  const start = useCallback(async () => {
    const controller = new AbortController();
    const waiting = [...plugins];
    const calling = new Set<string>();
    let done = 0;
    let failed = 0;
    abort.current = controller;
    setProgress({ done, total: plugins.length });
    const work = async () => {
      for (let plugin = waiting.shift(); plugin && !controller.signal.aborted; plugin = waiting.shift()) {
        calling.add(plugin.id);
        setRunning(new Set(calling));
        const run = await callAsItsUser(client, plugin.id, controller.signal).catch(() => null);
        if (run?.outcome.kind !== "success") failed += 1;
        calling.delete(plugin.id);
        done += 1;
        setRunning(new Set(calling));
        setProgress({ done, total: plugins.length });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    setProgress(null);
    setRunning(nobody);
    await client.invalidateQueries({ queryKey: pluginKeys.all });
    if (controller.signal.aborted) {
      notify({
        tone: "warning",
        text: `Stopped: you cancelled it after ${done} of ${plugins.length} plugins.`,
      });
    } else {
      const answered = `${done - failed} of ${done} plugins answered.`;
      notify(failed === 0 ? { tone: "ok", text: answered } : { tone: "warning", text: answered });
    }
  }, [client, plugins]);

  return {
    progress,
    running,
    start: () => void start(),
    cancel: () => abort.current?.abort(),
  };
}
