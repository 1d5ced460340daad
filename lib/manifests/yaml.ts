/**
 * YAML as Kubernetes' tools read it (YAML 1.1 of go-yaml v2, made JSON): `yes` is true, `0777` is octal, a date stays
 * text, sexagesimal numbers are text, the last of two equal keys wins. Aliases and depth are bounded.
 */
import { LineCounter, parseDocument, type Tags } from "yaml";
import type { JsonValue } from "../gotemplate";

export interface YamlFault {
  readonly message: string;
  /** Within the text given, both from 1. */
  readonly line: number;
  readonly column: number;
}

export type YamlReading =
  | {
      readonly ok: true;
      readonly value: JsonValue;
      /** Keys given twice in one map. */
      readonly duplicates: readonly YamlFault[];
      /** The line of a path's value, from 1. */
      readonly lineOf: (path: readonly (string | number)[]) => number;
    }
  | { readonly ok: false; readonly fault: YamlFault };

const unknownToGo = new Set(["intTime", "floatTime", "timestamp", "omap", "pairs", "set", "binary"]);
const goTags = (tags: Tags): Tags =>
  tags.filter((tag) => !(typeof tag === "string" ? unknownToGo.has(tag) : isUnknownToGo(tag)));

function isUnknownToGo(tag: { tag: string; format?: string; identify?: unknown }): boolean {
  return tag.format === "TIME" || /:(timestamp|omap|pairs|set|binary)$/.test(tag.tag);
}

/** The JSON value of one YAML document. */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      version: "1.1",
      customTags: goTags,
      lineCounter: lines,
      logLevel: "silent",
      prettyErrors: false,
    });
    const faults = document.errors.map((error) => ({ code: error.code, fault: toFault(error, lines) }));
    const fatal = faults.find(({ code }) => code !== "DUPLICATE_KEY");
    if (fatal) return { ok: false, fault: fatal.fault };
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return {
      ok: true,
      value: toJsonValue(value),
      duplicates: faults.map(({ fault }) => fault),
      lineOf: (path) => lines.linePos(nodeStart(document.getIn(path, true))).line || 1,
    };
  } catch (error) {
    // Too deep for the stack, too many aliases, or a number that JSON has not.
    const message =
      error instanceof RangeError ? "nested too deeply" : String(error).replace(/^\w*Error: /, "");
    return { ok: false, fault: { message, line: 1, column: 1 } };
  }
}

function toFault(error: { message: string; pos: readonly [number, number] }, lines: LineCounter): YamlFault {
  const { line, col } = lines.linePos(error.pos[0]);
  return { message: error.message, line: line || 1, column: col || 1 };
}

function nodeStart(node: unknown): number {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : 0;
}

/** Checks that a value is JSON; throws on what JSON can't say. */
function toJsonValue(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return value;
    throw new Error(`${value} is not a JSON number`);
  }
  if (Array.isArray(value)) return value.map(toJsonValue);
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJsonValue(item)]));
  }
  throw new Error(`a value of type ${typeof value} is not JSON`);
}
