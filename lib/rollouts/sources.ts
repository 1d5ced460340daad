/**
 * What the judge reads, as a reader of manifests, of a live cluster or of pasted text gives it. Holds no Secret's value,
 * so that a browser may judge an edited ConfigMap with it.
 */
import type { PluginUse, RolloutsPluginType } from "./report";

export interface ConfigMapSource {
  readonly kind: "manifests" | "cluster" | "pasted";
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface ControllerSource {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** spec.replicas; 1 when absent. */
  readonly replicas: number;
  readonly container: string;
  readonly image: string;
  readonly workingDirectory: string;
  /** Of the controller's container; `from` names the volume's kind (`emptyDir`, `hostPath`, ...). */
  readonly mounts: readonly { readonly path: string; readonly volume: string; readonly from: string }[];
  readonly initContainers: readonly string[];
  /** Which architectures nodeSelector and node affinity allow; null: they say nothing of it. */
  readonly architectures: readonly string[] | null;
}

export interface NodeSource {
  readonly name: string;
  /** status.nodeInfo.architecture, or the label kubernetes.io/arch. */
  readonly architecture: string;
}

/** A Secret in the controller's namespace. */
export interface SecretSource {
  readonly name: string;
  readonly headers: readonly {
    readonly name: string;
    /** What Go's client refuses to send, such as a line break at the end; empty: it can be sent. */
    readonly fault: string;
  }[];
}

export interface RolloutsSources {
  /** The controller's namespace. */
  readonly namespace: string;
  /** null: there is none in the namespace, which is no error. */
  readonly configMap: ConfigMapSource | null;
  /** null: its Deployment is not among the sources. */
  readonly controller: ControllerSource | null;
  /** Of another namespace, when this one has no controller among the sources. */
  readonly controllerElsewhere: string;
  readonly nodes: readonly NodeSource[];
  /** null: Secrets are not among the sources at all. */
  readonly secrets: readonly SecretSource[] | null;
  readonly uses: readonly PluginUse[];
  /** False: no kind that could use a plugin is among the sources, so that unused entries mean nothing. */
  readonly usesKnown: boolean;
}

/** The ConfigMap's key, go-plugin's magic cookie and the words for each type. */
export const pluginTypes = {
  trafficRouter: { key: "trafficRouterPlugins", cookie: "trafficrouter", words: "traffic router" },
  metricProvider: { key: "metricProviderPlugins", cookie: "metricprovider", words: "metric provider" },
  step: { key: "stepPlugins", cookie: "step", words: "step" },
} as const satisfies Record<RolloutsPluginType, { key: string; cookie: string; words: string }>;

export const magicCookieKey = "ARGO_ROLLOUTS_RPC_PLUGIN";
export const configMapName = "argo-rollouts-config";
export const defaultNamespace = "argo-rollouts";

/** The same sources with another text for the ConfigMap: edited, or pasted. */
export function withText(sources: RolloutsSources, text: string): RolloutsSources {
  const before = sources.configMap;
  const configMap: ConfigMapSource = before
    ? { ...before, text }
    : { kind: "pasted", file: "", line: 1, text };
  return { ...sources, configMap };
}

/** Sources of pasted text alone. */
export function pastedSources(text: string): RolloutsSources {
  return {
    namespace: defaultNamespace,
    configMap: { kind: "pasted", file: "", line: 1, text },
    controller: null,
    controllerElsewhere: "",
    nodes: [],
    secrets: null,
    uses: [],
    usesKnown: false,
  };
}
