/** Copies of parameter sets to render with: a template's `set` or `sortAlpha` must not change what is shown. */
import { GoMap, GoSlice, type GoValue } from "../gotemplate";

/** Functions that change a map or list in place. */
const changing = /\b(?:set|unset|merge|mergeOverwrite|mustMerge|mustMergeOverwrite|sortAlpha|tpl)\b/;

/** Whether rendering these texts may change a parameter set. */
export function mayChangeSets(texts: Iterable<string>): boolean {
  for (const text of texts) if (changing.test(text)) return true;
  return false;
}

/** Deep copies in which what was shared stays shared, since a change then shows in all that share it. */
export function copySets(sets: readonly GoMap[]): GoMap[] {
  const maps = new Map<GoMap, GoMap>();
  const arrays = new Map<GoValue[], GoValue[]>();
  const copy = (value: GoValue): GoValue => {
    if (value instanceof GoMap) return copyMap(value);
    return value instanceof GoSlice ? new GoSlice(copyItems(value.items), value.type, value.isNil) : value;
  };
  const copyMap = (map: GoMap): GoMap => {
    const known = maps.get(map);
    if (known) return known;
    const made = new GoMap(new Map(), map.type, map.isNil);
    maps.set(map, made);
    for (const [key, item] of map.entries) made.entries.set(key, copy(item));
    return made;
  };
  const copyItems = (items: GoValue[]): GoValue[] => {
    const known = arrays.get(items);
    if (known) return known;
    const made: GoValue[] = [];
    arrays.set(items, made);
    for (const item of items) made.push(copy(item));
    return made;
  };
  return sets.map(copyMap);
}
