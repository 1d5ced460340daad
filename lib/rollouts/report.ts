/**
 * What is said of one `argo-rollouts-config`: would the controller start, why not, what is risky, who uses which plugin.
 * Plain JSON, no Secret's value. All lines, columns and offsets are those of `source.text`, whatever block scalar the
 * thing stands in: lines and columns from 1, offsets and columns in UTF-16 units.
 */
import type { Problem, QuickFix } from "../problems";
import type { DownloadFact, HandshakeFact, ReachFact } from "./facts";

export type RolloutsPluginType = "trafficRouter" | "metricProvider" | "step";

/** `notKnown`: nothing found that stops the controller, but not every step could be seen from here. */
export type StartVerdict = "starts" | "doesNotStart" | "notKnown";

/** Where the ConfigMap's text comes from. */
interface ReportSource {
  readonly kind: "manifests" | "cluster" | "pasted";
  /** Of the manifest, relative to the folder; empty for the others. */
  readonly file: string;
  /** Of the text's first line in the file. */
  readonly line: number;
  readonly namespace: string;
  /** The ConfigMap's document; empty when there is none. */
  readonly text: string;
  /** False: there is no ConfigMap, so no plugins, which is no error. */
  readonly found: boolean;
}

export interface OverallVerdict {
  readonly state: StartVerdict;
  /** `The controller does not start.` */
  readonly title: string;
  /** The first thing that stops it, or why it is not known. */
  readonly why: string;
  /** What that means for Rollouts, also those that use no plugin. */
  readonly effect: string;
  /** The pods that run now. */
  readonly running: string;
  /** The controller's last log line, byte for byte; empty when it starts or the text is not known. */
  readonly controllerError: string;
}

/** In the order in which the controller takes them; `note` steps it takes not at all. */
const stepIds = [
  "yaml",
  "name",
  "location",
  "headers",
  "download",
  "sha256",
  "executable",
  "architecture",
  "linking",
  "pluginType",
  "handshake",
  "plugin",
  "fileName",
] as const;
export type StepId = (typeof stepIds)[number];

/** `unknown`: can't be seen from here, or was not asked for. `notReached`: an earlier step stops the controller. */
export type StepState = "ok" | "error" | "warning" | "info" | "unknown" | "notReached";

export interface VerdictStep {
  readonly id: StepId;
  /** `sha256`, `file name`. */
  readonly label: string;
  readonly state: StepState;
  /** When: `start` stops every pod, `firstUse` only fails the Rollouts that name the plugin, `note` is ours. */
  readonly when: "start" | "firstUse" | "note";
  /** `40 characters`; empty for what is not there (show ∅). */
  readonly seen: string;
  readonly sentence: string;
  /** The problem that this step found, also in `problems`. */
  readonly problem: Problem | null;
}

/** A range of the text. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}

/** A mark for the editor's gutter and text. */
export interface ReportMark extends TextSpan {
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly message: string;
}

/** What to do first, with the button's edits and a command to copy. */
export interface Advice {
  readonly text: string;
  /** Shell to copy; empty when there is none. */
  readonly command: string;
  /** The first is the one to offer. */
  readonly fixes: readonly QuickFix[];
}

/** Why a checksum as written can or can't match. */
export interface ChecksumReport {
  readonly written: string;
  readonly length: number;
  /** `SHA-1`, `SHA-512`, ...: what has that length; empty when nothing has. */
  readonly lengthOf: string;
  readonly upperCase: boolean;
  /** `digest`: lower-case hex of the file's SHA-256. `wholeFile`: hex of the file, then the digest of nothing. */
  readonly comparedWith: "digest" | "wholeFile" | "nothing";
  /** The digest of nothing, which ends the text that is compared when the length is not 64. */
  readonly emptyDigest: string;
  /** null: the file was not seen. */
  readonly actual: string | null;
  readonly matches: boolean | null;
  readonly explanation: string;
}

/** One thing that makes the plugin less available or less certain. */
export interface RiskItem {
  readonly id:
    | "replicas"
    | "location"
    | "reachable"
    | "restart"
    | "version"
    | "checksum"
    | "plainHttp"
    | "redirect"
    | "maturity";
  readonly label: string;
  readonly state: StepState;
  readonly seen: string;
  readonly sentence: string;
  /** Empty when nothing is to do. */
  readonly advice: string;
  /** Manifests to paste, made for this plugin. */
  readonly manifests: readonly { readonly title: string; readonly yaml: string }[];
}

