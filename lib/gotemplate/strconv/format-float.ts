/** strconv.FormatFloat: floats as text, byte for byte, for every format and precision. */

export type FloatFormat = "b" | "e" | "E" | "f" | "g" | "G" | "x" | "X";

/** Significant digits without leading zeros, and how many of them stand before the decimal point. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

/** `value` as Go writes it; precision -1 is the shortest text that reads back. // strconv/ftoa.go: FormatFloat */
export function formatFloat(value: number, format: FloatFormat, precision = -1, bits: 32 | 64 = 64): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  return sign + formatPositive(Math.abs(value), format, precision, bits);
}

function formatPositive(value: number, format: FloatFormat, precision: number, bits: 32 | 64): string {
  switch (format) {
    case "b":
      return formatB(value, bits);
    case "x":
    case "X":
      return formatX(value, format, precision, bits);
    case "f":
      return formatF(value, precision, bits);
    case "e":
    case "E":
      return formatE(value, format, precision, bits);
    default:
      return formatG(value, format === "g" ? "e" : "E", precision, bits);
  }
}

function formatF(value: number, precision: number, bits: 32 | 64): string {
  if (precision < 0) {
    const shortest = shortestDigits(value, bits);
    return layoutF(shortest, Math.max(shortest.digits.length - shortest.point, 0));
  }
  const exact = exactDigits(value);
  return layoutF(roundDigits(exact, exact.point + precision), precision);
}

function formatE(value: number, letter: "e" | "E", precision: number, bits: 32 | 64): string {
  if (precision < 0) {
    const shortest = shortestDigits(value, bits);
    return layoutE(shortest, Math.max(shortest.digits.length - 1, 0), letter);
  }
  return layoutE(roundDigits(exactDigits(value), precision + 1), precision, letter);
}

// strconv/ftoa.go: formatDigits, case 'g'
function formatG(value: number, letter: "e" | "E", precision: number, bits: 32 | 64): string {
  const shortest = precision < 0;
  const wanted = precision === 0 ? 1 : precision;
  const digits = shortest ? shortestDigits(value, bits) : roundDigits(exactDigits(value), wanted);
  const count = digits.digits.length;
  let limit = shortest ? 6 : wanted;
  if (!shortest && limit > count && count >= digits.point) limit = count;
  const exponent = digits.point - 1;
  if (exponent < -4 || exponent >= limit) {
    return layoutE(digits, Math.max((shortest ? count : Math.min(wanted, count)) - 1, 0), letter);
  }
  return layoutF(digits, Math.max(count - digits.point, 0));
}

