/** `eq`, `lt` and what follows from them. // text/template/funcs.go */
import { FunctionError } from "./errors";
import { sprintf } from "./fmt/sprintf";
import { isNil, kindOf, typeName, type Value } from "./reflect";
import type { GoType } from "./type";
import { compareBytes } from "./utf8";
import {
  GoBytes,
  GoComplex,
  GoFloat32,
  GoInt,
  GoNamedString,
  GoSlice,
  GoStruct,
  type GoValue,
  typeOf,
} from "./value";

type BasicKind = "bool" | "complex" | "int" | "float" | "string" | "uint";

// funcs.go: basicKind
function basicKind(value: Value): BasicKind | null {
  if (typeof value === "string" || value instanceof GoNamedString) return "string";
  if (typeof value === "number" || value instanceof GoFloat32) return "float";
  if (typeof value === "boolean") return "bool";
  if (value instanceof GoInt) return value.type.kind.startsWith("u") ? "uint" : "int";
  return value instanceof GoComplex ? "complex" : null;
}

const badComparison = "invalid type for comparison";

/** The bare JavaScript value of a basic kind, for `===` and `<`. */
function scalar(value: Value): string | number | boolean | bigint {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value instanceof GoInt || value instanceof GoFloat32 || value instanceof GoNamedString)
    return value.value;
  throw new FunctionError(badComparison);
}

const areIntegers = (a: BasicKind | null, b: BasicKind | null) =>
  (a === "int" || a === "uint") && (b === "int" || b === "uint");

function incompatible(a: Value, b: Value): never {
  throw new FunctionError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);
}

/** a == b || a == c || ... // funcs.go: eq */
export function eq(first: Value, others: readonly Value[]): boolean {
  if (others.length === 0) throw new FunctionError("missing argument for comparison");
  const a = first ?? undefined;
  return others.some((other) => isEqual(a, other ?? undefined));
}

function isEqual(a: Value, b: Value): boolean {
  const ka = basicKind(a);
  const kb = basicKind(b);
  if (ka !== kb) {
    if (areIntegers(ka, kb)) return scalar(a) === scalar(b);
    return a !== undefined && b !== undefined ? incompatible(a, b) : false;
  }
  if (a instanceof GoComplex)
    return b instanceof GoComplex && a.real === b.real && a.imaginary === b.imaginary;
  return ka === null ? isEqualOther(a, b) : scalar(a) === scalar(b);
}

/** Kinds that only sometimes compare. // funcs.go: eq, canCompare */
function isEqualOther(a: Value, b: Value): boolean {
  if (kindOf(a) !== kindOf(b) && a !== undefined && b !== undefined) {
    const text = sprintf(`%s: ${typeName(a)}, ${typeName(b)}: %v`, [a ?? null, b ?? null]);
    throw new FunctionError(`non-comparable types ${text}`);
  }
  if (isNil(a) || isNil(b)) return isNil(a) === isNil(b);
  if (a === undefined || b === undefined) return false;
  if (!isComparable(typeOf(b))) {
    throw new FunctionError(`non-comparable type ${sprintf("%s", [b])}: ${typeName(b)}`);
  }
  return isSame(a, b);
}

// reflect.Type.Comparable
function isComparable(type: GoType | null): boolean {
  if (!type) return true;
  if (type.kind === "slice" || type.kind === "map" || type.kind === "func") return false;
  if (type.kind === "array") return isComparable(type.elem ?? null);
  return (type.fields ?? []).every((field) => isComparable(field.type));
}

/** Go's == of interfaces: the same type and the same value. */
function isSame(a: GoValue, b: GoValue): boolean {
  if (a === b) return true;
  if (typeOf(a) !== typeOf(b)) return false;
  if (a instanceof GoBytes && b instanceof GoBytes) return String(a.bytes) === String(b.bytes);
  if (a instanceof GoSlice && b instanceof GoSlice)
    return a.items.every((item, i) => isSame(item, b.items[i] ?? null));
  if (a instanceof GoStruct && b instanceof GoStruct) return isSameStruct(a, b);
  return basicKind(a) !== null && isEqual(a, b);
}

function isSameStruct(a: GoStruct, b: GoStruct): boolean {
  if (JSON.stringify(a.native, bigintText) !== JSON.stringify(b.native, bigintText)) return false;
  return [...a.fields].every(([name, value]) => isSame(value, b.fields.get(name) ?? null));
}

const bigintText = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);

/** a < b // funcs.go: lt */
export function lt(first: Value, second: Value): boolean {
  const a = first ?? undefined;
  const b = second ?? undefined;
  const ka = basicKind(a);
  const kb = basicKind(b);
  if (ka === null || kb === null) throw new FunctionError(badComparison);
  if (ka !== kb && !areIntegers(ka, kb)) incompatible(a, b);
  if (ka === "bool" || ka === "complex") throw new FunctionError(badComparison);
  const x = scalar(a);
  const y = scalar(b);
  return typeof x === "string" && typeof y === "string" ? compareBytes(x, y) < 0 : x < y;
}

/** a <= b // funcs.go: le */
export function le(a: Value, b: Value): boolean {
  return lt(a, b) || eq(a, [b]);
}
