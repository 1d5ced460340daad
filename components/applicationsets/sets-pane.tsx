"use client";
/** The parameter sets of one generator; unknown is told from none. */
import type { ApplicationSetDetail, GeneratorView, ParameterSetView } from "@/lib/workspace";
import { ParameterSetsPanel } from "../parameters/parameter-sets-panel";
import { CodeView } from "../ui/code-view";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { ControllerText, Note } from "../ui/note";
import { toYaml } from "../ui/yaml-text";
import type { Selection } from "./use-selection";

function GeneratorChoice({
  applicationSet,
  generator,
  onChoose,
}: {
  applicationSet: ApplicationSetDetail;
  generator: number;
  onChoose: (index: number) => void;
}) {
  const { generatorResults } = applicationSet;
  const nameOf = (view: GeneratorView) => view.kinds.join(" and ") || "empty";
  const [only] = generatorResults;
  if (generatorResults.length < 2)
    return only ? <span className="text-xs text-fg-2">{nameOf(only)}</span> : null;
  return (
    <select
      aria-label="Generator"
      value={generator}
      onChange={(event) => onChoose(Number(event.target.value))}
      className="h-[22px] min-w-0 rounded-1 border border-line-strong bg-surface-1 px-1 text-xs max-narrow:h-8"
    >
      {generatorResults.map((view) => (
        <option key={view.index} value={view.index}>
          {view.index}: {nameOf(view)}
        </option>
      ))}
    </select>
  );
}

function Unknown({ view }: { view: GeneratorView }) {
  const uncalled = view.plugins.length > 0;
  return (
    <EmptyState title="Not known yet.">
      {uncalled
        ? `${view.plugins.join(", ")} ${view.plugins.length === 1 ? "has" : "have"} not been called with this input. Evaluate calls ${view.plugins.length === 1 ? "it" : "them"}. Until then the parameter sets are unknown, not zero.`
        : `${view.kinds.join(" and ")} is not evaluated by the inspector yet, so its parameter sets are unknown, not zero.`}
    </EmptyState>
  );
}

function SetText({ set }: { set: ParameterSetView }) {
  const text = toYaml(set.used);
  return (
    <section aria-label={`Parameter set ${set.index}`} className="flex max-h-72 flex-col">
      <div className="flex h-8 shrink-0 items-center gap-2 border-b border-line bg-surface-2 px-3">
        <h3 className="font-strong">Set {set.index}</h3>
        <span className="ml-auto">
          <CopyButton text={text} what={`set ${set.index} as YAML`}>
            Copy as YAML
          </CopyButton>
        </span>
      </div>
      <CodeView label={`Parameter set ${set.index} as YAML`} text={text} />
    </section>
  );
}

export function SetsPane({
  applicationSet,
  selection,
  stale,
  className,
}: {
  applicationSet: ApplicationSetDetail;
  selection: Selection;
  stale: boolean;
  className: string;
}) {
  const view = applicationSet.generatorResults[selection.generator] ?? applicationSet.generatorResults[0];
  const sets = view?.parameterSets ?? [];
  const error = view?.error ?? "";
  const body = !view ? (
    <EmptyState title="The spec has no generators.">The controller makes no Application of it.</EmptyState>
  ) : error !== "" ? (
    <Note tone="error">
      <p>
        <b className="font-medium">This generator yields nothing.</b> The controller's text:
      </p>
      <ControllerText text={error} />
    </Note>
  ) : !view.known ? (
    <Unknown view={view} />
  ) : sets.length === 0 ? (
    <EmptyState title="Zero parameter sets.">
      The generator answered without any. Were it the only one, the controller would delete every Application
      of this ApplicationSet.
    </EmptyState>
  ) : undefined;
  return (
    <ParameterSetsPanel
      compact
      className={className}
      sets={sets}
      selected={selection.place?.generator === view?.index ? (selection.place?.set ?? null) : null}
      onSelect={(set) => selection.selectPlace(set === null || !view ? null : { generator: view.index, set })}
      stale={stale}
      head={
        <GeneratorChoice
          applicationSet={applicationSet}
          generator={selection.generator}
          onChoose={selection.selectGenerator}
        />
      }
      body={body}
      detail={(set) => <SetText set={set} />}
    />
  );
}
