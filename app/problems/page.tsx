import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createQueryClient } from "@/components/frame/query-client";
import { ProblemListPanel } from "@/components/problem-pages/problem-list-panel";
import { allProblemsQuery } from "@/components/problem-pages/queries";
import { allProblems, getWorkspace } from "@/lib/workspace";

export const metadata: Metadata = { title: "Problems" };

export default async function ProblemsPage() {
  const client = createQueryClient();
  await client.prefetchQuery({
    ...allProblemsQuery(),
    queryFn: async () => allProblems(await getWorkspace()),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ProblemListPanel />
    </HydrationBoundary>
  );
}
