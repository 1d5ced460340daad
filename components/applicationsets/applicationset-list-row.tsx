"use client";
/** One ApplicationSet in the list: what is known of it, and why it stops when it does. */
import clsx from "clsx";
import Link from "next/link";
import { Fragment } from "react";
import type { ApplicationSetSummary } from "@/lib/workspace";
import { MoreProblems, ProblemSentence } from "../problems/problem-sentence";
import { explained, worstSeverity } from "../problems/problem-text";
import { ProblemsToggle } from "../problems/problems-toggle";
import { SeverityIcon, type Tone } from "../ui/severity-icon";
import {
  applicationSetHref,
  isDeleting,
  isStopped,
  isUnknown,
  nextRunOf,
  outcomeText,
} from "./applicationset-words";
import { PlanActionMark } from "./plan/plan-action-mark";
import { planActions } from "./plan/plan-words";

function applicationSetTone(applicationSet: ApplicationSetSummary): { tone: Tone; word: string } {
  const worst = worstSeverity(applicationSet.problems);
  if (isStopped(applicationSet) || worst === "error") return { tone: "error", word: "error" };
  if (isUnknown(applicationSet)) return { tone: "off", word: "not known yet" };
  return worst === "warning" ? { tone: "warning", word: "warning" } : { tone: "ok", word: "no problems" };
}

function Generators({ applicationSet }: { applicationSet: ApplicationSetSummary }) {
  return applicationSet.generators.map(({ kind, plugin }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: generators are told apart by their place in the spec.
    <Fragment key={index}>
      {index > 0 && ", "}
      {kind}
      {plugin && (
        <>
          {" "}
          <Link
            href={`/plugins/${encodeURIComponent(plugin.id)}`}
            className="rounded-1 text-accent underline decoration-current/45 underline-offset-2"
          >
            {plugin.name}
          </Link>
        </>
      )}
    </Fragment>
  ));
}

function Count({ count }: { count: number | null }) {
  return count ?? <span className="text-fg-3">–</span>;
}

/** The plan's counts where live Applications are known; else what is known without them. */
function Outcome({ applicationSet }: { applicationSet: ApplicationSetSummary }) {
  const { plan } = applicationSet;
  const known = plan !== null && plan.stopped === "" && plan.unknown === "";
  if (!known || isStopped(applicationSet) || isUnknown(applicationSet)) return outcomeText(applicationSet);
  const actions = planActions.filter((action) => plan.counts[action] > 0 && action !== "unchanged");
  if (actions.length === 0 && plan.counts.unchanged === 0) return outcomeText(applicationSet);
  return (
    <span className="space-x-2.5">
      {actions.map((action) => (
        <Fragment key={action}>
          <PlanActionMark action={action} count={plan.counts[action]} />{" "}
          {action === "delete" && plan.deletionsWaitFor !== "" && (
            <span
              className="font-regular text-fg-2"
              title={`All deletions wait for ${plan.deletionsWaitFor}`}
            >
              later
            </span>
          )}
        </Fragment>
      ))}
      {plan.counts.unchanged > 0 && (
        <span className="font-regular text-fg-2">{plan.counts.unchanged} unchanged</span>
      )}
    </span>
  );
}

function Explanation({ applicationSet }: { applicationSet: ApplicationSetSummary }) {
  const { shown, more } = explained(applicationSet.problems);
  return (
    <tr className="explain" id={`why-${applicationSet.id}`}>
      <td className="max-narrow:hidden" />
      <td colSpan={6} className="max-narrow:!pl-9">
        {applicationSet.error !== "" &&
          !shown.some(({ controllerError }) => controllerError === applicationSet.error) && (
            <p className="max-w-[118ch] text-fg-2">
              <code className="text-fg">{applicationSet.reason}</code>{" "}
              <code className="break-words">{applicationSet.error}</code>
            </p>
          )}
        {shown.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one code may come twice; the order is the list's own.
          <Fragment key={index}>
            {problem.controllerError && (
              <p className="max-w-[118ch] text-fg-2">
                {applicationSet.reason && <code className="text-fg">{applicationSet.reason} </code>}
                <code className="break-words">{problem.controllerError}</code>
              </p>
            )}
            <ProblemSentence problem={problem} />
          </Fragment>
        ))}
        {more > 0 && <MoreProblems count={more} href={applicationSetHref(applicationSet.id)} />}
      </td>
    </tr>
  );
}

export function ApplicationSetListRow({
  applicationSet,
  open,
  onToggle,
  busy,
}: {
  applicationSet: ApplicationSetSummary;
  open: boolean;
  onToggle: () => void;
  busy: boolean;
}) {
  const { tone, word } = applicationSetTone(applicationSet);
  const isOpen = open && (applicationSet.problems.length > 0 || applicationSet.error !== "");
  return (
    <>
      <tr className={clsx(isOpen && "noline")}>
        <td>
          <span className="inline-flex max-w-full items-center gap-1.5 align-top">
            <SeverityIcon tone={tone} label={word} />
            <Link
              data-row
              href={applicationSetHref(applicationSet.id)}
              title={`${applicationSet.namespace}/${applicationSet.name}`}
              className="truncate rounded-1 font-medium hover:text-accent hover:underline"
            >
              {applicationSet.name}
            </Link>
          </span>
        </td>
        <td className="max-narrow:hidden">
          <Generators applicationSet={applicationSet} />
        </td>
        <td className="num max-narrow:hidden">
          <Count count={applicationSet.parameterSets} />
        </td>
        <td className="num">
          <Count count={applicationSet.applications} />
        </td>
        <td
          className={clsx(
            isDeleting(applicationSet) ? "font-medium text-danger" : "text-fg-2",
            isUnknown(applicationSet) && "!text-fg-3",
          )}
        >
          {busy ? (
            <span className="font-medium text-info">evaluating…</span>
          ) : (
            <Outcome applicationSet={applicationSet} />
          )}
        </td>
        <td className="text-fg-2 max-wide:hidden">{nextRunOf(applicationSet)}</td>
        <td>
          <ProblemsToggle
            name={applicationSet.name}
            problems={applicationSet.problems}
            open={isOpen}
            explanationId={`why-${applicationSet.id}`}
            onToggle={onToggle}
          />
        </td>
      </tr>
      {isOpen && <Explanation applicationSet={applicationSet} />}
    </>
  );
}
