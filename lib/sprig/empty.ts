/** Sprig's notion of an empty value, which `default`, `coalesce`, `compact` and others share. */
import {
  GoBytes,
  GoComplex,
  GoFloat32,
  GoInt,
  GoMap,
  GoNamedString,
  GoPointer,
  GoSlice,
  type GoValue,
} from "../gotemplate";

/** Zero numbers, false, "", nil and what has length 0; a struct never. // Sprig's defaults.go: empty */
export function empty(value: GoValue): boolean {
  if (value === null || typeof value !== "object") return isZero(value);
  if (value instanceof GoInt) return value.value === 0n;
  if (value instanceof GoSlice) return value.items.length === 0;
  if (value instanceof GoMap) return value.entries.size === 0;
  if (value instanceof GoBytes) return value.bytes.length === 0;
  if (value instanceof GoNamedString) return value.value === "";
  if (value instanceof GoFloat32) return value.value === 0;
  if (value instanceof GoComplex) return value.real === 0 && value.imaginary === 0;
  return value instanceof GoPointer && value.target === null;
}

const isZero = (value: null | boolean | number | string) =>
  value === null || value === false || value === 0 || value === "";
