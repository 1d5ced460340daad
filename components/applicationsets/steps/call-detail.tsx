"use client";
/** What a second child, or a plugin, was asked and what it answered. */
import type { StepView } from "@/lib/workspace";
import { CodeView } from "../../ui/code-view";
import { CopyButton } from "../../ui/copy-button";
import { EmptyState } from "../../ui/empty-state";
import { ControllerText, Note } from "../../ui/note";
import { reindentJson } from "../../ui/reindent-json";
import { ScrollRegion } from "../../ui/scroll-region";
import { StepSets, StepTree } from "./step-tree";

/** Request beside answer. */
export function CallDetail({ step }: { step: StepView }) {
  const { call } = step;
  const request = call ? requestText(call) : "";
  return (
    <div className="grid min-h-0 flex-1 grid-cols-2 max-narrow:grid-cols-1 max-narrow:overflow-auto">
      <section aria-label="Request" className="flex min-h-0 flex-col max-narrow:max-h-64">
        <div className="flex h-7 shrink-0 items-center border-b border-line px-3 text-xs text-fg-2">
          Asked of {call?.plugin}
          <span className="ml-auto">
            <CopyButton text={request} what="the request's body">
              Copy
            </CopyButton>
          </span>
        </div>
        <CodeView label="Body of the request" text={request} />
      </section>
      <section
        aria-label="Answer"
        className="flex min-h-0 flex-col border-l border-line max-narrow:border-t max-narrow:border-l-0"
      >
        <Answer step={step} />
      </section>
    </div>
  );
}

function requestText({ applicationSetName, parametersJson }: NonNullable<StepView["call"]>): string {
  const input = parametersJson === null ? "{}" : `{"parameters":${parametersJson}}`;
  const body = `{"applicationSetName":${JSON.stringify(applicationSetName)},"input":${input}}`;
  return reindentJson(body) ?? body;
}

function Answer({ step }: { step: StepView }) {
  if (step.error !== "")
    return (
      <Note tone="error">
        <p className="font-medium">It fails. The controller's text:</p>
        <ControllerText text={step.error} />
      </Note>
    );
  if (step.setCount === null)
    return (
      <EmptyState title="Not known yet.">
        The plugin has not been called with this input. Evaluate calls it. Until then its sets are unknown,
        not zero.
      </EmptyState>
    );
  if (step.setCount === 0)
    return (
      <EmptyState title="0 parameter sets.">
        That is no error: this set of the first child gives no Application.
      </EmptyState>
    );
  return <StepSets step={step} />;
}

export function CallOrSets({ step }: { step: StepView }) {
  if (step.call) return <CallDetail step={step} />;
  if (step.matrix || step.merge)
    return (
      <ScrollRegion label="Steps of the second child">
        <StepTree step={step} part="second child" open />
      </ScrollRegion>
    );
  return <Answer step={step} />;
}
