/** The order in which goyaml.v2 writes the keys of a map: numbers inside them count as numbers. // sorter.go */
import { spend } from "../../gotemplate/spend";
import { isDigit as isDigitChar, isLetter as isLetterChar } from "../unicode";

export interface SortedKeys {
  readonly keys: string[];
  /** False when the rule contradicts itself for these keys, so that the controller's order is random. */
  readonly stable: boolean;
}

const isLetter = (code: number) => isLetterChar(String.fromCodePoint(code));
const isDigit = (code: number) => isDigitChar(String.fromCodePoint(code));

/** Beyond this many keys only neighbours are compared for contradictions. */
const mostPairs = 500;

/** A key put into its order, in the evaluator's steps. */
const stepsPerKey = 64;

export function sortKeys(keys: Iterable<string>): SortedKeys {
  const list = [...keys];
  spend(list.length * stepsPerKey);
  const runes = Array.from(list, (key) => ({
    key,
    runes: Array.from(key, (char) => char.codePointAt(0) ?? 0),
  }));
  runes.sort((a, b) => (less(a.runes, b.runes) ? -1 : less(b.runes, a.runes) ? 1 : 0));
  const hasDigits = runes.some(({ key }) => /\p{Nd}/u.test(key));
  const stable = !hasDigits || isTotal(runes.map((entry) => entry.runes));
  return { keys: runes.map(({ key }) => key), stable };
}

/** True when each key is less than all that follow. */
function isTotal(sorted: readonly (readonly number[])[]): boolean {
  const reach = sorted.length <= mostPairs ? sorted.length : 32;
  return sorted.every((a, i) => sorted.slice(i + 1, i + reach).every((b) => less(a, b) && !less(b, a)));
}

// sorter.go: keyList.Less
function less(a: readonly number[], b: readonly number[]): boolean {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x = 0, y = 0] = [a[i], b[i]];
    if (x === y) continue;
    const [xLetter, yLetter] = [isLetter(x), isLetter(y)];
    if (xLetter && yLetter) return x < y;
    if (xLetter || yLetter) return yLetter;
    return numberLess(a, b, i);
  }
  return a.length < b.length;
}

function numberLess(a: readonly number[], b: readonly number[], i: number): boolean {
  const zero = 0x30;
  const [x = 0, y = 0] = [a[i], b[i]];
  let start = 0n;
  if (x === zero || y === zero) {
    for (let j = i - 1; j >= 0 && isDigit(a[j] ?? 0); j--) {
      if (a[j] === zero) continue;
      start = 1n;
      break;
    }
  }
  const left = digits(a, i, start);
  const right = digits(b, i, start);
  if (left.value !== right.value) return left.value < right.value;
  return left.end === right.end ? x < y : left.end < right.end;
}

function digits(runes: readonly number[], from: number, start: bigint): { value: bigint; end: number } {
  let value = start;
  let end = from;
  for (; end < runes.length && isDigit(runes[end] ?? 0); end++) {
    value = BigInt.asIntN(64, value * 10n + BigInt((runes[end] ?? 0) - 0x30));
  }
  return { value, end };
}
