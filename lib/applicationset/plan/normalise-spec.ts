/** An Application's spec as the controller compares it: read by its Go types, defaults filled in, empty parts dropped. */
import { isJsonObject, type JsonObject } from "../../gotemplate/json-object";
import type { Decoded, DecodedStruct, DecodeFindings } from "../schema/decode";
import { decodeJsonStruct, isStruct, RawJson } from "../schema/decode";
import { marshalStruct } from "../template/plan";
import { fromJsonValue } from "../yaml/convert";
import { sameJson } from "./diff";

/** Both specs without what is the same in both anyway. null: one does not fit the types. */
export function normaliseSpecs(a: JsonObject, b: JsonObject): readonly [JsonObject, JsonObject] | null {
  const differing = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (key) => !sameJson(a[key], b[key]),
  );
  // Whether a source is normalised depends on the sources.
  if (differing.includes("sources")) differing.push("source");
  const [left, right] = [a, b].map((spec) => normaliseSpec(pick(spec, differing), hasSources(spec)));
  return left && right ? [left, right] : null;
}

const hasSources = ({ sources }: JsonObject) => Array.isArray(sources) && sources.length > 0;

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    keys.filter((key) => Object.hasOwn(object, key)).map((key) => [key, object[key] ?? null]),
  );
}

/** argo.go: NormalizeApplicationSpec */
function normaliseSpec(spec: JsonObject, severalSources: boolean): JsonObject | null {
  const findings: DecodeFindings = { errors: [], unknown: [] };
  const decoded = decodeJsonStruct("ApplicationSpec", fromJsonValue({ ...spec }), findings);
  if (findings.errors.length > 0) return null;
  const marshalled = marshalStruct("ApplicationSpec", normalise(decoded, severalSources));
  return isJsonObject(marshalled) ? marshalled : null;
}

function normalise(spec: DecodedStruct, severalSources: boolean): DecodedStruct {
  const out: { [field: string]: Decoded } = { ...spec };
  if (isBlank(spec.project)) out.project = "default";
  if (isStruct(spec.syncPolicy) && isZeroSyncPolicy(spec.syncPolicy)) delete out.syncPolicy;
  // With several sources Argo CD normalises copies of them, to no effect.
  if (!severalSources && isStruct(spec.source)) out.source = normaliseSource(spec.source);
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
