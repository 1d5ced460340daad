/**
 * What the screens show, as plain JSON: no token, no Secret value, nothing that can't cross to a browser.
 * Ids go into URLs: a plugin from a ConfigMap has the ConfigMap's name, one registered by hand `~name`;
 * an ApplicationSet has its name, or `namespace~name` outside the controller's namespace.
 */
import type {
  ChildSet,
  ConditionReason,
  FixtureDocument,
  GeneratorCall,
  Plan,
  ReservedKeyFinding,
} from "../applicationset";
import type { JsonValue } from "../gotemplate";
import type { JsonObject } from "../gotemplate/json-object";
import type { ChainLink, PluginRun } from "../plugin";
import type { Problem } from "../problems";
import type { StartVerdict } from "../rollouts/report";

export type Origin =
  | { readonly kind: "hand" }
  | { readonly kind: "manifest"; readonly file: string; readonly line: number; readonly namespace: string };

/** The last call in a line of a list. */
export interface RunSummary {
  readonly runId: string;
  readonly startedAt: string;
  readonly totalMs: number;
  readonly status: number | null;
  /** null: failed. */
  readonly parameterSets: number | null;
}

export interface PluginSummary {
  readonly id: string;
  readonly name: string;
  readonly origin: Origin;
  /** As written, with user info removed; empty when there is none. */
  readonly baseUrl: string;
  /** `$plugin.myplugin.token`; "in clear, hidden here"; "kept on the server"; "none". */
  readonly tokenShown: string;
  readonly usedBy: readonly { readonly id: string; readonly name: string }[];
  readonly lastRun: RunSummary | null;
  readonly problems: readonly Problem[];
}

/** An ApplicationSet's generator that calls this plugin: what a request can be sent as. */
export interface PluginCaller {
  readonly applicationSetId: string;
  readonly applicationSetName: string;
  readonly goTemplate: boolean;
  readonly goTemplateOptions: readonly string[];
  /** Inside a matrix the input may hold placeholders, which only the evaluation fills. */
  readonly templated: boolean;
  readonly parameters: { readonly [key: string]: JsonValue } | null;
  readonly values: { readonly [key: string]: string };
}

/** One parameter set as the table and the tree show it. */
export interface ParameterSetView {
  readonly index: number;
  /** What the plugin returned. */
  readonly returned: { readonly [key: string]: JsonValue };
  /** What the templates see, made JSON; `v1.JSON` entries appear as their JSON. */
  readonly used: { readonly [key: string]: JsonValue };
  /** Dotted path of a number → how `%v` prints it, only where that differs from the JSON. */
  readonly printsAs: { readonly [path: string]: string };
  readonly findings: readonly ReservedKeyFinding[];
}

export interface PluginRunView extends PluginRun {
  /** Ready to paste; the token is `$TOKEN`. */
  readonly curl: string;
  readonly parameterSets: readonly ParameterSetView[];
}

export interface PluginDetail extends PluginSummary {
  readonly chain: readonly ChainLink[];
  /** null: no limit. */
  readonly timeoutSeconds: number | null;
  readonly callers: readonly PluginCaller[];
  readonly lastRun: RunSummary | null;
  readonly run: PluginRunView | null;
  /** Newest first, at most 50. */
  readonly history: readonly RunSummary[];
}

/** What to send: by default as the first caller does. */
export interface SendRequest {
  readonly applicationSetName: string;
  readonly parameters: { readonly [key: string]: JsonValue } | null;
  /** The spec's `values` and mode, for what the controller makes of the answer. */
  readonly goTemplate: boolean;
  readonly values: { readonly [key: string]: string };
}

export interface ApplicationSetSummary {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly origin: Origin;
  readonly generators: readonly {
    readonly kind: string;
    readonly plugin: { id: string; name: string } | null;
  }[];
  /** null: unknown, since a plugin has not been called or a generator can't be evaluated. */
  readonly parameterSets: number | null;
  readonly applications: number | null;
  readonly reason: ConditionReason;
  /** The controller's error; empty when none. */
  readonly error: string;
  readonly requeueAfterSeconds: number;
  /** When the newest plugin answer that it rests on was received. */
  readonly evaluatedAt: string | null;
  readonly problems: readonly Problem[];
  /** null when nothing is known of what is live. */
  readonly plan: PlanOutline | null;
}

/** What the next run does, in numbers. */
export type PlanOutline = Pick<Plan, "policy" | "stopped" | "unknown" | "deletionsWaitFor" | "counts">;

export interface GeneratorView {
  readonly index: number;
  readonly kinds: readonly string[];
  readonly plugins: readonly string[];
  readonly known: boolean;
  readonly error: string;
  readonly parameterSets: readonly ParameterSetView[];
  /** One for each kind, in the order of `kinds`. */
  readonly steps: readonly StepView[];
}

