/** The matrix generator: each set of its first child with each set that the second child gives for it. */
import type { GoMap } from "../../gotemplate";
import { mayChangeSets } from "../copy-sets";
import type { DecodedStruct } from "../schema/decode";
import type { MatrixRow } from "../step";
import { templateTexts } from "../template/plan";
import { type Child, ChildSpec, childrenOf, childSets, leastRequeue } from "./child";
import { type GeneratedSet, type Generator, type GeneratorContext, GeneratorError } from "./generator";
import { copySet, uniteSets, uniteTexts } from "./merge-sets";

/** matrix.go: GenerateParams */
export const matrixGenerator: Generator = {
  async generate(spec, context) {
    const [first, second, ...more] = childrenOf(spec);
    if (!first || !second)
      throw new GeneratorError("found less than two generators, Matrix support only two");
    if (more.length > 0) throw new GeneratorError("found more than two generators, Matrix support only two");
    const child = new ChildSpec(first, 0, context).open(null);
    const runner = new SecondChild(second, context);
    const rows: MatrixRow[] = [];
    context.step.matrix = { first: child.step, interpolated: runner.interpolated, rows };
    const firstSets = await prefixed(
      "error failed to get params for first generator in matrix generator: ",
      childSets(child, context),
    );
    const out: GeneratedSet[] = [];
    for (const [position, { value }] of firstSets.entries()) {
      const { step, rendered } = runner.open(value);
      const row = { first: child.step.indexOf(position), rendered, second: step, from: out.length, count: 0 };
      rows.push(row);
      for (const inner of await runner.sets()) {
        out.push({ value: runner.unite(value, inner.value), returned: null });
        row.count++;
      }
    }
    return out;
  },
  requeueAfterSeconds: leastRequeue,
};

/** The second child, for each set of the first. Without a placeholder it runs once, for the first set of all. */
class SecondChild {
  readonly interpolated: boolean;
  private readonly mayChange: boolean;
  private readonly spec: ChildSpec;
  private child: Child;
  private reused: readonly GeneratedSet[] | null = null;

  constructor(
    decoded: DecodedStruct,
    private readonly context: GeneratorContext,
  ) {
    const texts = templateTexts(decoded);
    this.interpolated = texts.length > 0;
    this.mayChange = mayChangeSets(texts);
    this.spec = new ChildSpec(decoded, 1, context);
    this.child = this.spec.open(null);
  }

  /** To be run for this set of the first child. */
  open(outer: GoMap): Child {
    if (this.mayChange) this.context.history.keepAll(outer);
    this.child = this.interpolated ? this.spec.open(outer) : { ...this.child, outer };
    return this.child;
  }

  async sets(): Promise<readonly GeneratedSet[]> {
    await this.context.breathe();
    if (this.reused) return this.reused.map(copied);
    const sets = await prefixed(
      "failed to get params for second generator in the matrix generator: ",
      childSets(this.child, this.context),
    );
    if (this.interpolated) return sets;
    this.reused = sets;
    return sets.map(copied);
  }

  /** The union of a set of the first child and one of these: what it changes is kept unless it is a copy anyway. */
  unite(first: GoMap, second: GoMap): GoMap {
    const { renderer, history } = this.context;
    if (!renderer.goTemplate) return uniteAsTexts(first, second);
    return uniteSets(first, second, this.interpolated ? (map) => history.keep(map) : () => {});
  }
}

const copied = (set: GeneratedSet): GeneratedSet => ({ ...set, value: copySet(set.value) });

function uniteAsTexts(first: GoMap, second: GoMap): GoMap {
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
