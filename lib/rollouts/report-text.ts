/** A report as text to paste into an issue or a chat. */
import type { RolloutsPluginReport, RolloutsReport, StepState } from "./report";

const signs: { readonly [state in StepState]: string } = {
  ok: "ok",
  error: "ERROR",
  warning: "warning",
  info: "info",
  unknown: "unknown",
  notReached: "not reached",
};

export function reportText(report: RolloutsReport): string {
  const { source, verdict, controller, plugins, missing } = report;
  const where = source.file === "" ? "" : `, ${source.file}:${source.line}`;
  const replicas =
    controller.replicas === null
      ? "replicas unknown"
      : `${controller.replicas} replica${controller.replicas === 1 ? "" : "s"}`;
  const lines = [
    `argo-rollouts-config (namespace ${source.namespace}${where})`,
    `${verdict.title} ${verdict.why}`,
    `${verdict.effect} ${verdict.running}`,
    ...(verdict.controllerError === "" ? [] : [`Controller's log: ${verdict.controllerError}`]),
    `Controller: ${controller.deployment?.image || "Deployment not seen"}, ${replicas}, nodes ${controller.architectures.join(", ") || "unknown"}`,
    ...plugins.flatMap((plugin) => ["", ...pluginLines(plugin)]),
    ...missing.flatMap((one) => ["", `${one.name}: ${one.problem.message}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function pluginLines(plugin: RolloutsPluginReport): string[] {
  const users = plugin.uses.map((use) => `${use.kind} ${use.namespace}/${use.name}`).join(", ");
  return [
    `${plugin.name || "(no name)"} (${plugin.key}): ${plugin.verdictText}`,
    ...plugin.steps.map(
      ({ state, label, seen, sentence }) =>
        `  ${signs[state].padEnd(11)} ${label}${seen === "" ? "" : ` [${seen}]`}: ${sentence}`,
    ),
    ...plugin.risks
      .filter(({ state }) => state === "warning" || state === "error")
      .map(({ label, sentence }) => `  risk        ${label}: ${sentence}`),
    ...(users === "" ? [] : [`  used by     ${users}`]),
  ];
}
