"use client";
/** The problems of the evaluation, below everything else; folds away. */
import { ChevronDown, ChevronUp } from "lucide-react";
import { useRef, useState } from "react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { ProblemList } from "../problems/problem-list";
import { countBySeverity, countText, problemAsText } from "../problems/problem-text";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Pane, PaneHead } from "../ui/pane";
import { ScrollRegion } from "../ui/scroll-region";
import { SeverityIcon, toneText } from "../ui/severity-icon";
import { useRowKeys } from "../ui/use-row-keys";
import type { Selection } from "./use-selection";

const shown = [
  { severity: "error", word: "error" },
  { severity: "warning", word: "warning" },
  { severity: "info", word: "note" },
] as const;

export function ProblemsPane({
  applicationSet,
  selection,
  className,
}: {
  applicationSet: ApplicationSetDetail;
  selection: Selection;
  className: string;
}) {
  const [folded, setFolded] = useState(false);
  const scroller = useRef<HTMLElement>(null);
  useRowKeys(scroller);
  const { problems } = applicationSet;
  const counts = countBySeverity(problems);
  const Chevron = folded ? ChevronUp : ChevronDown;
  return (
    <Pane label="Problems" className={className}>
      <PaneHead title="Problems">
        {shown.map(
          ({ severity, word }) =>
            counts[severity] > 0 && (
              <span
                key={severity}
                className={`inline-flex items-center gap-1 text-xs font-medium ${toneText[severity]}`}
              >
                <SeverityIcon tone={severity} />
                <span aria-hidden>{counts[severity]}</span>
                <span className="sr-only">{countText(counts[severity], word)}</span>
              </span>
            ),
        )}
        {problems.length === 0 && <span className="text-xs text-fg-2">none found</span>}
        <span className="ml-auto flex gap-1">
          {problems.length > 0 && (
            <CopyButton
              text={() => problems.map(problemAsText).join("\n\n")}
              what={countText(problems.length, "problem")}
            >
              Copy all
            </CopyButton>
          )}
          {problems.length > 0 && (
            <Button
              kind="quiet"
              size="smallIcon"
              aria-expanded={!folded}
              aria-label={folded ? "Unfold the problems" : "Fold the problems"}
              onClick={() => setFolded(!folded)}
              className="max-wide:hidden"
            >
              <Chevron size={14} strokeWidth={1.5} aria-hidden />
            </Button>
          )}
        </span>
      </PaneHead>
      {!folded && problems.length > 0 && (
        <ScrollRegion ref={scroller} label="List of problems">
          <ProblemList problems={problems} selected={selection.problem} onSelect={selection.selectProblem} />
        </ScrollRegion>
      )}
    </Pane>
  );
}
