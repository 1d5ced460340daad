/** Query keys and options of Rollouts, and the calls that are no queries. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  CheckRequest,
  HandshakeFact,
  JudgeRequest,
  RolloutsReport,
  RolloutsView,
  RolloutsWatch,
} from "@/lib/workspace/rollouts-views";
import { fetchJson } from "../ui/fetch-json";

const path = "/api/rollouts";

export const rolloutsKeys = {
  all: ["rollouts"],
  view: () => [...rolloutsKeys.all, "view"] as const,
  judge: (request: JudgeRequest) => [...rolloutsKeys.all, "judge", request.id ?? "", request.text] as const,
} as const;

function post(body: unknown, signal?: AbortSignal): RequestInit {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  };
}

export function rolloutsQuery() {
  return queryOptions({
    queryKey: rolloutsKeys.view(),
    queryFn: ({ signal }) => fetchJson<RolloutsView>(path, { signal }),
  });
}

/** What is said of an edited or pasted text. The last judgement stays until the next is there. */
export function judgeQuery(request: JudgeRequest) {
  return queryOptions({
    queryKey: rolloutsKeys.judge(request),
    queryFn: ({ signal }) => fetchJson<RolloutsReport>(`${path}/judge`, post(request, signal)),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

/** The events of one check, as they come. Throws an ApiError when the server refuses to begin. */
export async function startCheck(request: CheckRequest, signal: AbortSignal): Promise<Response> {
  return fetch(`${path}/checks`, post(request, signal));
}

export function makeHandshake(request: CheckRequest, signal: AbortSignal): Promise<HandshakeFact> {
  return fetchJson<HandshakeFact>(`${path}/handshake`, post(request, signal));
}

export function startWatch(request: CheckRequest): Promise<RolloutsWatch> {
  return fetchJson<RolloutsWatch>(`${path}/watch`, post(request));
}

export async function stopWatch(location: string): Promise<void> {
  await fetchJson<unknown>(`${path}/watch?location=${encodeURIComponent(location)}`, { method: "DELETE" });
}
