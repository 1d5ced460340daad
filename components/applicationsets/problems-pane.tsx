"use client";
/** The problems of the evaluation, below everything else; folds away. */
import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { type ProblemActs, ProblemList } from "../problems/problem-list";
import { countBySeverity, countText, problemAsText } from "../problems/problem-text";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Kbd } from "../ui/kbd";
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

function Counts({ problems }: { problems: ApplicationSetDetail["problems"] }) {
  const counts = countBySeverity(problems);
  if (problems.length === 0) return <span className="text-xs text-fg-2">none found</span>;
  return shown.map(
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
  );
}

export function ProblemsPane({
  applicationSet,
  selection,
  here,
  acts,
  className,
}: {
  applicationSet: ApplicationSetDetail;
  selection: Selection;
  /** Index of the problem that the cursor is in. */
  here: number | null;
  acts: ProblemActs;
  className: string;
}) {
  const [folded, setFolded] = useState(false);
  const scroller = useRef<HTMLElement>(null);
  useRowKeys(scroller);
  useEffect(() => {
    if (here !== null) scroller.current?.querySelector("[data-here]")?.scrollIntoView({ block: "nearest" });
  }, [here]);
  const { problems } = applicationSet;
  const Chevron = folded ? ChevronUp : ChevronDown;
  return (
    <Pane label="Problems" className={className}>
      <PaneHead title="Problems">
        <Counts problems={problems} />
        {problems.length > 0 && (
          <span aria-hidden className="ml-2 inline-flex items-center gap-1 text-xs text-fg-2 max-wide:hidden">
            <Kbd>J</Kbd>
            <Kbd>K</Kbd> move, <Kbd>⏎</Kbd> open, <Kbd>F8</Kbd> next in the text
          </span>
        )}
        {problems.length > 0 && (
          <span className="ml-auto flex gap-1">
            <CopyButton
              text={() => problems.map(problemAsText).join("\n\n")}
              what={countText(problems.length, "problem")}
            >
              Copy all
            </CopyButton>
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
          </span>
        )}
      </PaneHead>
      {!folded && problems.length > 0 && (
        <ScrollRegion ref={scroller} label="List of problems">
          <ProblemList
            problems={problems}
            selected={selection.problem}
            onSelect={selection.selectProblem}
            here={here}
            acts={acts}
          />
        </ScrollRegion>
      )}
    </Pane>
  );
}
