/** Would the controller start: the answer, why, what it means for every Rollout, and the controller's own last line. */
import clsx from "clsx";
import type { OverallVerdict, StartVerdict } from "@/lib/rollouts/report";
import { CopyButton } from "../ui/copy-button";
import { ControllerText } from "../ui/note";
import { RichText } from "../ui/rich-text";
import { SeverityIcon } from "../ui/severity-icon";
import { verdictTone } from "./rollouts-words";

const tints: Record<StartVerdict, string> = {
  doesNotStart: "border-danger-line bg-danger-bg [&_h2]:text-danger",
  notKnown: "border-info-line bg-info-bg [&_h2]:text-info",
  starts: "border-ok-line bg-ok-bg [&_h2]:text-ok",
};

export function VerdictBanner({ verdict, stale }: { verdict: OverallVerdict; stale: boolean }) {
  const { state, title, why, effect, running, controllerError } = verdict;
  return (
    <section
      aria-label="Verdict"
      aria-busy={stale}
      className={clsx("flex shrink-0 gap-2.5 border-b px-4 py-2.5 max-narrow:px-3", tints[state])}
    >
      <SeverityIcon tone={verdictTone[state]} size={16} className="mt-1" />
      <div className="min-w-0 flex-1">
        <div role="status">
          <h2 className="text-lg font-strong tracking-tight">{title}</h2>
        </div>
        <p className="max-w-[118ch] text-md">
          <RichText text={why} />{" "}
          <b className="font-strong">
            <RichText text={effect} />
          </b>{" "}
          <RichText text={running} />
        </p>
        {controllerError !== "" && (
          <div className="mt-1 flex items-start gap-1.5 text-xs max-narrow:grid max-narrow:grid-cols-[minmax(0,1fr)_auto]">
            <span className="mt-1.5 shrink-0 text-fg-2 max-narrow:col-span-2 max-narrow:-mb-1.5">
              Its log ends with
            </span>
            <div className="min-w-0">
              <ControllerText text={controllerError} />
            </div>
            <CopyButton text={controllerError} what="the controller's text" />
          </div>
        )}
      </div>
    </section>
  );
}
