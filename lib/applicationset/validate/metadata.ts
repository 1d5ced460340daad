/** What the API server refuses in an Application's metadata, and in the one field of its spec that has a form. */
import { byteLength } from "../../gotemplate";
import { isJsonObject, type JsonObject } from "../../gotemplate/json-object";
import { quote } from "../../gotemplate/strconv/quote";
import type { ProblemCode } from "../../problems";
import type { Path } from "../yaml/read-document";
import { objectAt, textAt, textMapAt, textsAt } from "./json";
import { labelValueFaults, qualifiedNameFaults, subdomainFaults } from "./kubernetes-names";

/** One field's refusal. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly message: string;
  /** `metadata.name: Invalid value: "A": ...` */
  readonly texts: readonly string[];
}

/** objectmeta.go: TotalAnnotationSizeLimitB */
const annotationBytes = 256 * 1024;

/** objectmeta.go: ValidateObjectMetaAccessor, for what an ApplicationSet sets, and the CRD's own rule. */
export function refusals(manifest: JsonObject): Refusal[] {
  const metadata = objectAt(manifest, "metadata");
  const found: Refusal[] = [];
  nameRefusals(textAt(metadata, "name"), found);
  labelRefusals(metadata, found);
  annotationRefusals(metadata, found);
  finalizerRefusals(metadata, found);
  syncPathRefusals(objectAt(manifest, "spec"), found);
  return found;
}

/** The whole text of the API server's answer: errors.go: NewInvalid. */
export function refusalText(name: string, found: readonly Refusal[]): string {
  const texts = [...new Set(found.flatMap(({ texts: own }) => own))];
  const all = texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`;
  return `Application.argoproj.io ${quote(name)} is invalid: ${all}`;
}

const invalid = (field: string, value: string, faults: readonly string[]) =>
  faults.map((fault) => `${field}: Invalid value: ${quote(value)}: ${fault}`);

/** An empty name never gets as far as the API server. */
function nameRefusals(name: string, found: Refusal[]): void {
  const faults = name === "" ? [] : subdomainFaults(name);
  if (faults.length === 0) return;
  const message =
    byteLength(name) > 253
      ? "The Application's name is longer than 253 characters."
      : "The Application's name is no DNS subdomain: lower-case letters, digits, '-' and '.' only, a letter or digit at both ends of each part.";
  const texts = invalid("metadata.name", name, faults);
  found.push({ code: "APPSET066", path: ["metadata", "name"], message, texts });
}

function labelRefusals(metadata: JsonObject, found: Refusal[]): void {
  for (const [key, value] of textMapAt(metadata, "labels")) {
    const ofKey = qualifiedNameFaults(key);
    const ofValue = labelValueFaults(value);
    if (ofKey.length === 0 && ofValue.length === 0) continue;
    const what = ofKey.length > 0 ? "key is no qualified name" : labelValueMessage(value);
    const texts = [...invalid("metadata.labels", key, ofKey), ...invalid("metadata.labels", value, ofValue)];
    found.push({
      code: "APPSET067",
      path: ["metadata", "labels", key],
      message: `The label's ${what}.`,
      texts,
    });
  }
}

function labelValueMessage(value: string): string {
  if (byteLength(value) > 63) return "value is longer than 63 characters";
  return "value is no label value: letters, digits, '-', '_' and '.' only, a letter or digit at both ends";
}

function annotationRefusals(metadata: JsonObject, found: Refusal[]): void {
  const annotations = textMapAt(metadata, "annotations");
  for (const [key] of annotations) {
    // Case does not matter here.
    const faults = qualifiedNameFaults(key.toLowerCase());
    if (faults.length === 0) continue;
    const texts = invalid("metadata.annotations", key, faults);
    const path = ["metadata", "annotations", key];
    found.push({ code: "APPSET068", path, message: "The annotation's key is no qualified name.", texts });
  }
  if (isTooMuch(annotations)) found.push(tooMuch);
}

const tooMuch: Refusal = {
  code: "APPSET068",
  path: ["metadata", "annotations"],
  message: "The annotations are larger than 256 KiB together.",
  texts: [`metadata.annotations: Too long: may not be more than ${annotationBytes} bytes`],
};

function isTooMuch(entries: readonly (readonly [string, string])[]): boolean {
  let units = 0;
  for (const [key, value] of entries) units += key.length + value.length;
  // A UTF-16 unit is at most three bytes.
  if (units * 3 <= annotationBytes) return false;
  return (
    entries.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0) > annotationBytes
  );
}

function finalizerRefusals(metadata: JsonObject, found: Refusal[]): void {
  for (const [index, finalizer] of textsAt(metadata, "finalizers").entries()) {
    const faults = qualifiedNameFaults(finalizer);
    if (faults.length === 0) continue;
    const texts = invalid("metadata.finalizers", finalizer, faults);
    const path = ["metadata", "finalizers", index];
    found.push({ code: "APPSET069", path, message: "The finalizer is no qualified name.", texts });
  }
}

/** The pattern of the Application's CRD. */
const syncPathForm = /^.{2,}|[^./]$/;

function syncPathRefusals(spec: JsonObject, found: Refusal[]): void {
  if (!isJsonObject(spec.sourceHydrator)) return;
  const path = textAt(objectAt(spec.sourceHydrator, "syncSource"), "path");
  const field = "spec.sourceHydrator.syncSource.path";
  const refusal = `${field}: Invalid value: ${quote(path)}: ${field} in body should`;
  const texts = path === "" ? [`${refusal} be at least 1 chars long`] : [];
  if (!syncPathForm.test(path)) texts.push(`${refusal} match '${syncPathForm.source}'`);
  if (texts.length === 0) return;
  const message = "The hydrator's path must name a folder below the repository's root.";
  found.push({ code: "APPSET070", path: ["spec", "sourceHydrator", "syncSource", "path"], message, texts });
}
