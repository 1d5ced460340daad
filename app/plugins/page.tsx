import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createQueryClient } from "@/components/frame/query-client";
import { PluginListPanel } from "@/components/plugins/plugin-list-panel";
import { pluginListQuery } from "@/components/plugins/queries";
import { SourceProblems } from "@/components/status/source-problems";
import { getWorkspace } from "@/lib/workspace";

export const metadata: Metadata = { title: "Plugins" };

export default async function PluginsPage() {
  const client = createQueryClient();
  await client.prefetchQuery({
    ...pluginListQuery(),
    queryFn: async () => (await getWorkspace()).listPlugins(),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SourceProblems />
      <PluginListPanel />
    </HydrationBoundary>
  );
}
