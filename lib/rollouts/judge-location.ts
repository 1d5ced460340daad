/** The steps from the name to the download, in the controller's order (utils/config, utils/plugin/downloader.go). */
import { quote } from "../gotemplate/strconv/quote";
import type { PluginEntry } from "./config-map";
import type { DownloadFact } from "./facts";
import { bytesText, downloadError, durationText, type Findings } from "./findings";
import { absolutePath, type Location } from "./location";
import type { RolloutsSources } from "./sources";

/** utils/config: what a name must match. */
const namePattern = /^([a-zA-Z0-9-]+)\/{1}([a-zA-Z0-9_\-.]+)$/;

/** utils/config: ValidateConfig. False when the controller ends here. */
export function judgeName(entry: PluginEntry, entries: readonly PluginEntry[], findings: Findings): boolean {
  const { name } = entry;
  const span = entry.span("name") ?? entry.place;
  if (!namePattern.test(name)) {
    const message =
      name === "" ? "An entry has no name." : `${quote(name)} is not of the form <namespace>/<name>.`;
    findings.fault("name", {
      code: "ROLLOUTS005",
      span,
      message,
      controllerError: `Failed to init config: validation of config due to (plugin repository (${name}) must be in the format of <namespace>/<name>)`,
      seen: name,
      sentence: "Not <namespace>/<name>: the controller does not start.",
    });
    return false;
  }
  const twin = entries.find((other) => other !== entry && other.name === name);
  if (!twin) {
    findings.step("name", "ok", { seen: "<namespace>/<name>", sentence: "The form is right." });
    return true;
  }
  const where = twin.type === entry.type ? "twice in the list" : `also under ${twin.key}`;
  findings.fault("name", {
    code: "ROLLOUTS030",
    span,
    message: `${name} stands ${where}: both files become ${targetPath(name)}, so the last one stays.`,
    seen: where,
    sentence: `Both are written to ${targetPath(name)}: the last one stays.`,
  });
  return true;
}

const targetPath = (name: string) => `plugin-bin/${name}`;

/** The official image holds the controller and nothing of a plugin. */
export const isOfficialImage = (image: string) => /(^|\/)argoproj\/argo-rollouts([:@]|$)/.test(image);

/** utils/plugin/downloader.go: DownloadPlugins up to the scheme. False when the controller ends here. */
export function judgeLocation(
  entry: PluginEntry,
  location: Location,
  sources: RolloutsSources,
  findings: Findings,
): boolean {
  const span = entry.span("location") ?? entry.place;
  switch (location.kind) {
    case "unreadable":
      findings.fault("location", {
        code: "ROLLOUTS006",
        span,
        message: `The location of ${entry.name} can't be read: ${location.error}.`,
        controllerError: downloadError(`failed to parse plugin location: ${location.error}`),
        seen: entry.location,
        sentence: "Not a URL: the controller does not start.",
      });
      return false;
    case "otherScheme":
      findings.fault("location", {
        code: "ROLLOUTS010",
        span,
        message: `The location of ${entry.name} has ${location.scheme === "" ? "no scheme" : `the scheme ${location.scheme}`}.`,
        controllerError: downloadError("plugin location must be of http(s) or file scheme"),
        seen: location.scheme === "" ? entry.location : `${location.scheme}:`,
        sentence: "Neither http, https nor file: the controller does not start.",
      });
      return false;
    case "file":
      return judgeFile(entry, location, sources, findings);
    case "download":
      return judgeAddress(entry, location, sources, findings);
  }
}

function judgeAddress(
  entry: PluginEntry,
  location: Location & { kind: "download" },
  sources: RolloutsSources,
  findings: Findings,
): boolean {
  const span = entry.span("location") ?? entry.place;
  const { scheme } = location.url;
  if (location.host === "") {
    const text = `failed to download file from ${location.text}: Get ${quote(location.text)}: http: no Host in request URL`;
    findings.fault("location", {
      code: "ROLLOUTS013",
      span,
      message: `The location of ${entry.name} names no host.`,
      controllerError: downloadError(`failed to download plugin from ${entry.location}: ${text}`),
      seen: entry.location,
      sentence: "Names no host: the controller does not start.",
    });
    return false;
  }
  const replicas = sources.controller?.replicas ?? null;
  const down = `While ${location.host} is down, a restart stops all Rollouts.`;
  if (replicas === null || replicas > 1) {
    const several = `Each of the ${replicas} replicas downloads at its own start: one that runs can take over.`;
    const sentence =
      replicas === null ? `Downloaded at every start of every pod. With one replica: ${down}` : several;
    findings.step("location", "info", {
      seen: replicas === null ? scheme : `${scheme}, ${replicas} replicas`,
      sentence,
    });
    return true;
  }
  const count = replicas === 1 ? "1 replica" : "no replicas";
  findings.fault("location", {
    code: "ROLLOUTS023",
    span,
    message: `${entry.name} is downloaded from ${location.host} at every start of every pod, and the controller has ${count}.`,
    seen: `${scheme}, ${count}`,
    sentence: `Downloaded at every start of every pod. ${down}`,
  });
  return true;
}

