"use client";
/** Calls every plugin as its first ApplicationSet does. */
import { useQueryClient } from "@tanstack/react-query";
import type { PluginSummary } from "@/lib/workspace";
import { notify } from "../ui/toast";
import { useBatch } from "../ui/use-batch";
import { pluginDetailQuery, pluginKeys } from "./queries";
import { defaultRequest, sendRun } from "./send-run";

export function useCheckAll(plugins: readonly PluginSummary[]) {
  const client = useQueryClient();
  return useBatch(
    plugins,
    async ({ id }, signal) => {
      const plugin = await client.fetchQuery(pluginDetailQuery(id));
      const run = await sendRun(id, defaultRequest(plugin), signal);
      return run.outcome.kind === "success";
    },
    ({ done, total, failed, cancelled }) => {
      void client.invalidateQueries({ queryKey: pluginKeys.all });
      if (cancelled) {
        notify({ tone: "warning", text: `Stopped: you cancelled it after ${done} of ${total} plugins.` });
      } else {
        notify({
          tone: failed === 0 ? "ok" : "warning",
          text: `${total - failed} of ${total} plugins answered.`,
        });
      }
    },
  );
}
