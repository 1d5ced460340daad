/**
 * Judges one argo-rollouts-config: would the controller start, what of each plugin is wrong, risky, unused. Pure: it is
 * given the sources and what downloads, handshakes and watches found, and asks for nothing; runs in a browser, too.
 */
import { type Problem, problem } from "../problems";
import { compareSeverity } from "../problems/compare-severity";
import { adviceOf } from "./advice";
import { checksumReport, fixesOf, judgeChecksum } from "./checksum";
import { type PluginEntry, type ReadConfigMap, readConfigMap } from "./config-map";
import { controllerReport } from "./controller-report";
import { type DownloadFact, noFacts, type RolloutsFacts } from "./facts";
import { Findings } from "./findings";
import { applyFixes, offsetsIn } from "./fixes";
import { judgeExecutable, judgeHandshake } from "./judge-executable";
import { judgeDownload, judgeHeaders, judgeLocation, judgeName } from "./judge-location";
import { judgeFileName, judgePlugin } from "./judge-notes";
import { knownPlugin } from "./known-plugins";
import { type Location, readLocation, versionOf } from "./location";
import { missingPlugins } from "./missing-plugins";
import type {
  ControllerReport,
  ReportMark,
  RolloutsPluginReport,
  RolloutsReport,
  StartVerdict,
} from "./report";
import { risksOf } from "./risks";
import { pluginTypes, type RolloutsSources } from "./sources";
import { isOpen, isStop, overallVerdict } from "./verdict";

export function judge(sources: RolloutsSources, facts: RolloutsFacts = noFacts): RolloutsReport {
  const { configMap } = sources;
  const read: ReadConfigMap = configMap
    ? readConfigMap(configMap.text)
    : { entries: [], unread: 0, fault: null, refused: null, problems: [] };
  const controller = controllerReport(sources);
  const { entries } = read;
  const plugins = entries.map((entry) => judgeEntry({ entry, entries, sources, controller, facts, read }));
  const missing = missingPlugins(sources, read);
  const problems = [
    ...read.problems,
    ...placeProblems(sources),
    ...plugins.flatMap((plugin) => plugin.problems),
    ...missing.map((one) => one.problem),
  ].sort(compareSeverity);
  const text = configMap?.text ?? "";
  return {
    id: sources.namespace,
    source: {
      kind: configMap?.kind ?? "manifests",
      file: configMap?.file ?? "",
      line: configMap?.line ?? 1,
      namespace: sources.namespace,
      text,
      found: configMap !== null,
    },
    verdict: overallVerdict(read, configMap !== null, plugins),
    controller,
    plugins,
    problems,
    marks: marksOf(text, problems),
    missing,
    counts: {
      errors: problems.filter(({ severity }) => severity === "error").length,
      warnings: problems.filter(({ severity }) => severity === "warning").length,
    },
    fixedConfigMap: fixedText(text, entries, facts),
  };
}

interface EntryContext {
  readonly entry: PluginEntry;
  readonly entries: readonly PluginEntry[];
  readonly sources: RolloutsSources;
  readonly controller: ControllerReport;
  readonly facts: RolloutsFacts;
  readonly read: ReadConfigMap;
}

function judgeEntry(context: EntryContext): RolloutsPluginReport {
  const { entry, sources, facts, controller } = context;
  const location = readLocation(entry.location);
  const download = location.kind === "download" ? own(facts.downloads, entry.location) : null;
  const handshake = own(facts.handshakes, entry.location);
  const reach = own(facts.reach, entry.location) ?? [];
  const known = knownPlugin(entry.name);
  const checksum = checksumReport(entry, location, download);
  const findings = new Findings();
  findings.step("yaml", "ok", { seen: entry.key, sentence: "The list can be read." });
  judgeSteps(context, location, download, findings);
  judgeHandshake(entry, handshake, findings);
  judgePlugin(entry, known, findings);
  judgeFileName(entry, location, controller.architectures, findings);
  noteRisks(entry, location, download, reach, findings);
  const uses = sources.uses.filter((use) => use.plugin === entry.name && use.type === entry.type);
  if (sources.usesKnown && uses.length === 0) noteUnused(entry, findings);
  const verdict = verdictOf(findings);
  const { type, key, index, name, sha256, args, disabled, headersFrom, place } = entry;
  return {
    id: `${type}-${index}`,
    type,
    key,
    index,
    name,
    location: entry.location,
    sha256,
    args,
    disabled,
    headersFrom,
    verdict,
    verdictText: verdictText(verdict, location, findings),
    steps: findings.steps,
    problems: findings.problems,
    advice: adviceOf(findings, entry, location),
    checksum,
    risks: risksOf({ entry, location, sources, known, checksum, download, reach }),
    uses,
    known,
    place,
    fields: { name: entry.span("name"), location: entry.span("location"), sha256: entry.span("sha256") },
    downloadable: location.kind === "download" && location.host !== "",
    download,
    handshake,
    reach,
  };
}

