/** What a text that rendered without an error still shows: no value, bytes, exponents, tags left over. */
import type { GoMap, GoValue } from "../../gotemplate";
import { GoMap as GoMapValue, GoSlice } from "../../gotemplate";
import { formatFloat } from "../../gotemplate/strconv/format-float";
import { nearest } from "./fixes/nearest";
import { asInteger, fixOf, removeDots, type TemplateFix, throughJson } from "./fixes/template-fixes";
import { missingReadFixes } from "./missing-read";
import { hasPointerId, pointerId } from "./outside-words";
import { type Diagnosis, shown } from "./render-problems";
import { tagsIn } from "./template-reads";

/** The problems of one rendered text; cheap when there are none. */
export function inspectOutput(
  template: string,
  output: string,
  params: GoMap,
  goTemplate: boolean,
): Diagnosis[] {
  const found: Diagnosis[] = [];
  if (output.includes("<no value>") && !template.includes("<no value>"))
    found.push(noValue(template, params));
  if (goTemplate && output.includes("{[")) found.push(...printedBytes(template, output));
  if (/\de[+-]\d/.test(output)) found.push(...exponents(template, output, params));
  if (goTemplate && template.includes("repository_id") && output.includes("0x") && hasPointerId(params))
    found.push(pointerId(template));
  if (!goTemplate && output.includes("{{")) found.push(...leftTags(template, output, params));
  return found;
}

function noValue(template: string, params: GoMap): Diagnosis {
  return {
    code: "APPSET028",
    message: `${shown(template)} prints <no value>: a key is missing or null.`,
    fixes: () => missingReadFixes(template, params),
  };
}

function printedBytes(template: string, output: string): Diagnosis[] {
  if (!/\{\[\d+(?: \d+)*\]\}/.test(output) || !template.includes("generator")) return [];
  return [printedInput(template)];
}

/** A template that prints an entry of generator.input.parameters. */
export function printedInput(template: string): Diagnosis {
  const name = /\.generator\.input\.parameters\.(\w+)/.exec(template)?.[1];
  const path = name ? `.${name}` : ".key1";
  return {
    code: "APPSET023",
    message: `${shown(template)} prints the bytes of raw JSON, not its value.`,
    remedy: `Write {{ (.generator.input.parameters | toJson | fromJson)${path} }}, or {{ .generator.input.parameters${path}.Raw | toString | fromJson }}.`,
    fixes: () => throughJson(template),
  };
}

/** Only what a number of the parameter set prints as, so that text that looks alike is left in peace. */
function exponents(template: string, output: string, params: GoMap): Diagnosis[] {
  const numbers = new Map<string, string>();
  collectNumbers("", params, numbers);
  for (const [token] of output.matchAll(/(?:-|(?<!\d))\d+(?:\.\d+)?e[+-]\d+/g)) {
    const path = numbers.get(token);
    if (path === undefined) continue;
    return [
      {
        code: "APPSET029",
        message: `${shown(template)} prints the number at ${path} with an exponent.`,
        fixes: () => (isSafeInteger(token) ? asInteger(template, path.split(".")) : []),
        ...(/^[\w.]+$/.test(path)
          ? {
              remedy: `Write {{ int64 .${path} }}, or let the plugin give the number as text: here it prints ${token}.`,
            }
          : {}),
      },
    ];
  }
  return [];
}

/** What int64 prints as the number's own digits. */
const isSafeInteger = (token: string) => Number.isSafeInteger(Number(token));

function collectNumbers(path: string, value: GoValue, into: Map<string, string>): void {
  if (typeof value === "number") into.set(formatFloat(value, "g", -1, 64), path);
  else if (typeof value === "string" && /e[+-]\d/.test(value)) into.set(value, path);
  else if (value instanceof GoSlice)
    value.items.forEach((item, index) => {
      collectNumbers(`${path}.${index}`, item, into);
    });
  else if (value instanceof GoMapValue) {
    for (const [key, item] of value.entries) collectNumbers(path === "" ? key : `${path}.${key}`, item, into);
  }
}

/** Tags that were in the template and came through unchanged. */
function leftTags(template: string, output: string, params: GoMap): Diagnosis[] {
  const left = tagsIn(template).filter(({ tag }) => output.includes(tag));
  return left.map(({ tag, name }) => leftTag(tag, name, params, template));
}

/** Tags that no parameter set can fill in fast mode. */
export function goSyntaxTags(template: string): Diagnosis[] {
  return tagsIn(template)
    .filter(({ name }) => isGoSyntax(name))
    .map(({ tag }) => goSyntaxTag(tag, template));
}

const isGoSyntax = (name: string) => /^-?\s*[.$(]|\s/.test(name);

function goSyntaxTag(tag: string, template: string): Diagnosis {
  return {
    code: "APPSET025",
    message: `${tag} is Go template syntax, but spec.goTemplate is not true: it stays as written.`,
    part: tag,
    fixes: () => removeDots(template),
  };
}

function leftTag(tag: string, name: string, params: GoMap, template: string): Diagnosis {
  if (isGoSyntax(name)) return goSyntaxTag(tag, template);
  if (name === "") return { code: "APPSET026", message: `${tag} is empty and stays as written.`, part: tag };
  const isHeld = params.entries.has(name);
  const why = isHeld ? "the value of that key is no text" : "the parameter set has no such key";
  return {
    code: "APPSET026",
    message: `${tag} stays in the output: ${why}.`,
    part: tag,
    fixes: () => (isHeld ? [] : correctedTag(template, tag, name, params)),
  };
}

/** A tag whose key is a slip of a known one. */
function correctedTag(template: string, tag: string, name: string, params: GoMap): TemplateFix[] {
  const meant = name.length > 2 ? nearest(name, params.entries.keys()) : null;
  if (meant === null || !/^\S+$/.test(meant)) return [];
  const edits = tagsIn(template).flatMap(({ index, tag: found }) =>
    found === tag ? [{ from: index, to: index + tag.length, insert: `{{${meant}}}` }] : [],
  );
  return fixOf(`Write {{${meant}}}`, edits);
}
