/** Generators that ask an outside source: their parameter sets come from a fixture, else they are unknown here. */
import type { GoMap } from "../../gotemplate";
import { flatList } from "../fixtures";
import { appendTemplatedValues } from "../params";
import { type GeneratorKind, stringMapAt } from "../schema/application-set";
import type { DecodedStruct } from "../schema/decode";
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
      const sets = await context.sources.outsideSets?.(kind, context.signal);
      if (!sets) throw new NotEvaluatedError(kind, null);
      const own = sets.map((set) => withValues(kind, copySet(set), spec, context));
      return toResult(kind === "clusters" && spec.flatList === true ? [flatList(own)] : own);
    },
    requeueAfterSeconds: (spec) => (requeue === 0 ? 0 : requeueOf(spec, requeue)),
  };
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
  const plain = { ...renderer, render: (text: string) => text };
  try {
    appendTemplatedValues(values, set.entries, kind === "clusterDecisionResource" ? plain : renderer);
    return set;
  } catch (error) {
    throw valuesError(error, `${valuesPrefix(kind, set)}failed to replace templated string: `);
  }
}

function valuesPrefix(kind: GeneratorKind, set: GoMap): string {
  const appended = "failed to append templated values: ";
  switch (kind) {
    case "clusters":
      return set.entries.has("metadata")
        ? "error appending templated values for cluster: "
        : "error appending templated values for local cluster: ";
    case "git":
    case "oci":
      return `error generating params from ${kind}: error generating params from apps: ${appended}`;
    default:
      return appended;
  }
}