/** downloader.go: copyFile. */
function judgeFile(
  entry: PluginEntry,
  location: Location & { kind: "file" },
  sources: RolloutsSources,
  findings: Findings,
): boolean {
  const span = entry.span("location") ?? entry.place;
  const { controller } = sources;
  const directory = controller?.workingDirectory ?? defaultDirectory;
  const path = absolutePath(directory, location.path);
  const target = absolutePath(directory, targetPath(entry.name));
  const copy = (text: string) => downloadError(`failed to copy plugin from ${path} to ${target}: ${text}`);
  const seen = entry.location;
  if (location.path === "" || path === "/" || path === directory) {
    findings.fault("location", {
      code: "ROLLOUTS014",
      span,
      message: `The location of ${entry.name} leads to the folder ${path}.${location.path === "" ? " file:// needs two slashes." : ""}`,
      controllerError: copy(`${path} is not a regular file`),
      seen,
      sentence: `${path} is a folder: the controller does not start.`,
    });
    return false;
  }
  if (path === target) {
    findings.fault("location", {
      code: "ROLLOUTS016",
      span,
      message: `The location of ${entry.name} is the very file that the controller copies to: it is emptied before it is read.`,
      controller: "It starts with an empty file, which it can't run: Rollouts that name the plugin fail.",
      remedy: "Put the file outside of plugin-bin.",
      seen,
      sentence: "Copied onto itself, which empties it.",
    });
    return true;
  }
  const mount = controller?.mounts.find((known) => isUnder(path, known.path));
  if (!mount && (controller ? isOfficialImage(controller.image) : !location.path.startsWith("/"))) {
    findings.fault("location", {
      code: "ROLLOUTS014",
      span,
      message: controller
        ? `${path} of ${entry.name} is not in the official image ${controller.image}, and ${controller.name} mounts nothing there.`
        : `${path} of ${entry.name} is not in the official image. That image is assumed, with nothing mounted: the controller's Deployment is not known here.`,
      controllerError: copy(`failed to get file stat of ${path}: stat ${path}: no such file or directory`),
      seen,
      sentence: controller
        ? "Neither in the image nor mounted: the controller does not start."
        : "Not in the official image, which is assumed without a Deployment: the controller does not start.",
    });
    return false;
  }
  findings.fault("location", {
    code: "ROLLOUTS027",
    span,
    message: `${entry.name} is copied from ${path} in the controller's container${mount ? `, where the volume ${mount.volume} is mounted` : ""}. What is there can't be seen from here.`,
    seen,
    sentence: `Copied from the ${location.path.startsWith("/") ? "container" : "working directory"}; must be a regular file, else the controller does not start.`,
  });
  return true;
}

const defaultDirectory = "/home/argo-rollouts";
const isUnder = (path: string, folder: string) => {
  const bare = folder.replace(/(?<!\/)\/+$/, "");
  return path === bare || path.startsWith(`${bare}/`);
};

