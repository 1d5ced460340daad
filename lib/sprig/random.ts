/**
 * Sprig's random texts and numbers. The bytes come from the environment, and each use is marked: its result
 * differs at every reconcile.
 */
import {
  type FunctionEnvironment,
  FunctionError,
  type FunctionTable,
  fn,
  type GoInt,
  goInt,
  toValidText,
} from "../gotemplate";
import { spend } from "../gotemplate/spend";

const digits = "0123456789";
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** A draw for one character, in the evaluator's steps. */
const stepsPerDraw = 8;
const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");

/** A whole number from 0 up to the limit, not included, each as likely as the others. */
function randomBelow(env: FunctionEnvironment, limit: bigint): bigint {
  if (limit <= 0x1_0000_0000n) return BigInt(smallRandomBelow(env, Number(limit)));
  const size = Math.ceil((limit - 1n).toString(2).length / 8);
  const range = 1n << BigInt(size * 8);
  const fair = range - (range % limit);
  for (;;) {
    const value = env.randomBytes(size).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    if (value < fair) return value % limit;
  }
}

/** The same without big integers, which take ten times as long. */
function smallRandomBelow(env: FunctionEnvironment, limit: number): number {
  let range = 1;
  while (range < limit) range *= 256;
  const size = Math.max(1, Math.log2(range) / 8);
  range = 256 ** size;
  const fair = range - (range % limit);
  for (;;) {
    const value = env.randomBytes(size).reduce((sum, byte) => sum * 256 + byte, 0);
    if (value < fair) return value % limit;
  }
}

/** Random characters; nothing for a negative count, whose error Sprig drops. // goutils: CryptoRandom */
function randomText(alphabet: string, name: string) {
  // bytes beyond the last whole multiple of the alphabet would favour its beginning
  const fair = 256 - (256 % alphabet.length);
  return function (this: FunctionEnvironment, { value: count }: GoInt): string {
    if (count <= 0n) return "";
    this.checkSize(name, Number(count));
    this.markUnstable(name);
    let text = "";
    while (text.length < count) {
      for (const byte of this.randomBytes(Number(count) - text.length)) {
        if (byte < fair) text += alphabet.charAt(byte % alphabet.length);
      }
    }
    return text;
  };
}

// xstrings convert.go: Shuffle
function shuffle(env: FunctionEnvironment, text: string): string {
  const chars = [...toValidText(text)];
  if (new Set(chars).size > 1) env.markUnstable("shuffle");
  for (let i = chars.length - 1; i > 0; i--) {
    spend(stepsPerDraw);
    const k = smallRandomBelow(env, i + 1);
    [chars[i], chars[k]] = [chars[k] ?? "", chars[i] ?? ""];
  }
  return chars.join("");
}

// math/rand: Intn
function randomInt(env: FunctionEnvironment, min: bigint, max: bigint): bigint {
  const range = BigInt.asIntN(64, max - min);
  if (range <= 0n) throw new FunctionError("invalid argument to Intn");
  if (range > 1n) env.markUnstable("randInt");
  return min + randomBelow(env, range);
}

const signature = "func(count int) string";

export const random: FunctionTable = {
  randAlpha: fn(signature, "Random letters.", randomText(letters, "randAlpha")),
  randAlphaNum: fn(signature, "Random letters and digits.", randomText(digits + letters, "randAlphaNum")),
  randNumeric: fn(signature, "Random digits.", randomText(digits, "randNumeric")),
  randAscii: fn(signature, "Random printable ASCII.", randomText(printable, "randAscii")),
  randInt: fn(
    "func(min, max int) int",
    "Random int from the first up to the second, not included.",
    function (min: GoInt, max: GoInt) {
      return goInt(randomInt(this, min.value, max.value));
    },
  ),
  shuffle: fn("func(str string) string", "Characters in random order.", function (text: string) {
    return shuffle(this, text);
  }),
};
