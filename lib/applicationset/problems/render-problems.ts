/** Template errors that have a well-known cause: which problem it is, said for a reader, with the remedy that fits. */
import { builtins, type GoMap, TemplateError } from "../../gotemplate";
import { type Word, words } from "../../gotemplate/words";
import type { ProblemCode } from "../../problems";
import { functions } from "../../sprig";
import type { RenderError } from "../template/text-renderer";
import { addDot, asPlain, renamedFunction, type TemplateFix, throughJson } from "./fixes/template-fixes";
import { missingReadFixes } from "./missing-read";
import { pullRequestNumber, repositoryId } from "./outside-words";

export interface Diagnosis {
  readonly code: ProblemCode;
  readonly message: string;
  readonly remedy?: string;
  /** The piece of the text that it is about, as written. */
  readonly part?: string;
  /** Asked only for what is shown. */
  readonly fixes?: () => readonly TemplateFix[];
}

/** What a failed text means. */
export function diagnoseRenderError(failure: RenderError, params: GoMap): Diagnosis {
  const { message: error, template } = failure;
  return (
    limitReached(failure) ??
    pluginInput(error, template) ??
    missingDot(error, template, params) ??
    missingKey(error, template, params) ??
    unknownFunction(error, template) ??
    textMap(error, template) ??
    pullRequestNumber(error, template, params) ??
    repositoryId(error, template) ??
    flowPatch(error, template) ??
    (error.includes("failed to parse template") || error.startsWith("invalid template:")
      ? { code: "APPSET021", message: `The template ${shown(template)} can't be parsed.` }
      : { code: "APPSET020", message: `The template ${shown(template)} fails.` })
  );
}

/** A budget of ours, which the controller has not. */
function limitReached({ cause }: RenderError): Diagnosis | null {
  const inner = cause instanceof Error ? cause.cause : null;
  if (!(inner instanceof TemplateError) || !inner.code.startsWith("limit_")) return null;
  return { code: "APPSET036", message: `Rendering was stopped: ${inner.message}.` };
}

const entryPath = /\.generator\.input\.parameters\.(\w+)((?:\.\w+)*)(?:\s+"([^"]*)")?/;

/** index, field, range, eq and map functions on an entry of generator.input.parameters. */
function pluginInput(error: string, template: string): Diagnosis | null {
  if (!template.includes(".generator.input")) return null;
  if (!/v1\.JSON|v1alpha1\.PluginParameters|range can't iterate over \{\[/.test(error)) return null;
  return rawInput(template);
}

/** A template that looks into an entry of generator.input.parameters. */
export function rawInput(template: string): Diagnosis {
  const [, name = "", rest = "", index] = entryPath.exec(template) ?? [];
  const path = name === "" ? "" : `.${name}${rest}${index === undefined ? "" : `.${index}`}`;
  const works = `{{ (.generator.input.parameters | toJson | fromJson)${path || ".map.key1"} }}`;
  const what = name === "" ? "generator.input.parameters" : `generator.input.parameters.${name}`;
  return {
    code: "APPSET022",
    message: `${what} is not a plain value but raw JSON of Go's type v1.JSON: the template ${shown(template)} can't look into it.`,
    remedy: `Write ${works}, or put the value into the generator's values.`,
    fixes: () => throughJson(template),
  };
}

/** `{{values.x}}` and `{{name}}`: without its dot a name is a function. */
function missingDot(error: string, template: string, params: GoMap): Diagnosis | null {
  const name =
    /function "(\w+)" not defined/.exec(error)?.[1] ??
    /wrong number of args for (\w+): want/.exec(error)?.[1] ??
    "";
  const written = new RegExp(`\\{\\{-?\\s*(${name}(?:\\.[\\w.]+)?)\\s*-?\\}\\}`).exec(template)?.[1];
  if (name === "" || !written) return null;
  const isFunction = error.includes("wrong number of args");
  if (!isFunction && !params.entries.has(name) && !written.includes(".")) return null;
  const meaning = isFunction ? `calls Sprig's function ${name}` : "looks for a function of that name";
  return {
    code: "APPSET024",
    message: `{{${written}}} has no dot: with goTemplate: true it ${meaning}.`,
    remedy: `Write {{.${written}}}.`,
    fixes: () => addDot(template, name),
  };
}

function missingKey(error: string, template: string, params: GoMap): Diagnosis | null {
  const key = /map has no entry for key ("(?:[^"\\]|\\.)*")$/.exec(error)?.[1];
  if (!key) return null;
  return {
    code: "APPSET027",
    message: `The parameter set has no key ${key}, and missingkey=error makes that an error.`,
    fixes: () => missingReadFixes(template, params, unquoted(key)),
  };
}

