/** The benchmark's input: the ApplicationSet and the parameter sets of the recorded `bench-appset.json`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectFolder } from "../cli/project-folder";
import { type ApplicationSet, type ApplicationSetDocument, readApplicationSet } from "../lib/applicationset";
import { fromJson, GoMap, type JsonValue } from "../lib/gotemplate";
import { splitDocuments } from "../lib/manifests/split";

export type JsonSet = { readonly [key: string]: JsonValue };

export interface BenchInput {
  readonly document: ApplicationSetDocument;
  readonly applicationSet: ApplicationSet;
  /** Every text of the Application's template, with a placeholder or without. */
  readonly texts: readonly string[];
  /** The ApplicationSet with other generators. */
  documentWith(generators: readonly unknown[]): ApplicationSetDocument;
  /** The parameter set of that index, as the plugin would give it. */
  jsonSet(index: number): JsonSet;
}

interface Recorded {
  readonly manifests: string;
  readonly namespace: string;
  readonly plugins: { readonly p: { readonly generate: { readonly paramTemplate: JsonSet } } };
}

export function readInput(): BenchInput {
  const file = join(projectFolder, "conformance", "cases", "bench-appset.json");
  const recorded: Recorded = JSON.parse(readFileSync(file, "utf8"));
  const text = splitDocuments(recorded.manifests)[0]?.text ?? "";
  const document = readApplicationSet(text, { namespace: recorded.namespace });
  const { applicationSet } = document;
  if (!applicationSet) throw new Error(`${file} holds no ApplicationSet: ${document.error}`);
  const { paramTemplate } = recorded.plugins.p.generate;
  const manifest = parse(text);
  return {
    document,
    applicationSet,
    texts: textsOf(manifest.spec.template),
    documentWith: (generators) => readApplicationSet(withGenerators(manifest, generators)),
    jsonSet: (index) => filled(paramTemplate, String(index)),
  };
}

/** JSON is YAML, too. */
function withGenerators(manifest: { readonly spec: object }, generators: readonly unknown[]): string {
  return JSON.stringify({ ...manifest, spec: { ...manifest.spec, generators } });
}

/** The set as the engine gets it. */
export function goSet(set: JsonSet): GoMap {
  const value = fromJson({ ...set });
  if (!(value instanceof GoMap)) throw new TypeError("a parameter set is an object");
  return value;
}

function filled(template: JsonSet, index: string): JsonSet {
  return JSON.parse(JSON.stringify(template).replaceAll(/\$\{i\}/g, index));
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
