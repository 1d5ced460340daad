"use client";
/** A step with its children, nested as the spec nests them. Each opens to its sets. */
import { useState } from "react";
import type { StepView } from "@/lib/workspace";
import { CodeView } from "../../ui/code-view";
import { CopyButton } from "../../ui/copy-button";
import { ControllerText } from "../../ui/note";
import { SeverityIcon } from "../../ui/severity-icon";
import { toYaml } from "../../ui/yaml-text";
import { formulaText } from "./formula";

const SHOWN = 50;

interface Branch {
  readonly part: string;
  readonly step: StepView;
}

/** The children worth opening: a second child that is equal for all rows once. */
function branches(step: StepView): Branch[] {
  const others = (step.beside ?? []).map((other, index) => ({
    part: `kind ${index + 2} of the same child`,
    step: other,
  }));
  return [...children(step), ...others];
}

function children({ matrix, merge }: StepView): Branch[] {
  if (matrix) {
    const rows = matrix.interpolated ? matrix.rows.slice(0, SHOWN) : matrix.rows.slice(0, 1);
    const seconds = rows.map(({ first, second }) => ({
      part: matrix.interpolated ? `second child for set ${first}` : "second child",
      step: second,
    }));
    return [{ part: "first child", step: matrix.first }, ...seconds];
  }
  return (merge?.children ?? []).map((step, index) => ({ part: `child ${index + 1}`, step }));
}

export function StepTree({ step, part, open = false }: Branch & { open?: boolean }) {
  const [opened, setOpened] = useState(open);
  const inner = branches(step);
  return (
    <details
      open={opened}
      onToggle={(event) => setOpened(event.currentTarget.open)}
      className="border-t border-line first:border-t-0"
    >
      <summary className="min-h-7 px-3 py-1 max-narrow:py-2">
        <span className="text-fg-2">{part}: </span>
        <span className="font-medium">{formulaText(step)}</span>
        {step.error !== "" && (
          <SeverityIcon tone="error" label="fails" className="ml-1.5 inline align-[-2px]" />
        )}
        <span className="ml-2 text-xs text-fg-3">
          {step.call && `plugin ${step.call.plugin} · `}
          {step.fixture !== "" && `fixture ${step.fixture} · `}
          line {step.line}
        </span>
      </summary>
      {opened && (
        <div className="ml-4 border-l border-line">
          {step.error !== "" && (
            <div className="px-3">
              <ControllerText text={step.error} />
            </div>
          )}
          {inner.map((child) => (
            <StepTree key={child.part} {...child} />
          ))}
          {step.sets.length > 0 && <StepSets step={step} />}
        </div>
      )}
    </details>
  );
}

export function StepSets({ step }: { step: StepView }) {
  const shown = step.sets.slice(0, SHOWN);
  const text = toYaml(shown);
  const rest = (step.setCount ?? 0) - shown.length;
  return (
    <div className="flex max-h-80 flex-col border-t border-line first:border-t-0">
      <div className="flex h-7 shrink-0 items-center px-3 text-xs text-fg-2">
        {shown.length === 1 ? "Its set" : `Its ${rest > 0 ? `first ${shown.length}` : shown.length} sets`}
        <span className="ml-auto">
          <CopyButton text={text} what={`${shown.length} sets as YAML`}>
            Copy
          </CopyButton>
        </span>
      </div>
      <CodeView label={`Sets of ${step.kind}, ${step.field}`} text={text} />
    </div>
  );
}