/** Go's quoting is JSON's for the keys that a template can name. */
function unquoted(quoted: string): string {
  return /^"[^\\]*"$/.test(quoted) ? quoted.slice(1, -1) : "";
}

function unknownFunction(error: string, template: string): Diagnosis | null {
  const name = /function "(\w+)" not defined/.exec(error)?.[1];
  if (!name) return null;
  const known = [...Object.keys(functions), ...Object.keys(builtins)];
  return {
    code: "APPSET033",
    message: `There is no function ${name}.`,
    part: name,
    fixes: () => renamedFunction(template, name, known),
  };
}

/** Functions of maps on labels, annotations and values. */
function textMap(error: string, template: string): Diagnosis | null {
  const refused =
    /error calling (\w+): wrong type for value; expected map\[string\]interface \{\}; got map\[string\]string/.exec(
      error,
    ) ??
    /wrong type for value; expected map\[string\]interface \{\}; got map\[string\]string/.exec(error) ??
    /error calling (dig): interface conversion: .*map\[string\]string/.exec(error);
  if (!refused) return null;
  const name = /<(\w+) |error calling (\w+):/.exec(error);
  return textMapRefused(name?.[1] ?? name?.[2] ?? "", template);
}

/** A function of `map[string]interface {}` that is given a `map[string]string`. */
export function textMapRefused(name: string, template: string, path?: readonly string[]): Diagnosis {
  const found = words(template).filter((word) =>
    path
      ? isSame(word.names, path)
      : isArgumentOf(word.command, word.position, name) && isTextMapPath(word.names),
  );
  const what = path ? path.join(".") : (found[0]?.names?.join(".") ?? "a map on its way");
  const dug = name === "dig" && found.length === 0 ? words(template).filter(isDugThrough) : found;
  return {
    code: "APPSET038",
    message: `${name || callOf(found[0])} takes no map of texts, and ${what} is a map[string]string.`,
    fixes: () => asPlain(dug),
  };
}

const isSame = (names: readonly string[] | null, path: readonly string[]) =>
  names?.length === path.length && names.every((each, index) => each === path[index]);

/** The function that is given the word. */
function callOf(word: Word | undefined): string {
  const { command, position } = word ?? {};
  const called = position === 0 ? command?.next?.words[0] : command?.words[0];
  return called?.text ?? "The function";
}

/** The data as what dig goes through. */
function isDugThrough({ names, command, position }: Word): boolean {
  return names?.length === 0 && position > 0 && command.words[0]?.text === "dig";
}

/** Given after the function's name, or down the pipe. */
function isArgumentOf(command: Word["command"], position: number, name: string): boolean {
  if (position > 0) return name === "" || command.words[0]?.text === name;
  return command.words.length === 1 && (name === "" || command.next?.words[0]?.text === name);
}

/** `values`, `metadata.labels`, `metadata.annotations`: the maps of texts that generators give. */
function isTextMapPath(names: readonly string[] | null): boolean {
  const path = names?.join(".");
  return path === "values" || path === "metadata.labels" || path === "metadata.annotations";
}

/** A templatePatch that begins with `{` is JSON to the controller. */
function flowPatch(error: string, template: string): Diagnosis | null {
  if (!error.startsWith("invalid templatePatch") || !/^\s*\{/.test(template)) return null;
  if (!error.includes("invalid character")) return null;
  return {
    code: "APPSET020",
    message: "The templatePatch begins with { and is no JSON.",
    remedy:
      "A patch that begins with { is read as JSON: quote its keys and texts, or write it as block YAML.",
  };
}

/** A template for a sentence: one line, not too long. */
export function shown(template: string): string {
  const line = template.replace(/\s+/g, " ").trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
