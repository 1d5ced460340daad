/** States, types and counts of Rollouts' plugins in words. */
import type { TextEdit } from "@/lib/problems";
import type {
  RolloutsPluginReport,
  RolloutsReport,
  StartVerdict,
  StepState,
  TextSpan,
  VerdictStep,
} from "@/lib/rollouts/report";
import type { Tone } from "../ui/severity-icon";

export const verdictTone: Record<StartVerdict, Tone> = {
  doesNotStart: "error",
  notKnown: "info",
  starts: "ok",
};

export const stepTone: Record<StepState, Tone> = {
  ok: "ok",
  error: "error",
  warning: "warning",
  info: "info",
  unknown: "off",
  notReached: "off",
};

const stepWord: Record<StepState, string> = {
  ok: "correct",
  error: "wrong",
  warning: "warning",
  info: "note",
  unknown: "not known",
  notReached: "not reached",
};

/** What a step's shape says to a reader who does not see it. */
export function stepStateWord({ state, when }: Pick<VerdictStep, "state" | "when">): string {
  if (state !== "error") return stepWord[state];
  return when === "start" ? "stops the controller" : "fails at first use";
}

/** The plugin with this id or name; without one the first that stops the controller, else the first. */
export function choosePlugin(report: RolloutsReport, wanted: string | null): RolloutsPluginReport | null {
  const { plugins } = report;
  return (
    plugins.find(({ id }) => id === wanted) ??
    plugins.find(({ name }) => wanted !== null && name === wanted) ??
    plugins.find(({ verdict }) => verdict === "doesNotStart") ??
    plugins.find(({ problems }) => problems.length > 0) ??
    plugins[0] ??
    null
  );
}

/** Where a step's evidence stands in the ConfigMap; null when it stands nowhere. */
export function stepSpan(plugin: RolloutsPluginReport, step: VerdictStep): TextSpan | null {
  const { fields, place } = plugin;
  switch (step.id) {
    case "name":
    case "plugin":
      return fields.name ?? place;
    case "location":
    case "download":
    case "fileName":
      return fields.location ?? place;
    case "sha256":
      return fields.sha256;
    case "yaml":
    case "headers":
      return place;
    default:
      return null;
  }
}

/** Problems of the ConfigMap itself: those that neither a plugin nor a missing name tells. */
export function ownProblems(report: RolloutsReport): RolloutsReport["problems"] {
  const told = new Set(
    [
      ...report.plugins.flatMap(({ problems, steps }) => [
        ...problems,
        ...steps.flatMap(({ problem }) => problem ?? []),
      ]),
      ...report.missing.map(({ problem }) => problem),
    ].map((problem) => JSON.stringify(problem)),
  );
  return report.problems.filter((problem) => !told.has(JSON.stringify(problem)));
}

/** Writes a file's digest as the sha256, in the quotes that stand there. */
export function checksumEdit(text: string, span: TextSpan, digest: string): TextEdit {
  const before = text.slice(span.from, span.to);
  const quote = /^["']/.exec(before)?.[0] ?? "";
  // Bare digits, or digits with an e, would be read as a number.
  const written = quote === "" ? `"${digest}"` : `${quote}${digest}${quote}`;
  return { from: span.from, to: span.to, insert: written };
}

/** `2 plugins`. */
export function countPlugins(count: number): string {
  return `${count} plugin${count === 1 ? "" : "s"}`;
}

const controllerPart = ({ controller }: RolloutsReport): string => {
  const { deployment, replicas } = controller;
  if (!deployment) return "";
  return `${deployment.name}, ${replicas ?? 1} replica${replicas === 1 ? "" : "s"}`;
};

/** Where the ConfigMap is from, for the head of its pane. */
export function sourceText(report: RolloutsReport): string {
  const { source } = report;
  if (source.kind === "pasted") return "pasted";
  const place = source.file === "" ? "" : `${source.file}:${source.line}`;
  return [place, controllerPart(report)].filter((part) => part !== "").join(" · ");
}
