/** An Application's spec as the controller compares it: read by its Go types, defaults filled in, empty parts dropped. */
import type { JsonValue } from "../../gotemplate";
import type { Decoded, DecodedStruct, DecodeFindings } from "../schema/decode";
import { decodeJsonStruct, isStruct, RawJson } from "../schema/decode";
import { marshalStruct } from "../template/plan";
import { isObject, type JsonObject } from "../validate/json";
import { fromJsonValue } from "../yaml/convert";

/** argo.go: NormalizeApplicationSpec. null: it does not fit the types. */
export function normaliseSpec(spec: JsonValue): JsonObject | null {
  const findings: DecodeFindings = { errors: [], unknown: [] };
  const decoded = decodeJsonStruct("ApplicationSpec", fromJsonValue(spec), findings);
  if (findings.errors.length > 0) return null;
  const marshalled = marshalStruct("ApplicationSpec", normalise(decoded));
  return isObject(marshalled) ? marshalled : null;
}

function normalise(spec: DecodedStruct): DecodedStruct {
  const out: { [field: string]: Decoded } = { ...spec };
  if (isBlank(spec.project)) out.project = "default";
  if (isStruct(spec.syncPolicy) && isZeroSyncPolicy(spec.syncPolicy)) delete out.syncPolicy;
  // With several sources Argo CD normalises copies of them, to no effect.
  if (isBlank(spec.sources) && isStruct(spec.source)) out.source = normaliseSource(spec.source);
  return out;
}

function isBlank(value: Decoded | undefined): boolean {
  if (value === undefined || value === "" || value === false) return true;
  if (value instanceof RawJson) return value.value === null;
  return Array.isArray(value) ? value.length === 0 : value instanceof Map && value.size === 0;
}

const allBlank = (struct: DecodedStruct, fields: readonly string[]) =>
  fields.every((field) => isBlank(struct[field]));

/** types.go: SyncPolicy.IsZero */
function isZeroSyncPolicy(policy: DecodedStruct): boolean {
  return allBlank(policy, ["automated", "syncOptions", "retry", "managedNamespaceMetadata"]);
}

/** What makes each kind of source more than its zero value; other fields alone do not keep it. */
const helmFields =
  "version releaseName valueFiles parameters fileParameters values valuesObject passCredentials ignoreMissingValueFiles skipCrds skipTests skipSchemaValidation kubeVersion apiVersions namespace".split(
    " ",
  );
const kustomizeFields =
  "namePrefix nameSuffix version namespace images replicas commonLabels commonAnnotations patches components kubeVersion apiVersions ignoreMissingComponents".split(
    " ",
  );

/** argo.go: NormalizeSource */
function normaliseSource(source: DecodedStruct): DecodedStruct {
  const out: { [field: string]: Decoded } = { ...source };
  const { helm, kustomize, directory } = source;
  if (isStruct(kustomize) && allBlank(kustomize, kustomizeFields)) delete out.kustomize;
  if (isStruct(helm) && allBlank(helm, helmFields)) delete out.helm;
  if (isStruct(directory) && isZeroDirectory(directory)) {
    const kept = Object.entries(directory).filter(
      ([field, value]) => (field === "exclude" || field === "include") && !isBlank(value),
    );
    if (kept.length === 0) delete out.directory;
    else out.directory = { ...Object.fromEntries(kept), jsonnet: {} };
  }
  return out;
}

/** types.go: ApplicationSourceDirectory.IsZero */
function isZeroDirectory(directory: DecodedStruct): boolean {
  const { jsonnet } = directory;
  return isBlank(directory.recurse) && (!isStruct(jsonnet) || allBlank(jsonnet, ["extVars", "tlas", "libs"]));
}
