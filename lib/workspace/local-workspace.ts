/** The workspace of one process: a folder of manifests, a store, and calls made from here. */
import type { EventEmitter } from "node:events";
import type { GeneratorAnswer, GeneratorCall } from "../applicationset";
import type { Manifest, ManifestFolder } from "../manifests";
import { callPlugin, type PluginCall } from "../plugin";
import { outboundPolicy } from "../security/outbound";
import type { Settings } from "../settings";
import {
  type Database,
  deletePlugin,
  deletePluginRuns,
  insertPlugin,
  type KeptRun,
  type RunReading,
  type TokenSeal,
  updatePlugin,
} from "../store";
import { allProblems, type SubjectProblem } from "./all-problems";
import { type ApplicationSetSources, ApplicationSets } from "./application-sets";
import { withBoundedAnswer } from "./bounded-answer";
import type { Engine } from "./engine";
import { WorkspaceError } from "./errors";
import { handPluginId, handPluginName } from "./ids";
import { PluginDirectory, type PluginEntry } from "./plugin-directory";
import { toPluginDetail, toPluginSummary } from "./plugin-views";
import { RegisteredPlugins } from "./registered-plugins";
import { Rollouts } from "./rollouts";
import type { RunLog } from "./run-log";
import { toRunView } from "./run-view";
import type { RegisterPlugin, UpdatePlugin } from "./schemas";
import type {
  ApplicationSetDetail,
  ApplicationSetSummary,
  Draft,
  DraftSources,
  PluginDetail,
  PluginRunView,
  PluginSummary,
  SendRequest,
  WorkspaceStatus,
} from "./views";
import type { Workspace, WorkspaceEvent } from "./workspace";
import { shownFolder, toStatus } from "./workspace-status";

const historyLength = 50;

/** What the workspace is made of. */
export interface WorkspaceParts {
  readonly settings: Pick<Settings, "manifests" | "namespace" | "data" | "allowExec">;
  readonly db: Database;
  readonly seal: TokenSeal;
  /** null without a folder of manifests. */
  readonly folder: ManifestFolder | null;
  readonly registered: RegisteredPlugins;
  readonly runs: RunLog;
  readonly events: EventEmitter<{ event: [WorkspaceEvent] }>;
  readonly engine: Engine;
}

export class LocalWorkspace implements Workspace {
  private registered: RegisteredPlugins;
  private known: { readonly stamp: string; readonly directory: PluginDirectory } | null = null;
  private registeredVersion = 0;
  private readonly applicationSets: ApplicationSets;
  readonly rollouts: Rollouts;

  constructor(private readonly parts: WorkspaceParts) {
    this.registered = parts.registered;
    this.applicationSets = new ApplicationSets(
      {
        recorded: (plugin, call) => parts.runs.lastOfCall(target(plugin), call),
        recordedId: (plugin, call) => parts.runs.lastIdOfCall(target(plugin), call),
        live: (plugin, call, signal) => this.call(plugin, call, readingOf(plugin, call), signal),
      },
      parts.engine.evaluate,
    );
    const none: readonly Manifest[] = [];
    this.rollouts = new Rollouts({
      manifests: () => parts.folder?.snapshot.manifests ?? none,
      loadedAt: () => parts.folder?.snapshot.loadedAt ?? null,
      data: parts.settings.data,
      allowExec: parts.settings.allowExec,
      onChange: () => this.emit({ type: "workspace-changed" }),
    });
    parts.folder?.onChange(() => this.emit({ type: "workspace-changed" }));
  }

  async status(): Promise<WorkspaceStatus> {
    const { settings, folder } = this.parts;
    const [plugins, applicationSets] = [await this.listPlugins(), await this.listApplicationSets()];
    return toStatus({
      manifests: settings.manifests,
      namespace: settings.namespace,
      snapshot: folder?.snapshot ?? null,
      plugins,
      applicationSets,
      rollouts: this.rollouts.reports(),
    });
  }

  async listProblems(): Promise<SubjectProblem[]> {
    const { settings, folder } = this.parts;
    return allProblems({
      manifests: { name: shownFolder(settings.manifests), problems: folder?.snapshot.problems ?? [] },
      plugins: await this.listPlugins(),
      applicationSets: await this.listApplicationSets(),
      rollouts: this.rollouts.reports(),
    });
  }

