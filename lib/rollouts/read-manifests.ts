/**
 * The sources of judging among manifests: each namespace with a controller or an argo-rollouts-config is one. A reader of
 * a live cluster gives the same shape.
 */
import type { JsonValue } from "../gotemplate";
import { isJsonObject } from "../gotemplate/json-object";
import type { Manifest } from "../manifests";
import { isHeaderValue } from "../net/header-value";
import {
  type ConfigMapSource,
  type ControllerSource,
  configMapName,
  defaultNamespace,
  type NodeSource,
  type RolloutsSources,
  type SecretSource,
} from "./sources";
import { at, usesOf, usingKinds } from "./uses";

/** WORKDIR of the controller's own image, and where it keeps its copies. */
const imageWorkingDirectory = "/home/argo-rollouts";

interface Found {
  readonly namespace: string;
  readonly configMap: ConfigMapSource | null;
  readonly deployment: Manifest | null;
}

/** Each has a report that repeats what all share: nodes, and Rollouts. */
const maxNamespaces = 25;

/** Those with a controller first, then by namespace; never empty, and bounded. */
export function readManifestSources(manifests: readonly Manifest[]): RolloutsSources[] {
  const deployments = deploymentsOf(manifests);
  const found = namespacesOf(manifests, deployments).slice(0, maxNamespaces);
  const nodes = manifests.filter(({ kind }) => kind === "Node").map(toNode);
  const uses = usesOf(manifests);
  const usesKnown = manifests.some(({ kind }) => usingKinds.some((known) => known === kind));
  return found.map(({ namespace, configMap, deployment }): RolloutsSources => {
    const elsewhere = deployments.find((other) => namespaceOf(other) !== namespace);
    // A controller that is not among the manifests, beside one that is: whose Rollouts these are is not known.
    const foreign = deployment === null && elsewhere !== undefined;
    const own = deployment !== null && isNamespaced(deployment);
    return {
      namespace,
      configMap,
      controller: deployment && toController(deployment),
      controllerElsewhere: foreign ? namespaceOf(elsewhere) : "",
      nodes,
      secrets: secretsOf(manifests, namespace),
      uses: foreign ? [] : own ? uses.filter((use) => use.namespace === namespace) : uses,
      usesKnown: usesKnown && !foreign,
    };
  });
}

/** How many namespaces have a ConfigMap or a controller that is not read. */
export function unreadNamespaces(manifests: readonly Manifest[]): number {
  return Math.max(0, namespacesOf(manifests, deploymentsOf(manifests)).length - maxNamespaces);
}

const deploymentsOf = (manifests: readonly Manifest[]) =>
  manifests.filter((manifest) => controllerContainer(manifest) !== null);

