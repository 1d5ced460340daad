import { PluginListSkeleton } from "@/components/plugins/plugin-list-skeleton";

export default function Loading() {
  return <PluginListSkeleton />;
}
