"use client";
/** One plugin: each step as the controller takes it, with its evidence. */
import clsx from "clsx";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import type { RolloutsPluginReport, StepId, TextSpan, VerdictStep } from "@/lib/rollouts/report";
import { Chip } from "../ui/chip";
import { RichText } from "../ui/rich-text";
import { SeverityIcon } from "../ui/severity-icon";
import { stepSpan, stepStateWord, stepTone, verdictTone } from "./rollouts-words";

function StepRow({
  plugin,
  step,
  onGoTo,
  action,
}: {
  plugin: RolloutsPluginReport;
  step: VerdictStep;
  onGoTo: (span: TextSpan) => void;
  action: ReactNode;
}) {
  const span = stepSpan(plugin, step);
  const quiet = step.state === "notReached" || step.state === "unknown";
  return (
    <tr>
      <th scope="row" className="!overflow-visible align-top">
        <span className="inline-flex items-center gap-1.5">
          <SeverityIcon tone={stepTone[step.state]} label={stepStateWord(step)} />
          {span ? (
            <button
              type="button"
              title={`Line ${span.line} of the ConfigMap`}
              onClick={() => onGoTo(span)}
              className="rounded-1 underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-accent"
            >
              {step.label}
            </button>
          ) : (
            step.label
          )}
        </span>
      </th>
      <td className="align-top font-mono break-all !whitespace-normal">
        {step.seen === "" ? <span className="text-fg-3">∅</span> : step.seen}
      </td>
      <td className={clsx("align-top !whitespace-normal", quiet && "text-fg-2")}>
        <RichText text={step.sentence} />
        {step.when === "firstUse" && step.state === "error" && (
          <span className="text-fg-2"> The controller starts; it fails when a Rollout uses it.</span>
        )}{" "}
        {step.problem && (
          <Link
            href={`/problems/${step.problem.code}`}
            className="rounded-1 font-mono text-xs text-accent underline decoration-current/45 underline-offset-2"
          >
            {step.problem.code}
          </Link>
        )}
        {action && <div className="mt-0.5 mb-0.5">{action}</div>}
      </td>
    </tr>
  );
}

function KnownLine({ plugin }: { plugin: RolloutsPluginReport }) {
  const { known } = plugin;
  if (!known) return null;
  return (
    <p className="border-b border-line px-3 py-1.5 text-xs text-fg-2">
      <b className="font-medium text-fg">{known.title}</b>: <RichText text={known.purpose} />
      <span className="block [overflow-wrap:anywhere]">{known.repository}</span>
    </p>
  );
}

export function PluginSteps({
  plugin,
  chosen,
  onChoose,
  onGoTo,
  actions,
  children,
}: {
  plugin: RolloutsPluginReport;
  chosen: boolean;
  onChoose: () => void;
  onGoTo: (span: TextSpan) => void;
  /** What can be done at a step. What has no step stands in the head. */
  actions: Partial<Record<StepId, ReactNode>>;
  /** Between head and steps: what runs. */
  children: ReactNode;
}) {
  return (
    <section aria-label={plugin.name} className="border-b border-line">
      <div
        className={clsx(
          "flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3 py-[3px]",
          chosen ? "bg-accent-bg shadow-[inset_2px_0_0_var(--accent)]" : "bg-surface-2",
        )}
      >
        <h3 className="min-w-0 font-strong">
          <button
            type="button"
            aria-pressed={chosen}
            title={chosen ? "The panes show this plugin" : "Show this plugin in the panes"}
            onClick={onChoose}
            className="rounded-1 text-left break-all"
          >
            {plugin.name === "" ? <span className="text-fg-3">without a name</span> : plugin.name}
          </button>
        </h3>
        <span className="text-xs text-fg-2">{plugin.key}</span>
        {plugin.disabled && <Chip>disabled</Chip>}
        <span className="ml-auto flex flex-wrap items-center gap-2">
          {(["download", "handshake"] as const).map(
            (id) =>
              !plugin.steps.some((step) => step.id === id) && <Fragment key={id}>{actions[id]}</Fragment>,
          )}
          <Chip tone={verdictTone[plugin.verdict]}>{plugin.verdictText}</Chip>
        </span>
      </div>
      {children}
      <KnownLine plugin={plugin} />
      <table className="table dense table-fixed [&_td]:!py-1 [&_th]:!py-1 [&_tr:last-child>*]:border-b-0">
        <caption className="sr-only">Steps of {plugin.name}, in the controller's order</caption>
        <colgroup>
          <col className="w-[112px]" />
          <col className="w-[36%]" />
          <col />
        </colgroup>
        <tbody>
          {plugin.steps.map((step) => (
            <StepRow key={step.id} plugin={plugin} step={step} onGoTo={onGoTo} action={actions[step.id]} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
