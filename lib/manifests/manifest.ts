/** One object read from a file, with where it stood. Holds Secrets as they are: server only. */
import type { JsonObject } from "../gotemplate/json-object";
import type { Problem } from "../problems";

export const manifestKinds = [
  "ApplicationSet",
  "Application",
  "AppProject",
  "ConfigMap",
  "Secret",
  "Fixture",
  "Rollout",
  "AnalysisTemplate",
  "ClusterAnalysisTemplate",
  "AnalysisRun",
  "Deployment",
  "Node",
] as const;
/** Read to see what stands around Argo Rollouts' plugins: nothing is reported of them, since most are anybody's. */
export const surroundingKinds: ReadonlySet<string> = new Set([
  "Rollout",
  "AnalysisTemplate",
  "ClusterAnalysisTemplate",
  "AnalysisRun",
  "Deployment",
  "Node",
]);

export type ManifestKind = (typeof manifestKinds)[number];

export interface Manifest {
  readonly kind: ManifestKind;
  readonly name: string;
  /** The object's own, or the controller's where it has none. */
  readonly namespace: string;
  /** Relative to the folder, with `/`. */
  readonly file: string;
  /** Of the first line of `text` in the file, from 1. */
  readonly line: number;
  /** As written, comments included; an item of a List is written anew. */
  readonly text: string;
  readonly content: JsonObject;
  /** An item of a List: `text` is not how it stands in the file. */
  readonly inList?: true;
}

/** What one text or one folder holds. Problems never hide the objects beside them. */
export interface ParsedManifests {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly Problem[];
}

/** `namespace/name` of a kind: what makes two objects the same one. */
export function manifestKey(manifest: Pick<Manifest, "kind" | "namespace" | "name">): string {
  return `${manifest.kind} ${manifest.namespace}/${manifest.name}`;
}
