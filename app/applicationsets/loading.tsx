import { ApplicationSetListSkeleton } from "@/components/applicationsets/applicationset-list-skeleton";

export default function Loading() {
  return <ApplicationSetListSkeleton />;
}
