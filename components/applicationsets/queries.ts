/** Query keys and options of the ApplicationSets. */
import { queryOptions } from "@tanstack/react-query";
import type { GeneratorAnswer, GeneratorCall } from "@/lib/applicationset";
import type { ApplicationSetDetail, ApplicationSetSummary, Draft, DraftSources } from "@/lib/workspace";
import { fetchJson } from "../ui/fetch-json";

export const applicationSetKeys = {
  all: ["applicationsets"],
  list: () => [...applicationSetKeys.all, "list"] as const,
  detail: (id: string) => [...applicationSetKeys.all, "detail", id] as const,
  sources: (id: string) => [...applicationSetKeys.all, "sources", id] as const,
  answer: (id: string, call: GeneratorCall) => [...applicationSetKeys.all, "answer", id, call] as const,
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

/** What a draft starts from. */
export function draftSourcesQuery(id: string) {
  return queryOptions({
    queryKey: applicationSetKeys.sources(id),
    queryFn: ({ signal }) => fetchJson<DraftSources>(`${pathOf(id)}/sources`, { signal }),
  });
}

/** The recorded answer to a call. It holds until something is said to have changed. */
export function recordedAnswerQuery(id: string, call: GeneratorCall) {
  return queryOptions({
    queryKey: applicationSetKeys.answer(id, call),
    queryFn: ({ signal }) => fetchJson<GeneratorAnswer>(`${pathOf(id)}/answers`, post(call, signal)),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Calls the plugins of the ApplicationSet, or of a draft of it; aborting ends the calls. */
export function evaluateApplicationSet(
  id: string,
  signal: AbortSignal,
  draft: Draft | null = null,
): Promise<ApplicationSetDetail> {
  const request = draft === null ? { method: "POST", signal } : post({ draft }, signal);
  return fetchJson<ApplicationSetDetail>(`${pathOf(id)}/evaluate`, request);
}

function post(input: unknown, signal: AbortSignal): RequestInit {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(input),
    signal,
  };
}
