/** A float's text before padding: the sign by the flags, and the digits that the sharp flag restores. */
import { type FloatFormat, formatFloat } from "../strconv/format-float";

export type FloatVerb = FloatFormat;

interface FloatFlags {
  readonly plus: boolean;
  readonly space: boolean;
  readonly sharp: boolean;
}

// fmt/format.go: fmtFloat
export function floatText(
  value: number,
  bits: 32 | 64,
  verb: FloatVerb,
  precision: number,
  flags: FloatFlags,
): { sign: string; number: string } {
  const text = formatFloat(value, verb, precision, bits);
  const explicit = text[0] === "-" || text[0] === "+";
  const number = explicit ? text.slice(1) : text;
  const sign = signOf(text[0] === "-", number, flags);
  const finite = number !== "Inf" && number !== "NaN";
  return { sign, number: finite && flags.sharp && verb !== "b" ? sharpen(number, verb, precision) : number };
}

/** Infinity always shows its sign. */
function signOf(negative: boolean, number: string, flags: FloatFlags): string {
  if (negative) return "-";
  if (flags.plus) return "+";
  if (flags.space) return " ";
  return number === "Inf" ? "+" : "";
}

/** `%#g` and its kin: always a decimal point, and trailing zeros up to the precision. */
function sharpen(number: string, verb: FloatVerb, precision: number): string {
  const hex = verb === "x" || verb === "X";
  const end = number.search(hex ? /[pP]/ : /[eE]/);
  const mantissa = end < 0 ? number : number.slice(0, end);
  const tail = end < 0 ? "" : number.slice(end);
  let digits = verb === "g" || verb === "G" || verb === "x" ? (precision === -1 ? 6 : precision) : 0;
  digits -= mantissa.replace(".", "").replace(/^0+/, "").length;
  if (mantissa === "0") digits--;
  const point = mantissa.includes(".") ? "" : ".";
  return mantissa + point + "0".repeat(Math.max(digits, 0)) + tail;
}
