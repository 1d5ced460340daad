import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createQueryClient } from "@/components/frame/query-client";
import { ProblemListPanel } from "@/components/problem-pages/problem-list-panel";
import { allProblemsQuery } from "@/components/problem-pages/queries";
import { getWorkspace } from "@/lib/workspace";

export const metadata: Metadata = { title: "Problems" };

export default async function ProblemsPage() {
  const client = createQueryClient();
  await client.prefetchQuery({
    ...allProblemsQuery(),
    queryFn: async () => (await getWorkspace()).listProblems(),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ProblemListPanel />
    </HydrationBoundary>
  );
}
