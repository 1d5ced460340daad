/**
 * strconv's parsers: numbers from text, by Go's own rules. A result carries the value that Go
 * returns beside its error, since Sprig's casts use the one and drop the other.
 */
import { quote } from "./quote";

/** What a parser returns; `error` is null or Go's whole text. */
export interface Parsed<T> {
  readonly value: T;
  readonly error: string | null;
}

type Problem =
  | "invalid syntax"
  | "value out of range"
  | `invalid base ${number}`
  | `invalid bit size ${number}`;

function failed<T>(func: string, text: string, problem: Problem, value: T): Parsed<T> {
  return { value, error: `strconv.${func}: parsing ${quote(text)}: ${problem}` };
}

interface Magnitude {
  readonly value: bigint;
  readonly problem: Problem | null;
}

/** An unsigned integer; base 0 reads the prefix and allows underscores. // internal/strconv/atoi.go: ParseUint */
export function parseUint(text: string, base = 10, bits = 64): Parsed<bigint> {
  const { value, problem } = parseMagnitude(text, base, bits);
  return problem ? failed("ParseUint", text, problem, value) : { value, error: null };
}

/** A signed integer; base 0 reads the prefix and allows underscores. // internal/strconv/atoi.go: ParseInt */
function goParseInt(text: string, base = 10, bits = 64): Parsed<bigint> {
  return parseSigned("ParseInt", text, base, bits);
}

/** A decimal int. // internal/strconv/atoi.go: Atoi */
export function atoi(text: string): Parsed<bigint> {
  return parseSigned("Atoi", text, 10, 64);
}

function parseSigned(func: string, text: string, base: number, bits: number): Parsed<bigint> {
  if (text === "") return failed(func, text, "invalid syntax", 0n);
  const negative = text[0] === "-";
  const unsigned = negative || text[0] === "+" ? text.slice(1) : text;
  const { value, problem } = parseMagnitude(unsigned, base, bits);
  if (problem && problem !== "value out of range") return failed(func, text, problem, 0n);
  const cutoff = 1n << BigInt((bits || 64) - 1);
  if (!negative && value >= cutoff) return failed(func, text, "value out of range", cutoff - 1n);
  if (negative && value > cutoff) return failed(func, text, "value out of range", -cutoff);
  return { value: negative ? -value : value, error: null };
}

function parseMagnitude(text: string, base: number, bits: number): Magnitude {
  if (text === "") return { value: 0n, problem: "invalid syntax" };
  if (base !== 0 && (base < 2 || base > 36)) return { value: 0n, problem: `invalid base ${base}` };
  const [actual, digits] = base === 0 ? splitBase(text) : [base, text];
  if (bits < 0 || bits > 64) return { value: 0n, problem: `invalid bit size ${bits}` };
  const result = readDigits(digits, actual, base === 0, (1n << BigInt(bits || 64)) - 1n);
  const wrongUnderscores = base === 0 && digits.includes("_") && !underscoreOk(text);
  return result.problem === null && wrongUnderscores ? { value: 0n, problem: "invalid syntax" } : result;
}

const prefixes: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };

function splitBase(text: string): [base: number, digits: string] {
  if (text[0] !== "0") return [10, text];
  const base = prefixes[(text[1] ?? "").toLowerCase()];
  return base && text.length >= 3 ? [base, text.slice(2)] : [8, text.slice(1)];
}

/** Go reads until the first bad digit or the first overflow, so of two problems the earlier one counts. */
function readDigits(text: string, base: number, underscores: boolean, max: bigint): Magnitude {
  if (base === 10 && text.length < 16 && /^[0-9]+$/.test(text)) return within(BigInt(text), max);
  const radix = BigInt(base);
  let value = 0n;
  for (const char of text) {
    if (char === "_" && underscores) continue;
    const digit = digitOf(char);
    if (digit >= base) return { value: 0n, problem: "invalid syntax" };
    value = value * radix + BigInt(digit);
    if (value > max) return within(value, max);
  }
  return { value, problem: null };
}

