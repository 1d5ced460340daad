/**
 * Powers of ten as Go's math.Pow computes them: by squaring on a split mantissa, which for large exponents
 * differs in the last bit from the nearest float.
 */

/** Frexp(10): 0.625 × 2⁴ */
const mantissa = 0.625;
const binaryExponent = 4;
const exponentLimit = 4096;

/** 10 to a whole power. // math/pow.go: pow */
export function pow10(power: number): number {
  if (power === 0) return 1;
  if (power === 1) return 10;
  const size = Math.abs(power);
  if (size >= 2 ** 63) return power > 0 ? Number.POSITIVE_INFINITY : 0;
  let result = 1;
  let exponent = 0;
  let x = mantissa;
  let e = binaryExponent;
  for (let bits = BigInt(size); bits !== 0n; bits >>= 1n) {
    if (Math.abs(e) > exponentLimit) {
      exponent += e;
      break;
    }
    if (bits & 1n) {
      result *= x;
      exponent += e;
    }
    x *= x;
    e *= 2;
    if (x < 0.5) {
      x += x;
      e--;
    }
  }
  return power < 0 ? scale(1 / result, -exponent) : scale(result, exponent);
}

/** `fraction × 2^exponent`, rounded once. // math/ldexp.go */
function scale(fraction: number, exponent: number): number {
  if (exponent > 1100) return Number.POSITIVE_INFINITY;
  if (exponent < -1200) return 0;
  const half = Math.trunc(exponent / 2);
  if (exponent >= -1022) return fraction * 2 ** half * 2 ** (exponent - half);
  // only the last step may leave the normal range, else the result would be rounded twice
  return fraction * 2 ** -1022 * 2 ** (exponent + 1022);
}