function namespacesOf(manifests: readonly Manifest[], deployments: readonly Manifest[]): Found[] {
  const configMaps = manifests.filter(({ kind, name }) => kind === "ConfigMap" && name === configMapName);
  const [only] = deployments;
  const home = only && deployments.length === 1 ? namespaceOf(only) : defaultNamespace;
  const byNamespace = new Map<string, Found>();
  for (const deployment of deployments) {
    const namespace = namespaceOf(deployment);
    byNamespace.set(namespace, { namespace, configMap: null, deployment });
  }
  // One that names its namespace goes before one that is applied wherever kubectl is.
  const ordered = [...configMaps].sort(
    (a, b) => Number(ownNamespace(a) !== "") - Number(ownNamespace(b) !== ""),
  );
  for (const manifest of ordered) {
    const namespace = ownNamespace(manifest) || home;
    const deployment = byNamespace.get(namespace)?.deployment ?? null;
    const { file, line, text } = manifest;
    byNamespace.set(namespace, { namespace, configMap: { kind: "manifests", file, line, text }, deployment });
  }
  if (byNamespace.size === 0) return [{ namespace: defaultNamespace, configMap: null, deployment: null }];
  const rank = ({ deployment, namespace }: Found) => `${deployment === null ? 1 : 0} ${namespace}`;
  return [...byNamespace.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function ownNamespace(manifest: Manifest): string {
  const namespace = at(manifest.content, "metadata", "namespace");
  return typeof namespace === "string" ? namespace : "";
}

const namespaceOf = (manifest: Manifest) => ownNamespace(manifest) || defaultNamespace;

type Container = { [key: string]: JsonValue };

const podSpec = (manifest: Manifest) => at(manifest.content, "spec", "template", "spec");

/** The container that runs argo-rollouts; null for other Deployments. */
function controllerContainer(manifest: Manifest): Container | null {
  if (manifest.kind !== "Deployment") return null;
  const containers = objects(at(podSpec(manifest), "containers"));
  const byImage = containers.find(({ image }) => /(^|\/)argo-rollouts([:@]|$)/.test(text(image)));
  const byName = containers.find(({ name }) => name === "argo-rollouts");
  return byImage ?? (manifest.name === "argo-rollouts" ? (byName ?? containers[0] ?? null) : null);
}

function isNamespaced(manifest: Manifest): boolean {
  const container = controllerContainer(manifest);
  return [container?.args, container?.command].some(
    (list) => Array.isArray(list) && list.some((item) => /^--namespaced(=true)?$/.test(text(item))),
  );
}

function toController(manifest: Manifest): ControllerSource {
  const container = controllerContainer(manifest) ?? {};
  const replicas = at(manifest.content, "spec", "replicas");
  const { name, file, line } = manifest;
  return {
    name,
    file,
    line,
    replicas: typeof replicas === "number" ? replicas : 1,
    container: text(container.name),
    image: text(container.image),
    workingDirectory: text(container.workingDir) || imageWorkingDirectory,
    mounts: mountsOf(container, podSpec(manifest)),
    initContainers: objects(at(podSpec(manifest), "initContainers")).map((init) => text(init.name)),
    architectures: architecturesOf(podSpec(manifest)),
  };
}

function mountsOf(container: Container, pod: JsonValue | undefined): ControllerSource["mounts"] {
  const volumes = objects(at(pod, "volumes"));
  return objects(container.volumeMounts).map((mount) => {
    const volume = volumes.find(({ name }) => name === mount.name);
    const from = Object.keys(volume ?? {}).find((key) => key !== "name") ?? "";
    return { path: text(mount.mountPath), volume: text(mount.name), from };
  });
}

const archLabels = ["kubernetes.io/arch", "beta.kubernetes.io/arch"];

/** nodeSelector, and required node affinity; null where neither names an architecture. */
function architecturesOf(pod: JsonValue | undefined): string[] | null {
  const selector = archLabels
    .map((label) => at(pod, "nodeSelector", label))
    .find((value) => value !== undefined);
  if (typeof selector === "string") return [selector];
  const required = "requiredDuringSchedulingIgnoredDuringExecution";
  const terms = objects(at(pod, "affinity", "nodeAffinity", required, "nodeSelectorTerms"));
  const perTerm = terms.map((term) => {
    const expression = objects(term.matchExpressions).find(
      ({ key, operator }) => archLabels.includes(text(key)) && operator === "In",
    );
    return expression && Array.isArray(expression.values) ? expression.values.map(text) : null;
  });
  // Terms are alternatives: one that says nothing of it allows all.
  if (perTerm.length === 0 || perTerm.some((values) => values === null)) return null;
  return [...new Set(perTerm.flatMap((values) => values ?? []))];
}

function toNode(manifest: Manifest): NodeSource {
  const known = at(manifest.content, "status", "nodeInfo", "architecture");
  const label = at(manifest.content, "metadata", "labels", "kubernetes.io/arch");
  return { name: manifest.name, architecture: text(known) || text(label) };
}

/** null: there is no Secret among the manifests at all, as in most repositories. */
function secretsOf(manifests: readonly Manifest[], namespace: string): SecretSource[] | null {
  const secrets = manifests.filter(({ kind }) => kind === "Secret");
  if (secrets.length === 0) return null;
  return secrets
    .filter((secret) => isIn(secret, namespace))
    .map((secret) => ({
      name: secret.name,
      headers: secretHeaders(secret).map(({ name, value }) => ({ name, fault: faultOf(value) })),
    }));
}

const isIn = (manifest: Manifest, namespace: string) => {
  const own = ownNamespace(manifest);
  return own === "" || own === namespace;
};

/** The headers that a Secret gives a download, values and all: server only. null: there is no such Secret. */
export function headersOfSecret(
  manifests: readonly Manifest[],
  namespace: string,
  name: string,
): readonly { readonly name: string; readonly value: string }[] | null {
  const found = manifests.find(
    (manifest) => manifest.kind === "Secret" && manifest.name === name && isIn(manifest, namespace),
  );
  return found ? secretHeaders(found) : null;
}

/** Each key is a header; stringData wins over data, as at the API server. Values have one character a byte. */
function secretHeaders(secret: Manifest): { name: string; value: string }[] {
  const values = new Map<string, string>();
  for (const [key, value] of entries(at(secret.content, "data"))) {
    values.set(key, binary(text(value)));
  }
  for (const [key, value] of entries(at(secret.content, "stringData"))) {
    values.set(key, String.fromCharCode(...new TextEncoder().encode(text(value)).slice(0, 65_536)));
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

function binary(base64: string): string {
  try {
    return atob(base64.replace(/\s/g, ""));
  } catch {
    return "";
  }
}

/** net/http: Request.write refuses these before anything is sent. */
function faultOf(value: string): string {
  if (isHeaderValue(value)) return "";
  return /^[^\r\n]*\r?\n$/.test(value)
    ? "ends in a line break"
    : "holds a line break or another control character";
}

const entries = (value: JsonValue | undefined) => (isJsonObject(value) ? Object.entries(value) : []);
const text = (value: JsonValue | undefined) => (typeof value === "string" ? value : "");

function objects(value: JsonValue | undefined): Container[] {
  return Array.isArray(value) ? value.filter((item: JsonValue): item is Container => isJsonObject(item)) : [];
}
