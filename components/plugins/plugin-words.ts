/** What the screens say about a plugin and its runs. */
import type { PluginFailure, PluginRun } from "@/lib/plugin";
import type { Problem } from "@/lib/problems";
import type { PluginDetail, PluginRunView, PluginSummary, RunSummary } from "@/lib/workspace";
import { severityRank } from "../problems/problem-text";
import { formatDuration } from "../ui/relative-time";

export function pluginHref(id: string): string {
  return `/plugins/${encodeURIComponent(id)}`;
}

/** `200 · 12 ms`, `no answer · 3 s`, `not called`. */
export function answerText(run: RunSummary | null): string {
  if (run === null) return "not called";
  return `${run.status ?? "no answer"} · ${formatDuration(run.totalMs)}`;
}

/** Without `http://`, which says nothing in a list. */
export function addressText(baseUrl: string): string {
  return baseUrl.replace(/^http:\/\//, "").replace(/\/$/, "");
}

export type PluginShow = "all" | "problems" | "not-called";

export function isShown(plugin: PluginSummary, show: PluginShow): boolean {
  if (show === "problems") return plugin.problems.length > 0;
  return show === "all" || plugin.lastRun === null;
}

export function matchesPlugin(plugin: PluginSummary, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  const text = [plugin.name, plugin.baseUrl, plugin.tokenShown, ...plugin.usedBy.map(({ name }) => name)];
  return wanted === "" || text.some((part) => part.toLowerCase().includes(wanted));
}

const orders: Record<string, (a: PluginSummary, b: PluginSummary) => number> = {
  name: (a, b) => a.name.localeCompare(b.name, "en"),
  answer: (a, b) => (a.lastRun?.totalMs ?? Infinity) - (b.lastRun?.totalMs ?? Infinity),
  sets: (a, b) => (a.lastRun?.parameterSets ?? -1) - (b.lastRun?.parameterSets ?? -1),
  run: (a, b) => (b.lastRun?.startedAt ?? "").localeCompare(a.lastRun?.startedAt ?? "", "en"),
};

/** Gravest first, then by name, unless the reader sorts. */
export function comparePlugins(sort: string): (a: PluginSummary, b: PluginSummary) => number {
  const order = orders[sort.replace(/^-/, "")];
  if (order) return sort.startsWith("-") ? (a, b) => order(b, a) : order;
  return (a, b) => severityRank(a.problems) - severityRank(b.problems) || a.name.localeCompare(b.name, "en");
}

/** The response that was read: the last hop. */
export function lastHop(run: PluginRun): PluginRun["hops"][number] | null {
  return run.hops.at(-1) ?? null;
}

export function setCount(run: PluginRun): number | null {
  return run.outcome.kind === "success" ? run.outcome.parameterSets.length : null;
}

export function countSets(count: number): string {
  return `${count} parameter set${count === 1 ? "" : "s"}`;
}

/** Reserved keys that the plugin returned and the controller replaces: counted once a key, not once a set. */
export function collidingKeys(run: PluginRunView): string[] {
  const keys = run.parameterSets.flatMap((set) =>
    set.findings.filter(({ kind }) => kind !== "lookalike").map(({ reserved }) => reserved),
  );
  return [...new Set(keys)];
}

/** What is wrong with the chain itself: what the answer shows too is said there. */
export function chainProblems({ chain, run }: Pick<PluginDetail, "chain" | "run">): Problem[] {
  const said = new Set(run?.problems.map(({ code }) => code));
  return chain.flatMap(({ problem, id }) =>
    problem && id !== "answer" && !said.has(problem.code) ? [problem] : [],
  );
}

/** Why an answer without an error has no sets, as a sentence. */
export const zeroWords = {
  empty_body: "The plugin answered with an empty body.",
  no_output: "The plugin answered JSON without `output`.",
  no_parameters: "The plugin answered with `output`, but no `output.parameters`.",
  parameters_at_top: "The plugin answered with `parameters` at the top, not under `output`.",
  empty_list: "The plugin answered with an empty list.",
  null: "The plugin answered `null`.",
} as const;

/** What the reader ended is no error. */
export function failureTone({ code }: PluginFailure): "error" | "info" {
  return code === "cancelled" ? "info" : "error";
}

export const failureTitles = {
  connection_refused: "Connection refused",
  connection_reset: "Connection reset",
  dns: "Name not found",
  tls: "TLS refused",
  timeout: "Timed out",
  cancelled: "Cancelled",
  redirects: "Too many redirects",
  address_not_allowed: "Address not allowed",
  invalid_header: "Token can't be sent",
  invalid_url: "Address can't be used",
  http_status: "Refused by the plugin",
  not_json: "Not JSON",
  wrong_shape: "Wrong shape",
  too_large: "Too large",
  network: "Network failed",
} as const;
