/** Runs a generator as a step: what it gives, what its selector keeps, what it fails of. */
import { printValue } from "../../gotemplate/fmt/sprint";
import { flattenSet } from "../params";
import type { GeneratorKind } from "../schema/application-set";
import type { DecodedStruct } from "../schema/decode";
import type { Selector } from "../selector";
import { ControllerPanic } from "../template/text-renderer";
import { type GeneratedSet, type GeneratorContext, GeneratorError } from "./generator";
import type { OpenStep } from "./open-step";

/** Where a step is taken, but for the step itself. */
export type StepContext = Omit<GeneratorContext, "path" | "step">;

/** The sets of one kind: `all` that it gave, and the `kept` of them. */
export interface TakenStep {
  readonly all: readonly GeneratedSet[];
  readonly kept: readonly GeneratedSet[];
}

/** Runs the kind's generator, and its selector over what that gives. */
export async function takeStep(
  step: OpenStep,
  kind: GeneratorKind,
  spec: DecodedStruct,
  selector: Selector | null,
  context: StepContext,
): Promise<TakenStep> {
  try {
    const all = await context.generators[kind].generate(spec, { ...context, path: step.path, step });
    step.give(all.map(({ value }) => value));
    return { all, kept: selector ? select(step, all, selector) : all };
  } catch (error) {
    failStep(step, error);
    throw error;
  }
}

/** generator_spec_processor.go: filterParams */
function select(step: OpenStep, all: readonly GeneratedSet[], selector: Selector): GeneratedSet[] {
  const indexes: number[] = [];
  const kept = all.filter(({ value }, index) => {
    const matches = selector(flattenSet(value, printValue));
    if (matches) indexes.push(index);
    return matches;
  });
  step.kept = indexes;
  return kept;
}

/** The step fails of this, unless it has failed already. */
export function failStep(step: OpenStep, error: unknown): void {
  if (error instanceof GeneratorError || error instanceof ControllerPanic) step.error ||= error.message;
}
