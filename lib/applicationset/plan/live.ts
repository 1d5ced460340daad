/** Live Applications as the controller sees them: whose they are, and what their deletion takes along. */
import type { JsonObject } from "../../gotemplate/json-object";
import type { ApplicationSet } from "../schema/application-set";
import { objectAt, objectsAt, textAt, textsAt } from "../validate/json";

export interface LiveApplication {
  readonly name: string;
  readonly manifest: JsonObject;
  /** Its controlling owner, if it has one. */
  readonly owner: { readonly kind: string; readonly name: string } | null;
  /** Whether that is this ApplicationSet. */
  readonly isOwned: boolean;
}

export const applicationSetVersion = "argoproj.io/v1alpha1";

/** Those of the ApplicationSet's namespace, by name. */
export function liveApplications(
  { name, namespace }: Pick<ApplicationSet, "name" | "namespace">,
  manifests: readonly JsonObject[],
): Map<string, LiveApplication> {
  const live = new Map<string, LiveApplication>();
  for (const manifest of manifests) {
    const metadata = objectAt(manifest, "metadata");
    const own = textAt(metadata, "namespace");
    const application = toLive(name, textAt(metadata, "name"), manifest);
    if (application.name !== "" && (own === "" || own === namespace)) live.set(application.name, application);
  }
  return live;
}

/** applicationset_controller.go: appControllerIndexer: the owner's name counts, not its uid. */
function toLive(applicationSet: string, name: string, manifest: JsonObject): LiveApplication {
  const references = objectsAt(objectAt(manifest, "metadata"), "ownerReferences");
  const reference = references.find(({ controller }) => controller === true);
  if (!reference) return { name, manifest, owner: null, isOwned: false };
  const owner = { kind: textAt(reference, "kind"), name: textAt(reference, "name") };
  const isApplicationSet =
    textAt(reference, "apiVersion") === applicationSetVersion && owner.kind === "ApplicationSet";
  return { name, manifest, owner, isOwned: isApplicationSet && owner.name === applicationSet };
}

const resourcesFinalizer = "resources-finalizer.argocd.argoproj.io";

/** The finalizer that makes Argo CD delete what an Application deployed; empty when it has none. */
export function cascadingFinalizer(manifest: JsonObject): string {
  const finalizers = textsAt(objectAt(manifest, "metadata"), "finalizers");
  return (
    finalizers.find(
      (finalizer) => finalizer === resourcesFinalizer || finalizer.startsWith(`${resourcesFinalizer}/`),
    ) ?? ""
  );
}

export function isBeingDeleted(manifest: JsonObject): boolean {
  return textAt(objectAt(manifest, "metadata"), "deletionTimestamp") !== "";
}

/** What is shown of it: without what the cluster keeps for itself. */
export function shownLive({ manifest }: LiveApplication): JsonObject {
  const { managedFields: _fields, ...metadata } = objectAt(manifest, "metadata");
  const shown = Object.entries(manifest).filter(([key]) => key !== "status");
  return Object.fromEntries(shown.map(([key, value]) => [key, key === "metadata" ? metadata : value]));
}
