"use client";
/** Manifests that can't be read: what is shown is without them, so this stands above it. */
import { useQuery } from "@tanstack/react-query";
import { ProblemNote } from "../problems/problem-note";
import { SeverityIcon } from "../ui/severity-icon";
import { workspaceStatusQuery } from "./queries";

export function SourceProblems() {
  const { data: status } = useQuery(workspaceStatusQuery());
  const problems = status?.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <details className="shrink-0 border-b border-warn-line bg-warn-bg">
      <summary className="flex min-h-8 items-center gap-2 px-4">
        <SeverityIcon tone="warning" />
        <span>
          <b className="font-medium">
            {problems.length === 1 ? "One manifest" : `${problems.length} manifests or documents`} can't be
            read.
          </b>{" "}
          What is in {problems.length === 1 ? "it" : "them"} is missing below.
        </span>
      </summary>
      <div className="max-h-60 overflow-auto border-t border-warn-line bg-surface-1">
        {problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one code may come twice; the order is the server's.
          <ProblemNote key={index} problem={problem} />
        ))}
      </div>
    </details>
  );
}
