/** Exact decimal numbers, as shopspring/decimal 1.4 computes them: an integer times a power of ten. */
import { FunctionError, sprintf } from "../gotemplate";

export interface Decimal {
  readonly value: bigint;
  /** The value counts in units of ten to this power. */
  readonly exponent: number;
}

/** Digits after the point of a quotient. // decimal.go: DivisionPrecision */
const divisionPrecision = 16;

const pow = (exponent: number) => 10n ** BigInt(exponent);

/** The shortest decimal that reads back as this float. // decimal.go: NewFromFloat */
export function fromFloat(float: number): Decimal {
  if (!Number.isFinite(float)) {
    throw new FunctionError(`Cannot create a Decimal from ${sprintf("%v", [float])}`);
  }
  const [digits = "", exponent = "0"] = float.toExponential().split("e");
  const [whole = "0", fraction = ""] = digits.split(".");
  return { value: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** The nearest float64. // decimal.go: Float64 */
export function toFloat({ value, exponent }: Decimal): number {
  return Number(`${value}e${exponent}`);
}

// decimal.go: rescale, downwards only
const inUnits = (d: Decimal, exponent: number) => d.value * pow(d.exponent - exponent);

// decimal.go: Add
export function addDecimals(x: Decimal, y: Decimal): Decimal {
  const exponent = Math.min(x.exponent, y.exponent);
  return { value: inUnits(x, exponent) + inUnits(y, exponent), exponent };
}

// decimal.go: Sub
export function subtractDecimals(x: Decimal, y: Decimal): Decimal {
  return addDecimals(x, { value: -y.value, exponent: y.exponent });
}

// decimal.go: Mul
export function multiplyDecimals(x: Decimal, y: Decimal): Decimal {
  return { value: x.value * y.value, exponent: x.exponent + y.exponent };
}

/** Rounded half away from zero at the 16th place. // decimal.go: DivRound */
export function divideDecimals(x: Decimal, y: Decimal): Decimal {
  if (y.value === 0n) throw new FunctionError("decimal division by 0");
  const shift = x.exponent - y.exponent + divisionPrecision;
  const dividend = x.value * pow(Math.max(shift, 0));
  const divisor = y.value * pow(Math.max(-shift, 0));
  const quotient = dividend / divisor;
  const twice = abs(dividend % divisor) * 2n;
  const away = twice < abs(divisor) ? 0n : dividend < 0n === divisor < 0n ? 1n : -1n;
  return { value: quotient + away, exponent: -divisionPrecision };
}

const abs = (n: bigint) => (n < 0n ? -n : n);
