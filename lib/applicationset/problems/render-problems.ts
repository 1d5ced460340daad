/** Template errors that have a well-known cause: which problem it is, said for a reader, with the remedy that fits. */
import { type GoMap, TemplateError } from "../../gotemplate";
import type { ProblemCode } from "../../problems";
import type { RenderError } from "../template/text-renderer";

export interface Diagnosis {
  readonly code: ProblemCode;
  readonly message: string;
  readonly remedy?: string;
}

/** What a failed text means. */
export function diagnoseRenderError(failure: RenderError, params: GoMap): Diagnosis {
  const { message: error, template } = failure;
  return (
    limitReached(failure) ??
    pluginInput(error, template) ??
    missingDot(error, template, params) ??
    missingKey(error) ??
    unknownFunction(error) ??
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
  };
}

function missingKey(error: string): Diagnosis | null {
  const key = /map has no entry for key ("(?:[^"\\]|\\.)*")$/.exec(error)?.[1];
  if (!key) return null;
  return {
    code: "APPSET027",
    message: `The parameter set has no key ${key}, and missingkey=error makes that an error.`,
  };
}

function unknownFunction(error: string): Diagnosis | null {
  const name = /function "(\w+)" not defined/.exec(error)?.[1];
  return name ? { code: "APPSET033", message: `There is no function ${name}.` } : null;
}

/** A template for a sentence: one line, not too long. */
export function shown(template: string): string {
  const line = template.replace(/\s+/g, " ").trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
