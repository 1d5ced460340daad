/** What a plain YAML scalar means to go-yaml v2, which Kubernetes reads manifests with: YAML 1.1 without base 60. */

/** A scalar that is neither JSON nor text: Go can't make JSON of it. */
export type ScalarValue = null | boolean | bigint | number | string;

const words = new Map<string, ScalarValue>();
const spell = (value: ScalarValue, ...spellings: string[]) => {
  for (const spelling of spellings) words.set(spelling, value);
};
spell(true, "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
spell(false, "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
spell(null, "", "~", "null", "Null", "NULL");
spell(Number.NaN, ".nan", ".NaN", ".NAN");
spell(Number.POSITIVE_INFINITY, ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
spell(Number.NEGATIVE_INFINITY, "-.inf", "-.Inf", "-.INF");

const yamlStyleFloat = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const goFloat = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const integer = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;

/** resolve.go: resolve, for a scalar without a tag. */
export function resolveScalar(text: string): ScalarValue {
  const word = words.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  if (first === 0x2e) return parseFloat64(text, goFloat) ?? text;
  if (first !== 0x2b && first !== 0x2d && !(first >= 0x30 && first <= 0x39)) return text;
  const plain = text.replaceAll("_", "");
  return parseInteger(plain) ?? parseFloat64(plain, yamlStyleFloat) ?? text;
}

/** strconv.ParseInt, then ParseUint, with base 0; undefined when neither takes it. */
function parseInteger(text: string): bigint | undefined {
  const match = integer.exec(text);
  if (!match) return undefined;
  const [, sign = "", digits = ""] = match;
  const octal = /^0[0-7]+$/.test(digits);
  const value = BigInt(octal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  if (sign === "-") return value <= 1n << 63n ? -value : undefined;
  // ParseUint takes no sign.
  return value < (sign === "" ? 1n << 64n : 1n << 63n) ? value : undefined;
}

/** strconv.ParseFloat; undefined for what is out of range. */
function parseFloat64(text: string, form: RegExp): number | undefined {
  if (!form.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
