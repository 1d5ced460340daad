/** From a file's text to its objects. A document that can't be read is a problem; the others are kept. */

import { stringify } from "yaml";
import { checkFixture, fixtureGroup, readFixtureDocument } from "../applicationset/fixture-document";
import { toJsonValue } from "../applicationset/yaml/convert";
import { type Path, readDocument, type YamlDocument, YamlFault } from "../applicationset/yaml/read-document";
import type { JsonValue } from "../gotemplate";
import { isJsonObject, type JsonObject } from "../gotemplate/json-object";
import { type Problem, type ProblemCode, type ProblemPlace, problem } from "../problems";
import { checkValues } from "./check-values";
import { type Manifest, manifestKinds, type ParsedManifests, surroundingKinds } from "./manifest";
import { type DocumentText, splitDocuments } from "./split";

export interface ParseOptions {
  /** Shown in places; relative to the folder. */
  readonly file: string;
  /** The controller's, for objects that name none. */
  readonly namespace: string;
  /** Reading stops here, with a problem. */
  readonly maxDocuments: number;
  /** Only Fixtures belong into the text: anything else is a problem. */
  readonly onlyFixtures?: boolean;
}

interface Candidate extends DocumentText {
  readonly value: JsonValue;
  /** Where the value of a path begins and ends. */
  readonly place: (path: Path) => Required<Pick<ProblemPlace, "position" | "end">>;
  readonly inList?: true;
}

/** The objects of one file that are of a kind that the inspector reads. */
export function parseManifests(source: string, options: ParseOptions): ParsedManifests {
  const problems: Problem[] = [];
  const manifests: Manifest[] = [];
  const report: Report = (code, place, message) => {
    const known = typeof place === "number" ? { position: { line: place, column: 1 } } : place;
    problems.push(problem(code, { file: options.file, ...known }, message));
  };
  const documents = splitDocuments(source.replace(/^\ufeff/, ""));
  for (const document of documents.slice(0, options.maxDocuments)) {
    for (const candidate of readCandidates(document, report)) {
      const manifest = toManifest(candidate, options, report);
      if (manifest) manifests.push(manifest);
    }
  }
  const next = documents[options.maxDocuments];
  if (next) report("SOURCE007", next.line, `Reading stopped after ${options.maxDocuments} documents.`);
  return { manifests, problems };
}

/** A number is the line at whose begin it is. */
type Report = (
  code: ProblemCode,
  place: number | Pick<ProblemPlace, "position" | "end">,
  message: string,
) => void;

/** So many problems of one kind are told one by one: more would bury the others, and the page. */
const mostOfOneKind = 100;

/** The document itself, or the items of a List. */
function readCandidates(document: DocumentText, report: Report): Candidate[] {
  const read = readOrReport(document, report);
  if (!read) return [];
  for (const { key, position, range } of read.duplicates.slice(0, mostOfOneKind)) {
    report("SOURCE005", { position, end: read.at(range.to) }, `The key ${key} stands twice in one map.`);
  }
  const next = read.duplicates[mostOfOneKind];
  if (next) {
    const more = read.duplicates.length - mostOfOneKind;
    report("SOURCE005", { position: next.position }, `${more} more keys stand twice in one map.`);
  }
  const value = toJsonValue(read.value);
  const place = (path: Path) => ({ position: read.position(path), end: read.end(path) });
  const items = listItems(value);
  if (!items) return [{ ...document, value, place }];
  return items.map((item, index) => ({
    value: item,
    text: stringify(item, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false }).trimEnd(),
    line: read.position(["items", index]).line,
    place: (path: Path) => place(["items", index, ...path]),
    inList: true,
  }));
}

function readOrReport(document: DocumentText, report: Report): YamlDocument | null {
  try {
    return readDocument(document.text, document.line);
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    report("SOURCE002", { position: error.position }, `${withoutValues(error.message)}.`);
    return null;
  }
}

/** The reader's message without what it quotes of the document, which may be a Secret's value. */
function withoutValues(message: string): string {
  return message
    .replace(/`.*`/s, "the value")
    .replace(/anchor '.*'/s, "anchor")
    .replace(/(invalid map key|unsupported map key of type).*/s, "$1");
}

/** What `kubectl get -o yaml` of several objects prints. */
function listItems(value: JsonValue): readonly JsonValue[] | null {
  if (!isJsonObject(value) || typeof value.kind !== "string" || !/^(\w+)?List$/.test(value.kind)) return null;
  return Array.isArray(value.items) ? value.items : null;
}

function toManifest(candidate: Candidate, options: ParseOptions, report: Report): Manifest | null {
  const { value, line, text } = candidate;
  if (options.onlyFixtures && (!isJsonObject(value) || value.kind !== "Fixture")) {
    report(
      "SOURCE012",
      candidate.place([]),
      "This is no Fixture: only documents of kind Fixture belong here.",
    );
    return null;
  }
  if (!isJsonObject(value) || typeof value.kind !== "string" || typeof value.apiVersion !== "string") {
    report("SOURCE003", line, "The document has no apiVersion and kind.");
    return null;
  }
  if (value.apiVersion.startsWith(fixtureGroup) && value.kind !== "Fixture") {
    report("SOURCE012", line, `There is no kind ${value.kind} of ${value.apiVersion}: only Fixture is.`);
    return null;
  }
  const kind = manifestKinds.find((known) => known === value.kind);
  if (!kind || !isOurs(kind, value.apiVersion)) return null;
  const metadata = isJsonObject(value.metadata) ? value.metadata : {};
  if (typeof metadata.name !== "string" || metadata.name === "") {
    if (!surroundingKinds.has(kind)) report("SOURCE004", line, `This ${kind} has no metadata.name.`);
    return null;
  }
  if (kind === "Fixture" && !isGoodFixture(value, candidate, report)) return null;
  const refused = checkValues(kind, value);
  for (const message of refused.slice(0, mostOfOneKind)) report("SOURCE008", line, message);
  const more = refused.length - mostOfOneKind;
  if (more > 0) report("SOURCE008", line, `${more} more values are refused.`);
  const namespace =
    typeof metadata.namespace === "string" && metadata.namespace !== ""
      ? metadata.namespace
      : options.namespace;
  const manifest = { kind, name: metadata.name, namespace, file: options.file, line, text, content: value };
  return candidate.inList ? { ...manifest, inList: true } : manifest;
}

/** Reports what is wrong with a fixture. */
function isGoodFixture(content: JsonObject, { place }: Candidate, report: Report): boolean {
  const { fixture, faults } = readFixtureDocument(content);
  const unfit = fixture && checkFixture(fixture);
  const all = unfit ? [unfit] : faults;
  for (const { path, message } of all.slice(0, mostOfOneKind)) report("SOURCE012", place(path), message);
  return all.length === 0;
}

function isOurs(kind: Manifest["kind"], apiVersion: string): boolean {
  if (kind === "Fixture") return apiVersion.startsWith(fixtureGroup);
  if (kind === "Deployment") return apiVersion === "apps/v1";
  return kind === "ConfigMap" || kind === "Secret" || kind === "Node"
    ? apiVersion === "v1"
    : apiVersion.startsWith("argoproj.io/");
}
