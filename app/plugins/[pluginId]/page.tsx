import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { decodePathPart, readOrNotFound } from "@/app/read-or-not-found";
import { createQueryClient } from "@/components/frame/query-client";
import { PluginPanel } from "@/components/plugins/plugin-panel";
import { pluginDetailQuery } from "@/components/plugins/queries";
import { getWorkspace } from "@/lib/workspace";

export async function generateMetadata({ params }: PageProps<"/plugins/[pluginId]">): Promise<Metadata> {
  return { title: decodePathPart((await params).pluginId).replace(/^~/, "") };
}

export default async function PluginPage({ params }: PageProps<"/plugins/[pluginId]">) {
  const id = decodePathPart((await params).pluginId);
  const client = createQueryClient();
  const workspace = await getWorkspace();
  await readOrNotFound(
    client.fetchQuery({ ...pluginDetailQuery(id), queryFn: () => workspace.getPlugin(id) }),
  );
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PluginPanel pluginId={id} />
    </HydrationBoundary>
  );
}
