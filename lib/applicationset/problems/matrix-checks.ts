/** What a matrix does to its children's sets that a reader may not expect. */
import { GoMap, type GoValue, printValue } from "../../gotemplate";
import { words } from "../../gotemplate/words";
import { childrenOf } from "../generators/child";
import {
  type ApplicationSet,
  type GeneratorEntry,
  mapAt,
  stringMapAt,
  structAt,
} from "../schema/application-set";
import { type DecodedStruct, RawJson } from "../schema/decode";
import type { GeneratorStep, MatrixStep } from "../step";
import { templateTexts } from "../template/plan";
import type { Path } from "../yaml/read-document";
import { childEntries, type Leaf, leavesOf } from "./generator-facts";
import type { ManifestFinding } from "./manifest-finding";

/** What the manifest alone tells; `steps` of the entry's kinds, as far as they are known. */
export function checkMatrices(
  entry: GeneratorEntry,
  { goTemplate }: ApplicationSet,
  steps: readonly GeneratorStep[],
): ManifestFinding[] {
  return [...entry.specs].flatMap(([kind, spec]) => {
    if (kind !== "matrix") return [];
    const path = [...entry.path, kind];
    const [, second] = childEntries(spec, path);
    const step = steps.find((each) => each.kind === "matrix")?.matrix;
    return [
      ...(goTemplate ? [] : differentInputs(entry, path)),
      ...(second ? runsOnce(second, childrenOf(spec)[1], step) : []),
      ...(goTemplate && step && second ? needsBoth(second, step) : []),
      ...(goTemplate && second ? earlyLookUps(second, step?.first.sets?.[0]) : []),
    ];
  });
}

/** Two plugins whose `generator` can't be united as text. */
function differentInputs(entry: GeneratorEntry, path: Path): ManifestFinding[] {
  const plugins = leavesOf(entry).filter(({ kind }) => kind === "plugin");
  const inputs = new Set(plugins.map(inputText));
  if (plugins.length < 2 || inputs.size < 2) return [];
  return [
    {
      code: "APPSET121",
      path,
      message: `The matrix calls ${plugins.length} plugins with different input, and with goTemplate: false their keys generator can't be united.`,
    },
  ];
}

function inputText({ spec }: Leaf): string {
  const parameters = mapAt(structAt(spec, "input"), "parameters");
  const entries = [...(parameters ?? [])].map(([key, value]) => [
    key,
    value instanceof RawJson ? value.raw : "",
  ]);
  return parameters === null ? "" : JSON.stringify(entries.sort());
}

/** A plugin as second child whose spec does not depend on the first. */
function runsOnce(
  second: GeneratorEntry,
  decoded: DecodedStruct | undefined,
  step: MatrixStep | null | undefined,
): ManifestFinding[] {
  if (!decoded || !second.specs.has("plugin") || templateTexts(decoded).length > 0) return [];
  if (step && (step.first.kept ?? step.first.sets ?? [0, 1]).length < 2) return [];
  return [
    {
      code: "APPSET123",
      path: [...second.path, "plugin"],
      message:
        "The plugin is called once for all sets of the first child: nothing of its spec depends on them.",
    },
  ];
}

const lookedRows = 20;

/** Values of the second child that read keys of both. */
function needsBoth(second: GeneratorEntry, { first, rows }: MatrixStep): ManifestFinding[] {
  return [...second.specs].flatMap(([kind, spec]) =>
    [...stringMapAt(spec, "values")].flatMap(([key, text]): ManifestFinding[] => {
      if (!text.includes("{{")) return [];
      for (const row of rows.slice(0, lookedRows)) {
        const outer = first.sets?.[row.first];
        const split = outer && splitReads(text, outer, row.second.sets?.[0]);
        if (split) return [bothNeeded([...second.path, kind, "values", key], key, text, split)];
      }
      return [];
    }),
  );
}

const lookUps = new Set(["hasKey", "dig", "get", "keys"]);

/** Values of the second child that ask the first one's set whether a key is there, and get an answer too soon. */
function earlyLookUps(second: GeneratorEntry, outer: GoMap | undefined): ManifestFinding[] {
  return [...second.specs].flatMap(([kind, spec]) =>
    [...stringMapAt(spec, "values")].flatMap(([key, text]): ManifestFinding[] => {
      const dot = words(text).find(
        ({ names, atRoot, command }) =>
          atRoot && names?.length === 0 && lookUps.has(command.words[0]?.text ?? ""),
      );
      const asked = dot?.command.words.find(({ type }) => type === "string")?.text.slice(1, -1);
      const isFirsts = asked !== undefined && outer?.entries.has(asked);
      if (!dot || isFirsts) return [];
      const name = dot.command.words[0]?.text ?? "";
      return [
        {
          code: "APPSET127",
          path: [...second.path, kind, "values", key],
          template: text,
          part: name,
          message: `${name} in values.${key} is answered with the first child's set, before the second child's keys are there.`,
        },
      ];
    }),
  );
}

