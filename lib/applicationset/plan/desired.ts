/** What the controller would write over a live Application, as far as it compares the two. */
import type { JsonValue } from "../../gotemplate";
import { isJsonObject, type JsonObject } from "../../gotemplate/json-object";
import type { Manifest } from "../application";
import { objectAt, objectsAt, textAt, textsAt } from "../validate/json";
import { applicationSetVersion, type LiveApplication } from "./live";
import type { PlanSettings } from "./settings";

/** The parts of an Application that the controller sets: all else stays as it is. */
export interface Comparable extends JsonObject {
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
}

/** Kept at the end of the list when the live Application has them. */
const deletionFinalizers = [
  "pre-delete-finalizer.argocd.argoproj.io",
  "post-delete-finalizer.argocd.argoproj.io",
];

/** createOrUpdateInCluster's MutateFn: labels and annotations are replaced whole, but for the preserved ones. */
export function desired(
  generated: Manifest,
  live: LiveApplication,
  applicationSet: string,
  settings: PlanSettings,
): Comparable {
  const metadata = objectAt(generated, "metadata");
  const liveMetadata = objectAt(live.manifest, "metadata");
  const preserve = (key: string, preserved: readonly string[]) =>
    withPreserved(objectAt(metadata, key), objectAt(liveMetadata, key), preserved);
  return comparable(
    {
      labels: preserve("labels", settings.preservedLabels),
      annotations: preserve("annotations", settings.preservedAnnotations),
      finalizers: [
        ...textsAt(metadata, "finalizers"),
        ...deletionFinalizersOf(textsAt(liveMetadata, "finalizers")),
      ],
      ownerReferences: owners(objectsAt(liveMetadata, "ownerReferences"), applicationSet),
    },
    withoutAutomatedSync(objectAt(generated, "spec"), settings),
    operationOf(generated) ?? operationOf(live.manifest),
  );
}

/** The same parts of what is live. */
export function asLive({ manifest }: LiveApplication): Comparable {
  const metadata = objectAt(manifest, "metadata");
  return comparable(
    {
      labels: objectAt(metadata, "labels"),
      annotations: objectAt(metadata, "annotations"),
      finalizers: textsAt(metadata, "finalizers"),
      ownerReferences: objectsAt(metadata, "ownerReferences"),
    },
    objectAt(manifest, "spec"),
    operationOf(manifest),
  );
}

interface SetMetadata {
  readonly labels: JsonObject;
  readonly annotations: JsonObject;
  readonly finalizers: JsonValue[];
  readonly ownerReferences: JsonValue[];
}

/** Nil and empty are the same to the controller. */
function comparable(
  { labels, annotations, finalizers, ownerReferences }: SetMetadata,
  spec: JsonObject,
  operation: JsonObject | null,
): Comparable {
  const metadata: { [key: string]: JsonValue } = {};
  if (!isEmpty(labels)) metadata.labels = labels;
  if (!isEmpty(annotations)) metadata.annotations = annotations;
  if (finalizers.length > 0) metadata.finalizers = finalizers;
  if (ownerReferences.length > 0) metadata.ownerReferences = ownerReferences;
  return operation ? { metadata, spec, operation } : { metadata, spec };
}

function isEmpty(map: JsonObject): boolean {
  for (const _ in map) return false;
  return true;
}

function withPreserved(generated: JsonObject, live: JsonObject, preserved: readonly string[]): JsonObject {
  const kept = preserved.filter((name) => Object.hasOwn(live, name));
  if (kept.length === 0) return generated;
  // The last of a name counts; safe whatever the names.
  const entries = kept.map((name): [string, JsonValue] => [name, live[name] ?? ""]);
  return Object.fromEntries([...Object.entries(generated), ...entries]);
}

function deletionFinalizersOf(finalizers: readonly string[]): string[] {
  return deletionFinalizers.flatMap((finalizer) => finalizers.filter((name) => name.startsWith(finalizer)));
}

function operationOf(manifest: JsonObject): JsonObject | null {
  return isJsonObject(manifest.operation) ? manifest.operation : null;
}

/** controllerutil.go: SetControllerReference. The ApplicationSet's uid is not known here: what stands there is right. */
function owners(references: readonly JsonObject[], applicationSet: string): JsonObject[] {
  const ours: JsonObject = {
    apiVersion: applicationSetVersion,
    kind: "ApplicationSet",
    name: applicationSet,
    controller: true,
    blockOwnerDeletion: true,
  };
  const at = references.findIndex(
    (reference) =>
      textAt(reference, "kind") === "ApplicationSet" &&
      textAt(reference, "name") === applicationSet &&
      textAt(reference, "apiVersion").startsWith("argoproj.io/"),
  );
  const held = references[at];
  if (!held) return [...references, ours];
  if (
    held.controller === true &&
    held.blockOwnerDeletion === true &&
    held.apiVersion === applicationSetVersion
  )
    return [...references];
  return references.with(at, held.uid === undefined ? ours : { ...ours, uid: held.uid });
}

/** progressive_sync.go: SyncDesiredApplications: with RollingSync the controller itself starts each sync. */
function withoutAutomatedSync(spec: JsonObject, { rollingSteps }: PlanSettings): JsonObject {
  const policy = objectAt(spec, "syncPolicy");
  const { automated } = policy;
  if (rollingSteps === null || !isJsonObject(automated) || automated.enabled === false) return spec;
  return { ...spec, syncPolicy: { ...policy, automated: { ...automated, enabled: false } } };
}
