/**
 * The ApplicationSet as evaluation needs it, read from its YAML. Tolerant as the controller is; what the controller
 * passes over in silence (unknown fields, keys given twice) is reported beside it.
 */
import {
  type BooleanKey,
  type DuplicateKey,
  type Path,
  type Position,
  readDocument,
  type SourcePlaces,
  type YamlDocument,
  YamlFault,
} from "../yaml/read-document";
import { type Decoded, type DecodedMap, type DecodedStruct, decodeStruct, isStruct } from "./decode";
import { type ServerFinding, serverFindings } from "./server-findings";
import { strictError } from "./strict-error";

/** The kinds of generator, in the order in which the controller runs those of one entry. */
export const generatorKinds = [
  "list",
  "clusters",
  "git",
  "scmProvider",
  "clusterDecisionResource",
  "pullRequest",
  "matrix",
  "merge",
  "plugin",
  "oci",
] as const;
export type GeneratorKind = (typeof generatorKinds)[number];

interface SelectorExpression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface LabelSelector {
  readonly matchLabels: ReadonlyMap<string, string>;
  readonly matchExpressions: readonly SelectorExpression[];
}

/** One entry of a list of generators. */
export interface GeneratorEntry {
  readonly path: Path;
  /** The entry as it was decoded. */
  readonly decoded: DecodedStruct;
  /** In the order in which the controller runs them. */
  readonly kinds: readonly GeneratorKind[];
  /** The spec of each kind present. */
  readonly specs: ReadonlyMap<GeneratorKind, DecodedStruct>;
  readonly selector: LabelSelector | null;
}

export interface ApplicationSet {
  readonly name: string;
  readonly namespace: string;
  readonly goTemplate: boolean;
  readonly goTemplateOptions: readonly string[];
  readonly generators: readonly GeneratorEntry[];
  readonly template: DecodedStruct;
  /** null when absent. */
  readonly templatePatch: string | null;
  readonly applyNestedSelectors: boolean;
  readonly preserveResourcesOnDeletion: boolean;
  /** `create-only`, `create-update`, `create-delete`, `sync`, or empty for the controller's default. */
  readonly applicationsSync: string;
  /** As decoded, for what comes after rendering. */
  readonly spec: DecodedStruct;
}

/** An ApplicationSet with the places of its parts in the text that it was read from. */
export interface ApplicationSetDocument extends SourcePlaces {
  /** As it was read. */
  readonly text: string;
  /** What an object without a namespace gets. */
  readonly controllerNamespace: string;
  /** null when it can't be read: `error` says why. */
  readonly applicationSet: ApplicationSet | null;
  /** Go's error, or close to it; empty when it can be read. */
  readonly error: string;
  readonly errorPosition: Position | null;
  /** Of the value that does not fit its field; null for other errors. */
  readonly errorPath: Path | null;
  readonly unknownFields: readonly UnknownField[];
  readonly duplicateKeys: readonly DuplicateKey[];
  /** Keys such as `on` and `n`, which become `true` and `false`. */
  booleanKeys(): readonly BooleanKey[];
  /** What strict reading refuses first, in Go's words; empty when it takes the document. */
  readonly strictError: string;
  /** What the API server refuses or drops though the controller's decoding takes it. */
  serverFindings(): readonly ServerFinding[];
}

/** A field that no type has; its place is that of its key. */
interface UnknownField {
  /** As the API server names it: `spec.generators[0].plugins`. */
  readonly field: string;
  readonly path: Path;
  readonly position: Position;
  readonly end: Position;
}

export interface ReadOptions {
  /** Of the text's first line in its file, from 1. */
  readonly line?: number;
  /** What an object without a namespace gets: the controller's. */
  readonly namespace?: string;
}

/** Reads the one ApplicationSet of a YAML document's text. Never throws on bad input. */
export function readApplicationSet(text: string, options: ReadOptions = {}): ApplicationSetDocument {
  const source = { text, controllerNamespace: options.namespace ?? "argocd" };
  try {
    return {
      ...source,
      ...decodeDocument(readDocument(text, options.line ?? 1), source.controllerNamespace),
    };
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    return { ...source, ...unreadable(`error converting YAML to JSON: ${error.message}`, error.position) };
  }
}

type Unsourced = Omit<ApplicationSetDocument, "text" | "controllerNamespace">;

function unreadable(error: string, errorPosition: Position): Unsourced {
  const here = () => errorPosition;
  const nothing = () => null;
  const places = { position: here, end: here, at: here, has: () => false, range: nothing, keyRange: nothing };
  const found = {
    errorPath: null,
    unknownFields: [],
    duplicateKeys: [],
    strictError: error,
    booleanKeys: () => [],
  };
  return { applicationSet: null, error, errorPosition, ...found, serverFindings: () => [], ...places };
}

