"use client";
/** The manifest as it is in its file, with the lines that have problems. */
import { useMemo } from "react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { CodeView, type LineMark } from "../ui/code-view";
import { CopyButton } from "../ui/copy-button";
import { Pane, PaneHead } from "../ui/pane";

const RANK = { error: 0, warning: 1, info: 2 } as const;

export function ManifestPane({
  applicationSet,
  problem,
  className,
}: {
  applicationSet: ApplicationSetDetail;
  /** Index of the problem whose line is lit. */
  problem: number | null;
  className: string;
}) {
  const marks = useMemo(() => {
    const byLine = new Map<number, LineMark>();
    for (const { severity, place } of applicationSet.problems) {
      const line = place.position?.line;
      if (line === undefined) continue;
      const before = byLine.get(line);
      if (!before || RANK[severity] < RANK[before]) byLine.set(line, severity);
    }
    return byLine;
  }, [applicationSet.problems]);
  const current = problem === null ? null : (applicationSet.problems[problem]?.place.position?.line ?? null);
  const { origin } = applicationSet;
  const file = origin.kind === "manifest" ? origin.file : "";
  return (
    <Pane label="Manifest" className={className}>
      <PaneHead title="Manifest">
        <span className="min-w-0 truncate text-xs text-fg-2" title={file}>
          {file}
          {origin.kind === "manifest" && origin.line > 1 && `, from line ${origin.line}`}
        </span>
        <span className="ml-auto">
          <CopyButton kind="soft" text={applicationSet.manifest} what="the manifest">
            Copy
          </CopyButton>
        </span>
      </PaneHead>
      <CodeView label="Manifest text" text={applicationSet.manifest} marks={marks} current={current} />
    </Pane>
  );
}
