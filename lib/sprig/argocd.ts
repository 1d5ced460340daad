/** Argo CD's own functions for names: normalize and slugify (gosimple/slug on an already normalised text). */
import { FunctionError } from "../gotemplate/errors";
import { type FunctionTable, fn } from "../gotemplate/functions";
import { boolType, type GoType, intType, stringType } from "../gotemplate/type";
import { GoInt, type GoValue, typeOf } from "../gotemplate/value";
import { toLowerText } from "./letter-case";

/** The longest DNS subdomain. */
const longestName = 253;
const defaultSlugLength = 50;

export const argocd: FunctionTable = {
  normalize: fn(
    "func(name string) string",
    "Lower case; everything but a-z, 0-9, '-' and '.' becomes '-'; cut at 253 bytes; '-' and '.' trimmed from both ends.",
    sanitizeName,
  ),
  slugify: fn(
    "func(args ...any) string",
    "[maximum length, default 50] [smart truncation, default true] text: normalised, dots to '-', runs of '-' joined, then cut; needs int and bool exactly.",
    (...args: GoValue[]) => {
      const length = args.length > 1 ? int(args[0]) : defaultSlugLength;
      const smart = args.length > 2 ? bool(args[1]) : true;
      return args.length === 0 ? "" : slug(sanitizeName(text(args.at(-1))), length, smart);
    },
  ),
};

/** The name asked for last and its answer: the fields of an Application ask for the same one again and again. */
let last = { name: "", sanitized: "" };

// applicationset/utils: SanitizeName
export function sanitizeName(name: string): string {
  if (name === last.name) return last.sanitized;
  const cut = toLowerText(name)
    .replace(/[^-a-z0-9.]/gu, "-")
    .slice(0, longestName);
  const sanitized = isEdge(cut[0]) || isEdge(cut.at(-1)) ? cut.replace(/^[-.]+|[-.]+$/g, "") : cut;
  last = { name, sanitized };
  return sanitized;
}

const isEdge = (char: string | undefined) => char === "-" || char === ".";

/** `name` is normalised, so nothing is left to transliterate. // slug.go: MakeLang */
function slug(name: string, length: number, smart: boolean): string {
  let out = name;
  if (!smart && out.length >= length) {
    if (length < 0) throw new FunctionError(`runtime error: slice bounds out of range [:${length}]`);
    out = out.slice(0, length);
  }
  out = out
    .replace(/[^a-z0-9-]/g, "-")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
  return length > 0 && smart ? smartTruncate(out, length) : out;
}

/** Cuts at the last whole word. // slug.go: smartTruncate */
function smartTruncate(out: string, length: number): string {
  if (out.length <= length) return out;
  const dash = out.lastIndexOf("-", length);
  return out.slice(0, dash < 0 ? length : dash);
}

function text(value: GoValue | undefined): string {
  return typeof value === "string" ? value : badType(value, stringType);
}

function bool(value: GoValue | undefined): boolean {
  return typeof value === "boolean" ? value : badType(value, boolType);
}

function int(value: GoValue | undefined): number {
  return value instanceof GoInt && value.type === intType ? Number(value.value) : badType(value, intType);
}

/** A failed type assertion, in the words of Go's runtime. */
function badType(value: GoValue | undefined, wanted: GoType): never {
  const found = typeOf(value ?? null)?.name ?? "nil";
  throw new FunctionError(`interface conversion: interface {} is ${found}, not ${wanted.name}`);
}
