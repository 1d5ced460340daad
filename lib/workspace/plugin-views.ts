/** A plugin as the screens show it. */
import type { ChainLink } from "../plugin";
import type { Problem } from "../problems";
import { compareSeverity } from "../problems/compare-severity";
import type { PluginEntry } from "./plugin-directory";
import type { PluginDetail, PluginRunView, PluginSummary, RunSummary } from "./views";

/** The line in the list. */
export function toPluginSummary(
  plugin: PluginEntry,
  lastRun: RunSummary | null,
  problems: readonly Problem[],
): PluginSummary {
  const { id, name, origin, baseUrl, tokenShown } = plugin;
  const users = new Map(plugin.callers.map((caller) => [caller.applicationSetId, caller.applicationSetName]));
  const usedBy = [...users].map(([callerId, callerName]) => ({ id: callerId, name: callerName }));
  return {
    id,
    name,
    origin,
    baseUrl,
    tokenShown,
    usedBy,
    lastRun,
    problems: [...plugin.problems, ...problems],
  };
}

/** The page. */
export function toPluginDetail(
  plugin: PluginEntry,
  history: readonly RunSummary[],
  run: PluginRunView | null,
): PluginDetail {
  const { timeoutSeconds, callers } = plugin;
  const chain = withAnswer(plugin.links, run);
  const summary = toPluginSummary(plugin, history[0] ?? null, run?.problems ?? []);
  return { ...summary, chain, timeoutSeconds, callers, run, history };
}

/** The chain with what the last run says: the answer itself, and links that the answer throws a doubt on. */
function withAnswer(links: readonly ChainLink[], run: PluginRunView | null): ChainLink[] {
  if (run === null) return [...links];
  return links.map((link) => (link.id === "answer" ? answerLink(link, run) : doubtedLink(link, run)));
}

function doubtedLink(link: ChainLink, run: PluginRunView): ChainLink {
  const found = worst(run.problems.filter(({ place }) => place.link === link.id));
  if (found === null || link.problem !== null || link.state !== "ok") return link;
  return { ...link, state: found.severity === "error" ? "error" : "warning", problem: found };
}

function answerLink(link: ChainLink, run: PluginRunView): ChainLink {
  const found = worst(run.problems.filter(({ place }) => place.link === "answer"));
  const status = run.hops.at(-1)?.status;
  const took = `${Math.round(run.timings.total)} ms`;
  const value = status === undefined ? took : `${status} in ${took}`;
  const failed = run.outcome.kind === "failure";
  const state =
    failed || found?.severity === "error" ? "error" : found?.severity === "warning" ? "warning" : "ok";
  return { ...link, state, value, problem: found };
}

function worst(problems: readonly Problem[]): Problem | null {
  return problems.toSorted(compareSeverity)[0] ?? null;
}
