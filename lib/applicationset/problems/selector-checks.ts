/** Selectors on what is one leaf to them: lists of Go's own types, and the plugin's input. */
import type { ApplicationSet, GeneratorEntry, LabelSelector } from "../schema/application-set";
import type { Path } from "../yaml/read-document";
import { childEntries, factsOf } from "./generator-facts";
import type { ManifestFinding } from "./manifest-finding";

export function checkSelectors(entry: GeneratorEntry, set: ApplicationSet): ManifestFinding[] {
  const inner = [...entry.specs].flatMap(([kind, spec]) =>
    kind === "matrix" || kind === "merge" ? childEntries(spec, [...entry.path, kind]) : [],
  );
  return [...ofEntry(entry, set), ...inner.flatMap((child) => checkSelectors(child, set))];
}

function ofEntry(entry: GeneratorEntry, { goTemplate }: ApplicationSet): ManifestFinding[] {
  const { selector } = entry;
  if (!selector) return [];
  const leaves = leavesIn(entry, goTemplate);
  return keysOf(selector, [...entry.path, "selector"]).flatMap(({ key, path, values }) => {
    const leaf = leaves.find((name) => key === name || key.startsWith(`${name}.`));
    if (
      leaf === undefined ||
      (key === leaf && values.every((value) => /^\[|^map\[/.test(value)) && values.length > 0)
    )
      return [];
    const message =
      key === leaf
        ? `${leaf} is one text to the selector, such as ${exampleOf(leaf)}: it equals none of its items.`
        : `There is no key ${key}: ${leaf} is one text to the selector, such as ${exampleOf(leaf)}.`;
    return [{ code: "APPSET014" as const, path, message }];
  });
}

/** What is not flattened, in the sets of the entry. */
function leavesIn(entry: GeneratorEntry, goTemplate: boolean): string[] {
  const facts = factsOf(entry, goTemplate);
  const hasPlugin = facts.leaves.some(({ kind }) => kind === "plugin");
  const labels = goTemplate && facts.pullRequests.size > 0 ? ["labels"] : [];
  const segments = goTemplate ? facts.paths.map((path) => `${path.join(".")}.segments`) : [];
  return [...labels, ...segments, ...(hasPlugin ? ["generator.input"] : [])];
}

const exampleOf = (leaf: string) =>
  leaf === "labels" ? "[preview ui]" : leaf.endsWith("segments") ? "[apps one]" : "map[parameters:...]";

function keysOf({ matchLabels, matchExpressions }: LabelSelector, path: Path) {
  const labels = [...matchLabels].map(([key, value]) => ({
    key,
    path: [...path, "matchLabels", key],
    values: [value],
  }));
  const expressions = matchExpressions.map(({ key, values }, index) => ({
    key,
    path: [...path, "matchExpressions", index, "key"],
    values,
  }));
  return [...labels, ...expressions];
}
