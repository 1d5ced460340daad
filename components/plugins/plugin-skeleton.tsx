/** The grid of a plugin's page while it is read. */
import { PageHead } from "../ui/page-head";
import { SkeletonBar, SkeletonTable } from "../ui/skeleton";

export function PluginSkeleton() {
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 flex-col overflow-hidden">
      <PageHead title="Plugin" parent={{ href: "/plugins", label: "Plugins" }} />
      <div className="late grid h-[51px] shrink-0 grid-cols-5 items-center gap-4 border-b border-line px-4 max-narrow:hidden">
        {[0, 1, 2, 3, 4].map((seed) => (
          <SkeletonBar key={seed} seed={seed} />
        ))}
      </div>
      <div className="h-9 shrink-0 border-b border-line" />
      <div className="grid min-h-0 flex-1 grid-cols-[372px_minmax(0,1fr)] max-narrow:grid-cols-1">
        <div className="late grid content-start gap-3 border-r border-line p-4 max-narrow:hidden">
          {[3, 1, 5, 2, 4].map((seed) => (
            <SkeletonBar key={seed} seed={seed} />
          ))}
        </div>
        <SkeletonTable columns={["#", "key", "value", "values", "generator"]} rows={4} />
      </div>
      <span className="sr-only">Reading the plugin</span>
    </div>
  );
}
