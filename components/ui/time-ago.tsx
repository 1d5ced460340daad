"use client";
/** A relative time that keeps itself true, with the exact one on hover. */
import { exactTime, relativeTime } from "./relative-time";
import { useNow } from "./use-now";

export function TimeAgo({ iso, prefix = "" }: { iso: string; prefix?: string }) {
  const now = useNow();
  const exact = exactTime(iso);
  return (
    <time dateTime={iso} title={exact}>
      {prefix}
      {now === 0 ? exact.slice(11) : relativeTime(iso, now)}
    </time>
  );
}
