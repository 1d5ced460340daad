/** What evaluating an ApplicationSet gives: every step as data. Everything that is shown comes from it. */
import type { GoMap, JsonValue } from "../gotemplate";
import type { JsonObject } from "../gotemplate/json-object";
import type { Problem } from "../problems";
import type { Plan } from "./plan/plan";
import type { GeneratorKind } from "./schema/application-set";
import type { GeneratorStep } from "./step";
import type { ApplicationsValidity } from "./validate/finding";

/** A plugin call that evaluation asks for. */
export interface GeneratorCall {
  /** configMapRef.name */
  readonly plugin: string;
  readonly applicationSetName: string;
  readonly parameters: { readonly [key: string]: JsonValue } | null;
  /**
   * `parameters` as the controller writes them into the request's body: sorted, escaped, integers beyond 2^53 whole.
   * null when they are left out.
   */
  readonly parametersJson: string | null;
}

/** What a plugin answered: parameter sets as decoded JSON, or the controller's whole error text. */
export type GeneratorAnswer =
  | { readonly ok: true; readonly parameterSets: readonly { readonly [key: string]: JsonValue }[] }
  | { readonly ok: false; readonly error: string }
  /**
   * Nobody has called it, or what came of it says nothing about the controller (`reason`): the steps that depend on it
   * are unknown, not empty.
   */
  | { readonly ok: false; readonly error: null; readonly reason?: string };

/** A Secret that stands for a cluster, its data decoded. */
export interface ClusterSecret {
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  readonly data: { readonly [key: string]: string };
}

/** What stands for an outside source's answer. */
interface OutsideSets {
  readonly sets: readonly GoMap[];
  /** Name and place of the fixture that they come from; empty when nobody needs to be told. */
  readonly fixture: string;
}

/** Everything outside the ApplicationSet that evaluation may ask. Injected: evaluation does no I/O of its own. */
export interface EvaluationSources {
  callPlugin(call: GeneratorCall, signal?: AbortSignal): Promise<GeneratorAnswer>;
  /**
   * The parameter sets of a generator with an outside source (git, pullRequest, clusters, ...), before its `values`;
   * null, or no such function: unknown. Asked once for each time that the controller would ask.
   */
  outsideSets?(kind: GeneratorKind, signal?: AbortSignal): Promise<OutsideSets | null>;
  /**
   * All Secrets labelled `argocd.argoproj.io/secret-type: cluster` in the controller's namespace, for a clusters
   * generator that `outsideSets` does not answer; null, or no such function: unknown.
   */
  clusterSecrets?(signal?: AbortSignal): Promise<readonly ClusterSecret[] | null>;
  /** All AppProjects of the controller's namespace; null, or no such function: unknown. */
  projects?(signal?: AbortSignal): Promise<readonly JsonObject[] | null>;
  /** All Applications of the ApplicationSet's namespace as they are in the cluster; null, or no such function: unknown. */
  live?(signal?: AbortSignal): Promise<readonly JsonObject[] | null>;
}

/** One parameter set: the data that the template sees. */
export interface ParameterSet {
  /** Index within its generator's entry. */
  readonly index: number;
  /** Go's value, with its types. */
  readonly value: GoMap;
  /** What the plugin or the list gave before the controller touched it; null for other generators. */
  readonly returned: { readonly [key: string]: JsonValue } | null;
}

/** One entry of spec.generators. */
export interface GeneratorResult {
  readonly index: number;
  /** The kinds in this entry, in the order in which the controller runs them. */
  readonly kinds: readonly string[];
  /** Names of the plugins that it calls. */
  readonly plugins: readonly string[];
  readonly parameterSets: readonly ParameterSet[];
  /** The controller's own text; empty when there is no error. */
  readonly error: string;
  /** False when it could not be evaluated here: then its sets are unknown, not zero. */
  readonly known: boolean;
  /** How it came to its sets: one step for each kind, in the order of `kinds`. */
  readonly steps: readonly GeneratorStep[];
}

/** One Application that rendered, or the error that its parameter set gave. */
export interface RenderedApplication {
  readonly generator: number;
  readonly set: number;
  /** Rendered manifest; null when it failed. */
  readonly manifest: { readonly [key: string]: JsonValue } | null;
  /** The controller's own text; empty when it rendered. */
  readonly error: string;
}

export type ConditionReason = "" | "ApplicationGenerationFromParamsError" | "RenderTemplateParamsError";

export interface Evaluation {
  readonly name: string;
  readonly namespace: string;
  readonly goTemplate: boolean;
  /** False when a generator or the templatePatch could not be evaluated here: then nothing is said of what is deleted. */
  readonly known: boolean;
  readonly generators: readonly GeneratorResult[];
  readonly applications: readonly RenderedApplication[];
  /** Which Applications the controller skips, and which the API server refuses. */
  readonly validity: ApplicationsValidity;
  /** null: what is live is not known. */
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
  /** The condition's reason and the first error, as the controller reports them. */
  readonly reason: ConditionReason;
  readonly error: string;
  /** What the controller's process dies of (recovered, shown nowhere); empty when it does not. */
  readonly panic: string;
  /** Seconds until the controller asks again; 0: never by itself. */
  readonly requeueAfterSeconds: number;
}

/**
 * What the controller does to a reserved key that a plugin returned, or a key that looks like one.
 * `replaced`: the plugin's value is lost; `partly`: some of it survives (goTemplate false, where
 * `generator.*` keys stay beside the controller's); `lookalike`: nothing happens to it, but a reader may think so.
 */
export interface ReservedKeyFinding {
  readonly set: number;
  readonly kind: "replaced" | "partly" | "lookalike";
  /** `generator`, `generator.input.parameters`, `values`, or the key that looks like one. */
  readonly key: string;
  /** Which reserved key it is, or looks like. */
  readonly reserved: "generator" | "generator.input.parameters" | "values";
  readonly returned: JsonValue;
  /** What stands there afterwards; absent when nothing does. */
  readonly used?: JsonValue;
  /** Dotted paths. */
  readonly lost: readonly string[];
  readonly survives: readonly string[];
}

export interface EvaluateOptions {
  readonly signal?: AbortSignal;
  /** Gives the event loop a turn after so many milliseconds of rendering; 0: never. */
  readonly yieldMs?: number;
}

/** What an evaluation has come to. */
export type EvaluationEvent =
  | { readonly type: "generator"; readonly result: GeneratorResult }
  | { readonly type: "applications"; readonly applications: readonly RenderedApplication[] };
