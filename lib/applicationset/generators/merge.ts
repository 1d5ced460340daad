/** The merge generator: the first child's sets, overridden by sets of the others that have the same merge keys. */
import { anyMap, type GoMap } from "../../gotemplate";
import { printValue } from "../../gotemplate/fmt/sprint";
import { encodeJson } from "../../gotemplate/json/encode";
import { stringsAt } from "../schema/application-set";
import type { DecodedStruct } from "../schema/decode";
import { childrenOf, childSets, leastRequeue } from "./child";
import { type GeneratedSet, type Generator, type GeneratorContext, GeneratorError } from "./generator";
import { mergeOver } from "./merge-sets";

/** merge.go: GenerateParams. Go's order is that of a map: random. Ours is the first child's. */
export const mergeGenerator: Generator = {
  async generate(spec, context) {
    const children = childrenOf(spec);
    if (children.length < 2)
      throw new GeneratorError("found less than two generators, Merge requires two or more");
    const results: (readonly GeneratedSet[])[] = [];
    for (const [index, child] of children.entries()) {
      results.push(await getSets(child, context, index, children.length));
    }
    const keys = stringsAt(spec, "mergeKeys");
    const [base, ...overrides] = results.map((sets) => byMergeKey(keys, sets));
    const merged = base ?? new Map<string, GoMap>();
    for (const override of overrides) overrideAll(merged, override, context.renderer.goTemplate);
    return [...merged.values()].map((value) => ({ value, returned: null }));
  },
  requeueAfterSeconds: leastRequeue,
};

async function getSets(child: DecodedStruct, context: GeneratorContext, index: number, count: number) {
  try {
    return await childSets(child, null, context, index);
  } catch (error) {
    if (!(error instanceof GeneratorError)) throw error;
    const prefix = `error getting param sets from generators: error getting params from generator ${index + 1} of ${count}: `;
    throw new GeneratorError(prefix + error.message, { cause: error.cause });
  }
}

/** merge.go: getParamSetsByMergeKey. An absent key counts as null. */
function byMergeKey(keys: readonly string[], sets: readonly GeneratedSet[]): Map<string, GoMap> {
  const prefix = "error getting param sets by merge key: ";
  if (keys.length === 0) {
    throw new GeneratorError(`${prefix}no merge keys were specified, Merge requires at least one`);
  }
  const byKey = new Map<string, GoMap>();
  for (const { value } of sets) {
    const key = encodeJson(anyMap(new Map(keys.map((name) => [name, value.entries.get(name) ?? null]))));
    if (byKey.has(key)) {
      const rule =
        "the parameters from a generator were not unique by the given mergeKeys, Merge requires all param sets to be unique";
      throw new GeneratorError(`${prefix}${rule}. Duplicate key was ${key}`);
    }
    byKey.set(key, value);
  }
  return byKey;
}

function overrideAll(
  merged: Map<string, GoMap>,
  override: ReadonlyMap<string, GoMap>,
  goTemplate: boolean,
): void {
  for (const [key, base] of merged) {
    const over = override.get(key);
    if (!over) continue;
    if (goTemplate) mergeOver(base, over);
    else merged.set(key, textsOver(base, over));
  }
}

/** map.go: CombineStringMapsAllowDuplicates */
function textsOver(base: GoMap, over: GoMap): GoMap {
  const texts = new Map<string, string>();
  for (const { entries } of [base, over])
    for (const [key, value] of entries) texts.set(key, printValue(value));
  return anyMap(texts);
}
