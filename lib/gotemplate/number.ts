/**
 * Number and character constants: the value under every Go type that can hold it, as Go's ideal constants.
 * // text/template/parse/node.go: newNumber
 */
import type { Offset } from "./lex";
import type { NumberNode } from "./node";
import { parseFloat as goParseFloat, parseInt as goParseInt, parseUint } from "./strconv/numbers";
import { quote, unquoteChar } from "./strconv/quote";

type Constant = Omit<NumberNode, "type" | "pos" | "text">;

/** A node, or the text of the parser's error. */
export function newNumber(
  pos: Offset,
  text: string,
  typ: "charConstant" | "complex" | "number",
): NumberNode | string {
  const constant =
    typ === "charConstant"
      ? charConstant(text)
      : typ === "complex"
        ? complexConstant(text)
        : numberConstant(text);
  return typeof constant === "string" ? constant : { type: "number", pos, text, ...constant };
}

function charConstant(text: string): Constant | string {
  const char = unquoteChar(text.slice(1), "'");
  if (!char) return "invalid syntax";
  if (char.tail !== "'") return `malformed character constant: ${text}`;
  const value = BigInt(char.value);
  return { int: value, uint: value, float: char.value, complex: null };
}

function numberConstant(text: string): Constant | string {
  if (text.endsWith("i")) {
    const imaginary = goParseFloat(text.slice(0, -1));
    if (imaginary.error === null) return simplifyComplex(0, imaginary.value);
  }
  return integerConstant(text) ?? floatConstant(text);
}

function integerConstant(text: string): Constant | null {
  const unsigned = parseUint(text, 0, 64);
  const signed = goParseInt(text, 0, 64);
  const int = signed.error === null ? signed.value : null;
  const uint = unsigned.error === null ? unsigned.value : int === 0n ? 0n : null;
  const either = int ?? uint;
  return either === null ? null : { int, uint, float: Number(either), complex: null };
}

function floatConstant(text: string): Constant | string {
  const { value, error } = goParseFloat(text);
  if (error !== null) return `illegal number syntax: ${quote(text)}`;
  if (!/[.eEpP]/.test(text)) return `integer overflow: ${quote(text)}`;
  return { ...integersOf(value), float: value, complex: null };
}

/** fmt.Sscan of `N±Ni`. // fmt/scan.go: complexTokens */
function complexConstant(text: string): Constant | string {
  const tokens = complexTokens.exec(text);
  if (!tokens) return "syntax error scanning complex number";
  const real = scanFloat(tokens[1] ?? "");
  if (typeof real === "string") return real;
  const imaginary = scanFloat(tokens[2] ?? "");
  return typeof imaginary === "string" ? imaginary : simplifyComplex(real, imaginary);
}

const digits =
  "(?:0[xX][0-9a-fA-F_]*\\.?[0-9a-fA-F_]*(?:[pP][+-]?[0-9_]*)?|[0-9_]*\\.?[0-9_]*(?:[eEpP][+-]?[0-9_]*)?)";
/** Looking for `Inf`, Go swallows an `i` that follows the sign. */
const complexTokens = new RegExp(`^([+-]?i?${digits})([+-](?!i)${digits})i`);

function scanFloat(token: string): number | string {
  const { value, error } = goParseFloat(token);
  return error ?? value;
}

// node.go: simplifyComplex
function simplifyComplex(real: number, imaginary: number): Constant {
  const complex = { real, imaginary };
  if (imaginary !== 0) return { int: null, uint: null, float: null, complex };
  return { ...integersOf(real), float: real, complex };
}

function integersOf(value: number): { int: bigint | null; uint: bigint | null } {
  if (!Number.isInteger(value)) return { int: null, uint: null };
  return {
    int: value >= -(2 ** 63) && value < 2 ** 63 ? BigInt(value) : null,
    uint: value >= 0 && value < 2 ** 64 ? BigInt(value) : null,
  };
}