function decodeDocument(document: YamlDocument, namespace: string): Unsourced {
  const kind = document.value instanceof Map ? document.value.get("kind") : null;
  if (kind !== "ApplicationSet") return unreadable("no ApplicationSet", document.position([]));
  const findings = {
    errors: [] as { message: string; path: Path }[],
    unknown: [] as { name: string; path: Path }[],
  };
  const decoded = decodeStruct("ApplicationSet", document.value, findings);
  const [first] = findings.errors;
  const duplicateKeys = document.duplicates;
  return {
    applicationSet: first ? null : toApplicationSet(decoded, namespace),
    error: first ? `error unmarshaling JSON: while decoding JSON: ${first.message}` : "",
    errorPosition: first ? document.position(first.path) : null,
    errorPath: first?.path ?? null,
    unknownFields: findings.unknown.map(({ path }) => toUnknownField(path, document)),
    duplicateKeys,
    booleanKeys: () => document.booleanKeys,
    strictError: strictError(duplicateKeys, findings),
    serverFindings: () => serverFindings(document.value),
    ...placesOf(document),
  };
}

function toUnknownField(path: Path, { position, end, at, keyRange }: YamlDocument): UnknownField {
  const range = keyRange(path);
  const place = range
    ? { position: at(range.from), end: at(range.to) }
    : { position: position(path), end: end(path) };
  return { field: fieldText(path), path, ...place };
}

function placesOf({ position, end, has, range, keyRange, at }: YamlDocument): SourcePlaces {
  return { position, end, has, range, keyRange, at };
}

function toApplicationSet(decoded: DecodedStruct, namespace: string): ApplicationSet {
  const metadata = structAt(decoded, "metadata");
  const spec = structAt(decoded, "spec");
  const syncPolicy = structAt(spec, "syncPolicy");
  const patch = spec.templatePatch;
  return {
    name: stringAt(metadata, "name"),
    namespace: stringAt(metadata, "namespace") || namespace,
    goTemplate: spec.goTemplate === true,
    goTemplateOptions: stringsAt(spec, "goTemplateOptions"),
    generators: toEntries(listAt(spec, "generators"), ["spec", "generators"]),
    template: structAt(spec, "template"),
    templatePatch: typeof patch === "string" ? patch : null,
    applyNestedSelectors: spec.applyNestedSelectors === true,
    preserveResourcesOnDeletion: syncPolicy.preserveResourcesOnDeletion === true,
    applicationsSync: stringAt(syncPolicy, "applicationsSync"),
    spec,
  };
}

/** The entries of a list of generators that stands at `path`. */
function toEntries(list: readonly Decoded[], path: Path): GeneratorEntry[] {
  return list.map((entry, index) => toEntry(isStruct(entry) ? entry : {}, [...path, index]));
}

/** One entry of a list of generators. A matrix or merge that is free JSON must be decoded before. */
export function toEntry(decoded: DecodedStruct, path: Path): GeneratorEntry {
  const kinds = generatorKinds.filter((kind) => decoded[kind] !== undefined);
  const specs = new Map(kinds.map((kind) => [kind, structAt(decoded, kind)]));
  return { path, decoded, kinds, specs, selector: toSelector(decoded.selector) };
}

/** A selector's decoded spec; null when there is none. */
export function toSelector(selector: Decoded | undefined): LabelSelector | null {
  if (!isStruct(selector)) return null;
  return {
    matchLabels: stringMapAt(selector, "matchLabels"),
    matchExpressions: listAt(selector, "matchExpressions")
      .filter(isStruct)
      .map((expression) => ({
        key: stringAt(expression, "key"),
        operator: stringAt(expression, "operator"),
        values: stringsAt(expression, "values"),
      })),
  };
}

/** `spec.generators[0].plugin` */
export function fieldText(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (/^[A-Za-z_][\w-]*$/.test(step)) return index === 0 ? step : `.${step}`;
      return `[${JSON.stringify(step)}]`;
    })
    .join("");
}

export function structAt(struct: DecodedStruct, name: string): DecodedStruct {
  const value = struct[name];
  return isStruct(value) ? value : {};
}

export function stringAt(struct: DecodedStruct, name: string): string {
  const value = struct[name];
  return typeof value === "string" ? value : "";
}

export function listAt(struct: DecodedStruct, name: string): readonly Decoded[] {
  const value = struct[name];
  return Array.isArray(value) ? value : [];
}

export function stringsAt(struct: DecodedStruct, name: string): string[] {
  return listAt(struct, name).filter((value) => typeof value === "string");
}

export function mapAt(struct: DecodedStruct, name: string): DecodedMap | null {
  const value = struct[name];
  return value instanceof Map ? value : null;
}

export function stringMapAt(struct: DecodedStruct, name: string): Map<string, string> {
  const entries = [...(mapAt(struct, name) ?? [])];
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
