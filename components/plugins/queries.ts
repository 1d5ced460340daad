/** Query keys and options of the plugins. */
import { queryOptions } from "@tanstack/react-query";
import type { PluginDetail, PluginRunView, PluginSummary } from "@/lib/workspace";
import { fetchJson } from "../ui/fetch-json";

export const pluginKeys = {
  all: ["plugins"],
  list: () => [...pluginKeys.all, "list"] as const,
  detail: (id: string) => [...pluginKeys.all, "detail", id] as const,
  run: (id: string, runId: string) => [...pluginKeys.all, "run", id, runId] as const,
} as const;

const pathOf = (id: string) => `/api/plugins/${encodeURIComponent(id)}`;

export function pluginListQuery() {
  return queryOptions({
    queryKey: pluginKeys.list(),
    queryFn: ({ signal }) => fetchJson<readonly PluginSummary[]>("/api/plugins", { signal }),
  });
}

export function pluginDetailQuery(id: string) {
  return queryOptions({
    queryKey: pluginKeys.detail(id),
    queryFn: ({ signal }) => fetchJson<PluginDetail>(pathOf(id), { signal }),
  });
}

/** An earlier run: it never changes. */
export function pluginRunQuery(id: string, runId: string) {
  return queryOptions({
    queryKey: pluginKeys.run(id, runId),
    queryFn: ({ signal }) =>
      fetchJson<PluginRunView>(`${pathOf(id)}/runs/${encodeURIComponent(runId)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Where the body of a run can be saved from. */
export function runBodyPath(id: string, runId: string): string {
  return `${pathOf(id)}/runs/${encodeURIComponent(runId)}/body`;
}
