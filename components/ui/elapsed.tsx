"use client";
/** Time since a start, in tenths of a second. */
import { useEffect, useState } from "react";
import { formatDuration } from "./relative-time";

export function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return formatDuration(Math.max(0, Math.round((now - since) / 100) * 100));
}
