/**
 * The clusters that Argo CD knows: Secrets of its namespace labelled as such. Only what the clusters generator yields
 * leaves this file: never `config`, which holds the credentials.
 */
import type { JsonObject } from "../gotemplate/json-object";
import { fromBytes } from "../gotemplate/utf8";
import type { Manifest } from "./manifest";
import { objectAt, textAt, textsAt } from "./object";

export interface KnownCluster {
  readonly name: string;
  readonly server: string;
  readonly project: string;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
}

const secretType = "argocd.argoproj.io/secret-type";
/** A copy of the whole Secret, credentials included; the generator leaves it out, too. */
const copyOfAll = "kubectl.kubernetes.io/last-applied-configuration";

/** In the order of the manifests; none: nothing is known of clusters, since the folder may simply hold no such Secret. */
export function clustersOf(namespace: string, manifests: readonly Manifest[]): KnownCluster[] {
  return manifests
    .filter((manifest) => manifest.namespace === namespace && isCluster(manifest))
    .map(({ content }) => toCluster(content));
}

function isCluster({ kind, content }: Manifest): boolean {
  return kind === "Secret" && textsAt(objectAt(content, "metadata"), "labels")[secretType] === "cluster";
}

function toCluster(secret: JsonObject): KnownCluster {
  const metadata = objectAt(secret, "metadata");
  const { [copyOfAll]: _, ...annotations } = textsAt(metadata, "annotations");
  const value = (key: string) => dataAt(secret, key);
  return {
    name: value("name"),
    server: value("server"),
    project: value("project"),
    labels: textsAt(metadata, "labels"),
    annotations,
  };
}

/** As the API server keeps it: stringData over data. */
function dataAt(secret: JsonObject, key: string): string {
  const plain = objectAt(secret, "stringData");
  return Object.hasOwn(plain, key) ? textAt(plain, key) : decoded(textAt(objectAt(secret, "data"), key));
}

/** Empty where it is no base64: a problem says so. */
function decoded(base64: string): string {
  try {
    return fromBytes(Uint8Array.from(atob(base64.replace(/[\r\n]/g, "")), (char) => char.charCodeAt(0)));
  } catch {
    return "";
  }
}
