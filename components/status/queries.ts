/** Query key and options of the workspace's status. */
import { queryOptions } from "@tanstack/react-query";
import type { WorkspaceStatus } from "@/lib/workspace";
import { fetchJson } from "../ui/fetch-json";

export const statusKeys = { all: ["status"] } as const;

export function workspaceStatusQuery() {
  return queryOptions({
    queryKey: statusKeys.all,
    queryFn: ({ signal }) => fetchJson<WorkspaceStatus>("/api/status", { signal }),
  });
}
