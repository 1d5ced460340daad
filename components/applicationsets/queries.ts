/** Every query about ApplicationSets: its key and how it is read in the browser. */
import { queryOptions } from "@tanstack/react-query";
import type { ApplicationSetDetail, ApplicationSetSummary } from "@/lib/workspace";
import { fetchJson } from "../ui/fetch-json";

export const applicationSetKeys = {
  all: ["applicationsets"] as const,
  list: () => [...applicationSetKeys.all, "list"] as const,
  detail: (id: string) => [...applicationSetKeys.all, "detail", id] as const,
};

export function applicationSetListQuery() {
  return queryOptions({
    queryKey: applicationSetKeys.list(),
    queryFn: ({ signal }) => fetchJson<readonly ApplicationSetSummary[]>("/api/applicationsets", { signal }),
  });
}

export function applicationSetDetailQuery(id: string) {
  return queryOptions({
    queryKey: applicationSetKeys.detail(id),
    queryFn: ({ signal }) =>
      fetchJson<ApplicationSetDetail>(`/api/applicationsets/${encodeURIComponent(id)}`, { signal }),
  });
}
