/**
 * ignoreApplicationDifferences: fields that are taken out of both sides before they are compared. Of jq only plain paths
 * are followed, which is what it is used for here; any other expression is called unknown.
 */
import type { JsonValue } from "../../gotemplate";
import type { Comparable } from "./desired";
import type { IgnoredFields } from "./settings";

type Step =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "each" };
type Steps = readonly Step[];

export interface Ignoring {
  readonly paths: readonly Steps[];
  /** Expressions that are not followed here. */
  readonly unknown: readonly string[];
}

/** Those that apply to an Application of this name. */
export function ignoring(ignored: readonly IgnoredFields[], name: string): Ignoring {
  const entries = ignored.filter(({ application }) => application === "" || application === name);
  const jq = entries.flatMap(({ jqPathExpressions }) =>
    jqPathExpressions.map((expression) => ({ expression, steps: parseJqPath(expression) })),
  );
  const pointers = entries.flatMap(({ jsonPointers }) => jsonPointers.map(parsePointer));
  return {
    paths: [...pointers, ...jq.map(({ steps }) => steps)].filter((steps) => steps !== null),
    unknown: jq.filter(({ steps }) => steps === null).map(({ expression }) => expression),
  };
}

/** The Application without the ignored fields. What has no such field stays as it is. */
export function without(application: Comparable, { paths }: Ignoring): Comparable {
  if (paths.length === 0) return application;
  const copy = structuredClone(application);
  for (const steps of paths) remove(copy, steps, 0);
  return copy;
}

/** RFC 6901. null: it points to nothing that could be removed. */
function parsePointer(pointer: string): Steps | null {
  if (!pointer.startsWith("/")) return null;
  const tokens = pointer.slice(1).split("/");
  return tokens.map((token) => ({
    kind: "token",
    token: token.replaceAll("~1", "/").replaceAll("~0", "~"),
  }));
}

const jqStep = /\.?"((?:[^"\\]|\\.)*)"|\.([A-Za-z_]\w*)|\.?\[(?:"((?:[^"\\]|\\.)*)"|(-?\d+)|)\]/y;

/** A path of plain steps: `.spec.source.helm["values"]`, `.spec.sources[0].path`, `.spec.sources[].helm`. */
function parseJqPath(expression: string): Steps | null {
  const text = expression.trim();
  const steps: Step[] = [];
  for (let at = 0; at < text.length; ) {
    jqStep.lastIndex = at;
    const match = jqStep.exec(text);
    if (!match || (at === 0 && !match[0].startsWith("."))) return null;
    const [whole, quoted, name, bracketed, index] = match;
    const key = name ?? unquote(quoted ?? bracketed);
    if (key === null) return null;
    steps.push(toStep(key, index));
    at += whole.length;
    if (text[at] === "?") at++;
  }
  return steps.length > 0 ? steps : null;
}

function toStep(key: string | undefined, index: string | undefined): Step {
  if (key !== undefined) return { kind: "key", key };
  return index === undefined ? { kind: "each" } : { kind: "index", index: Number(index) };
}

/** undefined stays; null: a text that is more than text. */
function unquote(quoted: string | undefined): string | undefined | null {
  if (quoted === undefined) return undefined;
  if (quoted.includes("\\(")) return null;
  try {
    const text: unknown = JSON.parse(`"${quoted}"`);
    return typeof text === "string" ? text : null;
  } catch {
    return null;
  }
}

function remove(value: JsonValue, steps: Steps, at: number): void {
  const step = steps[at];
  if (!step || typeof value !== "object" || value === null) return;
  const keys = Array.isArray(value) ? indexesOf(step, value.length) : keysOf(step, value);
  // From the end, so that what is removed moves nothing that is still to go.
  for (const key of keys.toReversed()) {
    if (at + 1 < steps.length) descend(value, key, steps, at + 1);
    else if (Array.isArray(value)) value.splice(Number(key), 1);
    else delete value[key];
  }
}

function descend(value: JsonValue[] | { [key: string]: JsonValue }, key: string, steps: Steps, at: number) {
  const item = Array.isArray(value) ? value[Number(key)] : value[key];
  if (item !== undefined) remove(item, steps, at);
}

function keysOf(step: Step, value: { [key: string]: JsonValue }): string[] {
  if (step.kind === "each") return Object.keys(value);
  if (step.kind === "index") return [];
  const key = step.kind === "token" ? step.token : step.key;
  return Object.hasOwn(value, key) ? [key] : [];
}

function indexesOf(step: Step, length: number): string[] {
  if (step.kind === "each") return Array.from({ length }, (_, index) => String(index));
  if (step.kind === "key") return [];
  const given = step.kind === "index" ? step.index : /^-?\d+$/.test(step.token) ? Number(step.token) : length;
  const index = given < 0 ? given + length : given;
  return index >= 0 && index < length ? [String(index)] : [];
}
