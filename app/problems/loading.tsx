import { ProblemListSkeleton } from "@/components/problem-pages/problem-list-skeleton";

export default function Loading() {
  return <ProblemListSkeleton />;
}
