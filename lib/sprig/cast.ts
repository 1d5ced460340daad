/**
 * Sprig's conversions between types: those of spf13/cast 1.7.0 that it uses, and its own to text. They
 * never fail: what cannot be converted is zero.
 */
import {
  float32Type,
  fromBytes,
  GoFloat32,
  GoInt,
  GoPointer,
  GoSlice,
  type GoType,
  type GoValue,
  int8Type,
  int16Type,
  int32Type,
  int64Type,
  intType,
  parseFloat as parseGoFloat,
  parseInt as parseGoInt,
  sprintf,
  stringSliceType,
  uint8Type,
  uint16Type,
  uint32Type,
  uint64Type,
  uintType,
} from "../gotemplate";
import { elementsOf, isByteSlice, isList } from "./reflect";
import { withCapacity } from "./slice-memory";

/** The smallest int64: what amd64 makes of a float out of range. */
const leastInt64 = -(2n ** 63n);

/** The integer types of cast's type switches; `time.Month` and `time.Weekday` come on top, as in its toInt. */
const integerTypes: ReadonlySet<GoType> = new Set([
  intType,
  int8Type,
  int16Type,
  int32Type,
  int64Type,
  uintType,
  uint8Type,
  uint16Type,
  uint32Type,
  uint64Type,
]);

// caste.go: toInt
const isInteger = ({ type }: GoInt) =>
  integerTypes.has(type) || type.name === "time.Month" || type.name === "time.Weekday";

// caste.go: indirect
function indirect(value: GoValue): GoValue {
  let v = value;
  while (v instanceof GoPointer && v.target !== null) v = v.target;
  return v;
}

// caste.go: ToInt64
export function toInt64(value: GoValue): bigint {
  const v = indirect(value);
  if (v instanceof GoInt) return isInteger(v) ? BigInt.asIntN(64, v.value) : 0n;
  if (typeof v === "number") return floatToInt64(v);
  if (typeof v === "string") return parseOrZero(parseGoInt(trimZeroDecimal(v), 0, 64), 0n);
  if (v instanceof GoFloat32) return v.type === float32Type ? floatToInt64(v.value) : 0n;
  return v === true ? 1n : 0n;
}

/** Go's `int64(f)` on amd64: cut towards zero, the smallest int64 when it does not fit. */
export function floatToInt64(value: number): bigint {
  if (!(value >= -(2 ** 63) && value < 2 ** 63)) return leastInt64;
  return BigInt(Math.trunc(value));
}

// caste.go: ToFloat64
export function toFloat64(value: GoValue): number {
  const v = indirect(value);
  if (typeof v === "number") return v;
  if (v instanceof GoInt) return isInteger(v) ? Number(v.value) : 0;
  if (typeof v === "string") return parseOrZero(parseGoFloat(v, 64), 0);
  if (v instanceof GoFloat32) return v.type === float32Type ? v.value : 0;
  return v === true ? 1 : 0;
}

function parseOrZero<T>(parsed: { readonly value: T; readonly error?: unknown }, zero: T): T {
  return parsed.error ? zero : parsed.value;
}

// caste.go: trimZeroDecimal
function trimZeroDecimal(text: string): string {
  let foundZero = false;
  for (let i = text.length - 1; i >= 0; i--) {
    const char = text[i];
    if (char === "." && foundZero) return text.slice(0, i);
    if (char !== "." && char !== "0") return text;
    foundZero ||= char === "0";
  }
  return text;
}

/** `fmt.Sprintf("%v", value)` */
export function sprint(value: GoValue): string {
  if (typeof value === "string") return value;
  // the commonest, without looking for methods
  if (value instanceof GoInt && integerTypes.has(value.type)) return String(value.value);
  return typeof value === "boolean" ? String(value) : sprintf("%v", [value]);
}

// strings.go: strval
export function strval(value: GoValue): string {
  return isByteSlice(value) ? fromBytes(value.bytes) : sprint(value);
}

// strings.go: strslice
export function strslice(value: GoValue): GoSlice {
  if (value instanceof GoSlice && value.type === stringSliceType) return value;
  if (value === null) return new GoSlice([], stringSliceType);
  const items = isList(value) ? elementsOf(value) : [value];
  const texts = items.filter((item) => item !== null).map(strval);
  return withCapacity(new GoSlice(texts, stringSliceType), items.length);
}

/** The texts of `strslice`. */
export function strings(value: GoValue): string[] {
  return strslice(value).items.map(strval);
}