/** downloader.go: the headers of the Secrets. False when the controller ends here. */
export function judgeHeaders(
  entry: PluginEntry,
  location: Location,
  sources: RolloutsSources,
  findings: Findings,
): boolean {
  if (entry.headersFrom.length === 0) return true;
  const span = entry.span("headersFrom") ?? entry.place;
  const seen = entry.headersFrom.join(", ");
  if (location.kind !== "download") {
    findings.fault("headers", {
      code: "ROLLOUTS038",
      span,
      message: `${entry.name} has headersFrom and a file:// location.`,
      seen,
      sentence: "Not used: a file is copied, not downloaded.",
    });
    return true;
  }
  if (sources.secrets === null) {
    const sentence = `Headers come from ${plural(entry.headersFrom.length, "Secret")} of namespace ${sources.namespace}, not visible from here.`;
    findings.step("headers", "unknown", { seen, sentence });
    return true;
  }
  for (const name of entry.headersFrom) {
    const secret = sources.secrets.find((known) => known.name === name);
    if (!secret) {
      findings.fault("headers", {
        code: "ROLLOUTS011",
        span,
        message: `headersFrom of ${entry.name} names the Secret ${name}, which is not in namespace ${sources.namespace}.`,
        seen: name,
        sentence: "The Secret is not there: the controller does not start.",
      });
      return false;
    }
    const bad = secret.headers.find(({ fault }) => fault !== "");
    if (bad) {
      const header = canonical(bad.name);
      const text = `failed to download file from ${location.text}: Get ${quote(location.text)}: net/http: invalid header field value for ${quote(header)}`;
      findings.fault("headers", {
        code: "ROLLOUTS012",
        span,
        message: `The value of ${bad.name} in the Secret ${name} ${bad.fault}: Go's client does not send it.`,
        controllerError: downloadError(`failed to download plugin from ${entry.location}: ${text}`),
        seen: `${name}: ${bad.name}`,
        sentence: `Its value ${bad.fault}: nothing is sent, and the controller does not start.`,
      });
      return false;
    }
  }
  const names = entry.headersFrom.flatMap(
    (name) =>
      sources.secrets?.find((secret) => secret.name === name)?.headers.map((header) => header.name) ?? [],
  );
  const sentence =
    names.length === 0
      ? "The Secrets hold no key: no header is sent."
      : `Sends ${names.map(canonical).join(", ")}.`;
  findings.step("headers", names.length === 0 ? "warning" : "ok", { seen, sentence });
  return true;
}

const plural = (count: number, word: string) => (count === 1 ? `a ${word}` : `${count} ${word}s`);

/** net/textproto: CanonicalMIMEHeaderKey */
export function canonical(name: string): string {
  return name
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join("-");
}

/** Names that only a cluster knows, or whose server this machine may not reach. */
function isInside(host: string): boolean {
  const name = host.replace(/:\d*$/, "");
  return !name.includes(".") || /\.(svc|local|internal|cluster)\.?$/i.test(name) || /\.svc\./i.test(name);
}

/** downloader.go: downloadFile. False when the controller ends here. */
export function judgeDownload(
  entry: PluginEntry,
  location: Location & { kind: "download" },
  fact: DownloadFact | null,
  findings: Findings,
): boolean {
  const span = entry.span("location") ?? entry.place;
  const unknown = (seen: string, sentence: string) => {
    findings.step("download", "unknown", { seen, sentence });
    return true;
  };
  if (fact === null) return unknown("", "Not downloaded from here yet.");
  if (fact.state === "cancelled") return unknown("cancelled", "The download was cancelled.");
  if (fact.state === "refused" || fact.state === "limited")
    return unknown(stateWords[fact.state], fact.error);
  const wrap = (text: string) =>
    downloadError(
      `failed to download plugin from ${entry.location}: failed to download file from ${location.text}: ${text}`,
    );
  const noAnswer = fact.status === null;
  if (fact.state === "failed") {
    const local = noAnswer && (fact.perhapsHereOnly === true || isInside(location.host));
    findings.fault("download", {
      code: "ROLLOUTS013",
      span,
      message: `${entry.name} can't be downloaded: ${fact.error}${noAnswer ? " Seen from where the inspector runs." : ""}`,
      ...(fact.controllerError === "" ? {} : { controllerError: wrap(fact.controllerError) }),
      ...(local ? { severity: "warning" } : {}),
      seen: noAnswer ? "no answer" : String(fact.status),
      sentence: local
        ? `${fact.error} The cluster may reach it; if it does not, the controller does not start.`
        : `${fact.error} The controller does not start.`,
    });
    return local;
  }
  const size = `${fact.status}, ${bytesText(fact.bytes)} in ${durationText(fact.totalMs)}`;
  if ((fact.status ?? 0) >= 300 || fact.file?.format === "html" || fact.file?.format === "empty") {
    const what =
      fact.bytes === 0 ? "nothing" : `${bytesText(fact.bytes)} of ${fact.file?.description ?? "something"}`;
    findings.fault("download", {
      code: "ROLLOUTS015",
      span,
      message: `The location of ${entry.name} answers ${fact.status} with ${what}, which the controller takes for the executable.`,
      seen: size,
      sentence: "A success for the controller, but not the plugin.",
      severity: "error",
    });
    // It is no failed download: the controller goes on to the checksum.
    return true;
  }
  const hops = fact.hops.length > 1 ? `, after ${plural(fact.hops.length - 1, "redirect")}` : "";
  findings.step("download", "ok", { seen: size, sentence: `The server sends the file${hops}.` });
  return true;
}

const stateWords = { refused: "not from here", limited: "too much" } as const;
