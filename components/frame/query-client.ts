/** One way to make the query client, on the server for prefetching and in the browser. */
import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The server tells of each change (see use-live-updates); time alone makes nothing stale so soon.
        staleTime: 30_000,
        // What was refused on purpose (4xx) stays so; a lost connection is tried twice more. A page never waits for that.
        retry: (failures, error) => typeof window !== "undefined" && failures < 2 && !isRefusal(error),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
      dehydrate: {
        shouldDehydrateQuery: defaultShouldDehydrateQuery,
        // Our own messages are made for readers; Next.js must not blank them.
        shouldRedactErrors: () => false,
      },
    },
  });
}

function isRefusal(error: Error): boolean {
  const status = "status" in error && typeof error.status === "number" ? error.status : 0;
  return status >= 400 && status < 500;
}
