/** What an entry's generators are, down to the plain ones: what checks of templates and manifests need to know. */
import type { GoMap } from "../../gotemplate";
import { childEntry, childrenOf } from "../generators/child";
import { GeneratorError } from "../generators/generator";
import {
  type GeneratorEntry,
  type GeneratorKind,
  stringAt,
  stringMapAt,
  structAt,
  toSelector,
} from "../schema/application-set";
import { type DecodedStruct, isStruct } from "../schema/decode";
import type { Path } from "../yaml/read-document";
import { hasPointerId } from "./outside-words";

/** A generator that holds no others. */
export interface Leaf {
  readonly kind: GeneratorKind;
  readonly spec: DecodedStruct;
  readonly path: Path;
  /** Outside of any matrix and merge. */
  readonly isAlone: boolean;
}

/** The plain generators of an entry, in order. */
export function leavesOf(entry: GeneratorEntry, isAlone = true): Leaf[] {
  return [...entry.specs].flatMap(([kind, spec]): Leaf[] => {
    const path = [...entry.path, kind];
    if (kind !== "matrix" && kind !== "merge") return [{ kind, spec, path, isAlone }];
    return childEntries(spec, path).flatMap((child) => leavesOf(child, false));
  });
}

/** The children of a matrix or merge; those that can't be decoded are passed over. */
export function childEntries(spec: DecodedStruct, path: Path): GeneratorEntry[] {
  return childrenOf(spec).flatMap((child, index) => {
    try {
      return [childEntry(child, [...path, "generators", index])];
    } catch (error) {
      if (!(error instanceof GeneratorError)) throw error;
      return [];
    }
  });
}

/** What the sets of an entry hold beyond plain JSON. */
export interface GeneratorFacts {
  readonly leaves: readonly Leaf[];
  /** `github`, `gitlab`, ... of the pullRequest generators. */
  readonly pullRequests: ReadonlySet<string>;
  /** Of the scmProvider generators. */
  readonly scmProviders: ReadonlySet<string>;
  /** False where the sets are known and none has GitHub's pointer. */
  readonly mayHavePointerId: boolean;
  /** Where git and oci put their path: `path`, or `prefix.path`. */
  readonly paths: readonly (readonly string[])[];
  /** Paths below `path` that a file's own key can't be seen at. */
  readonly readsFiles: boolean;
  /** Dotted paths of maps of texts. */
  readonly textMaps: ReadonlySet<string>;
  /** A clusters generator without a selector: the cluster that Argo CD runs in comes with it. */
  readonly hasLocalCluster: boolean;
}

/** `sets`: those of the entry, where they are known. */
export function factsOf(
  entry: GeneratorEntry,
  goTemplate: boolean,
  sets: readonly GoMap[] = [],
): GeneratorFacts {
  const leaves = leavesOf(entry);
  const ofKind = (...kinds: readonly GeneratorKind[]) => leaves.filter(({ kind }) => kinds.includes(kind));
  const trees = ofKind("git", "oci");
  const clusters = ofKind("clusters").filter(({ spec }) => spec.flatList !== true);
  const textMaps = new Set<string>();
  if (goTemplate && leaves.some(({ spec }) => stringMapAt(spec, "values").size > 0)) textMaps.add("values");
  if (goTemplate && clusters.length > 0 && leaves.length === clusters.length) {
    textMaps.add("metadata.labels");
    textMaps.add("metadata.annotations");
  }
  return {
    leaves,
    pullRequests: providers(ofKind("pullRequest")),
    scmProviders: providers(ofKind("scmProvider")),
    mayHavePointerId: sets.length === 0 || sets.some(hasPointerId),
    paths: trees.map(({ spec }) => {
      const prefix = stringAt(spec, "pathParamPrefix");
      return prefix === "" ? ["path"] : [prefix, "path"];
    }),
    readsFiles: trees.some(({ spec }) => Array.isArray(spec.files) && spec.files.length > 0),
    textMaps,
    hasLocalCluster:
      clusters.some(({ spec }) => selectsAll(spec)) && (sets.length === 0 || sets.some(isBare)),
  };
}

/** A cluster's set without metadata, in either mode. */
function isBare({ entries }: GoMap): boolean {
  if (!entries.has("server") || entries.has("metadata")) return false;
  for (const key of entries.keys()) if (key.startsWith("metadata.")) return false;
  return true;
}

/** The fields of the specs that name a provider. */
function providers(leaves: readonly Leaf[]): ReadonlySet<string> {
  return new Set(leaves.flatMap(({ spec }) => Object.keys(spec).filter((name) => isStruct(spec[name]))));
}

function selectsAll(spec: DecodedStruct): boolean {
  const selector = toSelector(structAt(spec, "selector"));
  return !selector || selector.matchLabels.size + selector.matchExpressions.length === 0;
}
