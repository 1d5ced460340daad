import { PluginSkeleton } from "@/components/plugins/plugin-skeleton";

export default function Loading() {
  return <PluginSkeleton />;
}
