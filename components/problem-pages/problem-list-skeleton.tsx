/** The grid of the list while it is read. */
import { PageHead } from "../ui/page-head";
import { SkeletonTable } from "../ui/skeleton";

export function ProblemListSkeleton() {
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 flex-col overflow-hidden">
      <PageHead title="Problems" />
      <div className="h-11 shrink-0 border-b border-line" />
      <SkeletonTable columns={["Code", "Where", "What happened"]} />
      <span className="sr-only">Reading the problems</span>
    </div>
  );
}
