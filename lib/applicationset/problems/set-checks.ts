/**
 * How the parameter sets of an entry and its texts fit together: keys that some sets lack, values of different types,
 * parameters and values that nothing reads. One pass over the sets, of the few paths that texts name.
 */
import { GoInt, GoMap, GoSlice, type GoValue } from "../../gotemplate";
import { type Word, words } from "../../gotemplate/words";
import type { GeneratorResult } from "../evaluation";
import { type ApplicationSet, type GeneratorEntry, stringMapAt, stringsAt } from "../schema/application-set";
import { type Decoded, isStruct, RawJson } from "../schema/decode";
import { templateTexts } from "../template/plan";
import type { YamlValue } from "../yaml/yaml-value";
import { leavesOf } from "./generator-facts";
import type { ManifestFinding } from "./manifest-finding";
import { allSteps } from "./matrix-checks";
import { missingReadFixes } from "./missing-read";
import { readsOf, tagsOf } from "./template-reads";
import type { TemplateText } from "./template-texts";

/** A text of the entry with its path in the document. */
export interface PlacedText extends Pick<TemplateText, "text"> {
  readonly path: TemplateText["path"];
}

export function checkSets(
  set: ApplicationSet,
  entry: GeneratorEntry,
  result: GeneratorResult,
  texts: readonly PlacedText[],
): ManifestFinding[] {
  const named = namedBy(set, entry);
  const own = [...unusedValues(entry, named), ...unusedParameters(result, named)];
  if (!set.goTemplate || result.parameterSets.length === 0) return [...own, ...emptyFiles(result)];
  return [...own, ...emptyFiles(result), ...checkPaths(result, texts)];
}

/** What the texts of an ApplicationSet name. */
interface Named {
  readonly names: ReadonlySet<string>;
  /** Everything may be read. */
  readonly whole: boolean;
  readonly goTemplate: boolean;
}

function namedBy(set: ApplicationSet, entry: GeneratorEntry): Named {
  const texts = [
    ...templateTexts(set.template),
    ...templateTexts(entry.decoded),
    ...(set.templatePatch === null ? [] : [set.templatePatch]),
  ];
  const names = new Set<string>(selectedKeys(entry.decoded));
  let whole = false;
  for (const text of texts) {
    if (set.goTemplate) {
      const reads = readsOf(text);
      for (const name of reads.names) names.add(name);
      whole ||= reads.whole || reads.names.has("tpl");
    } else for (const tag of tagsOf(text)) for (const name of prefixes(tag)) names.add(name);
  }
  return { names, whole, goTemplate: set.goTemplate };
}

