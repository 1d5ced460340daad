"use client";
/** A check that runs: bytes, time, the redirects so far, a way to end it. */
import { X } from "lucide-react";
import { Button } from "../ui/button";
import { byteSize } from "../ui/byte-size";
import { Elapsed } from "../ui/elapsed";
import { Kbd } from "../ui/kbd";
import type { CheckProgress } from "./check-events";

function ProgressBar({ bytes, total }: { bytes: number; total: number | null }) {
  return (
    <progress
      aria-label="Downloaded"
      {...(total === null ? {} : { max: Math.max(total, 1), value: Math.min(bytes, Math.max(total, 1)) })}
      className="progress"
    />
  );
}

export function DownloadProgress({ progress, onCancel }: { progress: CheckProgress; onCancel: () => void }) {
  const { bytes, total, startedAt, hops } = progress;
  return (
    <div className="grid gap-1 border-b border-line px-4 py-2 max-narrow:px-3">
      <div className="flex items-center gap-3">
        <ProgressBar bytes={bytes} total={total} />
        <span className="shrink-0 text-xs whitespace-nowrap text-fg-2">
          {byteSize(bytes)}
          {total !== null && ` of ${byteSize(total)}`} · <Elapsed since={startedAt} />
        </span>
        <Button size="small" onClick={onCancel} aria-keyshortcuts="Escape">
          <X size={12} strokeWidth={1.5} aria-hidden />
          Cancel
          <Kbd>Esc</Kbd>
        </Button>
      </div>
      <p className="truncate text-xs text-fg-2" title={progress.location}>
        Downloading <code>{hops.at(-1)?.url ?? progress.location}</code>
      </p>
    </div>
  );
}
