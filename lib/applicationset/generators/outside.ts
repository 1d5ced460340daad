/** Generators that ask an outside source: their parameter sets come from a fixture, else they are unknown here. */
import { GoMap } from "../../gotemplate";
import { typeName } from "../../gotemplate/reflect";
import { flatList } from "../fixtures";
import { appendTemplatedValues } from "../params";
import { type GeneratorKind, stringAt, stringMapAt } from "../schema/application-set";
import type { DecodedStruct } from "../schema/decode";
import { ControllerPanic } from "../template/text-renderer";
import { clusterSets } from "./clusters";
import {
  type GeneratedSet,
  type Generator,
  type GeneratorContext,
  NotEvaluatedError,
  requeueOf,
} from "./generator";
import { copySet } from "./merge-sets";
import { valuesError } from "./plugin";

/** A generator of this kind; `requeue` is the controller's default in seconds. */
export function outsideGenerator(kind: GeneratorKind, requeue: number): Generator {
  return {
    async generate(spec, context) {
      const sets = await askOutside(kind, spec, context);
      if (!sets) throw new NotEvaluatedError(kind, null);
      reportOwnValues(sets, spec, context);
      const own = sets.map((set) => withValues(kind, copySet(set), spec, context));
      return toResult(kind === "clusters" && spec.flatList === true ? [flatList(own)] : own);
    },
    requeueAfterSeconds: (spec) => (requeue === 0 ? 0 : requeueOf(spec, requeue)),
  };
}

async function askOutside(
  kind: GeneratorKind,
  spec: DecodedStruct,
  { sources, signal, renderer, report, path, step }: GeneratorContext,
): Promise<readonly GoMap[] | null> {
  const given = (await sources.outsideSets?.(kind, signal)) ?? null;
  if (given) {
    step.fixture = given.fixture;
    if (given.fixture !== "") report.fixtureUsed(kind, given.fixture, path);
    return given.sets;
  }
  if (kind !== "clusters") return null;
  const secrets = (await sources.clusterSecrets?.(signal)) ?? null;
  return secrets && clusterSets(secrets, spec, renderer.goTemplate);
}

/** A file's key `values`, or an item's, that is lost. */
function reportOwnValues(
  sets: readonly GoMap[],
  spec: DecodedStruct,
  { renderer, report, path }: GeneratorContext,
) {
  const names = [...stringMapAt(spec, "values").keys()];
  const keys = names.length > 0 && renderer.goTemplate ? ["values"] : names.map((name) => `values.${name}`);
  const lost = keys.find((key) => sets.some(({ entries }) => entries.has(key)));
  if (lost !== undefined) report.ownValues(lost, path);
}

const toResult = (sets: readonly GoMap[]): GeneratedSet[] => sets.map((value) => ({ value, returned: null }));

/** The spec's `values` over a set, rendered with it; clusterDecisionResource leaves them as written. */
function withValues(
  kind: GeneratorKind,
  set: GoMap,
  spec: DecodedStruct,
  { renderer }: GeneratorContext,
): GoMap {
  const values = stringMapAt(spec, "values");
  const isDecision = kind === "clusterDecisionResource";
  const plain = { ...renderer, render: (text: string) => text };
  if (isDecision && renderer.goTemplate && values.size > 0) refuseOwnValues(set);
  try {
    appendTemplatedValues(values, set.entries, isDecision ? plain : renderer);
    return set;
  } catch (error) {
    throw valuesError(error, `${valuesPrefix(kind, set, spec)}failed to replace templated string: `);
  }
}

/** duck_type.go: GenerateParams takes an item's own `values` for its map of the spec's. */
function refuseOwnValues(set: GoMap): void {
  const own = set.entries.get("values") ?? null;
  if (own === null) return;
  throw new ControllerPanic(`interface conversion: interface {} is ${typeName(own)}, not map[string]string`);
}

function valuesPrefix(kind: GeneratorKind, set: GoMap, spec: DecodedStruct): string {
  const appended = "failed to append templated values: ";
  switch (kind) {
    case "clusters":
      return set.entries.has("metadata")
        ? "error appending templated values for cluster: "
        : "error appending templated values for local cluster: ";
    case "git":
    case "oci": {
      const file = filePath(set, stringAt(spec, "pathParamPrefix"));
      const what = file
        ? `unable to process file '${file}' from repository '${stringAt(spec, "repoURL")}'`
        : "error generating params from apps";
      return `error generating params from ${kind}: ${what}: ${appended}`;
    }
    default:
      return appended;
  }
}

/** The file that a set came from; empty when it came from a directory. */
function filePath(set: GoMap, prefix: string): string {
  const outer = prefix === "" ? set : set.entries.get(prefix);
  const path = outer instanceof GoMap ? outer.entries.get("path") : undefined;
  const flat = prefix === "" ? "path" : `${prefix}.path`;
  const directory = path instanceof GoMap ? path.entries.get("path") : set.entries.get(flat);
  const name = path instanceof GoMap ? path.entries.get("filename") : set.entries.get(`${flat}.filename`);
  if (typeof directory !== "string" || typeof name !== "string") return "";
  return directory === "." ? name : `${directory}/${name}`;
}