/** A generator, or a child of one, as a step. Lists are cut to `stepRows` rows; the counts are whole. */
export interface StepView {
  /** Empty: a child of a matrix or merge that names no kind, or can't be decoded. */
  readonly kind: string;
  /** `spec.generators[0].matrix.generators[1].plugin` */
  readonly field: string;
  readonly line: number;
  /** null: unknown, or failed. */
  readonly setCount: number | null;
  /** How many its selector kept; `setCount` without one, 0 when that is null. */
  readonly keptCount: number;
  /** Indexes into `sets` of the kept ones; null: it has no selector. */
  readonly kept: readonly number[] | null;
  /** What templates see, made JSON. */
  readonly sets: readonly JsonObject[];
  readonly error: string;
  readonly call: GeneratorCall | null;
  readonly fixture: string;
  readonly matrix: {
    readonly first: StepView;
    readonly interpolated: boolean;
    readonly rowCount: number;
    readonly rows: readonly {
      readonly first: number;
      readonly rendered: readonly {
        readonly field: string;
        readonly template: string;
        readonly text: string;
      }[];
      readonly second: StepView;
      readonly from: number;
      readonly count: number;
    }[];
  } | null;
  readonly merge: {
    readonly mergeKeys: readonly string[];
    readonly children: readonly StepView[];
    readonly origins: readonly (readonly ChildSet[])[];
    readonly withoutPartner: readonly ChildSet[];
    readonly withoutPartnerCount: number;
  } | null;
  /** Further kinds that the same child names, if any: the controller runs them too, and then refuses the child. */
  readonly beside?: readonly StepView[];
}

export interface ApplicationView {
  /** `generator.set`, unique in the ApplicationSet. */
  readonly id: string;
  readonly generator: number;
  readonly set: number;
  /** Empty when it failed to render or has none. */
  readonly name: string;
  readonly yaml: string;
  readonly error: string;
}

export interface ApplicationSetDetail extends ApplicationSetSummary {
  /** The manifest's own text. */
  readonly manifest: string;
  readonly goTemplate: boolean;
  readonly generatorResults: readonly GeneratorView[];
  readonly renderedApplications: readonly ApplicationView[];
  /** null: there is no Application among the manifests. */
  readonly plan: Plan | null;
  readonly validation: ValidationView;
}

/** Rendered Applications that are not applied. Lists hold indexes into `renderedApplications`. */
export interface ValidationView {
  /** Invalid to the controller itself. */
  readonly skipped: readonly number[];
  /** What its condition `ErrorOccurred` then says; empty when all are valid. */
  readonly condition: string;
  /** Those that the API server does not take. */
  readonly refused: readonly number[];
  /** Its text on one of them; empty when there is none. */
  readonly refusal: string;
}

/** A changed manifest and changed fixtures, tried without touching the files. */
export interface Draft {
  readonly manifest: string;
  /** YAML documents of kind Fixture, instead of those beside the manifest. */
  readonly fixtures: string;
}

/**
 * All that an evaluation rests on but plugin answers: a browser evaluates a draft with it. Holds no Secret: a cluster's
 * are its name, server, project, labels and annotations.
 */
export interface DraftSources {
  /** The controller's: what an object gets that names none. */
  readonly namespace: string;
  /** The documents of the fixtures for this ApplicationSet as they stand beside the manifest, joined with `---`. */
  readonly fixturesText: string;
  readonly fixtures: readonly FixtureDocument[];
  readonly live: readonly JsonObject[];
  readonly projects: readonly JsonObject[];
  readonly clusters: readonly ClusterView[];
}

export interface ClusterView {
  readonly name: string;
  readonly server: string;
  readonly project: string;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
}

/** Where the data comes from, for the frame's status line and counts. */
export interface WorkspaceStatus {
  readonly source: "manifests" | "hand" | "none";
  /** The folder's name as given on the command line; empty without one. */
  readonly manifests: string;
  readonly namespace: string;
  readonly loadedAt: string | null;
  readonly lastRunAt: string | null;
  /** Who of all ApplicationSets the controller runs again first by itself; null when it waits for changes. */
  readonly nextRun: {
    readonly applicationSet: string;
    readonly seconds: number;
    readonly afterError: boolean;
  } | null;
  readonly counts: {
    readonly plugins: { readonly errors: number; readonly warnings: number };
    readonly rollouts: { readonly errors: number; readonly warnings: number };
    readonly applicationSets: { readonly errors: number; readonly warnings: number };
    /** Of all together, and of the manifests. */
    readonly problems: { readonly errors: number; readonly warnings: number };
  };
  /** Of each argo-rollouts-config among the manifests: would its controller start? */
  readonly rollouts: readonly RolloutsStatus[];
  /** Manifest files or documents that can't be read. */
  readonly problems: readonly Problem[];
}

export interface RolloutsStatus {
  readonly namespace: string;
  readonly verdict: StartVerdict;
  /** Of the controller; null: not known. */
  readonly replicas: number | null;
}
