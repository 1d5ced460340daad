"use client";
/** What changes between two texts, in one column: lines that go (−) above lines that come (+); the rest folds. */
import clsx from "clsx";
import { lazy, Suspense } from "react";
import { CodeView } from "../ui/code-view";
import { useHydrated } from "../ui/use-hydrated";
import { focusRing } from "./focus-ring";

const LoadedDiffView = lazy(() =>
  import("./diff-view-loaded").then((module) => ({ default: module.LoadedDiffView })),
);

export function DiffView({
  before,
  after,
  label,
  same = "Nothing differs.",
  className = "flex-1",
}: {
  before: string;
  after: string;
  label: string;
  /** Said when both are equal. */
  same?: string;
  className?: string;
}) {
  const hydrated = useHydrated();
  if (before === after) return <p className="px-3 py-2 text-fg-2">{same}</p>;
  const text = <CodeView label={label} text={after} />;
  return (
    <div className={clsx("flex min-h-0 min-w-0 flex-col overflow-hidden", focusRing, className)}>
      {hydrated ? (
        <Suspense fallback={text}>
          <LoadedDiffView before={before} after={after} label={label} />
        </Suspense>
      ) : (
        text
      )}
    </div>
  );
}
