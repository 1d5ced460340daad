/** What may go wrong with a plugin that is right today: where its file comes from, and who keeps it. */
import type { PluginEntry } from "./config-map";
import type { DownloadFact, ReachFact } from "./facts";
import { durationText } from "./findings";
import { type Location, readLocation, versionOf } from "./location";
import { imagePatch, initContainerPatch, type PasteContext, replicasPatch } from "./manifests-to-paste";
import type { ChecksumReport, KnownPlugin, RiskItem } from "./report";
import type { RolloutsSources } from "./sources";

export interface RiskContext {
  readonly entry: PluginEntry;
  readonly location: Location;
  readonly sources: RolloutsSources;
  readonly known: KnownPlugin | null;
  readonly checksum: ChecksumReport | null;
  readonly download: DownloadFact | null;
  readonly reach: readonly ReachFact[];
}

type Item = Omit<RiskItem, "advice" | "manifests"> & Partial<Pick<RiskItem, "advice" | "manifests">>;
const item = (found: Item): RiskItem => ({ advice: "", manifests: [], ...found });

export function risksOf(context: RiskContext): RiskItem[] {
  const { location } = context;
  if (location.kind === "file") return [fileLocation(context, location.path), maturity(context)];
  if (location.kind !== "download") return [];
  const paste = pasteContext(context);
  return [
    downloadLocation(location, paste),
    replicas(context, paste),
    restart(context, location),
    reachable(context),
    version(context),
    checksum(context),
    ...plainHttp(location),
    ...redirects(context, location),
    maturity(context),
  ];
}

function pasteContext({ entry, sources, checksum, download }: RiskContext): PasteContext {
  const seen = download?.state === "done" ? (download.sha256 ?? "") : "";
  const written = checksum && /^[0-9a-f]{64}$/.test(checksum.written) ? checksum.written : "";
  return { entry, namespace: sources.namespace, controller: sources.controller, sha256: written || seen };
}

function fileLocation({ entry, sources }: RiskContext, path: string): RiskItem {
  const mount = sources.controller?.mounts.find(({ path: folder }) => path.startsWith(`${folder}/`));
  const seen = mount ? `file, ${mount.from || "volume"} ${mount.volume}` : "file";
  const sentence = mount
    ? mount.from === "hostPath"
      ? "On the node's own disk: a node without the file keeps the controller from starting."
      : "From a volume of the pod: no server is asked at start."
    : "In the image or a volume: no server is asked at start.";
  const state = mount?.from === "hostPath" ? "warning" : "ok";
  const advice =
    state === "warning" ? `Have the file of ${entry.name} on every node, or use another volume.` : "";
  return item({ id: "location", label: "location", state, seen, sentence, advice });
}

function downloadLocation(location: Location & { kind: "download" }, paste: PasteContext): RiskItem {
  return item({
    id: "location",
    label: "location",
    state: "warning",
    seen: location.url.scheme,
    sentence: `Every start of every pod needs ${location.host}.`,
    advice:
      "Put the file into an image and copy it from there, so that a start needs the registry only, whose images nodes keep. An init container that downloads needs the server for a new pod, not for a restarted container.",
    manifests: [...imagePatch(paste), ...initContainerPatch(paste)],
  });
}

function replicas({ sources }: RiskContext, paste: PasteContext): RiskItem {
  const count = sources.controller?.replicas ?? null;
  const advice =
    "Run two: each has its own copy, and the one that runs takes over while the other can't start.";
  if (count === null) {
    const sentence = "The controller's Deployment is not among the sources.";
    return item({ id: "replicas", label: "replicas", state: "unknown", seen: "", sentence });
  }
  if (count > 1) {
    const sentence =
      "While one pod can't start, another leads. A restart of all of them still needs the server.";
    return item({ id: "replicas", label: "replicas", state: "ok", seen: String(count), sentence });
  }
  const sentence =
    count === 0 ? "No pod runs at all." : "The only pod: when it can't start, nothing is reconciled.";
  const manifests = replicasPatch(paste);
  return item({
    id: "replicas",
    label: "replicas",
    state: "warning",
    seen: String(count),
    sentence,
    advice,
    manifests,
  });
}

