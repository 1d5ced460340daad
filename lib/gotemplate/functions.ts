/**
 * How a template function is written down: its Go signature as text, from which argument checks, the
 * editor's completion and the docs are made, and an implementation that gets arguments already checked
 * and converted to that signature. A function never sees the evaluator.
 */
import {
  anyType,
  boolType,
  errorType,
  float64Type,
  type GoType,
  int64Type,
  intType,
  mapOf,
  pointerTo,
  sliceOf,
  stringType,
  structType,
  uint32Type,
} from "./type";
import type { GoSignature, GoValue } from "./value";

/** What a function may use of the world outside its arguments. Injected, so that previews are repeatable. */
export interface FunctionEnvironment {
  /** Nanoseconds since 1970, UTC. */
  now(): bigint;
  /** IANA name of the controller's local zone. */
  readonly timeZone: string;
  /** `length` random bytes. */
  randomBytes(length: number): Uint8Array;
  /** Fails with a LimitError when a function is about to make something of more than the allowed size. */
  checkSize(what: string, size: number): void;
  /** Says that the result differs at each call (clock, random, keys, map order), so it never settles. */
  markUnstable(functionName: string): void;
  /** Takes back one mark of that function: its result was put into an order that stays. */
  unmarkUnstable?(functionName: string): void;
  /**
   * Executes another template's text on data with the same functions and options: what `tpl` needs. Throws
   * TemplateError (`parse_error`, `exec_error`, `limit_...`).
   */
  executeTemplate(text: string, data: GoValue): string;
}

/** Arguments arrive one by one as the signature says; variadic ones are spread. */
// biome-ignore lint/suspicious/noExplicitAny: the signature's text decides the types, which TypeScript can't read
export type Implementation = (this: FunctionEnvironment, ...args: any[]) => GoValue;

export interface TemplateFunction {
  readonly signature: GoSignature;
  /** As Go writes it: `func(width int, s string) string`. */
  readonly text: string;
  readonly implementation: Implementation;
  readonly doc: string;
}

export type FunctionTable = Readonly<Record<string, TemplateFunction>>;

/**
 * A template function from its Go signature, such as `func(sep string, v any) string`.
 * `string` arguments arrive as strings, `int` and `int64` as GoInt, `float64` as numbers, `any` as is.
 */
export function fn(text: string, doc: string, implementation: Implementation): TemplateFunction {
  return { text, doc, implementation, signature: parseSignature(text) };
}

const named: Record<string, GoType> = {
  any: anyType,
  bool: boolType,
  error: errorType,
  float64: float64Type,
  int: intType,
  int64: int64Type,
  string: stringType,
  uint32: uint32Type,
};

/** A type from its Go text: `[]string`, `map[string]any`, `*semver.Version`, `time.Time`. */
function parseType(text: string): GoType {
  if (text.startsWith("[]")) return sliceOf(parseType(text.slice(2)));
  if (text.startsWith("map[string]")) return mapOf(parseType(text.slice("map[string]".length)));
  if (text.startsWith("*")) return pointerTo(parseType(text.slice(1)));
  return named[text] ?? structType(text, []);
}

function parseSignature(text: string): GoSignature {
  const match = /^func\(([^)]*)\) ?(.*)$/.exec(text);
  if (!match) throw new TypeError(`not a Go signature: ${text}`);
  const parts = (match[1] ?? "").split(",").map((part) => part.trim());
  const params = parts[0] === "" ? [] : parameterTypes(parts);
  const results = (match[2] ?? "").replace(/[()]/g, "").split(",");
  return {
    params: params.map((param) => parseType(param.replace(/^\.\.\./, ""))),
    variadic: params.at(-1)?.startsWith("...") ?? false,
    result: parseType((results[0] ?? "any").trim()),
    fails: results.length > 1,
  };
}

/** Go lets `left, right int` share one type: a name without a type takes the next one. */
function parameterTypes(parts: string[]): string[] {
  const types: string[] = [];
  let next = "any";
  for (const part of parts.toReversed()) {
    const space = part.indexOf(" ");
    if (space > 0) next = part.slice(space + 1);
    types.unshift(next);
  }
  return types;
}