function within(value: bigint, max: bigint): Magnitude {
  return value > max ? { value: max, problem: "value out of range" } : { value, problem: null };
}

function digitOf(char: string): number {
  return /^[0-9a-zA-Z]$/.test(char) ? Number.parseInt(char, 36) : 99;
}

/** True when each underscore stands between digits or after a base prefix. // internal/strconv/atoi.go: underscoreOK */
function underscoreOk(text: string): boolean {
  const unsigned = text.replace(/^[-+]/, "");
  const prefix = /^0[box]/i.exec(unsigned);
  const isHex = prefix?.[0].toLowerCase() === "0x";
  const digit = isHex ? "[0-9a-fA-F]" : "[0-9]";
  const body = prefix ? unsigned.slice(2) : unsigned;
  const before = prefix ? `(?:${digit}|^)` : digit;
  return !new RegExp(`(?<!${before})_|_(?!${digit})`).test(body);
}

const special = /^([+-]?)(inf|infinity)$|^nan$/i;
const decimal = /^[+-]?(?:[0-9_]+\.?[0-9_]*|\.[0-9_]+)(?:e[+-]?[0-9][0-9_]*)?$/i;
const hexadecimal = /^([+-]?)0x([0-9a-f_]*)\.?([0-9a-f_]*)p([+-]?[0-9][0-9_]*)$/i;

/** A float64, or with `bits` 32 a float32. // internal/strconv/atof.go: ParseFloat */
function goParseFloat(text: string, bits: 32 | 64 = 64): Parsed<number> {
  const named = special.exec(text);
  if (named) return { value: namedFloat(named), error: null };
  const value = readFloat(text, bits);
  if (value === null) return failed("ParseFloat", text, "invalid syntax", 0);
  return Number.isFinite(value)
    ? { value, error: null }
    : failed("ParseFloat", text, "value out of range", value);
}

function namedFloat(match: RegExpExecArray): number {
  if (!match[2]) return Number.NaN;
  return match[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function readFloat(text: string, bits: 32 | 64): number | null {
  if (text.includes("_") && !underscoreOk(text)) return null;
  const hex = hexadecimal.exec(text);
  if (hex) return readHexFloat(hex, bits);
  if (!decimal.test(text) || !/[0-9]/.test(text.replace(/e.*$/i, ""))) return null;
  const value = Number(text.replaceAll("_", ""));
  return bits === 32 ? Math.fround(value) : value;
}

function readHexFloat(match: RegExpExecArray, bits: 32 | 64): number | null {
  const [, sign = "", whole = "", fraction = "", power = "0"] = match.map((part) =>
    part?.replaceAll("_", ""),
  );
  if (whole + fraction === "") return null;
  const mantissa = BigInt(`0x${whole}${fraction}`);
  const exponent = Math.max(-20_000, Math.min(20_000, Number(power))) - 4 * fraction.length;
  const value = scale(mantissa, exponent, bits);
  return sign === "-" ? -value : value;
}

/** mantissa × 2^exponent, rounded once, half to even. */
function scale(mantissa: bigint, exponent: number, bits: 32 | 64): number {
  if (mantissa === 0n) return 0;
  const [precision, lowest, highest] = bits === 32 ? [24, -149, 128] : [53, -1074, 1024];
  const length = mantissa.toString(2).length;
  if (exponent + length > highest) return Number.POSITIVE_INFINITY;
  const unit = Math.max(exponent + length - precision, lowest);
  const rounded = Number(shiftRight(mantissa, unit - exponent)) * 2 ** unit;
  return rounded >= 2 ** highest ? Number.POSITIVE_INFINITY : rounded;
}

function shiftRight(mantissa: bigint, count: number): bigint {
  if (count <= 0) return mantissa << BigInt(-count);
  const shift = BigInt(count);
  const kept = mantissa >> shift;
  const extra = mantissa - (kept << shift);
  const half = 1n << (shift - 1n);
  return extra > half || (extra === half && kept % 2n === 1n) ? kept + 1n : kept;
}

export { goParseFloat as parseFloat, goParseInt as parseInt };
