import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ApplicationSetListPanel } from "@/components/applicationsets/applicationset-list-panel";
import { applicationSetListQuery } from "@/components/applicationsets/queries";
import { createQueryClient } from "@/components/frame/query-client";
import { SourceProblems } from "@/components/status/source-problems";
import { getWorkspace } from "@/lib/workspace";

export const metadata: Metadata = { title: "ApplicationSets" };

export default async function ApplicationSetsPage() {
  const client = createQueryClient();
  await client.prefetchQuery({
    ...applicationSetListQuery(),
    queryFn: async () => (await getWorkspace()).listApplicationSets(),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SourceProblems />
      <ApplicationSetListPanel />
    </HydrationBoundary>
  );
}
