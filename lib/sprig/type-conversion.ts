/** Sprig's conversions of single values. What cannot be converted is zero, never an error. */
import {
  atoi,
  type FunctionTable,
  fn,
  type GoValue,
  goInt,
  goInt64,
  parseInt as parseGoInt,
} from "../gotemplate";
import { sprint, strval, toFloat64, toInt64 } from "./cast";

// Sprig's numeric.go: toDecimal
function toDecimal(value: GoValue) {
  const octal = parseGoInt(sprint(value), 8, 64);
  return goInt64(octal.error ? 0n : octal.value);
}

export const typeConversion: FunctionTable = {
  atoi: fn(
    "func(a string) int",
    "Decimal text to int; 0 when it is none, clamped when out of range.",
    (text: string) => goInt(atoi(text).value),
  ),
  int: fn(
    "func(v any) int",
    "Conversion to int: texts with 0x, 0o, 0b and leading-zero octal, numbers cut, booleans; else 0.",
    (value: GoValue) => goInt(toInt64(value)),
  ),
  int64: fn("func(v any) int64", "Conversion to int64, rules as for int.", (value: GoValue) =>
    goInt64(toInt64(value)),
  ),
  float64: fn("func(v any) float64", "Conversion to float64; else 0.", toFloat64),
  toDecimal: fn("func(v any) int64", "Reads the printed value as octal digits; else 0.", toDecimal),
  toString: fn("func(v any) string", "The value's text, as Go's %v.", strval),
};