  async listPlugins(): Promise<PluginSummary[]> {
    const directory = this.directory();
    const last = await this.parts.runs.last();
    return directory.ids().flatMap((id) => {
      const plugin = directory.get(id);
      const lastRun = last.get(id);
      return plugin ? [toPluginSummary(plugin, lastRun?.summary ?? null, lastRun?.problems ?? [])] : [];
    });
  }

  async getPlugin(id: string): Promise<PluginDetail> {
    const plugin = this.plugin(id);
    const history = await this.parts.runs.list(id, historyLength);
    const [newest] = history;
    const run = newest ? await this.parts.runs.get(id, newest.runId) : null;
    return toPluginDetail(plugin, history, run && (await this.runView(run, plugin)));
  }

  async registerPlugin({ name, ...values }: RegisterPlugin): Promise<PluginSummary> {
    const { db, seal } = this.parts;
    if (!(await insertPlugin(db, seal, name, values))) {
      throw new WorkspaceError(
        "name_taken",
        `A plugin ${name} is registered already.`,
        "Choose another name, or change that one.",
      );
    }
    return this.changedPlugin(handPluginId(name));
  }

  async updatePlugin(id: string, values: UpdatePlugin): Promise<PluginSummary> {
    const { db, seal } = this.parts;
    const { name, baseUrl } = this.editable(id);
    const moves = originOf(baseUrl) !== originOf(values.baseUrl);
    if (moves && values.token === undefined && this.registered.get(name)?.hasToken) {
      throw new WorkspaceError(
        "token_required",
        "The address leads to another host: enter the token again.",
        "A token that is kept is never sent to a host that it was not given for.",
      );
    }
    await updatePlugin(db, seal, name, values);
    return this.changedPlugin(id);
  }

  async removePlugin(id: string): Promise<void> {
    const { name } = this.editable(id);
    await deletePlugin(this.parts.db, name);
    await deletePluginRuns(this.parts.db, id);
    this.parts.runs.forget(id);
    await this.readRegistered();
  }

  async sendGetParams(id: string, request: SendRequest, signal?: AbortSignal): Promise<PluginRunView> {
    const plugin = this.plugin(id);
    const { applicationSetName, parameters, goTemplate, values } = request;
    const call: PluginCall = { plugin: plugin.name, applicationSetName, parameters };
    return this.runView(await this.call(plugin, call, { goTemplate, values }, signal), plugin);
  }

  async getRun(id: string, runId: string): Promise<PluginRunView> {
    const plugin = this.plugin(id);
    return this.runView(await this.run(id, runId), plugin);
  }

  async getRunBody(id: string, runId: string): Promise<Uint8Array> {
    return Buffer.from((await this.run(id, runId)).run.bodyBase64, "base64");
  }

  async listApplicationSets(): Promise<ApplicationSetSummary[]> {
    return this.applicationSets.list(this.sources());
  }

  async getApplicationSet(id: string): Promise<ApplicationSetDetail> {
    return this.applicationSets.get(id, this.sources());
  }

  async evaluateApplicationSet(
    id: string,
    signal?: AbortSignal,
    draft?: Draft,
  ): Promise<ApplicationSetDetail> {
    return draft
      ? this.applicationSets.evaluateDraft(id, draft, this.sources(), signal)
      : this.applicationSets.evaluate(id, this.sources(), signal);
  }

  async draftSources(id: string): Promise<DraftSources> {
    return this.applicationSets.draftSources(id, this.sources());
  }

  async recordedAnswer(id: string, call: GeneratorCall): Promise<GeneratorAnswer> {
    return this.applicationSets.recordedAnswer(id, call, this.sources());
  }

  onEvent(listener: (event: WorkspaceEvent) => void): () => void {
    this.parts.events.on("event", listener);
    return () => this.parts.events.off("event", listener);
  }

  async close(): Promise<void> {
    await this.rollouts.close();
    this.parts.folder?.close();
    this.parts.events.removeAllListeners();
    await this.parts.db.destroy();
  }

