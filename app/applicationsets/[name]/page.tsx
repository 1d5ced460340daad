import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { decodePathPart, readOrNotFound } from "@/app/read-or-not-found";
import { ApplicationSetPanel } from "@/components/applicationsets/applicationset-panel";
import { applicationSetDetailQuery } from "@/components/applicationsets/queries";
import { createQueryClient } from "@/components/frame/query-client";
import { getWorkspace } from "@/lib/workspace";

export async function generateMetadata({ params }: PageProps<"/applicationsets/[name]">): Promise<Metadata> {
  return { title: decodePathPart((await params).name).replace("~", "/") };
}

export default async function ApplicationSetPage({ params }: PageProps<"/applicationsets/[name]">) {
  const id = decodePathPart((await params).name);
  const client = createQueryClient();
  const workspace = await getWorkspace();
  await readOrNotFound(
    client.fetchQuery({
      ...applicationSetDetailQuery(id),
      queryFn: () => workspace.getApplicationSet(id),
    }),
  );
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ApplicationSetPanel applicationSetId={id} />
    </HydrationBoundary>
  );
}
