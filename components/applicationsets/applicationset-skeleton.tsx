/** The grid of the workbench while it is read. */
import { PageHead } from "../ui/page-head";
import { SkeletonBar, SkeletonTable } from "../ui/skeleton";

export function ApplicationSetSkeleton() {
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 flex-col overflow-hidden">
      <PageHead title="ApplicationSet" parent={{ href: "/applicationsets", label: "ApplicationSets" }} />
      <div className="grid min-h-0 flex-1 grid-cols-1 wide:grid-cols-3">
        <div className="late grid content-start gap-3 p-4">
          {[3, 1, 5, 2, 4, 6, 0].map((seed) => (
            <SkeletonBar key={seed} seed={seed} />
          ))}
        </div>
        <div className="border-l border-line max-wide:hidden">
          <SkeletonTable columns={["#", "key", "value"]} rows={4} />
        </div>
        <div className="border-l border-line max-wide:hidden">
          <SkeletonTable columns={["Application", "set"]} rows={4} />
        </div>
      </div>
      <span className="sr-only">Reading the ApplicationSet</span>
    </div>
  );
}
