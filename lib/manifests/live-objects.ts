/** The Applications and AppProjects among manifests: what an evaluation is compared with. */
import type { JsonObject } from "../gotemplate/json-object";
import type { Manifest, ManifestKind } from "./manifest";
import { objectAt } from "./object";

/**
 * The Applications of one namespace, in order of name. Without `status` and `managedFields`, which are large, and which
 * the controller does not compare.
 */
export function liveApplications(namespace: string, manifests: readonly Manifest[]): JsonObject[] {
  return objectsOf("Application", namespace, manifests).map(({ status: _, ...content }) => content);
}

/** The AppProjects of the controller's namespace, in order of name. */
export function knownProjects(namespace: string, manifests: readonly Manifest[]): JsonObject[] {
  return objectsOf("AppProject", namespace, manifests).map(({ status: _, ...content }) => content);
}

function objectsOf(kind: ManifestKind, namespace: string, manifests: readonly Manifest[]): JsonObject[] {
  return manifests
    .filter((manifest) => manifest.kind === kind && manifest.namespace === namespace)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ content }) => withNamespace(content, namespace));
}

/** As the API server gives it: with its namespace. */
function withNamespace(content: JsonObject, namespace: string): JsonObject {
  const { managedFields: _, ...metadata } = objectAt(content, "metadata");
  return { ...content, metadata: { ...metadata, namespace } };
}
