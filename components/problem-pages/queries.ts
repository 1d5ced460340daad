/** Query key and options of all problems. Whatever changes a plugin or an ApplicationSet changes them. */
import { queryOptions } from "@tanstack/react-query";
import type { SubjectProblem } from "@/lib/workspace";
import { fetchJson } from "../ui/fetch-json";

export const problemKeys = { all: ["problems"] } as const;

export function allProblemsQuery() {
  return queryOptions({
    queryKey: problemKeys.all,
    queryFn: ({ signal }) => fetchJson<readonly SubjectProblem[]>("/api/problems", { signal }),
  });
}
