/** The matrix generator: each set of its first child with each set that the second child gives for it. */
import type { DecodedStruct } from "../schema/decode";
import { templateTexts } from "../template/plan";
import { childrenOf, childSets, leastRequeue } from "./child";
import { type GeneratedSet, type Generator, type GeneratorContext, GeneratorError } from "./generator";
import { copySet, uniteSets, uniteTexts } from "./merge-sets";

/** matrix.go: GenerateParams */
export const matrixGenerator: Generator = {
  async generate(spec, context) {
    const [first, second, ...more] = childrenOf(spec);
    if (!first || !second)
      throw new GeneratorError("found less than two generators, Matrix support only two");
    if (more.length > 0) throw new GeneratorError("found more than two generators, Matrix support only two");
    const firstSets = await prefixed(
      "error failed to get params for first generator in matrix generator: ",
      childSets(first, null, context, 0),
    );
    const secondSets = secondChild(second, context);
    const out: GeneratedSet[] = [];
    for (const outer of firstSets) {
      for (const inner of await secondSets(outer))
        out.push({ value: unite(outer, inner, context), returned: null });
    }
    return out;
  },
  requeueAfterSeconds: leastRequeue,
};

/** The second child's sets for a set of the first. Without a placeholder it runs once, for the first set of all. */
function secondChild(
  decoded: DecodedStruct,
  context: GeneratorContext,
): (outer: GeneratedSet) => Promise<readonly GeneratedSet[]> {
  const reusable = templateTexts(decoded).length === 0;
  let reused: readonly GeneratedSet[] | null = null;
  return async ({ value }) => {
    context.signal?.throwIfAborted();
    if (reused) return reused.map(copied);
    const sets = await prefixed(
      "failed to get params for second generator in the matrix generator: ",
      childSets(decoded, value, context, 1),
    );
    if (!reusable) return sets;
    reused = sets;
    return sets.map(copied);
  };
}

const copied = (set: GeneratedSet): GeneratedSet => ({ ...set, value: copySet(set.value) });

function unite(
  { value: first }: GeneratedSet,
  { value: second }: GeneratedSet,
  { renderer }: GeneratorContext,
) {
  if (renderer.goTemplate) return uniteSets(first, second);
  try {
    return uniteTexts(first, second);
  } catch (error) {
    throw withPrefix("failed to combine string maps with merging params for the matrix generator: ", error);
  }
}

async function prefixed<T>(prefix: string, result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw withPrefix(prefix, error);
  }
}

function withPrefix(prefix: string, error: unknown): unknown {
  return error instanceof GeneratorError
    ? new GeneratorError(prefix + error.message, { cause: error.cause })
    : error;
}
