/** The page's grid while it loads. */
import { PageHead } from "../ui/page-head";
import { SkeletonBar, SkeletonTable } from "../ui/skeleton";

export function RolloutsSkeleton() {
  return (
    <>
      <PageHead title="Rollouts" />
      <div className="late grid h-[92px] shrink-0 content-center gap-2.5 border-b border-line px-4">
        <SkeletonBar seed={6} />
        <SkeletonBar seed={1} />
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-2 max-[960px]:grid-cols-1">
        <div className="grid content-start gap-2.5 px-4 py-3">
          {[0, 1, 2, 3, 4, 5, 6, 7].map((seed) => (
            <SkeletonBar key={seed} seed={seed} />
          ))}
        </div>
        <div className="border-l border-line max-[960px]:hidden">
          <SkeletonTable columns={["Step", "Seen", "What it means"]} />
        </div>
      </div>
    </>
  );
}
