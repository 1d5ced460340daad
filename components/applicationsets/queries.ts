/** Query keys and options of the ApplicationSets. */
import { queryOptions } from "@tanstack/react-query";
import type { ApplicationSetDetail, ApplicationSetSummary } from "@/lib/workspace";
import { fetchJson } from "../ui/fetch-json";

export const applicationSetKeys = {
  all: ["applicationsets"],
  list: () => [...applicationSetKeys.all, "list"] as const,
  detail: (id: string) => [...applicationSetKeys.all, "detail", id] as const,
} as const;

const pathOf = (id: string) => `/api/applicationsets/${encodeURIComponent(id)}`;

export function applicationSetListQuery() {
  return queryOptions({
    queryKey: applicationSetKeys.list(),
    queryFn: ({ signal }) => fetchJson<readonly ApplicationSetSummary[]>("/api/applicationsets", { signal }),
  });
}

export function applicationSetDetailQuery(id: string) {
  return queryOptions({
    queryKey: applicationSetKeys.detail(id),
    queryFn: ({ signal }) => fetchJson<ApplicationSetDetail>(pathOf(id), { signal }),
  });
}

/** Calls the plugins of the ApplicationSet; aborting ends the calls. */
export function evaluateApplicationSet(id: string, signal: AbortSignal): Promise<ApplicationSetDetail> {
  return fetchJson<ApplicationSetDetail>(`${pathOf(id)}/evaluate`, { method: "POST", signal });
}
