/**
 * Argo Rollouts' plugins in the workspace: reports on what the manifests hold or on a text that is tried, downloads and
 * handshakes on request, watches. Only what a ConfigMap names is ever asked for, and a Secret's headers go only where the
 * ConfigMap as loaded sends them.
 */
import { join } from "node:path";
import type { Manifest } from "../manifests";
import { readConfigMap } from "../rollouts/config-map";
import { type DownloadOptions, downloadPlugin, probe } from "../rollouts/download";
import type { DownloadFact, HandshakeFact, RolloutsFacts } from "../rollouts/facts";
import { shakeHands } from "../rollouts/handshake";
import { judge } from "../rollouts/judge";
import { readLocation, shownLocation } from "../rollouts/location";
import { headersOfSecret, readManifestSources } from "../rollouts/read-manifests";
import type { RolloutsPluginType, RolloutsReport } from "../rollouts/report";
import type { HeaderValue } from "../rollouts/request";
import { pastedSources, pluginTypes, type RolloutsSources, withText } from "../rollouts/sources";
import { WorkspaceError } from "./errors";
import type { CheckEvent, CheckRequest, JudgeRequest, RolloutsView, RolloutsWatch } from "./rollouts-views";
import { RolloutsWatches } from "./rollouts-watches";

export interface RolloutsParts {
  readonly manifests: () => readonly Manifest[];
  readonly loadedAt: () => string | null;
  /** The data folder. */
  readonly data: string;
  readonly allowExec: boolean;
  /** Called when facts have changed. */
  readonly onChange: () => void;
}

const maxFacts = 200;
const maxRunning = 3;

/** What a request asks for: an entry of a ConfigMap, and what may be sent with it. */
interface Target {
  readonly location: string;
  readonly type: RolloutsPluginType;
  readonly args: readonly string[];
  readonly headers: readonly HeaderValue[];
  readonly listedHosts: readonly string[];
  /** In the ConfigMap as loaded, not only in a text that is tried. */
  readonly loaded: boolean;
  /** Secrets that are named, but not for this location as loaded. */
  readonly withheld: readonly string[];
}

export class Rollouts {
  private readonly downloads = new Map<string, DownloadFact>();
  private readonly handshakes = new Map<string, HandshakeFact>();
  private readonly watched: RolloutsWatches;
  private known: { readonly manifests: readonly Manifest[]; readonly sources: RolloutsSources[] } | null =
    null;
  private judged: {
    readonly sources: readonly RolloutsSources[];
    readonly reports: RolloutsReport[];
  } | null = null;
  private running = 0;
  private readonly watchTargets = new Map<string, Pick<Target, "headers" | "listedHosts">>();

  constructor(private readonly parts: RolloutsParts) {
    this.watched = new RolloutsWatches(
      (location) => probe(location, this.watchTargets.get(location) ?? { listedHosts: [] }),
      () => this.changed(),
    );
  }

  /** Of all namespaces; judged anew when a manifest or a fact has changed. */
  reports(): readonly RolloutsReport[] {
    const sources = this.sources();
    if (this.judged?.sources !== sources) {
      const facts = this.facts();
      this.judged = { sources, reports: sources.map((one) => judge(one, facts)) };
    }
    return this.judged.reports;
  }

  view(): RolloutsView {
    const sources = this.sources();
    const facts = this.facts();
    return {
      reports: this.reports(),
      sources: Object.fromEntries(sources.map((one) => [one.namespace, one])),
      facts,
      watches: this.watches(),
      allowExec: this.parts.allowExec,
      loadedAt: this.parts.loadedAt(),
    };
  }

  /** Asks for nothing: what downloads found before counts for the text's locations, too. */
  judge({ text, id }: JudgeRequest): RolloutsReport {
    return judge(this.sourcesFor(id, text), this.facts());
  }

  /** Downloads one plugin; aborting the signal ends it. */
  async check(
    request: CheckRequest,
    onEvent: (event: CheckEvent) => void,
    signal?: AbortSignal,
  ): Promise<DownloadFact> {
    const target = this.target(request);
    return this.oneOfFew(async () => {
      onEvent({ type: "started", location: target.location });
      const fact = await this.download(target, {
        signal,
        onHop: ({ url, status }) => onEvent({ type: "hop", url, status: status ?? 0 }),
        onProgress: (bytes, total, ms) => onEvent({ type: "progress", bytes, total, ms }),
      });
      onEvent({ type: "finished", fact });
      return fact;
    });
  }

  /** Downloads the plugin, and runs it for the time of one line. Only for a location as loaded, and when it is allowed. */
  async handshake(request: CheckRequest, signal?: AbortSignal): Promise<HandshakeFact> {
    if (!this.parts.allowExec) {
      throw new WorkspaceError(
        "exec_not_allowed",
        "The inspector does not execute plugins.",
        "Start it with --allow-exec where the plugin may do no harm: it runs with the inspector's rights.",
      );
    }
    const target = this.target(request);
    if (!target.loaded) {
      throw new WorkspaceError(
        "exec_not_allowed",
        "Only a plugin that the ConfigMap as loaded names is executed.",
        "Save the change in the manifest first.",
      );
    }
    return this.oneOfFew(async () => {
      let shaken: HandshakeFact | null = null;
      const download = await this.download(target, { signal }, async (path) => {
        const { cookie } = pluginTypes[target.type];
        shaken = await shakeHands(path, { location: target.location, cookie, args: target.args, signal });
      });
      const fact = shaken ?? notDownloaded(download);
      keep(this.handshakes, target.location, fact);
      this.changed();
      return fact;
    });
  }

