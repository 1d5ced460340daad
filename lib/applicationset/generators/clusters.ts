/** The clusters generator from cluster Secrets: one set each, and the local cluster where no selector leaves it out. */
import { anyMap, type GoMap, type GoValue, stringMap } from "../../gotemplate";
import { sanitizeName } from "../../sprig/argocd";
import type { ClusterSecret } from "../evaluation";
import { type LabelSelector, toSelector } from "../schema/application-set";
import type { DecodedStruct } from "../schema/decode";
import { compileLabelSelector, type Selector, SelectorError } from "../selector";
import { GeneratorError } from "./generator";

const localServer = "https://kubernetes.default.svc";

/** The controller's own bookkeeping, which is no parameter. */
const leftOut = new Set([
  "argocd.argoproj.io/refresh",
  "argocd.argoproj.io/refresh-timestamp",
  "argocd.argoproj.io/hydrate",
  "argocd.argoproj.io/hydrate-timestamp",
  "argocd.argoproj.io/tracking-id",
  "argocd.argoproj.io/installation-id",
  "kubectl.kubernetes.io/last-applied-configuration",
]);

/** cluster.go: GenerateParams, before `values`. Go's order is random, the local cluster last; ours is the Secrets'. */
export function clusterSets(
  secrets: readonly ClusterSecret[],
  spec: DecodedStruct,
  goTemplate: boolean,
): GoMap[] {
  const selector = toSelector(spec.selector);
  const matches = parse(selector);
  const byName = new Map<string, ClusterSecret>();
  for (const secret of secrets) {
    if (matches(new Map(Object.entries(secret.labels)))) byName.set(secret.data.name ?? "", secret);
  }
  const sets = [...byName.values()].map((secret) => toSet(secret, goTemplate));
  const selects = selector !== null && selector.matchLabels.size + selector.matchExpressions.length > 0;
  const hasLocal = secrets.some(({ data }) => data.server === localServer);
  return selects || hasLocal ? sets : [...sets, localSet()];
}

function parse(selector: LabelSelector | null): Selector {
  try {
    return selector ? compileLabelSelector(selector) : () => true;
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw new GeneratorError(
      `error getting cluster secrets: error converting label selector: ${error.message}`,
    );
  }
}

/** cluster.go: getClusterParameters */
function toSet({ data, labels, annotations }: ClusterSecret, goTemplate: boolean): GoMap {
  const { name = "", server = "", project = "" } = data;
  const set = new Map<string, GoValue>([
    ["name", name],
    ["nameNormalized", sanitizeName(name)],
    ["server", server],
    ["project", project],
  ]);
  const kept = Object.entries(annotations).filter(([key]) => !leftOut.has(key));
  const parts = { labels: new Map(Object.entries(labels)), annotations: new Map(kept) };
  const metadata = new Map<string, GoValue>();
  for (const [part, entries] of Object.entries(parts)) {
    if (goTemplate && entries.size > 0) metadata.set(part, stringMap(entries));
    if (!goTemplate) for (const [key, value] of entries) set.set(`metadata.${part}.${key}`, value);
  }
  if (goTemplate) set.set("metadata", anyMap(metadata));
  return anyMap(set);
}

function localSet(): GoMap {
  return anyMap(
    new Map<string, GoValue>([
      ["name", "in-cluster"],
      ["nameNormalized", "in-cluster"],
      ["server", localServer],
      ["project", ""],
    ]),
  );
}
