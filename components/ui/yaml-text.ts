/**
 * JSON values as YAML text for reading and copying. A string is written bare only where YAML 1.1 and 1.2 both
 * read it back as that string; all else is quoted as JSON, which is YAML too.
 */

export type YamlValue = null | boolean | number | string | readonly YamlValue[] | YamlMap;
export interface YamlMap {
  readonly [key: string]: YamlValue;
}

const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|~|e[-+]?[\d_]+)$/i;
const BARE = /^[A-Za-z_/][\w./@+-]*(?:[ :][\w./@+()-]+)*$/;

/** A string as YAML, quoted when it must be. */
export function yamlString(text: string): string {
  return BARE.test(text) && !WORDS.test(text) && !/: /.test(text) ? text : JSON.stringify(text);
}

function scalar(value: null | boolean | number | string): string {
  return typeof value === "string" ? yamlString(value) : JSON.stringify(value);
}

export function isMap(value: unknown): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** The lines of `key: value` at this depth. */
export function yamlEntry(key: string, value: YamlValue, depth = 0): string[] {
  const pad = "  ".repeat(depth);
  const name = yamlString(key);
  if (isMap(value) && Object.keys(value).length > 0)
    return [`${pad}${name}:`, ...yamlLines(value, depth + 1)];
  if (isList(value) && value.length > 0) return [`${pad}${name}:`, ...yamlLines(value, depth)];
  return [`${pad}${name}: ${flow(value)}`];
}

function flow(value: YamlValue): string {
  if (isMap(value)) return "{}";
  if (isList(value)) return "[]";
  return scalar(value);
}

function listItem(value: YamlValue, depth: number): string[] {
  const pad = "  ".repeat(depth);
  const nested = (isMap(value) && Object.keys(value).length > 0) || (isList(value) && value.length > 0);
  if (!nested) return [`${pad}- ${flow(value)}`];
  const [first = "", ...rest] = yamlLines(value, depth + 1);
  return [`${pad}- ${first.trimStart()}`, ...rest];
}

/** A value as lines, two spaces a level. */
function yamlLines(value: YamlValue, depth = 0): string[] {
  if (isMap(value)) {
    const entries = Object.entries(value);
    if (entries.length > 0) return entries.flatMap(([key, child]) => yamlEntry(key, child, depth));
  } else if (isList(value) && value.length > 0) {
    return value.flatMap((child) => listItem(child, depth));
  }
  return [`${"  ".repeat(depth)}${flow(value)}`];
}

export function toYaml(value: YamlValue): string {
  return `${yamlLines(value).join("\n")}\n`;
}
