/** What the next run does to an Application: a sign and its word. Colour only repeats them. */
import type { PlanAction } from "@/lib/applicationset";
import { toneText } from "../../ui/severity-icon";
import { actionMeanings, actionSigns, actionTones } from "./plan-words";

export function PlanActionMark({ action, count }: { action: PlanAction; count?: number }) {
  return (
    <span
      title={actionMeanings[action]}
      className={`inline-flex items-center gap-1 font-medium whitespace-nowrap ${toneText[actionTones[action]]}`}
    >
      <span aria-hidden className="w-[1ch] text-center font-mono font-strong">
        {actionSigns[action]}
      </span>
      {count !== undefined && `${count} `}
      {action}
    </span>
  );
}
