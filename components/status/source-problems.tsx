"use client";
/** What is wrong in the manifests themselves: what is shown is without the unreadable ones, so this stands above it. */
import { useQuery } from "@tanstack/react-query";
import type { Problem } from "@/lib/problems";
import { ProblemNote } from "../problems/problem-note";
import { countText } from "../problems/problem-text";
import { SeverityIcon } from "../ui/severity-icon";
import { workspaceStatusQuery } from "./queries";

function summaryOf(problems: readonly Problem[]): { readonly what: string; readonly effect: string } {
  const unread = problems.filter(({ severity }) => severity === "error").length;
  if (unread === 0) return { what: `${countText(problems.length, "remark")} on the manifests.`, effect: "" };
  const what = unread === 1 ? "One manifest" : `${unread} manifests or documents`;
  return {
    what: `${what} can't be read.`,
    effect: `What is in ${unread === 1 ? "it" : "them"} is missing below.`,
  };
}

export function SourceProblems() {
  const { data: status } = useQuery(workspaceStatusQuery());
  const problems = status?.problems ?? [];
  if (problems.length === 0) return null;
  const { what, effect } = summaryOf(problems);
  return (
    <details className="shrink-0 border-b border-warn-line bg-warn-bg">
      <summary className="flex min-h-8 items-center gap-2 px-4">
        <SeverityIcon tone="warning" />
        <span>
          <b className="font-medium">{what}</b> {effect}
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