  startWatch(request: CheckRequest): RolloutsWatch {
    const target = this.target(request);
    this.watchTargets.set(target.location, target);
    return this.watched.start(target.location);
  }

  stopWatch(location: string): void {
    this.watched.stop(location);
  }

  watches(): RolloutsWatch[] {
    return this.watched.all();
  }

  close(): void {
    this.watched.close();
  }

  private async download(
    target: Target,
    options: Pick<DownloadOptions, "signal" | "onHop" | "onProgress">,
    use?: (path: string) => Promise<void>,
  ): Promise<DownloadFact> {
    const { location, headers, listedHosts, withheld } = target;
    const fact =
      withheld.length > 0
        ? refused(location, withheld)
        : await downloadPlugin(
            location,
            { ...options, headers, listedHosts, folder: join(this.parts.data, "downloads") },
            use,
          );
    keep(this.downloads, location, fact);
    this.changed();
    return fact;
  }

  private changed(): void {
    this.judged = null;
    this.parts.onChange();
  }

  /** A download costs bandwidth and disk. */
  private async oneOfFew<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= maxRunning) {
      throw new WorkspaceError(
        "too_many_checks",
        `${maxRunning} downloads run already.`,
        "Wait for one to end, or cancel it.",
      );
    }
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
    }
  }

  private target({ id, location, text }: CheckRequest): Target {
    const loaded = this.sources().find(({ namespace }) => namespace === id) ?? null;
    const asLoaded = entriesOf(loaded?.configMap?.text ?? "");
    const tried = text === undefined ? asLoaded : entriesOf(text);
    const entry = tried.find((one) => one.location === location);
    if (!entry || readLocation(location).kind !== "download") {
      throw new WorkspaceError(
        "rollouts_plugin_not_found",
        `No entry of the ConfigMap has the location ${shownLocation(location).slice(0, 200)}.`,
        "Only http and https locations that the ConfigMap names are asked for.",
      );
    }
    const same = asLoaded.find((one) => one.location === location);
    const sent = entry.headersFrom.filter((name) => same?.headersFrom.includes(name));
    const headers = sent.flatMap(
      (name) => headersOfSecret(this.parts.manifests(), loaded?.namespace ?? "", name) ?? [],
    );
    return {
      location,
      type: entry.type,
      args: entry.args,
      headers,
      listedHosts: tried.flatMap((one) => hostOf(one.location)),
      loaded: same !== undefined,
      withheld: entry.headersFrom.filter((name) => !sent.includes(name)),
    };
  }

  private sourcesFor(id: string | undefined, text: string): RolloutsSources {
    const around = this.sources().find(({ namespace }) => namespace === id);
    return around ? withText(around, text) : pastedSources(text);
  }

  /** Made anew when the manifests have changed. */
  private sources(): RolloutsSources[] {
    const manifests = this.parts.manifests();
    if (this.known?.manifests !== manifests)
      this.known = { manifests, sources: readManifestSources(manifests) };
    return this.known.sources;
  }

  private facts(): RolloutsFacts {
    return {
      downloads: Object.fromEntries(this.downloads),
      handshakes: Object.fromEntries(this.handshakes),
      reach: Object.fromEntries(this.watched.all().map(({ location, checks }) => [location, checks])),
    };
  }
}

const entriesOf = (text: string) => (text === "" ? [] : readConfigMap(text).entries);

function hostOf(location: string): string[] {
  const read = readLocation(location);
  return read.kind === "download" && URL.canParse(read.shown)
    ? [new URL(read.shown).hostname.replace(/^\[|\]$/g, "")]
    : [];
}

/** The newest stay. */
function keep<T>(facts: Map<string, T>, location: string, fact: T): void {
  facts.delete(location);
  facts.set(location, fact);
  for (const oldest of facts.keys()) {
    if (facts.size <= maxFacts) break;
    facts.delete(oldest);
  }
}

function refused(location: string, secrets: readonly string[]): DownloadFact {
  return {
    location,
    startedAt: new Date().toISOString(),
    state: "refused",
    hops: [],
    headers: [],
    status: null,
    bytes: 0,
    firstByteMs: null,
    totalMs: 0,
    sha256: null,
    file: null,
    error: `The headers of ${secrets.join(", ")} are sent only to a location that the ConfigMap as loaded names with them: save the change, then check again.`,
    controllerError: "",
  };
}

function notDownloaded({ location, error, state }: DownloadFact): HandshakeFact {
  return {
    location,
    at: new Date().toISOString(),
    state: "failed",
    coreProtocol: null,
    appProtocol: null,
    network: "",
    address: "",
    protocol: "",
    ms: 0,
    error: `It was not started, since the download ${state === "cancelled" ? "was cancelled" : "failed"}: ${error}`,
    controllerError: "",
    stderr: "",
    exitCode: null,
  };
}
