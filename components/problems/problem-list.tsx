"use client";
/**
 * Problems with their place; an error has its remedy beside it at once, and a fix its button. One is chosen by a press: it
 * opens, and whoever shows its place is told.
 */
import clsx from "clsx";
import { CornerDownRight, Wrench } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import type { Problem, QuickFix } from "@/lib/problems";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { ControllerText } from "../ui/note";
import { RichText } from "../ui/rich-text";
import { SeverityIcon } from "../ui/severity-icon";
import { fixAll } from "./fix-all";
import { orderBySeverity, placeText, problemAsText, severityWords } from "./problem-text";

export interface ProblemActs {
  /** Makes the edits, as one step that can be undone. */
  readonly fix: (fix: QuickFix) => void;
  /** Moves the cursor to the problem. */
  readonly goTo: (problem: Problem) => void;
}

function FixButton({ fix, onFix }: { fix: QuickFix; onFix: (fix: QuickFix) => void }) {
  return (
    <Button
      kind="soft"
      size="small"
      title={fix.label}
      className="max-w-[34ch] max-narrow:max-w-full"
      onClick={() => onFix(fix)}
    >
      <Wrench size={12} strokeWidth={1.5} aria-hidden />
      <span className="truncate">{fix.label}</span>
    </Button>
  );
}

/** All there is about the chosen one, and what can be done. */
function OpenProblem({
  problem,
  problems,
  acts,
}: {
  problem: Problem;
  problems: readonly Problem[];
  acts: ProblemActs | undefined;
}) {
  const [first, ...others] = problem.fixes ?? [];
  const all = first ? fixAll(problems, problem.code) : null;
  const { position, file } = problem.place;
  return (
    <div>
      {problem.controllerError && <ControllerText text={problem.controllerError} />}
      <p className="max-w-[100ch] text-fg-2">
        <b className="font-medium text-fg">
          <RichText text={problem.controller} />
        </b>{" "}
        <RichText text={problem.remedy} />
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-1.5">
        {acts && others.map((fix) => <FixButton key={fix.label} fix={fix} onFix={acts.fix} />)}
        {acts && all && (
          <FixButton
            fix={{ label: `Fix all ${all.count} of ${problem.code}`, edits: all.edits }}
            onFix={acts.fix}
          />
        )}
        {acts && position && !file && (
          <Button kind="quiet" size="small" onClick={() => acts.goTo(problem)}>
            <CornerDownRight size={12} strokeWidth={1.5} aria-hidden />
            Go to line {position.line}
          </Button>
        )}
        <CopyButton text={() => problemAsText(problem)} what="the problem">
          Copy problem
        </CopyButton>
      </p>
    </div>
  );
}

function ProblemRow({
  problem,
  open,
  here,
  onSelect,
  acts,
  problems,
}: {
  problem: Problem;
  open: boolean;
  here: boolean;
  onSelect: () => void;
  acts: ProblemActs | undefined;
  problems: readonly Problem[];
}) {
  const place = placeText(problem.place);
  const fix = acts && problem.fixes?.[0];
  return (
    <li
      data-here={here || undefined}
      className={clsx(
        "flex flex-wrap items-start gap-x-2 gap-y-1 border-b border-line px-3 py-[5px] hover:bg-surface-2",
        (open || here) && "bg-accent-bg shadow-[inset_2px_0_0_var(--accent)] hover:bg-accent-bg",
      )}
    >
      <button
        type="button"
        data-row
        aria-expanded={open}
        aria-current={here || undefined}
        onClick={onSelect}
        className="grid min-w-[200px] flex-1 grid-cols-[14px_84px_minmax(0,1fr)] items-baseline gap-x-2 rounded-1 text-left max-narrow:grid-cols-[14px_minmax(0,1fr)]"
      >
        <SeverityIcon
          tone={problem.severity}
          label={severityWords[problem.severity]}
          className="mt-[3px] self-start"
        />
        <code className="text-xs text-fg-2">{problem.code}</code>
        <span className="max-narrow:col-start-2">
          <RichText text={problem.message} /> {place && <span className="text-xs text-fg-2">{place}</span>}
        </span>
      </button>
      <span className="flex max-w-full items-center gap-1 max-narrow:pl-[22px]">
        {fix && acts && <FixButton fix={fix} onFix={acts.fix} />}
        <Link
          href={`/problems/${problem.code}`}
          prefetch={false}
          aria-label={`Why ${problem.code}`}
          className="inline-flex h-[22px] items-center rounded-1 px-[7px] text-xs text-fg-2 hover:bg-surface-3 hover:text-fg max-narrow:h-7"
        >
          Why
        </Link>
      </span>
      {(open || problem.severity === "error") && (
        <div className="basis-full pl-[114px] max-narrow:pl-[22px]">
          {open ? (
            <OpenProblem problem={problem} problems={problems} acts={acts} />
          ) : (
            <p className="max-w-[100ch] text-fg-2">
              <RichText text={problem.remedy} />
            </p>
          )}
        </div>
      )}
    </li>
  );
}

export function ProblemList({
  problems,
  selected,
  onSelect,
  here = null,
  acts,
}: {
  problems: readonly Problem[];
  /** Index of the chosen one. */
  selected: number | null;
  onSelect: (index: number | null) => void;
  /** Index of the one that the cursor is in. */
  here?: number | null;
  /** What can be done about one, where the text can be changed. */
  acts?: ProblemActs;
}) {
  const order = useMemo(() => orderBySeverity(problems), [problems]);
  return (
    <ul>
      {order.map((index) => {
        const problem = problems[index];
        if (!problem) return null;
        return (
          <ProblemRow
            key={index}
            problem={problem}
            problems={problems}
            open={index === selected}
            here={index === here}
            onSelect={() => onSelect(index === selected ? null : index)}
            acts={acts}
          />
        );
      })}
    </ul>
  );
}
