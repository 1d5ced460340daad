/** What the screens say about an ApplicationSet. */
import type { ApplicationSetDetail, ApplicationSetSummary } from "@/lib/workspace";
import { severityRank } from "../problems/problem-text";
import { formatSeconds } from "../ui/relative-time";
import { countsText } from "./plan/plan-words";

export function applicationSetHref(id: string): string {
  return `/applicationsets/${encodeURIComponent(id)}`;
}

/** The controller would stop: it creates, updates and deletes nothing. */
export function isStopped(applicationSet: ApplicationSetSummary): boolean {
  return applicationSet.error !== "" || applicationSet.reason !== "";
}

export function isUnknown(applicationSet: ApplicationSetSummary): boolean {
  return applicationSet.applications === null && !isStopped(applicationSet);
}

/** The answers were read, and there is nothing: every Application would be deleted, as far as is known. */
export function isEmptied(applicationSet: ApplicationSetSummary): boolean {
  if (applicationSet.applications !== 0 || isStopped(applicationSet)) return false;
  return applicationSet.plan === null || applicationSet.plan.counts.delete > 0;
}

/** The next run deletes something. */
export function isDeleting(applicationSet: ApplicationSetSummary): boolean {
  const { plan } = applicationSet;
  if (isStopped(applicationSet) || (plan && plan.stopped !== "")) return false;
  return isEmptied(applicationSet) || (plan?.counts.delete ?? 0) > 0;
}

/** After an error the controller's queue asks again, whatever the generators say. */
export const RETRY_SECONDS = 180;

/** `every 180 s, after an error`, `every 30 min`, `when something changes`. */
export function nextRunOf(applicationSet: ApplicationSetSummary): string {
  const { requeueAfterSeconds } = applicationSet;
  if (isStopped(applicationSet)) return `every ${formatSeconds(RETRY_SECONDS)}, after an error`;
  if (requeueAfterSeconds < 0) return "at once, always: requeueAfterSeconds is negative";
  return requeueAfterSeconds === 0 ? "when something changes" : `every ${formatSeconds(requeueAfterSeconds)}`;
}

/** What the next run would do, as far as it is known. Without live Applications nothing is said of what is deleted. */
export function outcomeText(applicationSet: ApplicationSetSummary): string {
  const { plan } = applicationSet;
  if (isStopped(applicationSet) || (plan && plan.stopped !== "")) return "nothing: the run stops";
  if (isUnknown(applicationSet) || (plan && plan.unknown !== "")) {
    const atMost = plan?.counts.delete ?? 0;
    return atMost > 0 ? `unknown, at most ${atMost} delete` : "unknown";
  }
  if (plan) return countsText(plan);
  if (isEmptied(applicationSet)) return "delete every Application";
  return `apply ${applicationSet.applications}`;
}

export type ApplicationSetShow = "all" | "deletes" | "stopped" | "unknown" | "plugin";

export function isShownIn(applicationSet: ApplicationSetSummary, show: ApplicationSetShow): boolean {
  switch (show) {
    case "deletes":
      return isDeleting(applicationSet);
    case "stopped":
      return isStopped(applicationSet);
    case "unknown":
      return isUnknown(applicationSet);
    case "plugin":
      return applicationSet.generators.some(({ plugin }) => plugin !== null);
    default:
      return true;
  }
}

export function matchesApplicationSet(applicationSet: ApplicationSetSummary, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  const text = [
    applicationSet.name,
    applicationSet.namespace,
    ...applicationSet.generators.flatMap(({ kind, plugin }) => [kind, plugin?.name ?? ""]),
  ];
  return wanted === "" || text.some((part) => part.toLowerCase().includes(wanted));
}

const orders: Record<string, (a: ApplicationSetSummary, b: ApplicationSetSummary) => number> = {
  name: (a, b) => a.name.localeCompare(b.name, "en"),
  sets: (a, b) => (a.parameterSets ?? -1) - (b.parameterSets ?? -1),
  applications: (a, b) => (a.applications ?? -1) - (b.applications ?? -1),
};

export function compareApplicationSets(
  sort: string,
): (a: ApplicationSetSummary, b: ApplicationSetSummary) => number {
  const order = orders[sort.replace(/^-/, "")];
  if (order) return sort.startsWith("-") ? (a, b) => order(b, a) : order;
  return (a, b) => severityRank(a.problems) - severityRank(b.problems) || a.name.localeCompare(b.name, "en");
}

/** Where the selection is: `generator.set`. */
export interface SetPlace {
  readonly generator: number;
  readonly set: number;
}

export function parsePlace(text: string | null): SetPlace | null {
  const match = /^(\d+)\.(\d+)$/.exec(text ?? "");
  return match ? { generator: Number(match[1]), set: Number(match[2]) } : null;
}

export function printPlace({ generator, set }: SetPlace): string {
  return `${generator}.${set}`;
}

/** The YAML of all Applications as one file of documents. */
export function allYaml(applicationSet: ApplicationSetDetail): string {
  return applicationSet.renderedApplications
    .filter(({ yaml }) => yaml !== "")
    .map(({ yaml }) => (yaml.endsWith("\n") ? yaml : `${yaml}\n`))
    .join("---\n");
}
