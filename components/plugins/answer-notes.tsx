"use client";
/** What an answer means when it is not simply a list of parameter sets: a failure, or zero sets. */
import type { PluginFailure } from "@/lib/plugin";
import type { Problem } from "@/lib/problems";
import type { PluginDetail, PluginRunView } from "@/lib/workspace";
import { ProblemNote } from "../problems/problem-note";
import { problemAsText } from "../problems/problem-text";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { ControllerText, Note } from "../ui/note";
import { RichText } from "../ui/rich-text";
import { SeverityIcon } from "../ui/severity-icon";
import { failureTitles, failureTone, zeroWords } from "./plugin-words";

/** What explains the whole answer: it stands above, the others fold. */
function mainProblem(run: PluginRunView): Problem | undefined {
  const without = run.outcome.kind === "failure" || run.outcome.zeroReason !== null;
  return without ? run.problems.find(({ severity }) => severity === "error") : undefined;
}

const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text : `${text}.`);

function failureAsText(failure: PluginFailure, problem: Problem | undefined): string {
  return [
    failureTitles[failure.code],
    problem?.message ?? failure.message,
    failure.controllerError,
    problem?.controller ?? failure.next,
    problem?.remedy ?? failure.hint,
    problem ? `${problem.code} ${failure.code}` : failure.code,
  ]
    .filter((line) => line !== null && line !== "")
    .join("\n");
}

export function FailureNote({
  run,
  failure,
  onSend,
}: {
  run: PluginRunView;
  failure: PluginFailure;
  onSend: () => void;
}) {
  // The problem knows the chain, so that its words are more exact than the call's own.
  const problem = mainProblem(run);
  const context = Object.entries(failure.context);
  return (
    <Note tone={failureTone(failure)} urgent>
      <p className="max-w-[100ch]">
        <b className="font-medium">{failureTitles[failure.code]}.</b>{" "}
        <RichText text={sentence(problem?.message ?? failure.message)} />{" "}
        <RichText text={problem?.controller ?? failure.next} />
      </p>
      {failure.controllerError !== null && <ControllerText text={failure.controllerError} />}
      <p className="max-w-[100ch]">
        <RichText text={problem?.remedy ?? failure.hint} />
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
        <code className="text-xs text-fg-2">
          {problem ? `${problem.code} ${failure.code}` : failure.code}
        </code>
        <Button size="small" onClick={onSend}>
          Send again
        </Button>
        <CopyButton text={() => failureAsText(failure, problem)} what="the error">
          Copy error
        </CopyButton>
      </p>
    </Note>
  );
}

export function ZeroNote({ run, plugin }: { run: PluginRunView; plugin: PluginDetail }) {
  if (run.outcome.kind !== "success" || run.outcome.zeroReason === null) return null;
  const problem = mainProblem(run);
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
      {problem && (
        <p className="mt-1.5 flex items-center gap-1.5">
          <code className="text-xs text-fg-2">{problem.code}</code>
          <CopyButton text={() => problemAsText(problem)} what="the problem">
            Copy problem
          </CopyButton>
        </p>
      )}
    </Note>
  );
}

/** Everything else that the run shows: folded, since table and columns show it too. */
export function RunProblems({ run }: { run: PluginRunView }) {
  const main = mainProblem(run);
  const problems = run.problems.filter((problem) => problem !== main);
  if (problems.length === 0) return null;
  const worst = problems.some(({ severity }) => severity === "error")
    ? "error"
    : problems.some(({ severity }) => severity === "warning")
      ? "warning"
      : "info";
  return (
    <details className="shrink-0 border-b border-line [&[open]>summary]:border-b">
      <summary className="flex h-7 items-center gap-2 border-line px-3 hover:bg-surface-2 max-narrow:h-9">
        <SeverityIcon tone={worst} />
        <span className="font-medium">
          {problems.length} problem{problems.length === 1 ? "" : "s"} in this answer
        </span>
        <span className="min-w-0 truncate text-fg-2">{problems.map(({ code }) => code).join(", ")}</span>
      </summary>
      <div className="max-h-60 overflow-auto">
        {problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one code may come twice; the order is the run's own.
          <ProblemNote key={index} problem={problem} />
        ))}
      </div>
    </details>
  );
}
