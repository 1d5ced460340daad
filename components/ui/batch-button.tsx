"use client";
/** Starts a batch; while it runs, its progress and Cancel stand there instead. */
import { Play, X } from "lucide-react";
import { Button } from "./button";
import type { Progress } from "./use-batch";

export function BatchButton({
  label,
  doneWord,
  progress,
  onStart,
  onCancel,
  primary = false,
}: {
  label: string;
  /** `3 of 6 called` */
  doneWord: string;
  progress: Progress | null;
  onStart: () => void;
  onCancel: () => void;
  primary?: boolean;
}) {
  if (progress) {
    return (
      <>
        <span role="status" className="text-xs font-medium text-info">
          {progress.done} of {progress.total} {doneWord}
        </span>
        <Button onClick={onCancel}>
          <X size={16} strokeWidth={1.5} aria-hidden />
          Cancel
        </Button>
      </>
    );
  }
  return (
    <Button kind={primary ? "primary" : "plain"} onClick={onStart}>
      <Play size={16} strokeWidth={1.5} aria-hidden />
      {label}
    </Button>
  );
}
