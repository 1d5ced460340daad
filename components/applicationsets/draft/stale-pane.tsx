"use client";
/** A pane whose result is of another text than the one that stands there: greyed, with its age. */
import clsx from "clsx";
import type { ReactNode } from "react";
import { TimeAgo } from "../../ui/time-ago";

export function StalePane({
  stale,
  since,
  className,
  children,
}: {
  stale: boolean;
  /** When the result was of the text; milliseconds since 1970, 0: it is the file's, null: it still is of the text. */
  since: number | null;
  className: string;
  children: ReactNode;
}) {
  return (
    <div className={clsx("relative flex min-h-0 min-w-0 flex-col", stale && "stale", className)}>
      {children}
      {stale && since !== null && (
        <p className="pointer-events-none absolute right-3 bottom-2 z-10 rounded-2 border border-line bg-float px-2 py-0.5 text-xs text-fg-2">
          {since === 0 ? (
            "the file's result"
          ) : (
            <TimeAgo iso={new Date(since).toISOString()} prefix="result of " />
          )}
        </p>
      )}
    </div>
  );
}
