/** Go's time.Duration as nanoseconds: reading and rounding. */
import { byteText, quoteBytes } from "../byte-text";

export const nanosecondsPerSecond = 1_000_000_000n;
const limit = 2n ** 63n;

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  "\xc2\xb5s": 1000n,
  "\xce\xbcs": 1000n,
  ms: 1_000_000n,
  s: nanosecondsPerSecond,
  m: 60n * nanosecondsPerSecond,
  h: 3600n * nanosecondsPerSecond,
};

/** Why a text is no duration, in Go's words. */
export class DurationError extends Error {
  override readonly name = "DurationError";
}

/** Throws a DurationError. // format.go: ParseDuration */
export function parseDuration(text: string): bigint {
  const whole = byteText(text);
  const fail = (message: string) => new DurationError(`time: ${message} ${quoteBytes(whole)}`);
  const sign = /^[-+]/.exec(whole)?.[0] ?? "";
  let rest = whole.slice(sign.length);
  if (rest === "0") return 0n;
  if (rest === "") throw fail("invalid duration");
  let total = 0n;
  while (rest !== "") {
    const [number = "", integer = "", fraction = ""] = /^([0-9]*)(\.[0-9]*)?/.exec(rest) ?? [];
    const whole = leadingInt(integer);
    if (whole === null || !/[0-9]/.test(number)) throw fail("invalid duration");
    const name = /^[^.0-9]*/.exec(rest.slice(number.length))?.[0] ?? "";
    if (name === "") throw fail("missing unit in duration");
    const unit = Object.hasOwn(units, name) ? units[name] : undefined;
    if (unit === undefined) throw fail(`unknown unit ${quoteBytes(name)} in duration`);
    if (whole > limit / unit) throw fail("invalid duration");
    const value = whole * unit + fractionOf(fraction.slice(1), unit);
    total += value;
    if (value > limit || total > limit) throw fail("invalid duration");
    rest = rest.slice(number.length + name.length);
  }
  if (sign === "-") return -total;
  if (total > limit - 1n) throw fail("invalid duration");
  return total;
}

/** null on overflow. // format.go: leadingInt */
function leadingInt(digits: string): bigint | null {
  let value = 0n;
  for (const digit of digits) {
    if (value > limit / 10n) return null;
    value = value * 10n + BigInt(digit);
    if (value > limit) return null;
  }
  return value;
}

/** format.go: leadingFraction, and how ParseDuration scales it */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    if (value > (limit - 1n) / 10n) break;
    const next = value * 10n + BigInt(digit);
    if (next > limit) break;
    value = next;
    scale *= 10;
  }
  return value > 0n ? BigInt(Math.trunc(Number(value) * (Number(unit) / scale))) : 0n;
}

/** Half away from zero, at most an int64. // time.go: (Duration).Round */
export function roundDuration(duration: bigint, multiple: bigint): bigint {
  if (multiple <= 0n) return duration;
  const size = duration < 0n ? -duration : duration;
  const rest = size % multiple;
  const rounded = rest + rest < multiple ? size - rest : size + multiple - rest;
  if (duration < 0n) return rounded > limit ? -limit : -rounded;
  return rounded > limit - 1n ? limit - 1n : rounded;
}
