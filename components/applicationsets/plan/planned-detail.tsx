"use client";
/** One Application against what is live: what happens to it and why, and what of it changes. */
import type { PlannedApplication } from "@/lib/applicationset";
import { CodeView } from "../../ui/code-view";
import { Note } from "../../ui/note";
import { RichText } from "../../ui/rich-text";
import { liveYaml } from "./change-text";
import { PlanActionMark } from "./plan-action-mark";
import { PlanChanges } from "./plan-changes";
import { actionTones } from "./plan-words";

export function PlannedDetail({
  planned,
  yaml,
  stopped,
}: {
  planned: PlannedApplication;
  /** What the template renders; empty for one that is only live. */
  yaml: string;
  /** Why nothing is done at all; empty when the plan is carried out. */
  stopped: string;
}) {
  const { action, reason, changes, live } = planned;
  return (
    <>
      <Note tone={stopped === "" ? actionTones[action] : "off"}>
        <p>
          {stopped !== "" && <span className="text-fg-2">were the run not stopped: </span>}
          <PlanActionMark action={action} /> <RichText text={reason} />
        </p>
      </Note>
      {changes.length > 0 ? (
        <PlanChanges planned={planned} />
      ) : action === "create" ? (
        <CodeView label={`YAML of ${planned.name}, all of it new`} text={yaml} />
      ) : (
        live && <CodeView label={`Live ${planned.name}`} text={liveYaml(live)} />
      )}
    </>
  );
}
