"use client";
/** What an answer means when it is not simply a list of parameter sets: a failure, or zero sets. */
import type { PluginFailure } from "@/lib/plugin";
import type { PluginDetail, PluginRunView } from "@/lib/workspace";
import { ProblemNote } from "../problems/problem-note";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { ControllerText, Note } from "../ui/note";
import { RichText } from "../ui/rich-text";
import { SeverityIcon } from "../ui/severity-icon";
import { failureTitles, zeroWords } from "./plugin-words";

function failureAsText(failure: PluginFailure): string {
  return [
    failureTitles[failure.code],
    failure.message,
    failure.controllerError,
    failure.next,
    failure.hint,
    failure.code,
  ]
    .filter((line) => line !== null && line !== "")
    .join("\n");
}

export function FailureNote({ failure, onSend }: { failure: PluginFailure; onSend: () => void }) {
  const context = Object.entries(failure.context);
  return (
    <Note tone="error" urgent>
      <p className="max-w-[100ch]">
        <b className="font-medium">{failureTitles[failure.code]}.</b> <RichText text={failure.message} />{" "}
        <RichText text={failure.next} />
      </p>
      {failure.controllerError !== null && <ControllerText text={failure.controllerError} />}
      <p className="max-w-[100ch]">
        <RichText text={failure.hint} />
      </p>
      {context.length > 0 && (
        <dl className="kv mt-1 text-xs">
          {context.map(([name, value]) => (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd className="font-mono" title={value}>
                {value}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <code className="text-xs text-fg-2">{failure.code}</code>
        <Button size="small" onClick={onSend}>
          Send again
        </Button>
        <CopyButton text={() => failureAsText(failure)} what="the error">
          Copy error
        </CopyButton>
      </p>
    </Note>
  );
}

export function ZeroNote({ run, plugin }: { run: PluginRunView; plugin: PluginDetail }) {
  if (run.outcome.kind !== "success" || run.outcome.zeroReason === null) return null;
  const users = plugin.usedBy.map(({ name }) => name).join(", ");
  return (
    <Note tone="error" urgent>
      <p className="max-w-[100ch]">
        <RichText text={zeroWords[run.outcome.zeroReason]} /> The controller reads that as zero parameter
        sets, which is no error:{" "}
        <b className="font-medium">
          every Application{users === "" ? " of an ApplicationSet that uses it" : ` of ${users}`} would be
          deleted.
        </b>
      </p>
      <p className="max-w-[100ch]">
        Return <code>{'{"output":{"parameters":[…]}}'}</code>. To keep what runs while you correct the plugin,
        set <code>spec.syncPolicy.applicationsSync: create-update</code>.
      </p>
    </Note>
  );
}

/** Everything else that the run shows: folded, since table and columns show it too. */
export function RunProblems({ run }: { run: PluginRunView }) {
  if (run.problems.length === 0) return null;
  const worst = run.problems.some(({ severity }) => severity === "error")
    ? "error"
    : run.problems.some(({ severity }) => severity === "warning")
      ? "warning"
      : "info";
  return (
    <details className="shrink-0 border-b border-line [&[open]>summary]:border-b">
      <summary className="flex h-7 items-center gap-2 border-line px-3 hover:bg-surface-2 max-narrow:h-9">
        <SeverityIcon tone={worst} />
        <span className="font-medium">
          {run.problems.length} problem{run.problems.length === 1 ? "" : "s"} in this answer
        </span>
        <span className="min-w-0 truncate text-fg-2">{run.problems.map(({ code }) => code).join(", ")}</span>
      </summary>
      <div className="max-h-60 overflow-auto">
        {run.problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one code may come twice; the order is the run's own.
          <ProblemNote key={index} problem={problem} />
        ))}
      </div>
    </details>
  );
}
