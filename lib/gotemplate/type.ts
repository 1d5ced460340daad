/**
 * Go's types, as far as a template can tell them apart: by `%T`, `typeOf`, `kindOf`, by what an error
 * text names, and by which arguments a function accepts. Types are interned: compare them with `===`.
 */

import type { GoMethods } from "./value";

/** reflect.Kind, by the name that Go prints. */
export type Kind =
  | "invalid"
  | "bool"
  | "int"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "uintptr"
  | "float32"
  | "float64"
  | "complex128"
  | "string"
  | "slice"
  | "array"
  | "map"
  | "struct"
  | "ptr"
  | "func"
  | "interface";

/** One Go type. `name` is what `%T` prints. */
export interface GoType {
  readonly kind: Kind;
  readonly name: string;
  /** Element of a slice, array, map or pointer. */
  readonly elem?: GoType;
  /** Methods of a named type of numbers, such as time.Duration's; a struct's are the value's own. */
  readonly methods?: GoMethods;
  /** Exported and unexported fields of a struct, in order. */
  readonly fields?: readonly { readonly name: string; readonly type: GoType }[];
}

const interned = new Map<string, GoType>();

/** The one GoType of that name; made with `make` on first use. */
function intern(name: string, make: () => Omit<GoType, "name">): GoType {
  const known = interned.get(name);
  if (known) return known;
  const made = { ...make(), name };
  interned.set(name, made);
  return made;
}

const basic = (kind: Kind, name: string = kind): GoType => intern(name, () => ({ kind }));

export const boolType = basic("bool");
export const intType = basic("int");
export const int8Type = basic("int8");
export const int16Type = basic("int16");
export const int32Type = basic("int32");
export const int64Type = basic("int64");
export const uintType = basic("uint");
export const uint8Type = basic("uint8");
export const uint16Type = basic("uint16");
export const uint32Type = basic("uint32");
export const uint64Type = basic("uint64");
export const float32Type = basic("float32");
export const float64Type = basic("float64");
export const complex128Type = basic("complex128");
export const stringType = basic("string");
/** `interface {}`, as reflect prints it. */
export const anyType = basic("interface", "interface {}");
export const errorType = basic("interface", "error");

/** `[]elem` */
export function sliceOf(elem: GoType): GoType {
  return intern(`[]${elem.name}`, () => ({ kind: "slice", elem }));
}

/** `map[string]elem`: a template's data has no other key type. */
export function mapOf(elem: GoType): GoType {
  return intern(`map[string]${elem.name}`, () => ({ kind: "map", elem }));
}

/** `*elem` */
export function pointerTo(elem: GoType): GoType {
  return intern(`*${elem.name}`, () => ({ kind: "ptr", elem }));
}

/** A named type such as `time.Month` (kind int) or `uuid.UUID` (kind array). */
export function namedType(name: string, kind: Kind, elem?: GoType, methods?: GoMethods): GoType {
  return intern(name, () => ({ kind, ...(elem ? { elem } : {}), ...(methods ? { methods } : {}) }));
}

/** A struct type such as `v1.JSON`, with its fields in Go's order. */
export function structType(name: string, fields: readonly { name: string; type: GoType }[]): GoType {
  return intern(name, () => ({ kind: "struct", fields }));
}

export const anySliceType = sliceOf(anyType);
export const stringSliceType = sliceOf(stringType);
export const bytesType = sliceOf(uint8Type);
export const anyMapType = mapOf(anyType);
export const stringMapType = mapOf(stringType);
