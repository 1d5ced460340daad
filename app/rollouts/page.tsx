import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createQueryClient } from "@/components/frame/query-client";
import { rolloutsQuery } from "@/components/rollouts/queries";
import { RolloutsPanel } from "@/components/rollouts/rollouts-panel";
import { SourceProblems } from "@/components/status/source-problems";
import { getWorkspace } from "@/lib/workspace";

export const metadata: Metadata = { title: "Rollouts" };

export default async function RolloutsPage() {
  const client = createQueryClient();
  await client.prefetchQuery({
    ...rolloutsQuery(),
    queryFn: async () => (await getWorkspace()).rollouts.view(),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SourceProblems />
      <RolloutsPanel />
    </HydrationBoundary>
  );
}
