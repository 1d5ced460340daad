/** The one place that joins manifests, registered plugins, recorded runs, the plugin client and evaluation. */
import type { GeneratorAnswer, GeneratorCall } from "../applicationset/evaluation";
import type { SubjectProblem } from "./all-problems";
import type { Rollouts } from "./rollouts";
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

/** What happened; whoever shows data asks again. */
export type WorkspaceEvent =
  | { readonly type: "workspace-changed" }
  | { readonly type: "run-finished"; readonly pluginId: string; readonly runId: string };

/** Methods that name something throw WorkspaceError when it is not there. */
export interface Workspace {
  status(): Promise<WorkspaceStatus>;
  /** Of everything, gravest first. */
  listProblems(): Promise<readonly SubjectProblem[]>;

  listPlugins(): Promise<readonly PluginSummary[]>;
  getPlugin(id: string): Promise<PluginDetail>;
  registerPlugin(values: RegisterPlugin): Promise<PluginSummary>;
  updatePlugin(id: string, values: UpdatePlugin): Promise<PluginSummary>;
  removePlugin(id: string): Promise<void>;

  /** Calls the plugin now. The run is kept also when the call failed; aborting the signal ends the call. */
  sendGetParams(id: string, request: SendRequest, signal?: AbortSignal): Promise<PluginRunView>;
  getRun(id: string, runId: string): Promise<PluginRunView>;
  /** The body as received. */
  getRunBody(id: string, runId: string): Promise<Uint8Array>;

  listApplicationSets(): Promise<readonly ApplicationSetSummary[]>;
  /** From recorded runs: what rests on a plugin that was not called yet is unknown. */
  getApplicationSet(id: string): Promise<ApplicationSetDetail>;
  /** Calls its plugins now and keeps the runs. A draft is evaluated in place of the files' texts, and is not kept. */
  evaluateApplicationSet(id: string, signal?: AbortSignal, draft?: Draft): Promise<ApplicationSetDetail>;
  /** What a draft of it starts from. */
  draftSources(id: string): Promise<DraftSources>;
  /** The answer of the last run of exactly this call; calls nothing. Without such a run it is unknown. */
  recordedAnswer(id: string, call: GeneratorCall): Promise<GeneratorAnswer>;

  /** Argo Rollouts' plugins. */
  readonly rollouts: Rollouts;

  /** Returns how to stop. */
  onEvent(listener: (event: WorkspaceEvent) => void): () => void;
  close(): Promise<void>;
}
