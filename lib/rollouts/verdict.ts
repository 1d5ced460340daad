/** All in all: does the controller start? */
import type { ConfigFault, ReadConfigMap } from "./config-map";
import type { OverallVerdict, RolloutsPluginReport, VerdictStep } from "./report";

const stays = "Pods that run now read the ConfigMap at start only: they go on until they restart.";
const stopped = "no Rollout is reconciled, also those that use no plugin";

export function overallVerdict(
  read: ReadConfigMap,
  found: boolean,
  plugins: readonly RolloutsPluginReport[],
): OverallVerdict {
  if (read.refused) return refused(read.refused.message);
  if (read.fault) return faulty(read.fault);
  const stop = firstStop(plugins);
  if (stop) return doesNotStart(stop);
  if (read.unread > 0) return tooMany(plugins.length, read.unread);
  const open = plugins.flatMap((plugin) => firstUnknown(plugin) ?? []);
  if (open.length > 0) return notKnown(open);
  return starts(found, plugins);
}

/** config: all names first; then plugin by plugin. */
function firstStop(plugins: readonly RolloutsPluginReport[]): Stop | null {
  const stops = plugins.flatMap((plugin) => {
    const step = plugin.steps.find(isStop);
    return step ? [{ plugin, step }] : [];
  });
  return stops.find(({ step }) => step.id === "name") ?? stops[0] ?? null;
}

/** A wrong answer with a good status ends no start by itself. */
export const isStop = ({ when, state, problem }: VerdictStep) =>
  when === "start" && state === "error" && problem?.code !== "ROLLOUTS015";

interface Stop {
  readonly plugin: RolloutsPluginReport;
  readonly step: VerdictStep;
}

function firstUnknown(plugin: RolloutsPluginReport): Stop | null {
  const step = plugin.steps.find(isOpen);
  return step ? { plugin, step } : null;
}

/** A step of the start that can't be seen from here. */
export function isOpen(step: VerdictStep): boolean {
  if (step.when !== "start") return false;
  return step.state === "unknown" || step.problem?.code === "ROLLOUTS027" || isLocalFailure(step);
}

/** A server that only the cluster may reach. */
const isLocalFailure = ({ problem }: VerdictStep) =>
  problem?.code === "ROLLOUTS013" && problem.severity === "warning";

function doesNotStart({ step }: Stop): OverallVerdict {
  return {
    state: "doesNotStart",
    title: "The controller does not start.",
    why: step.problem?.message ?? step.sentence,
    effect: `Each pod stops at start, and ${stopped}.`,
    running: stays,
    controllerError: step.problem?.controllerError ?? "",
  };
}

function faulty({ problem }: ConfigFault): OverallVerdict {
  return {
    state: "doesNotStart",
    title: "The controller does not start.",
    why: problem.message,
    effect: `Each pod stops at start, and ${stopped}.`,
    running: stays,
    controllerError: problem.controllerError ?? "",
  };
}

function refused(message: string): OverallVerdict {
  return {
    state: "notKnown",
    title: "Kubernetes does not accept this ConfigMap.",
    why: message,
    effect: "The controller never sees it: it starts, or not, with the ConfigMap that is in the cluster.",
    running: stays,
    controllerError: "",
  };
}

function tooMany(judged: number, unread: number): OverallVerdict {
  return {
    state: "notKnown",
    title: "Whether the controller starts is not known.",
    why: `The first ${judged} plugins are judged, ${unread} more are not.`,
    effect: `If one of them fails, each pod stops at start, and ${stopped}.`,
    running: stays,
    controllerError: "",
  };
}

function notKnown(open: readonly Stop[]): OverallVerdict {
  const [first] = open;
  const onlyFiles = open.every(({ step }) => step.problem?.code === "ROLLOUTS027");
  const names = [...new Set(open.map(({ plugin }) => (onlyFiles ? plugin.location : plugin.name)))];
  const list = names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
  return {
    state: "notKnown",
    title: onlyFiles
      ? `The controller starts only if ${list} ${names.length === 1 ? "is" : "are"} there.`
      : "Whether the controller starts is not known yet.",
    why: first
      ? `${first.step.problem?.message ?? `${first.plugin.name}: ${first.step.sentence}`}${onlyFiles ? "" : ` Open for ${list}.`}`
      : "",
    effect: `If one of them fails, each pod stops at start, and ${stopped}.${onlyFiles ? " In the official image such a file is not there: with it, the controller does not start." : ""}`,
    running: stays,
    controllerError: "",
  };
}

function starts(found: boolean, plugins: readonly RolloutsPluginReport[]): OverallVerdict {
  const failing = plugins.filter(({ steps }) =>
    steps.some(({ when, state }) => when === "firstUse" && state === "error"),
  );
  const names = failing.map(({ name }) => name).join(", ");
  const count = plugins.length === 1 ? "one plugin" : `${plugins.length} plugins`;
  return {
    state: "starts",
    title: "The controller starts.",
    why: !found
      ? "There is no argo-rollouts-config, which is no error: it has no plugins."
      : plugins.length === 0
        ? "The ConfigMap lists no plugin."
        : `It reads ${count}, and every step of the start was seen to succeed.`,
    effect:
      failing.length > 0
        ? `Rollouts that name ${names} fail at each reconcile; all others are reconciled.`
        : "All Rollouts are reconciled.",
    running: stays,
    controllerError: "",
  };
}
