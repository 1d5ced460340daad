"use client";
/** The plan in a line: what the next run does, under which policy, and as a filter. Deletions have a line of their own. */
import clsx from "clsx";
import type { Plan } from "@/lib/applicationset";
import { countText } from "../../problems/problem-text";
import { Note } from "../../ui/note";
import { RichText } from "../../ui/rich-text";
import type { ActionFilter } from "./application-rows";
import { PlanActionMark } from "./plan-action-mark";
import { actionMeanings, planActions, policyMeanings } from "./plan-words";

const NAMED = 3;

function Deletions({ plan }: { plan: Plan }) {
  const deleted = plan.applications.filter(({ action }) => action === "delete");
  if (deleted.length === 0 || plan.stopped !== "") return null;
  const more = deleted.length - NAMED;
  return (
    <Note tone="error">
      <p className="font-medium">
        {plan.deletionsWaitFor === "" ? "The next run" : <RichText text={waiting(plan.deletionsWaitFor)} />}{" "}
        deletes {countText(deleted.length, "live Application")}
        {plan.unknown !== "" && " at most"}:
      </p>
      <ul>
        {deleted.slice(0, NAMED).map(({ name, reason }) => (
          <li key={name}>
            <code className="font-medium">{name}</code>: <RichText text={reason} />
          </li>
        ))}
        {more > 0 && <li>and {more} more, first in the list below.</li>}
      </ul>
    </Note>
  );
}

const waiting = (name: string) => `Not the next run, but the first one that can apply \`${name}\``;

/** What the counts can't say: why nothing is done, or what is not known. */
function Caveats({ plan, explained }: { plan: Plan; explained: boolean }) {
  return (
    <>
      {plan.stopped !== "" && !explained && (
        <Note tone="warning">
          <p>
            <b className="font-medium">None of this is done.</b> <RichText text={plan.stopped} />
          </p>
        </Note>
      )}
      {plan.unknown !== "" && (
        <Note tone="warning">
          <p>
            <b className="font-medium">Not all is known.</b> <RichText text={plan.unknown} />
          </p>
        </Note>
      )}
    </>
  );
}

export function PlanSummary({
  plan,
  filter,
  onFilter,
  explained,
}: {
  plan: Plan;
  filter: ActionFilter;
  onFilter: (filter: ActionFilter) => void;
  /** Why the run stops is said above. */
  explained: boolean;
}) {
  const shown = planActions.filter((action) => plan.counts[action] > 0);
  return (
    <>
      <Caveats plan={plan} explained={explained} />
      <Deletions plan={plan} />
      <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3 py-1">
        <fieldset className="flex flex-wrap items-center gap-1">
          <legend className="sr-only">Filter by action</legend>
          {shown.map((action) => (
            <button
              key={action}
              type="button"
              aria-pressed={filter === action}
              title={actionMeanings[action]}
              onClick={() => onFilter(filter === action ? "all" : action)}
              className={clsx(
                "inline-flex h-[22px] items-center rounded-1 border border-line px-1.5 text-xs hover:bg-surface-3 max-narrow:h-7",
                "aria-pressed:border-accent aria-pressed:bg-accent-bg",
              )}
            >
              <PlanActionMark action={action} count={plan.counts[action]} />
            </button>
          ))}
          {shown.length === 0 && <span className="text-xs text-fg-2">nothing to do</span>}
        </fieldset>
        <details className="ml-auto min-w-0 text-xs text-fg-2 open:w-full">
          <summary className="w-fit rounded-1" title={policyMeanings[plan.policy]}>
            policy <code>{plan.policy}</code>
          </summary>
          <ul className="mt-1 max-h-32 list-disc overflow-auto pl-5">
            <li>It {policyMeanings[plan.policy]}.</li>
            {plan.remarks.map((remark) => (
              <li key={remark}>
                <RichText text={remark} />
              </li>
            ))}
          </ul>
        </details>
      </div>
    </>
  );
}
