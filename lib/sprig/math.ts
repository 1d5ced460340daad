/**
 * Sprig's arithmetic: on int64 after conversion of each argument, wrapping at 64 bits; or on exact decimals
 * (the names that end in f), rounded to a float64 at the end.
 */
import { FunctionError, type FunctionTable, fn, type GoInt, type GoValue, goInt64 } from "../gotemplate";
import { toFloat64, toInt64 } from "./cast";
import {
  addDecimals,
  type Decimal,
  divideDecimals,
  fromFloat,
  multiplyDecimals,
  subtractDecimals,
  toFloat,
} from "./decimal";
import { pow10 } from "./pow10";

const wrap = (value: bigint) => BigInt.asIntN(64, value);

function divisor(value: GoValue): bigint {
  const b = toInt64(value);
  if (b === 0n) throw new FunctionError("runtime error: integer divide by zero");
  return b;
}

const ascending = (x: bigint, y: bigint) => Number(x > y) - Number(x < y);
const sorted = (values: readonly GoValue[]) => values.map(toInt64).sort(ascending);
const max = (...values: GoValue[]) => goInt64(sorted(values).at(-1) ?? 0n);
const min = (...values: GoValue[]) => goInt64(sorted(values)[0] ?? 0n);

// math/dim.go: Max, where an infinity wins over NaN
function maxFloat(x: number, y: number): number {
  return x === Number.POSITIVE_INFINITY || y === Number.POSITIVE_INFINITY
    ? Number.POSITIVE_INFINITY
    : Math.max(x, y);
}

// math/dim.go: Min
function minFloat(x: number, y: number): number {
  return x === Number.NEGATIVE_INFINITY || y === Number.NEGATIVE_INFINITY
    ? Number.NEGATIVE_INFINITY
    : Math.min(x, y);
}

// Sprig's numeric.go: execDecimalOp
function decimally(
  first: GoValue,
  rest: readonly GoValue[],
  operate: (x: Decimal, y: Decimal) => Decimal,
): number {
  let result = fromFloat(toFloat64(first));
  for (const value of rest) result = operate(result, fromFloat(toFloat64(value)));
  return toFloat(result);
}

// Sprig's numeric.go: round
function round(value: number, places: number, roundOn: number): number {
  const power = pow10(places);
  const scaled = power * value;
  // Modf of an infinity has no fraction to speak of: NaN is not >= anything
  const fraction = Number.isFinite(scaled) ? scaled - Math.trunc(scaled) : Number.NaN;
  return (fraction >= roundOn ? Math.ceil(scaled) : Math.floor(scaled)) / power;
}

export const math: FunctionTable = {
  add1: fn("func(i any) int64", "Plus one as int64.", (i: GoValue) => goInt64(wrap(toInt64(i) + 1n))),
  add: fn(
    "func(i ...any) int64",
    "Sum as int64 after conversion of each argument; wraps.",
    (...i: GoValue[]) => goInt64(i.map(toInt64).reduce((x, y) => wrap(x + y), 0n)),
  ),
  sub: fn("func(a, b any) int64", "Difference as int64.", (a: GoValue, b: GoValue) =>
    goInt64(wrap(toInt64(a) - toInt64(b))),
  ),
  div: fn(
    "func(a, b any) int64",
    "Quotient as int64, cut towards zero; by zero is an error.",
    (a: GoValue, b: GoValue) => goInt64(wrap(toInt64(a) / divisor(b))),
  ),
  mod: fn(
    "func(a, b any) int64",
    "Remainder as int64 with the dividend's sign; by zero is an error.",
    (a: GoValue, b: GoValue) => goInt64(toInt64(a) % divisor(b)),
  ),
  mul: fn("func(a any, v ...any) int64", "Product as int64; wraps.", (a: GoValue, ...v: GoValue[]) =>
    goInt64(v.map(toInt64).reduce((x, y) => wrap(x * y), toInt64(a))),
  ),
  add1f: fn("func(i any) float64", "Plus one in decimal as float64.", (i: GoValue) =>
    decimally(i, [1], addDecimals),
  ),
  addf: fn("func(i ...any) float64", "Decimal sum as float64.", (...i: GoValue[]) =>
    decimally(0, i, addDecimals),
  ),
  subf: fn("func(a any, v ...any) float64", "Decimal difference as float64.", (a: GoValue, ...v: GoValue[]) =>
    decimally(a, v, subtractDecimals),
  ),
  divf: fn(
    "func(a any, v ...any) float64",
    "Decimal quotient with 16 places as float64; by zero is an error.",
    (a: GoValue, ...v: GoValue[]) => decimally(a, v, divideDecimals),
  ),
  mulf: fn("func(a any, v ...any) float64", "Decimal product as float64.", (a: GoValue, ...v: GoValue[]) =>
    decimally(a, v, multiplyDecimals),
  ),
  biggest: fn("func(a any, i ...any) int64", "Old name of max.", max),
  max: fn("func(a any, i ...any) int64", "Largest as int64.", max),
  min: fn("func(a any, i ...any) int64", "Smallest as int64.", min),
  maxf: fn("func(a any, i ...any) float64", "Largest as float64.", (a: GoValue, ...i: GoValue[]) =>
    i.map(toFloat64).reduce(maxFloat, toFloat64(a)),
  ),
  minf: fn("func(a any, i ...any) float64", "Smallest as float64.", (a: GoValue, ...i: GoValue[]) =>
    i.map(toFloat64).reduce(minFloat, toFloat64(a)),
  ),
  ceil: fn("func(a any) float64", "Next whole number up as float64.", (a: GoValue) =>
    Math.ceil(toFloat64(a)),
  ),
  floor: fn("func(a any) float64", "Next whole number down as float64.", (a: GoValue) =>
    Math.floor(toFloat64(a)),
  ),
  round: fn(
    "func(a any, p int, rOpt ...float64) float64",
    "Rounds to places; an optional third argument sets the fraction at which it rounds up.",
    (a: GoValue, p: GoInt, roundOn = 0.5) => round(toFloat64(a), Number(p.value), roundOn),
  ),
};
