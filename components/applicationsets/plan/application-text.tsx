"use client";
/** One Application: its YAML, or what the next run changes in the live one. */
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import type { PlannedApplication } from "@/lib/applicationset";
import type { ApplicationView } from "@/lib/workspace";
import { Button } from "../../ui/button";
import { downloadText } from "../../ui/clipboard";
import { CodeView } from "../../ui/code-view";
import { CopyButton } from "../../ui/copy-button";
import { ControllerText, Note } from "../../ui/note";
import { RichText } from "../../ui/rich-text";
import { Segmented } from "../../ui/segmented";
import type { ApplicationRow } from "./application-rows";
import { changesText, liveYaml } from "./change-text";
import { PlanActionMark } from "./plan-action-mark";
import { PlannedDetail } from "./planned-detail";

function TextHead({
  name,
  children,
  text,
  what,
  file,
}: {
  name: string;
  children?: ReactNode;
  text: string;
  what: string;
  file: string;
}) {
  return (
    <div className="flex min-h-8 shrink-0 items-center gap-2 border-b border-line bg-surface-2 px-3 max-narrow:flex-wrap max-narrow:py-1">
      <h3 className="min-w-0 truncate font-strong">{name}</h3>
      <span className="ml-auto flex shrink-0 items-center gap-1">
        {children}
        {text !== "" && (
          <>
            <CopyButton text={text} what={what}>
              Copy
            </CopyButton>
            <Button kind="quiet" size="small" onClick={() => downloadText(text, file)}>
              <Download size={13} strokeWidth={1.5} aria-hidden />
              Download
            </Button>
          </>
        )}
      </span>
    </div>
  );
}

function RenderError({ application }: { application: ApplicationView }) {
  if (application.error === "") return null;
  return (
    <Note tone="error">
      <p>
        <b className="font-medium">Set {application.set} does not render.</b> The controller's text:
      </p>
      <ControllerText text={application.error} />
    </Note>
  );
}

/** Above YAML that the next run does not apply. */
function NotAsWritten({ planned: { action, reason } }: { planned: PlannedApplication }) {
  if (action !== "skip" && action !== "keep") return null;
  return (
    <Note tone="warning">
      <p>
        <PlanActionMark action={action} /> <RichText text={reason} />
      </p>
    </Note>
  );
}

export function ApplicationText({
  row,
  stopped,
  diff,
  onDiff,
}: {
  row: ApplicationRow;
  stopped: string;
  diff: boolean;
  onDiff: (diff: boolean) => void;
}) {
  const { application, planned } = row;
  const name = row.name || `without a name, set ${application?.set}`;
  const yaml = application ? application.yaml : planned?.live ? liveYaml(planned.live) : "";
  const shown = planned && (diff || !application) ? planned : null;
  const patch = shown && shown.changes.length > 0;
  return (
    <section aria-label={name} className="flex min-h-0 flex-1 flex-col">
      <TextHead
        name={name}
        text={patch ? changesText(shown) : yaml}
        what={patch ? `the changes of ${name}` : `${name} as YAML`}
        file={patch ? `${name}.diff` : `${row.name || (application?.id ?? "live")}.yaml`}
      >
        {planned && application && (
          <Segmented
            label="Show the Application"
            value={diff ? "diff" : "yaml"}
            onChange={(next) => onDiff(next === "diff")}
            segments={[
              { value: "yaml", label: "YAML" },
              { value: "diff", label: "Diff to live" },
            ]}
          />
        )}
      </TextHead>
      {application && <RenderError application={application} />}
      {planned && !shown && <NotAsWritten planned={planned} />}
      {shown ? (
        <PlannedDetail planned={shown} yaml={yaml} stopped={stopped} />
      ) : (
        yaml !== "" && <CodeView label={`YAML of ${name}`} text={yaml} />
      )}
    </section>
  );
}