  /** Makes the call and keeps the run, whatever came of it. */
  private async call(
    plugin: PluginEntry,
    call: PluginCall | GeneratorCall,
    reading: RunReading,
    signal: AbortSignal | undefined,
  ): Promise<KeptRun> {
    if (plugin.connection === null) throw brokenChain(plugin);
    const policy = outboundPolicy(this.pluginHosts());
    const run = withBoundedAnswer(await callPlugin(plugin.connection, call, { signal, policy }));
    const kept = await this.parts.runs.keep(target(plugin), { run, reading });
    this.emit({ type: "run-finished", pluginId: plugin.id, runId: run.id });
    return kept;
  }

  private runView(run: KeptRun, plugin: PluginEntry): Promise<PluginRunView> {
    return toRunView(run, plugin, this.parts.engine.readAnswer);
  }

  private async run(id: string, runId: string): Promise<KeptRun> {
    const run = await this.parts.runs.get(id, runId);
    if (run) return run;
    throw new WorkspaceError(
      "run_not_found",
      "This run is not kept any more.",
      "The newest 200 runs of a plugin are kept.",
    );
  }

  private plugin(id: string): PluginEntry {
    const plugin = this.directory().get(id);
    if (plugin) return plugin;
    throw new WorkspaceError(
      "plugin_not_found",
      `There is no plugin ${id}.`,
      "It may have been renamed or removed: go back to the list.",
    );
  }

  private editable(id: string): { name: string; baseUrl: string } {
    const plugin = this.plugin(id);
    const name = handPluginName(id);
    const registered = name === null ? null : this.registered.get(name);
    if (registered) return registered;
    throw new WorkspaceError(
      "not_editable",
      `${plugin.name} comes from a manifest.`,
      "Change the ConfigMap or the Secret; the inspector reads it again at once.",
    );
  }

  private async changedPlugin(id: string): Promise<PluginSummary> {
    await this.readRegistered();
    const last = (await this.parts.runs.last()).get(id);
    return toPluginSummary(this.plugin(id), last?.summary ?? null, last?.problems ?? []);
  }

  private async readRegistered(): Promise<void> {
    this.registered = await RegisteredPlugins.read(this.parts.db, this.parts.seal);
    this.registeredVersion++;
    this.emit({ type: "workspace-changed" });
  }

  private sources(): ApplicationSetSources {
    const manifests = this.parts.folder?.snapshot.manifests ?? [];
    return { namespace: this.parts.settings.namespace, manifests, directory: this.directory() };
  }

  /** Made anew when a manifest or a registered plugin changed. */
  private directory(): PluginDirectory {
    const { folder, settings } = this.parts;
    const stamp = `${folder?.snapshot.version ?? 0} ${this.registeredVersion}`;
    if (this.known?.stamp === stamp) return this.known.directory;
    const directory = new PluginDirectory({
      namespace: settings.namespace,
      manifests: folder?.snapshot.manifests ?? [],
      registered: this.registered,
    });
    this.known = { stamp, directory };
    return directory;
  }

  /** Where a redirect may lead: the hosts of all plugins. */
  private pluginHosts(): string[] {
    const directory = this.directory();
    return directory.ids().flatMap((id) => {
      const baseUrl = directory.get(id)?.connection?.baseUrl;
      return baseUrl !== undefined && URL.canParse(baseUrl) ? [new URL(baseUrl).hostname] : [];
    });
  }

  private emit(event: WorkspaceEvent): void {
    this.parts.events.emit("event", event);
  }
}

function target(plugin: PluginEntry) {
  return { pluginId: plugin.id, baseUrl: plugin.connection?.baseUrl ?? plugin.baseUrl };
}

/** How the answer to an ApplicationSet's own call is to be read. */
function readingOf(plugin: PluginEntry, call: GeneratorCall): RunReading {
  const caller = plugin.callers.find(
    ({ applicationSetName }) => applicationSetName === call.applicationSetName,
  );
  return { goTemplate: caller?.goTemplate ?? true, values: caller?.values ?? {} };
}

function brokenChain(plugin: PluginEntry): WorkspaceError {
  const link = plugin.links.find(({ state }) => state === "error");
  const reason = link?.problem?.message ?? "Its token can't be read.";
  return new WorkspaceError(
    "chain_incomplete",
    `Nothing was sent. ${reason}`,
    link?.problem?.remedy ?? "Correct the chain.",
  );
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}