interface SplitReads {
  readonly ofFirst: string;
  readonly other: string;
}

function splitReads(text: string, outer: GoMap, inner: GoMap | undefined): SplitReads | null {
  const reads = words(text).flatMap(({ names, atRoot }) =>
    names && names.length > 0 && atRoot ? [names] : [],
  );
  const ofFirst = reads.find((path) => has(outer, path) && !(inner && has(inner, path)));
  const other = reads.find((path) => !has(outer, path));
  return ofFirst && other ? { ofFirst: `.${ofFirst.join(".")}`, other: `.${other.join(".")}` } : null;
}

function has(set: GoMap, path: readonly string[]): boolean {
  let value: GoValue | undefined = set;
  for (const name of path) {
    value = value instanceof GoMap ? value.entries.get(name) : undefined;
    if (value === undefined) return false;
  }
  return true;
}

function bothNeeded(
  path: Path,
  key: string,
  template: string,
  { ofFirst, other }: SplitReads,
): ManifestFinding {
  return {
    code: "APPSET120",
    path,
    template,
    part: ofFirst,
    message: `values.${key} needs both children: ${ofFirst} is the first child's, and ${other} is not. It is rendered with the second child's set alone, where ${ofFirst} is missing.`,
  };
}

/** Keys of the second child that the first one hides. */
export function checkUnion(
  step: GeneratorStep,
  goTemplate: boolean,
  tags: ReadonlySet<string>,
): ManifestFinding[] {
  const { matrix } = step;
  if (!matrix) return [];
  return goTemplate ? hiddenKeys(step.path, matrix) : textKeys(step.path, matrix, tags);
}

const maxPairs = 1_000;

function hiddenKeys(path: Path, { first, rows }: MatrixStep): ManifestFinding[] {
  const hidden = new Map<string, { count: number; shown: string; lost: string }>();
  let pairs = 0;
  for (const row of rows) {
    if (pairs > maxPairs) break;
    const outer = first.sets?.[row.first];
    for (const inner of row.second.sets ?? []) {
      if (!outer || ++pairs > maxPairs) break;
      for (const [key, shown, lost] of conflicts("", outer, inner)) {
        const known = hidden.get(key);
        if (known) known.count++;
        else hidden.set(key, { count: 1, shown, lost });
      }
    }
  }
  return [...hidden].map(([key, { shown, lost }]) => ({
    code: "APPSET122" as const,
    path,
    key: key.split("."),
    message: `Both children give ${key}: the first child's ${shown} hides the second's ${lost}.`,
  }));
}

/** Leaves that both have, with different values. The plugins' own input is united. */
function conflicts(prefix: string, outer: GoMap, inner: GoMap): [key: string, shown: string, lost: string][] {
  const found: [string, string, string][] = [];
  for (const [name, lost] of inner.entries) {
    const shown = outer.entries.get(name);
    if (shown === undefined || (prefix === "" && name === "generator")) continue;
    const key = prefix + name;
    if (shown instanceof GoMap && lost instanceof GoMap) found.push(...conflicts(`${key}.`, shown, lost));
    else if (printValue(shown) !== printValue(lost)) found.push([key, brief(shown), brief(lost)]);
  }
  return found;
}

function brief(value: GoValue): string {
  const text = value === "" ? '""' : printValue(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const lookedSets = 200;

/** Values that are no text, which tags name: only inside of a matrix they are put in. */
function textKeys(path: Path, { first, rows }: MatrixStep, tags: ReadonlySet<string>): ManifestFinding[] {
  const sets = [
    ...(first.sets ?? []).slice(0, lookedSets),
    ...rows.slice(0, 20).flatMap((row) => row.second.sets?.slice(0, 20) ?? []),
  ];
  const keys = new Set<string>();
  for (const { entries } of sets) {
    for (const [key, value] of entries) {
      if (typeof value !== "string" && key !== "generator" && tags.has(key)) keys.add(key);
    }
  }
  return [...keys].map((key) => ({
    code: "APPSET126" as const,
    path,
    key: [key],
    message: `{{${key}}} resolves here, since a matrix makes a text of the value: outside of a matrix it would stay as written.`,
  }));
}

/** All steps of an entry, outer before inner; of a matrix's rows the first few. */
export function allSteps(steps: readonly GeneratorStep[]): GeneratorStep[] {
  return steps.flatMap((step) => {
    const { matrix, merge } = step;
    const inner = matrix
      ? [matrix.first, ...matrix.rows.slice(0, 5).map(({ second }) => second)]
      : (merge?.children ?? []);
    return [step, ...allSteps(inner)];
  });
}