/** In the controller's order; after what ends its start, the steps that need the file are not reached. */
function judgeSteps(
  { entry, entries, sources, controller }: EntryContext,
  location: Location,
  download: DownloadFact | null,
  findings: Findings,
): void {
  const named = judgeName(entry, entries, findings);
  const placed = judgeLocation(entry, location, sources, findings);
  const headed = judgeHeaders(entry, location, sources, findings);
  if (location.kind === "download") {
    if (!placed || !headed) notReached(findings, "download");
    else judgeDownload(entry, location, download, findings);
  }
  const checksum = checksumReport(entry, location, download);
  if (location.kind === "download" || location.kind === "file") {
    judgeChecksum(entry, location, checksum, download, findings);
  }
  if (!named || !placed || !headed) return;
  judgeExecutable(
    entry,
    download?.file ?? null,
    { controller: sources.controller, report: controller },
    findings,
  );
}

function notReached(findings: Findings, id: "download"): void {
  findings.step(id, "notReached", { seen: "", sentence: "Not reached: the controller ends before." });
}

/** A fact by its location; the location may be called `__proto__`. */
function own<T>(map: { readonly [location: string]: T }, location: string): T | null {
  return Object.hasOwn(map, location) ? (map[location] ?? null) : null;
}

function verdictOf({ steps }: Findings): StartVerdict {
  if (steps.some(isStop)) return "doesNotStart";
  return steps.some(isOpen) ? "notKnown" : "starts";
}

function verdictText(verdict: StartVerdict, location: Location, { steps }: Findings): string {
  if (verdict === "doesNotStart") return "does not start";
  const failsLater = steps.some(({ when, state }) => when === "firstUse" && state === "error");
  if (verdict === "starts") return failsLater ? "starts, but fails when used" : "starts";
  if (location.kind === "file") return "file not visible from here";
  const download = steps.find(({ id }) => id === "download");
  return download?.state === "unknown" && download.seen === "" ? "not downloaded yet" : "not known";
}

function noteRisks(
  entry: PluginEntry,
  location: Location,
  download: DownloadFact | null,
  reach: readonly { readonly ok: boolean; readonly error: string }[],
  findings: Findings,
): void {
  if (location.kind !== "download") return;
  const span = entry.span("location") ?? entry.place;
  const version = versionOf(entry.location);
  if (version?.pinned === false) {
    const message = `The location of ${entry.name} names ${version.seen}, not one version.`;
    findings.note({ code: "ROLLOUTS025", span, message });
  }
  if (!location.secure) {
    const message = `${entry.name} is downloaded over plain http.`;
    const guarded = /^[0-9a-f]{64}$/.test(entry.sha256);
    findings.note({ code: "ROLLOUTS033", span, message, ...(guarded ? { severity: "info" } : {}) });
  }
  const last = reach.at(-1);
  if (last && !last.ok) {
    findings.note({
      code: "ROLLOUTS035",
      span,
      message: `The server of ${entry.name} fails now: ${last.error}`,
    });
  }
  const target = download?.hops.at(-1);
  const host = target && readLocation(target.url);
  const leaves = host?.kind === "download" && host.host !== location.host && (download?.hops.length ?? 0) > 1;
  if (
    leaves &&
    download?.headers.some((name) => !/^(authorization|cookie2?|www-authenticate)$/i.test(name))
  ) {
    const message = `The location of ${entry.name} redirects to ${host.host}, where the headers of ${entry.headersFrom.join(", ")} go, too.`;
    findings.note({ code: "ROLLOUTS039", span, message });
  }
}

function noteUnused(entry: PluginEntry, findings: Findings): void {
  const message = `No Rollout or analysis among the sources names ${entry.name} as a ${pluginTypes[entry.type].words}.`;
  findings.note({ code: "ROLLOUTS032", span: entry.span("name") ?? entry.place, message });
}

/** A ConfigMap in a namespace where no controller is, while there is one elsewhere. */
function placeProblems({ configMap, controllerElsewhere, namespace }: RolloutsSources): Problem[] {
  if (configMap === null || controllerElsewhere === "") return [];
  const message = `The ConfigMap is in namespace ${namespace}; the controller among the sources is in ${controllerElsewhere} and does not read it.`;
  return [problem("ROLLOUTS036", { position: { line: 1, column: 1 } }, message)];
}

function marksOf(text: string, problems: readonly Problem[]): ReportMark[] {
  const offsetOf = offsetsIn(text);
  return problems.flatMap(({ place, severity, code, message }) => {
    // With a file, the place is in what uses the plugin.
    if (!place.position || place.file !== undefined) return [];
    const from = offsetOf(place.position);
    const to = place.end ? Math.min(text.length, offsetOf(place.end)) : from;
    return [{ from, to: Math.max(from, to), ...place.position, severity, code, message }];
  });
}

/** Digests that were seen written where they are wrong or missing; a digest that differs is for a reader to decide. */
function fixedText(text: string, entries: readonly PluginEntry[], facts: RolloutsFacts): string | null {
  const fixes = entries.flatMap((entry) => {
    const location = readLocation(entry.location);
    const fact = location.kind === "download" ? own(facts.downloads, entry.location) : null;
    const actual = fact?.state === "done" && fact.file?.format === "elf" ? fact.sha256 : null;
    if (location.kind !== "download" || actual === null) return [];
    const report = checksumReport(entry, location, fact);
    const certain = report === null || !/^[0-9a-f]{64}$/.test(report.written);
    const [write] = certain ? fixesOf(entry, actual) : [];
    return write ? [write] : [];
  });
  return fixes.length === 0 ? null : applyFixes(text, fixes);
}
