/** The merge generator: the first child's sets, overridden by sets of the others that have the same merge keys. */
import { anyMap, type GoMap } from "../../gotemplate";
import { printValue } from "../../gotemplate/fmt/sprint";
import { encodeJson } from "../../gotemplate/json/encode";
import { stringsAt } from "../schema/application-set";
import type { ChildSet } from "../step";
import { type Child, ChildSpec, childrenOf, childSets, leastRequeue } from "./child";
import { type GeneratedSet, type Generator, type GeneratorContext, GeneratorError } from "./generator";
import { mergeOver } from "./merge-sets";
import type { OpenStep } from "./open-step";

/** merge.go: GenerateParams. Go's order is that of a map: random. Ours is the first child's. */
export const mergeGenerator: Generator = {
  async generate(spec, context) {
    const children = childrenOf(spec);
    if (children.length < 2)
      throw new GeneratorError("found less than two generators, Merge requires two or more");
    const keys = stringsAt(spec, "mergeKeys");
    const steps: OpenStep[] = [];
    const origins: ChildSet[][] = [];
    const withoutPartner: ChildSet[] = [];
    context.step.merge = { mergeKeys: keys, children: steps, origins, withoutPartner };
    const results: (readonly GeneratedSet[])[] = [];
    for (const [index, decoded] of children.entries()) {
      const child = new ChildSpec(decoded, index, context).open(null);
      steps.push(child.step);
      results.push(await getSets(child, context, index, children.length));
    }
    const [base = new Map<string, Merged>(), ...overrides] = results.map((sets, child) =>
      byMergeKey(keys, sets, (position) => ({ child, set: steps[child]?.indexOf(position) ?? position })),
    );
    for (const override of overrides) {
      overrideAll(base, override, context);
      for (const [key, { origin }] of override) if (!base.has(key)) withoutPartner.push(...origin);
    }
    for (const { origin } of base.values()) origins.push(origin);
    return [...base.values()].map(({ value }) => ({ value, returned: null }));
  },
  requeueAfterSeconds: leastRequeue,
};

/** A set, and the children's sets that it was made of. */
interface Merged {
  value: GoMap;
  readonly origin: ChildSet[];
}

async function getSets(child: Child, context: GeneratorContext, index: number, count: number) {
  try {
    return await childSets(child, context);
  } catch (error) {
    if (!(error instanceof GeneratorError)) throw error;
    const prefix = `error getting param sets from generators: error getting params from generator ${index + 1} of ${count}: `;
    throw new GeneratorError(prefix + error.message, { cause: error.cause });
  }
}

/** merge.go: getParamSetsByMergeKey. An absent key counts as null. */
function byMergeKey(
  keys: readonly string[],
  sets: readonly GeneratedSet[],
  originOf: (position: number) => ChildSet,
): Map<string, Merged> {
  const prefix = "error getting param sets by merge key: ";
  if (keys.length === 0) {
    throw new GeneratorError(`${prefix}no merge keys were specified, Merge requires at least one`);
  }
  const byKey = new Map<string, Merged>();
  for (const [position, { value }] of sets.entries()) {
    const key = encodeJson(anyMap(new Map(keys.map((name) => [name, value.entries.get(name) ?? null]))));
    if (byKey.has(key)) {
      const rule =
        "the parameters from a generator were not unique by the given mergeKeys, Merge requires all param sets to be unique";
      throw new GeneratorError(`${prefix}${rule}. Duplicate key was ${key}`);
    }
    byKey.set(key, { value, origin: [originOf(position)] });
  }
  return byKey;
}

function overrideAll(
  base: ReadonlyMap<string, Merged>,
  override: ReadonlyMap<string, Merged>,
  { renderer, history }: GeneratorContext,
): void {
  for (const [key, merged] of base) {
    const over = override.get(key);
    if (!over) continue;
    merged.origin.push(...over.origin);
    if (renderer.goTemplate) mergeOver(merged.value, over.value, (map) => history.keep(map));
    else merged.value = textsOver(merged.value, over.value);
  }
}

/** map.go: CombineStringMapsAllowDuplicates */
function textsOver(base: GoMap, over: GoMap): GoMap {
  const texts = new Map<string, string>();
  for (const { entries } of [base, over])
    for (const [key, value] of entries) texts.set(key, printValue(value));
  return anyMap(texts);
}
