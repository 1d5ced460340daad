/** All that is to be said of one entry of spec.generators: its selectors, matrices, merges, sets and texts together. */
import type { GeneratorResult } from "../evaluation";
import type { ApplicationSet, GeneratorEntry } from "../schema/application-set";
import type { ManifestFinding } from "./manifest-finding";
import { allSteps, checkMatrices, checkUnion } from "./matrix-checks";
import { checkMerge, randomOrder } from "./merge-checks";
import { checkSelectors } from "./selector-checks";
import { checkSets, type PlacedText } from "./set-checks";
import { tagsOf } from "./template-reads";

export type { PlacedText };

/** `result`: undefined where evaluation has not come that far. */
export function checkEntry(
  set: ApplicationSet,
  entry: GeneratorEntry,
  result: GeneratorResult | undefined,
  texts: readonly PlacedText[],
): ManifestFinding[] {
  const steps = result?.steps ?? [];
  const tags = new Set(set.goTemplate ? [] : texts.flatMap(({ text }) => tagsOf(text)));
  const seen = new Map<string, ManifestFinding>();
  const found = [
    ...checkSelectors(entry, set),
    ...checkMatrices(entry, set, steps),
    ...allSteps(steps).flatMap((step) => [
      ...checkUnion(step, set.goTemplate, tags),
      ...checkMerge(step, set.goTemplate),
      ...(step.kind === "clusters" && (step.sets?.length ?? 0) > 1
        ? [randomOrder(step.path, "clusters")]
        : []),
    ]),
    ...(result ? checkSets(set, entry, result, texts) : []),
  ];
  // Of a matrix's rows the same is said again.
  for (const finding of found) {
    const key = [finding.code, ...finding.path, finding.key?.join(".") ?? "", finding.message].join("\n");
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}
