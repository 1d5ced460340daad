import { ApplicationSetSkeleton } from "@/components/applicationsets/applicationset-skeleton";

export default function Loading() {
  return <ApplicationSetSkeleton />;
}
