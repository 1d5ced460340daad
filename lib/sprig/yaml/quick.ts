/**
 * toYaml's short way for what nearly all templates give it: maps, lists, plain words and numbers. It answers null
 * when anything needs a closer look, and must never differ from the long way through JSON.
 */
import { GoInt, GoMap, GoSlice, type GoValue } from "../../gotemplate/value";
import { sortKeys } from "./key-order";
import { resolve } from "./resolve";

const deepest = 32;
/** A value that holds another many times over can be larger than memory: the long way counts. */
const longest = 100_000;

/** The YAML without its last line break; null: take the long way. */
export function quickYaml(value: GoValue): string | null {
  const text = isFilled(value) ? collection(value, 0) : null;
  return text === null ? null : text.slice(0, -1);
}

type Collection = GoMap | GoSlice;

function isFilled(value: GoValue): value is Collection {
  return (
    (value instanceof GoMap && value.entries.size > 0) || (value instanceof GoSlice && value.items.length > 0)
  );
}

const pads = Array.from({ length: deepest + 2 }, (_, i) => "  ".repeat(i));

function collection(value: Collection, depth: number): string | null {
  if (depth > deepest) return null;
  return value instanceof GoMap ? mapping(value, depth) : sequence(value, depth);
}

function mapping({ entries }: GoMap, depth: number): string | null {
  const keys = order(entries);
  if (keys === null) return null;
  const pad = pads[depth] ?? "";
  let out = "";
  for (const key of keys) {
    const name = word(key);
    const value = entries.get(key) ?? null;
    const text = isFilled(value) ? nested(value, depth) : inline(value);
    if (name === null || text === null || out.length > longest) return null;
    out += `${pad}${name}:${text}`;
  }
  return out;
}

/** A list inside a map is not indented. */
function nested(value: Collection, depth: number): string | null {
  const text = collection(value, value instanceof GoMap ? depth + 1 : depth);
  return text === null ? null : `\n${text}`;
}

function sequence({ items }: GoSlice, depth: number): string | null {
  const pad = pads[depth] ?? "";
  let out = "";
  for (const item of items) {
    const text = isFilled(item) ? collection(item, depth + 1)?.slice(2 * depth + 1) : inline(item);
    if (text === null || text === undefined || out.length > longest) return null;
    out += `${pad}-${text}`;
  }
  return out;
}

function inline(value: GoValue): string | null {
  const text = scalar(value);
  return text === null ? null : ` ${text}\n`;
}

function scalar(value: GoValue): string | null {
  if (typeof value === "string") return word(value);
  if (typeof value === "number") return number(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (value instanceof GoInt) return value.value.toString();
  if (value instanceof GoMap) return value.isNil ? "null" : "{}";
  if (value instanceof GoSlice) return value.isNil ? "null" : "[]";
  return null;
}

/** JSON, YAML and JavaScript write the floats of this range alike. */
function number(value: number): string | null {
  const size = Math.abs(value);
  const plain = Number.isInteger(value) ? size < 1e15 && !Object.is(value, -0) : size >= 1e-4 && size < 1e6;
  return plain ? String(value) : null;
}

/** Nothing in such a text can mean anything to YAML, or be folded; it may still read as another type. */
const harmless = /^[A-Za-z0-9][A-Za-z0-9_./-]*(?::[A-Za-z0-9_./-]+)*$/;

const longestWord = 100;
const cacheSize = 1_000;
let words = new Map<string, string | null>();

/** A text as it stands in the YAML, remembered: the same few come again in each set. */
function word(text: string): string | null {
  const known = words.get(text);
  if (known !== undefined) return known;
  const made = text.length <= longestWord && harmless.test(text) ? asScalar(text) : null;
  if (words.size >= cacheSize) words = new Map();
  if (text.length <= longestWord) words.set(text, made);
  return made;
}

/** `12:30` is a number to base 60, so a text with a colon must not begin with a digit. */
function asScalar(text: string): string | null {
  if (text.includes(":") && /^[0-9]/.test(text)) return null;
  return resolve("", text)?.tag === "str" ? text : `"${text}"`;
}

function isLetters(key: string): boolean {
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i) | 0x20;
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

/** The keys as goyaml sorts them; null when the controller's own order is random. */
function order(entries: ReadonlyMap<string, GoValue>): readonly string[] | null {
  const keys: string[] = [];
  let inOrder = true;
  let letters = true;
  for (const key of entries.keys()) {
    letters &&= isLetters(key);
    inOrder &&= keys.length === 0 || (keys[keys.length - 1] ?? "") < key;
    keys.push(key);
  }
  if (keys.length === 1) return keys;
  if (letters) return inOrder ? keys : keys.sort();
  const sorted = sortKeys(keys);
  return sorted.stable ? sorted.keys : null;
}
