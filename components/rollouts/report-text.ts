/** The whole report as plain text, for a ticket or a chat. */
import type { RolloutsPluginReport, RolloutsReport } from "@/lib/rollouts/report";
import { problemAsText } from "../problems/problem-text";
import { ownProblems, stepStateWord } from "./rollouts-words";

const plain = (text: string) => text.replaceAll("`", "");
const indented = (text: string) => text.replace(/^/gm, "  ");

function pluginText(plugin: RolloutsPluginReport): string {
  const steps = plugin.steps.map((step) => {
    const code = step.problem ? ` (${step.problem.code})` : "";
    return `${step.label}: ${stepStateWord(step)}; ${step.seen || "∅"}; ${plain(step.sentence)}${code}`;
  });
  const risks = plugin.risks
    .filter(({ state }) => state === "error" || state === "warning")
    .map(({ label, sentence, advice }) => `Risk, ${label}: ${plain(`${sentence} ${advice}`.trim())}`);
  const uses = plugin.uses.map(({ kind, namespace, name }) => `Used by ${kind} ${namespace}/${name}`);
  return [
    `${plugin.name} (${plugin.key}): ${plugin.verdictText}`,
    ...[...steps, ...risks, ...uses].map(indented),
  ].join("\n");
}

export function reportText(report: RolloutsReport): string {
  const { verdict, source, plugins, missing } = report;
  const parts = [
    [
      `argo-rollouts-config${source.namespace === "" ? "" : ` in ${source.namespace}`}: ${verdict.title}`,
      plain(`${verdict.why} ${verdict.effect} ${verdict.running}`.trim()),
      ...(verdict.controllerError === "" ? [] : [`Controller's text: ${verdict.controllerError}`]),
    ].join("\n"),
    ...ownProblems(report).map(problemAsText),
    ...plugins.map(pluginText),
    ...missing.map(({ problem }) => problemAsText(problem)),
  ];
  return `${parts.join("\n\n")}\n`;
}
