/** Where the data comes from and how much is wrong with it. */
import { relative } from "node:path";
import type { ManifestSnapshot } from "../manifests";
import type { Problem } from "../problems";
import type { RolloutsReport } from "../rollouts/report";
import type { ApplicationSetSummary, PluginSummary, WorkspaceStatus } from "./views";

export interface StatusParts {
  readonly manifests: string;
  readonly namespace: string;
  /** null without a folder. */
  readonly snapshot: ManifestSnapshot | null;
  readonly plugins: readonly PluginSummary[];
  readonly applicationSets: readonly ApplicationSetSummary[];
  readonly rollouts: readonly Pick<RolloutsReport, "id" | "source" | "verdict" | "controller" | "problems">[];
}

export function toStatus(parts: StatusParts): WorkspaceStatus {
  const { snapshot, plugins, applicationSets } = parts;
  const runs = plugins.flatMap(({ lastRun }) => lastRun?.startedAt ?? []);
  return {
    source: snapshot ? "manifests" : plugins.length > 0 ? "hand" : "none",
    manifests: shownFolder(parts.manifests),
    namespace: parts.namespace,
    loadedAt: snapshot?.loadedAt ?? null,
    lastRunAt: runs.sort().at(-1) ?? null,
    nextRun: nextRun(applicationSets),
    counts: {
      plugins: count(plugins),
      applicationSets: count(applicationSets),
      rollouts: count(parts.rollouts),
      problems: count([
        ...plugins,
        ...applicationSets,
        ...parts.rollouts,
        { problems: snapshot?.problems ?? [] },
      ]),
    },
    rollouts: parts.rollouts
      .filter(({ source }) => source.found)
      .map(({ id, verdict, controller }) => ({
        namespace: id,
        verdict: verdict.state,
        replicas: controller.replicas,
      })),
    problems: snapshot?.problems ?? [],
  };
}

/** As seen from where the server was started, when it lies there: shorter, and nobody's home folder. */
export function shownFolder(folder: string): string {
  const path = folder === "" ? "" : relative(process.cwd(), folder);
  return path.startsWith("..") ? folder : path || folder;
}

/** After any error the controller's queue asks again in 180 s, whatever the generators say. */
const retrySeconds = 180;

function nextRun(applicationSets: readonly ApplicationSetSummary[]): WorkspaceStatus["nextRun"] {
  const timed = applicationSets.flatMap(({ name, reason, requeueAfterSeconds }) => {
    const seconds = reason === "" ? requeueAfterSeconds : retrySeconds;
    return seconds === 0 ? [] : [{ applicationSet: name, seconds, afterError: reason !== "" }];
  });
  return timed.sort((a, b) => a.seconds - b.seconds)[0] ?? null;
}

function count(items: readonly { readonly problems: readonly Problem[] }[]) {
  const all = items.flatMap(({ problems }) => problems);
  const of = (severity: Problem["severity"]) => all.filter((problem) => problem.severity === severity).length;
  return { errors: of("error"), warnings: of("warning") };
}