function restart({ sources, download }: RiskContext, location: Location & { kind: "download" }): RiskItem {
  const several = (sources.controller?.replicas ?? 0) > 1;
  const took =
    download?.state === "done" ? ` The download took ${durationText(download.totalMs)} from here.` : "";
  const sentence = several
    ? `A pod that restarts while ${location.host} is down fails until it is back; the others go on.${took}`
    : `A pod that restarts while ${location.host} is down fails until it is back: no Rollout is reconciled, canaries stay at their weight.${took}`;
  return item({ id: "restart", label: "restart", state: several ? "info" : "warning", seen: "", sentence });
}

function reachable({ reach }: RiskContext): RiskItem {
  if (reach.length === 0) {
    const sentence = "Not watched. The watch asks the server again and again, and keeps what it saw.";
    return item({ id: "reachable", label: "server", state: "unknown", seen: "", sentence });
  }
  const bad = reach.filter(({ ok }) => !ok);
  const seen = `${reach.length - bad.length} of ${reach.length} answers`;
  const last = reach.at(-1);
  const worst = bad.at(-1);
  if (!worst) {
    const sentence = `Answered each time, last in ${durationText(last?.ms ?? 0)}.`;
    return item({ id: "reachable", label: "server", state: "ok", seen, sentence });
  }
  const sentence = `${last?.ok ? "Answers now, but failed" : "Fails now"}: ${worst.error}`;
  const advice = "A pod that starts while the server fails does not start: keep the file nearer.";
  return item({
    id: "reachable",
    label: "server",
    state: last?.ok ? "warning" : "error",
    seen,
    sentence,
    advice,
  });
}

function version({ entry }: RiskContext): RiskItem {
  const found = versionOf(entry.location);
  if (found?.pinned) {
    const sentence = "Names one version.";
    return item({ id: "version", label: "version", state: "ok", seen: found.seen, sentence });
  }
  const sentence = found
    ? "Leads to another file with each release: two pods may run two versions, and a sha256 fails the next start."
    : "Names no version: what is there may change.";
  const advice = "Name a release in the location.";
  return item({
    id: "version",
    label: "version",
    state: found ? "warning" : "info",
    seen: found?.seen ?? "",
    sentence,
    advice,
  });
}

function checksum({ checksum: report, download }: RiskContext): RiskItem {
  if (report === null) {
    const known = download?.state === "done" && download.sha256 !== null;
    const advice = known
      ? `Write sha256: "${download.sha256}".`
      : "Download it here once; its sha256 is then shown to be written.";
    const sentence = "Nothing is compared: whatever the server sends is run with the controller's rights.";
    return item({ id: "checksum", label: "checksum", state: "warning", seen: "", sentence, advice });
  }
  const state = report.matches === false ? "error" : report.matches ? "ok" : "info";
  return item({
    id: "checksum",
    label: "checksum",
    state,
    seen: `${report.length} characters`,
    sentence: report.explanation,
  });
}

function plainHttp(location: Location & { kind: "download" }): RiskItem[] {
  if (location.secure) return [];
  const sentence = "Not encrypted: whoever stands between can change the file, unless a sha256 is compared.";
  return [
    item({
      id: "plainHttp",
      label: "encryption",
      state: "warning",
      seen: "http",
      sentence,
      advice: "Use https.",
    }),
  ];
}

/** net/http: shouldCopyHeaderOnRedirect holds back Authorization, Cookie and the like only. */
function redirects({ entry, download }: RiskContext, location: Location & { kind: "download" }): RiskItem[] {
  const last = download?.hops.at(-1);
  if (!last || download === null || download.hops.length < 2) return [];
  const target = readLocation(last.url);
  const host = target.kind === "download" ? target.host : "";
  if (host === location.host) return [];
  const leaks =
    entry.headersFrom.length > 0 &&
    download.headers.some((name) => !/^(authorization|cookie2?|www-authenticate)$/i.test(name));
  const sentence = `Leads on to ${host}: both hosts are needed at each start.${leaks ? " The Secret's headers go there, too." : ""}`;
  return [
    item({ id: "redirect", label: "redirect", state: leaks ? "warning" : "info", seen: host, sentence }),
  ];
}

function maturity({ known }: RiskContext): RiskItem {
  if (known === null) {
    const sentence = "Not in the list of the documentation.";
    return item({ id: "maturity", label: "maturity", state: "info", seen: "", sentence });
  }
  const state = known.maturity === "sample" ? "warning" : known.maturity === "alpha" ? "info" : "ok";
  return item({
    id: "maturity",
    label: "maturity",
    state,
    seen: known.maturity,
    sentence: known.maturityText,
  });
}