// strconv/ftoa.go: fmtE
function layoutE({ digits, point }: Digits, precision: number, letter: "e" | "E"): string {
  const fraction = digits.slice(1, 1 + precision).padEnd(precision, "0");
  const exponent = digits === "" ? 0 : point - 1;
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits[0] ?? "0"}${precision > 0 ? `.${fraction}` : ""}${letter}${exponent < 0 ? "-" : "+"}${size}`;
}

// strconv/ftoa.go: fmtF
function layoutF({ digits, point }: Digits, precision: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  if (precision <= 0) return whole;
  const zeros = point < 0 ? "0".repeat(Math.min(-point, precision)) : "";
  const fraction = zeros + digits.slice(Math.max(point, 0));
  return `${whole}.${fraction.slice(0, precision).padEnd(precision, "0")}`;
}

function shortestDigits(value: number, bits: 32 | 64): Digits {
  if (value === 0) return { digits: "", point: 0 };
  return bits === 32 ? shortestDigits32(value) : fromExponential(value.toExponential());
}

function fromExponential(text: string): Digits {
  const [mantissa = "", exponent = "0"] = text.split("e");
  return { digits: mantissa.replace(".", ""), point: Number(exponent) + 1 };
}

/** The fewest digits that read back as the same float32: tries one digit more until they do. */
function shortestDigits32(value: number): Digits {
  const exact = exactDigits(value);
  for (let count = 1; count < 9; count++) {
    const rounded = roundDigits(exact, count);
    for (const candidate of [rounded, nextUp(rounded, count)]) {
      if (Math.fround(Number(`0.${candidate.digits}e${candidate.point}`)) === value) return trim(candidate);
    }
  }
  return roundDigits(exact, 9);
}

function nextUp({ digits, point }: Digits, count: number): Digits {
  const next = String(BigInt(digits.padEnd(count, "0")) + 1n);
  return { digits: next, point: point + next.length - count };
}

const view = new DataView(new ArrayBuffer(8));

/** Mantissa and exponent: value = mantissa × 2^exponent. */
function parts(value: number, bits: 32 | 64): { mantissa: bigint; exponent: number } {
  const [mantissaBits, bias] = bits === 32 ? [23n, 127] : [52n, 1023];
  if (bits === 32) view.setFloat32(0, value);
  else view.setFloat64(0, value);
  const raw = bits === 32 ? BigInt(view.getUint32(0)) : view.getBigUint64(0);
  const fraction = raw & ((1n << mantissaBits) - 1n);
  const field = Number(raw >> mantissaBits) & (2 * bias + 1);
  const mantissa = field === 0 ? fraction : fraction | (1n << mantissaBits);
  return { mantissa, exponent: Math.max(field, 1) - bias - Number(mantissaBits) };
}

/** All digits of a float: each one is a finite decimal. */
function exactDigits(value: number): Digits {
  if (value === 0) return { digits: "", point: 0 };
  const { mantissa, exponent } = parts(value, 64);
  const text = String(exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent));
  return trim({ digits: text, point: text.length + Math.min(exponent, 0) });
}

function trim({ digits, point }: Digits): Digits {
  return { digits: digits.replace(/0+$/, ""), point };
}

/** Rounds to `count` digits, half to even. // strconv/decimal.go: Round */
function roundDigits(value: Digits, count: number): Digits {
  const { digits, point } = value;
  if (count >= digits.length) return value;
  if (count < 0) return { digits: "", point: 0 };
  const kept = digits.slice(0, count);
  if (!roundsUp(digits, count)) return count === 0 ? { digits: "", point: 0 } : trim({ digits: kept, point });
  const up = String(BigInt(kept || "0") + 1n);
  return trim({ digits: up, point: point + up.length - count });
}

function roundsUp(digits: string, count: number): boolean {
  const next = digits[count] ?? "0";
  if (next !== "5" || count + 1 < digits.length) return next >= "5";
  return count > 0 && Number(digits[count - 1]) % 2 === 1;
}

// strconv/ftoa.go: fmtB
function formatB(value: number, bits: 32 | 64): string {
  const { mantissa, exponent } = parts(value, bits);
  return `${mantissa}p${exponent >= 0 ? "+" : ""}${exponent}`;
}

// strconv/ftoa.go: fmtX
function formatX(value: number, letter: "x" | "X", precision: number, bits: 32 | 64): string {
  const { mantissa: whole, exponent: low } = parts(value, bits);
  const length = whole === 0n ? 0 : whole.toString(2).length;
  let exponent = whole === 0n ? 0 : low + length - 1;
  let mantissa = whole << BigInt(61 - (length || 61));
  if (precision >= 0 && precision < 15) {
    mantissa = roundHex(mantissa, BigInt(60 - 4 * precision));
    if (mantissa >> 61n) {
      mantissa >>= 1n;
      exponent++;
    }
  }
  const fraction = (mantissa & ((1n << 60n) - 1n)).toString(16).padStart(15, "0");
  const shown =
    precision < 0 ? fraction.replace(/0+$/, "") : fraction.slice(0, precision).padEnd(precision, "0");
  const size = String(Math.abs(exponent)).padStart(2, "0");
  const text = `0x${mantissa >> 60n}${shown && "."}${shown}p${exponent < 0 ? "-" : "+"}${size}`;
  return letter === "X" ? text.toUpperCase() : text;
}

/** Drops the lowest `shift` bits, half to even. */
function roundHex(mantissa: bigint, shift: bigint): bigint {
  const kept = mantissa >> shift;
  const extra = mantissa & ((1n << shift) - 1n);
  const half = 1n << (shift - 1n);
  const up = extra > half || (extra === half && (kept & 1n) === 1n);
  return (up ? kept + 1n : kept) << shift;
}
