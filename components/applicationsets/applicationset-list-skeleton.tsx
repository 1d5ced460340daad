/** The grid of the list while it is read. */
import { PageHead } from "../ui/page-head";
import { SkeletonTable } from "../ui/skeleton";

const COLUMNS = [
  "Name",
  "Generators",
  "Parameter sets",
  "Applications",
  "The next run will",
  "Next run",
  "Problems",
];

export function ApplicationSetListSkeleton() {
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 flex-col overflow-hidden">
      <PageHead title="ApplicationSets" />
      <div className="h-11 shrink-0 border-b border-line" />
      <SkeletonTable columns={COLUMNS} />
      <span className="sr-only">Reading the ApplicationSets</span>
    </div>
  );
}