/** A Rollout, AnalysisTemplate, ClusterAnalysisTemplate, AnalysisRun or Experiment that names a plugin. */
export interface PluginUse {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly file: string;
  /** Of the place that names the plugin, in that file. */
  readonly line: number;
  /** `spec.strategy.canary.trafficRouting.plugins` */
  readonly field: string;
  readonly type: RolloutsPluginType;
  readonly plugin: string;
  /** The block under the name, as YAML; empty when there is none. */
  readonly configuration: string;
}

/** A name that is used and has no entry of its type. */
export interface MissingPlugin {
  readonly name: string;
  readonly type: RolloutsPluginType;
  readonly uses: readonly PluginUse[];
  /** Listed, but as another type. */
  readonly listedAs: readonly RolloutsPluginType[];
  readonly problem: Problem;
}

export interface KnownPlugin {
  /** As its documentation names it in the ConfigMap. */
  readonly name: string;
  readonly title: string;
  readonly type: RolloutsPluginType;
  readonly purpose: string;
  /** `sample`: not for production. */
  readonly maturity: "sample" | "alpha" | "maintained";
  readonly maturityText: string;
  readonly repository: string;
}

export interface RolloutsPluginReport {
  /** `trafficRouter-0`: unique in the report. */
  readonly id: string;
  readonly type: RolloutsPluginType;
  /** `trafficRouterPlugins` */
  readonly key: string;
  readonly index: number;
  readonly name: string;
  readonly location: string;
  readonly sha256: string;
  readonly args: readonly string[];
  /** Of a step plugin: Rollouts pass over its steps. */
  readonly disabled: boolean;
  /** Secrets' names. */
  readonly headersFrom: readonly string[];
  readonly verdict: StartVerdict;
  /** `does not start`, `starts`, `file not visible from here`, `not downloaded yet`. */
  readonly verdictText: string;
  readonly steps: readonly VerdictStep[];
  readonly problems: readonly Problem[];
  readonly advice: readonly Advice[];
  /** null without a sha256. */
  readonly checksum: ChecksumReport | null;
  readonly risks: readonly RiskItem[];
  readonly uses: readonly PluginUse[];
  readonly known: KnownPlugin | null;
  /** The whole entry, and its fields that are there. */
  readonly place: TextSpan;
  readonly fields: {
    readonly name: TextSpan | null;
    readonly location: TextSpan | null;
    readonly sha256: TextSpan | null;
  };
  /** True: there is something to download. */
  readonly downloadable: boolean;
  /** What the last check found; null: never checked. */
  readonly download: DownloadFact | null;
  readonly handshake: HandshakeFact | null;
  /** Of the watch, newest last; empty when it was never on. */
  readonly reach: readonly ReachFact[];
}

/** The controller's Deployment, as far as it is among the sources. */
export interface ControllerReport {
  /** null: not among the sources. */
  readonly deployment: {
    readonly name: string;
    readonly file: string;
    readonly line: number;
    readonly image: string;
  } | null;
  /** null: not known. */
  readonly replicas: number | null;
  /** Where relative `file://` paths begin. */
  readonly workingDirectory: string;
  /** Of the nodes where it may run, as Kubernetes names them (`amd64`); empty: not known. */
  readonly architectures: readonly string[];
  /** Where the architectures come from; empty: not known. */
  readonly architecturesFrom: string;
}

export interface RolloutsReport {
  /** The namespace: each has a controller of its own. */
  readonly id: string;
  readonly source: ReportSource;
  readonly verdict: OverallVerdict;
  readonly controller: ControllerReport;
  readonly plugins: readonly RolloutsPluginReport[];
  /** Of the ConfigMap as a whole and of all plugins, gravest first. */
  readonly problems: readonly Problem[];
  readonly marks: readonly ReportMark[];
  readonly missing: readonly MissingPlugin[];
  readonly counts: { readonly errors: number; readonly warnings: number };
  /** The text with all certain fixes made; null when there is nothing to fix. */
  readonly fixedConfigMap: string | null;
}
