/** What a merge does with its children's sets: keys that are missing, sets without a partner, an order that changes. */
import { GoInt, type GoMap, type GoValue, printValue } from "../../gotemplate";
import type { GeneratorStep, MergeStep } from "../step";
import type { Path } from "../yaml/read-document";
import type { ManifestFinding } from "./manifest-finding";

export function checkMerge({ path, merge, sets }: GeneratorStep, goTemplate: boolean): ManifestFinding[] {
  if (!merge) return [];
  const missing = merge.mergeKeys.flatMap((key) => missingKey(path, merge, key, goTemplate));
  const mixed = merge.mergeKeys.flatMap((key) => mixedTypes(path, merge, key));
  return [
    ...missing,
    ...mixed,
    ...(missing.length + mixed.length === 0 ? withoutPartner(merge) : []),
    ...((sets?.length ?? 0) > 1 ? [randomOrder(path, "merge")] : []),
  ];
}

export const randomOrder = (path: Path, kind: string): ManifestFinding => ({
  code: "APPSET132",
  path,
  message: `The ${kind} generator gives its parameter sets in another order at each run.`,
});

const ofChild = (index: number, count: number) => `child ${index + 1} of ${count}`;

/** A key that some sets of a child do not have. */
function missingKey(
  path: Path,
  { children }: MergeStep,
  key: string,
  goTemplate: boolean,
): ManifestFinding[] {
  return children.flatMap((child, index): ManifestFinding[] => {
    const sets = keptSets(child);
    const lacking = sets.filter(({ entries }) => !entries.has(key)).length;
    if (lacking === 0) return [];
    const isDotted = goTemplate && key.includes(".") && lacking === sets.length;
    const many = lacking === sets.length ? "No set" : `${lacking} of ${sets.length} sets`;
    const verb = lacking === sets.length ? "has" : "lack";
    return [
      {
        code: isDotted ? "APPSET134" : "APPSET130",
        path: [...path, "mergeKeys"],
        message: isDotted
          ? `The merge key ${key} has dots in it: with goTemplate: true it is looked for as one key, which no set of ${ofChild(index, children.length)} (${child.kind}) has.`
          : `${many} of ${ofChild(index, children.length)} (${child.kind}) ${verb} the merge key ${key}: it counts as null there.`,
      },
    ];
  });
}

function keptSets({ sets, kept }: GeneratorStep): readonly GoMap[] {
  if (!sets) return [];
  return kept ? kept.flatMap((index) => sets[index] ?? []) : sets;
}

/** A key that is a number in one child and the same number as text in another. */
function mixedTypes(path: Path, { children }: MergeStep, key: string): ManifestFinding[] {
  const kinds = new Map<string, string>();
  for (const child of children) {
    for (const { entries } of keptSets(child)) {
      const value = entries.get(key);
      const kind = value === undefined ? null : scalarKind(value);
      if (kind === null || value === undefined) continue;
      const text = printValue(value);
      const known = kinds.get(text);
      if (known !== undefined && known !== kind) return [mixed(path, key, text, known, kind)];
      kinds.set(text, kind);
    }
  }
  return [];
}

function scalarKind(value: GoValue): "text" | "a number" | "a boolean" | null {
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "a boolean";
  return typeof value === "number" || value instanceof GoInt ? "a number" : null;
}

const mixed = (path: Path, key: string, text: string, one: string, other: string): ManifestFinding => ({
  code: "APPSET133",
  path: [...path, "mergeKeys"],
  message: `${key} is ${text} as ${one} in one child and as ${other} in another: they are different keys.`,
});

function withoutPartner({ children, mergeKeys, withoutPartner: alone }: MergeStep): ManifestFinding[] {
  return children.flatMap((child, index): ManifestFinding[] => {
    const own = alone.filter((each) => each.child === index);
    const [first] = own;
    if (!first) return [];
    const set = child.sets?.[first.set];
    const keys = mergeKeys.map((key) => `${key}: ${printValue(set?.entries.get(key) ?? null)}`).join(", ");
    const many = own.length === 1 ? "One set" : `${own.length} sets`;
    return [
      {
        code: "APPSET131",
        path: child.path,
        message: `${many} of ${ofChild(index, children.length)} (${child.kind}) ${own.length === 1 ? "is" : "are"} dropped, since the first child has none with the same keys: ${keys}${own.length === 1 ? "" : ", ..."}.`,
      },
    ];
  });
}
