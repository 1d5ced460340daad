import { RolloutsSkeleton } from "@/components/rollouts/rollouts-skeleton";

export default function Loading() {
  return <RolloutsSkeleton />;
}
