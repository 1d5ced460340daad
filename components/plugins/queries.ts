/** Every query about plugins: its key and how it is read in the browser. The server fills the same keys when it prefetches. */
import { queryOptions } from "@tanstack/react-query";
import type { PluginDetail, PluginRunView, PluginSummary } from "@/lib/workspace";
import { fetchJson } from "../ui/fetch-json";

export const pluginKeys = {
  all: ["plugins"] as const,
  list: () => [...pluginKeys.all, "list"] as const,
  detail: (id: string) => [...pluginKeys.all, "detail", id] as const,
  run: (id: string, runId: string) => [...pluginKeys.all, "run", id, runId] as const,
};

const path = (id: string) => `/api/plugins/${encodeURIComponent(id)}`;

export function pluginListQuery() {
  return queryOptions({
    queryKey: pluginKeys.list(),
    queryFn: ({ signal }) => fetchJson<readonly PluginSummary[]>("/api/plugins", { signal }),
  });
}

export function pluginDetailQuery(id: string) {
  return queryOptions({
    queryKey: pluginKeys.detail(id),
    queryFn: ({ signal }) => fetchJson<PluginDetail>(path(id), { signal }),
  });
}

/** A run never changes once it is there. */
export function pluginRunQuery(id: string, runId: string) {
  return queryOptions({
    queryKey: pluginKeys.run(id, runId),
    queryFn: ({ signal }) => fetchJson<PluginRunView>(`${path(id)}/runs/${encodeURIComponent(runId)}`, { signal }),
    staleTime: "static",
  });
}