/** `a.b.c` uses `a`, `a.b` and `a.b.c`. */
function prefixes(tag: string): string[] {
  const parts = tag.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

/** Keys that selectors and mergeKeys name, whatever they select. */
function selectedKeys(value: Decoded): string[] {
  if (Array.isArray(value)) return value.flatMap(selectedKeys);
  if (!isStruct(value)) return [];
  const keys = typeof value.key === "string" ? [value.key] : [];
  const labels = value.matchLabels instanceof Map ? [...value.matchLabels.keys()] : [];
  const own = [...keys, ...labels, ...stringsAt(value, "mergeKeys")].flatMap(prefixes);
  const nested = [value.matrix, value.merge].flatMap((inner) =>
    inner instanceof RawJson ? allTexts(inner.value) : [],
  );
  const last = own.map((name) => name.slice(name.lastIndexOf(".") + 1));
  return [...own, ...last, ...nested, ...Object.values(value).flatMap(selectedKeys)];
}

/** Every key and text of a nested generator that is not decoded: rather too many names than too few. */
function allTexts(value: YamlValue): string[] {
  if (typeof value === "string") return prefixes(value);
  if (Array.isArray(value)) return value.flatMap(allTexts);
  return value instanceof Map
    ? [...value].flatMap(([key, item]) => [...prefixes(key), ...allTexts(item)])
    : [];
}

function unusedValues(entry: GeneratorEntry, { names, whole, goTemplate }: Named): ManifestFinding[] {
  if (whole) return [];
  return leavesOf(entry).flatMap(({ spec, path }) => {
    const values = stringMapAt(spec, "values");
    const unused = [...values.keys()].filter((key) => !names.has(goTemplate ? key : `values.${key}`));
    const all = [...path, "values"];
    return unused.map(
      (key): ManifestFinding => ({
        code: "APPSET112",
        path: [...all, key],
        message: `Nothing reads values.${key}.`,
        fixes: (edits) => [
          {
            label: values.size === 1 ? "Remove values" : `Remove ${key}`,
            edits: edits.removeKey(values.size === 1 ? all : [...all, key]),
          },
        ],
      }),
    );
  });
}

const lookedSets = 500;
const shownKeys = 8;

/** Of what plugins and lists give: the user's own keys. */
function unusedParameters({ steps }: GeneratorResult, { names, whole }: Named): ManifestFinding[] {
  if (whole) return [];
  const found = new Map<string, ManifestFinding>();
  for (const { kind, path, sets } of allSteps(steps)) {
    if ((kind !== "plugin" && kind !== "list") || !sets) continue;
    const keys = new Set<string>();
    for (const { entries } of sets.slice(0, lookedSets)) for (const key of entries.keys()) keys.add(key);
    const unused = [...keys].filter((key) => !isUsed(key, names));
    if (unused.length > 0) found.set(path.join("\n"), unusedFinding(kind, path, unused));
  }
  return [...found.values()];
}

/** Flat keys of fast mode belong to the key before the dot. */
function isUsed(key: string, names: ReadonlySet<string>): boolean {
  const [first = key] = key.split(".");
  return names.has(key) || names.has(first) || first === "generator" || first === "values";
}

function unusedFinding(
  kind: string,
  path: ManifestFinding["path"],
  unused: readonly string[],
): ManifestFinding {
  const more = unused.length > shownKeys ? ` and ${unused.length - shownKeys} more` : "";
  const list = unused.slice(0, shownKeys).join(", ");
  const [only] = unused;
  return {
    code: "APPSET111",
    path,
    ...(unused.length === 1 && only !== undefined ? { key: [only] } : {}),
    message: `Nothing reads ${list}${more}, which the ${kind} gives.`,
  };
}

/** Sets that came of a file without content. */
function emptyFiles({ steps }: GeneratorResult): ManifestFinding[] {
  return allSteps(steps).flatMap(({ kind, path, sets }): ManifestFinding[] => {
    if (kind !== "git" && kind !== "oci") return [];
    const at = (sets ?? []).findIndex(isOnlyPath);
    const file = at < 0 ? "" : fileOf(sets?.[at]);
    return file === ""
      ? []
      : [
          {
            code: "APPSET143",
            path,
            set: at,
            message: `${file} has no content: its set holds only the path.`,
          },
        ];
  });
}

function isOnlyPath({ entries }: GoMap): boolean {
  return [...entries.keys()].every(
    (key) => /(^|\.)path($|\.|\[)/.test(key) || /^values($|\.)/.test(key) || isPrefix(entries.get(key)),
  );
}

/** pathParamPrefix: a map that holds only the path. */
const isPrefix = (value: GoValue | undefined) =>
  value instanceof GoMap && value.entries.size === 1 && value.entries.has("path");

/** The file's name; empty for a directory. */
function fileOf(set: GoMap | undefined): string {
  for (const [key, value] of set?.entries ?? []) {
    if (/(^|\.)path\.filename$/.test(key) && typeof value === "string") return value;
    const inner = value instanceof GoMap ? (key === "path" ? value : value.entries.get("path")) : null;
    const name = inner instanceof GoMap ? inner.entries.get("filename") : null;
    if (typeof name === "string") return name;
  }
  return "";
}

/** One path that texts name. */
interface Look {
  readonly path: readonly string[];
  readonly text: PlacedText;
  readonly word: Word;
  /** Handed to a function that takes nil in silence. */
  readonly isSilent: boolean;
  missing: number;
  firstMissing: number;
  firstEmpty: number;
  readonly types: Map<string, { count: number; first: number }>;
}

const guards = new Set(
  "default coalesce empty ternary hasKey dig get kindIs kindOf typeOf typeIs and or not if toJson toYaml fail required".split(
    " ",
  ),
);

/** Goes over the sets once. */
function checkPaths({ parameterSets }: GeneratorResult, texts: readonly PlacedText[]): ManifestFinding[] {
  const looks = new Map<string, Look>();
  for (const text of texts) for (const word of words(text.text)) addLook(looks, text, word);
  for (const [index, { value }] of parameterSets.entries()) {
    if (value.entries.size === 0) continue;
    for (const look of looks.values()) lookAt(look, value, index);
  }
  const total = parameterSets.length;
  return [...looks.values()].flatMap((look) => [
    ...missingIn(look, total, parameterSets[look.firstMissing]?.value),
    ...typesOf(look),
    ...emptyName(look),
  ]);
}

function addLook(looks: Map<string, Look>, text: PlacedText, word: Word): void {
  if (!word.names || word.names.length === 0 || !word.atRoot) return;
  const key = word.names.join("\n");
  const known = looks.get(key);
  const isSilent = isHandedOn(word);
  if (known && (known.isSilent || !isSilent)) return;
  const types = known?.types ?? new Map();
  looks.set(key, {
    path: word.names,
    text,
    word,
    isSilent,
    missing: 0,
    firstMissing: -1,
    firstEmpty: -1,
    types,
  });
}

/** An argument, outside of blocks and conditions, with nothing around that expects nil. */
function isHandedOn({ command, inBlock }: Word): boolean {
  if (inBlock || command.keyword !== "" || (command.words.length === 1 && !command.next)) return false;
  for (let each: Word["command"] | null = command; each; each = each.next) {
    if (each.words.some(({ text }) => guards.has(text))) return false;
  }
  return true;
}

function lookAt(look: Look, set: GoMap, index: number): void {
  let value: GoValue | undefined = set;
  for (const name of look.path) {
    if (!(value instanceof GoMap)) return;
    value = value.entries.get(name);
    if (value === undefined) break;
  }
  if (value === undefined) {
    if (look.missing++ === 0) look.firstMissing = index;
    return;
  }
  if (value === "" && look.firstEmpty < 0) look.firstEmpty = index;
  const type = typeOf(value);
  if (type === null) return;
  const known = look.types.get(type);
  if (known) known.count++;
  else look.types.set(type, { count: 1, first: index });
}

function typeOf(value: GoValue): string | null {
  if (typeof value === "string") return "text";
  if (typeof value === "number" || value instanceof GoInt) return "a number";
  if (typeof value === "boolean") return "a boolean";
  if (value instanceof GoMap) return "a map";
  return value instanceof GoSlice ? "a list" : null;
}

function missingIn(
  { path, text, word, isSilent, missing, firstMissing }: Look,
  total: number,
  set: GoMap | undefined,
): ManifestFinding[] {
  if (!isSilent || missing === 0 || missing === total) return [];
  const name = path.join(".");
  return [
    {
      code: "APPSET110",
      path: text.path,
      template: text.text,
      part: word.text,
      set: firstMissing,
      key: path,
      message: `${name} is missing in ${missing} of ${total} parameter sets, the first of them number ${firstMissing + 1}.`,
      ...(set ? { templateFixes: () => missingReadFixes(text.text, set, path.at(-1)) } : {}),
    },
  ];
}

function typesOf({ path, text, word, types }: Look): ManifestFinding[] {
  if (types.size < 2) return [];
  const list = [...types].sort(([, a], [, b]) => b.count - a.count);
  const said = list
    .map(([type, { count, first }]) => `${type} in ${count} (first: number ${first + 1})`)
    .join(", ");
  return [
    {
      code: "APPSET113",
      path: text.path,
      template: text.text,
      part: word.text,
      key: path,
      message: `${path.join(".")} is ${said}.`,
    },
  ];
}

function emptyName({ path, text, word, firstEmpty }: Look): ManifestFinding[] {
  const key = path.at(-1) ?? "";
  if (firstEmpty < 0 || !/Normalized$|_slug$/.test(key)) return [];
  return [
    {
      code: "APPSET114",
      path: text.path,
      template: text.text,
      part: word.text,
      set: firstEmpty,
      key: path,
      message: `${path.join(".")} is empty in parameter set number ${firstEmpty + 1}: nothing of the name was left.`,
    },
  ];
}
