/** Completion inside `{{ }}`: the parameters that the sets really have, and the functions that a template can call. */
import type { FunctionNote } from "@/lib/applicationset";
import type { JsonValue } from "@/lib/gotemplate";
import { isJsonObject, type JsonObject } from "@/lib/gotemplate/json-object";
import type { ApplicationSetDetail, StepView } from "@/lib/workspace";
import type { CompletionAnswer, EditorCompletion } from "../../editor/editor-types";

/** So many sets say which keys there are. */
const setsRead = 50;
/** No template is longer: what stands further back is not looked at. */
const longestTemplate = 4_000;
const longestSample = 60;
const functionBoost = -10;
const keywords = ["if", "else", "end", "range", "with", "define", "template", "block", "break", "continue"];

export interface TemplateNames {
  readonly goTemplate: boolean;
  readonly sets: readonly JsonObject[];
  readonly functions: readonly FunctionNote[];
}

/** Some of the sets that templates see: of every generator, and of every step where the whole is not known. */
export function sampleSets({
  generatorResults,
}: Pick<ApplicationSetDetail, "generatorResults">): JsonObject[] {
  return generatorResults.flatMap(({ parameterSets, steps }) => {
    const own = parameterSets.slice(0, setsRead).map(({ used }) => used);
    return own.length > 0 ? own : steps.flatMap(setsOfStep);
  });
}

function setsOfStep({ sets, matrix, merge }: StepView): readonly JsonObject[] {
  if (sets.length > 0) return sets.slice(0, setsRead);
  if (matrix) return setsOfStep(matrix.first);
  return merge?.children.flatMap(setsOfStep) ?? [];
}

/** The text of the open template before the cursor; null outside of `{{ }}`. */
export function openTemplate(text: string, offset: number): string | null {
  const before = text.slice(Math.max(0, offset - longestTemplate), offset);
  const open = before.lastIndexOf("{{");
  if (open < 0 || before.indexOf("}}", open) >= 0) return null;
  return before.slice(open + 2);
}

/** The options at `offset`; null where nothing is to be named. */
export function completeTemplate(
  text: string,
  offset: number,
  names: TemplateNames,
): CompletionAnswer | null {
  const open = openTemplate(text, offset);
  if (open === null) return null;
  return names.goTemplate ? completeGo(open, offset, names) : completeFast(open, offset, names.sets);
}

/** fasttemplate knows flat keys only, dots and all. */
function completeFast(open: string, offset: number, sets: readonly JsonObject[]): CompletionAnswer | null {
  const typed = /^\s*([^\s{}]*)$/.exec(open)?.[1];
  if (typed === undefined) return null;
  const options = [...keysAt(sets, [])].map(([name, sample]) => parameterOption(name, name, sample));
  return options.length === 0 ? null : { from: offset - typed.length, options };
}

function completeGo(
  open: string,
  offset: number,
  { sets, functions }: TemplateNames,
): CompletionAnswer | null {
  if (insideText(open) || /\/\*(?:(?!\*\/).)*$/s.test(open)) return null;
  const field = /(?:^|[\s(|=,{-])(\$?)((?:\.\w*)+)$/.exec(open);
  if (field?.[2] !== undefined) {
    const path = field[2].split(".").slice(1);
    return completeParameter(offset, path, sets);
  }
  const word = /(?:^|[\s(|=,-])([A-Za-z_]\w*)?$/.exec(open);
  if (!word) return null;
  const typed = word[1] ?? "";
  const options = [
    ...[...keysAt(sets, [])].flatMap(([name, sample]) =>
      isName(name) ? [parameterOption(`.${name}`, `.${name}`, sample)] : [],
    ),
    ...functions.map(functionOption),
    ...keywords.map((label): EditorCompletion => ({ label, kind: "keyword", boost: functionBoost })),
  ];
  return { from: offset - typed.length, options };
}

function completeParameter(
  offset: number,
  path: readonly string[],
  sets: readonly JsonObject[],
): CompletionAnswer | null {
  const typed = path.at(-1) ?? "";
  const parents = path.slice(0, -1);
  const options = [...keysAt(sets, parents)].flatMap(([name, sample]) =>
    isName(name) ? [parameterOption(name, name, sample)] : [],
  );
  return options.length === 0 ? null : { from: offset - typed.length, options };
}

/** The keys of the maps at this path, with a value that one of the sets has there. */
function keysAt(sets: readonly JsonObject[], path: readonly string[]): Map<string, JsonValue> {
  const keys = new Map<string, JsonValue>();
  for (const set of sets) {
    let value: JsonValue | undefined = set;
    for (const part of path)
      value = isJsonObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
    if (!isJsonObject(value)) continue;
    for (const [name, sample] of Object.entries(value)) if (!keys.has(name)) keys.set(name, sample);
  }
  return keys;
}

/** Only such a key can stand behind a dot. */
function isName(key: string): boolean {
  return /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(key);
}

/** Whether a quoted text of the template is open. YAML's own quotes show as `\"`. */
function insideText(open: string): boolean {
  let quote = "";
  for (let at = 0; at < open.length; at++) {
    const letter = open[at] ?? "";
    if (letter === "\\" && open[at + 1] !== '"') at++;
    else if (quote === "" && (letter === '"' || letter === "`")) quote = letter;
    else if (letter === quote) quote = "";
  }
  return quote !== "";
}

function parameterOption(label: string, insert: string, sample: JsonValue): EditorCompletion {
  const text = JSON.stringify(sample);
  const shown = text.length > longestSample ? `${text.slice(0, longestSample)}…` : text;
  return { label, insert, kind: "variable", detail: typeName(sample), info: shown };
}

function typeName(value: JsonValue): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  return typeof value === "object" ? "map" : typeof value;
}

function functionOption({ name, signature, doc }: FunctionNote): EditorCompletion {
  return {
    label: name,
    detail: signature.replace(/^func/, ""),
    info: doc,
    kind: "function",
    boost: functionBoost,
  };
}
