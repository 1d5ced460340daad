/**
 * Argo Rollouts' plugins in the workspace: reports on what the manifests hold or on a text that is tried, downloads and
 * handshakes on request, watches. Only what a ConfigMap names is ever asked for, and a Secret's headers go only where the
 * ConfigMap as loaded sends them.
 */
import { join } from "node:path";
import type { Manifest } from "../manifests";
import { type DownloadOptions, downloadPlugin, probe } from "../rollouts/download";
import type { DownloadFact, HandshakeFact, ReachFact, RolloutsFacts } from "../rollouts/facts";
import { shakeHands } from "../rollouts/handshake";
import { judge } from "../rollouts/judge";
import { readManifestSources, unreadNamespaces } from "../rollouts/read-manifests";
import type { RolloutsReport } from "../rollouts/report";
import { pastedSources, pluginTypes, type RolloutsSources, withText } from "../rollouts/sources";
import { WorkspaceError } from "./errors";
import { headerHider } from "./hide-headers";
import { headersNow, type RolloutsTarget, rolloutsTarget } from "./rollouts-target";
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

export class Rollouts {
  private readonly downloads = new Map<string, DownloadFact>();
  private readonly handshakes = new Map<string, HandshakeFact>();
  private readonly watched: RolloutsWatches<RolloutsTarget>;
  private readonly closing = new AbortController();
  private known: { readonly manifests: readonly Manifest[]; readonly sources: RolloutsSources[] } | null =
    null;
  private judged: {
    readonly sources: readonly RolloutsSources[];
    readonly reports: RolloutsReport[];
  } | null = null;
  private readonly running = new Set<Promise<unknown>>();

  constructor(private readonly parts: RolloutsParts) {
    this.watched = new RolloutsWatches(
      (target) => this.probe(target),
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
      unread: unreadNamespaces(this.parts.manifests()),
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
      const download = await this.download(target, { signal }, async (path, sha256) => {
        // As the controller: a file that is not the one named is not run.
        if (target.sha256 !== "" && sha256 !== target.sha256) return;
        const { cookie } = pluginTypes[target.type];
        const running = this.untilClosed(signal);
        shaken = await shakeHands(path, { ...target, cookie, signal: running });
      });
      const fact = shaken ?? notStarted(download);
      keep(this.handshakes, target.location, fact);
      this.changed();
      return fact;
    });
  }

  startWatch(request: CheckRequest): RolloutsWatch {
    const target = this.target(request);
    if (target.withheld.length > 0) {
      throw new WorkspaceError("headers_withheld", withheldText(target.withheld), "Save the change first.");
    }
    return this.watched.start(target.location, target);
  }

  stopWatch(location: string): void {
    this.watched.stop(location);
  }

  watches(): RolloutsWatch[] {
    return this.watched.all();
  }

  /** Ends what runs: a download's file is deleted, a plugin's process killed. */
  async close(): Promise<void> {
    this.closing.abort();
    this.watched.close();
    await Promise.allSettled(this.running);
  }

  /** A Secret or the ConfigMap may have changed since the watch began. */
  private async probe(target: RolloutsTarget): Promise<ReachFact> {
    const headers = headersNow(target, this.sources(), this.parts.manifests());
    if (headers === null) throw new Error(withheldText(target.headersFrom));
    const { location, listedHosts } = target;
    const options = { headers, listedHosts, signal: this.closing.signal };
    return headerHider(headers).reach(await probe(location, options));
  }

  private async download(
    target: RolloutsTarget,
    options: Pick<DownloadOptions, "signal" | "onHop" | "onProgress">,
    use?: (path: string, sha256: string) => Promise<void>,
  ): Promise<DownloadFact> {
    const { location, headers, listedHosts, withheld } = target;
    const hider = headerHider(headers);
    const { onHop, onProgress } = options;
    const fact =
      withheld.length > 0
        ? refused(location, withheld)
        : await downloadPlugin(
            location,
            {
              onProgress,
              onHop: (hop) => onHop?.(hider.hop(hop)),
              signal: this.untilClosed(options.signal),
              headers,
              listedHosts,
              folder: join(this.parts.data, "downloads"),
            },
            use,
          );
    const shown = hider.download(fact);
    keep(this.downloads, location, shown);
    this.changed();
    return shown;
  }

  private untilClosed(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.closing.signal]) : this.closing.signal;
  }

  private changed(): void {
    this.judged = null;
    this.parts.onChange();
  }

  /** A download costs bandwidth and disk. */
  private async oneOfFew<T>(work: () => Promise<T>): Promise<T> {
    if (this.running.size >= maxRunning) {
      throw new WorkspaceError(
        "too_many_checks",
        `${maxRunning} downloads run already.`,
        "Wait for one to end, or cancel it.",
      );
    }
    const working = work();
    this.running.add(working);
    try {
      return await working;
    } finally {
      this.running.delete(working);
    }
  }

  private target(request: CheckRequest): RolloutsTarget {
    return rolloutsTarget(request, this.sources(), this.parts.manifests());
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
    error: withheldText(secrets),
    controllerError: "",
  };
}

const withheldText = (secrets: readonly string[]) =>
  `The headers of ${secrets.join(", ")} are sent only to a location that the ConfigMap as loaded names with them: save the change, then check again.`;

function notStarted({ location, error, state }: DownloadFact): HandshakeFact {
  const reason =
    state === "done"
      ? "its sha256 is not the one that the ConfigMap names"
      : `the download ${state === "cancelled" ? "was cancelled" : "failed"}: ${error.replace(/\.$/, "")}`;
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
    error: `It was not started: ${reason}.`,
    controllerError: "",
    stderr: "",
    exitCode: null,
  };
}
