"use client";
/** Calls the plugins for what the page shows: the file's text, or the draft. */
import { useQueryClient } from "@tanstack/react-query";
import { type Call, useCall } from "../../ui/use-call";
import { applicationSetDetailQuery, applicationSetKeys, evaluateApplicationSet } from "../queries";
import type { DraftControls } from "./use-draft";

export function useEvaluate({ id, forServer, accept }: DraftControls): Call<null> {
  const client = useQueryClient();
  return useCall(async (_input, signal) => {
    try {
      const draft = await forServer();
      const detail = await evaluateApplicationSet(id, signal, draft);
      if (draft === null) client.setQueryData(applicationSetDetailQuery(id).queryKey, detail);
      else accept(draft, detail);
    } finally {
      await client.invalidateQueries({ queryKey: applicationSetKeys.all });
    }
  }, "Evaluate again");
}
