"use client";
/** Sends `getparams`; what comes back is put where the page reads it. */
import { useQueryClient } from "@tanstack/react-query";
import type { PluginDetail, SendRequest } from "@/lib/workspace";
import { type Call, useCall } from "../ui/use-call";
import { pluginDetailQuery, pluginKeys } from "./queries";
import { sendRun } from "./send-run";

export type Sending = Call<SendRequest>;

export function useSend(pluginId: string): Sending {
  const client = useQueryClient();
  return useCall(async (request, signal) => {
    try {
      const run = await sendRun(pluginId, request, signal);
      client.setQueryData<PluginDetail>(
        pluginDetailQuery(pluginId).queryKey,
        (plugin) => plugin && { ...plugin, run },
      );
    } finally {
      // A cancelled call is kept as a run too.
      await client.invalidateQueries({ queryKey: pluginKeys.all });
    }
  }, "Send again");
}
