/** time.Duration's text. */

const units: readonly (readonly [name: string, digits: number, limit: bigint])[] = [
  ["ns", 0, 1000n],
  ["µs", 3, 1_000_000n],
  ["ms", 6, 1_000_000_000n],
];

/** Nanoseconds as `1h15m30.918s`. // time/time.go: Duration.String */
export function durationString(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const sign = nanoseconds < 0n ? "-" : "";
  if (size === 0n) return "0s";
  for (const [name, digits, limit] of units) {
    if (size < limit) return sign + withFraction(size, digits) + name;
  }
  const minutes = size / 60_000_000_000n;
  const seconds = `${withFraction(size % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return sign + seconds;
  return minutes < 60n
    ? `${sign}${minutes}m${seconds}`
    : `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** The number with a decimal point before its last `digits` digits, trailing zeros left out. */
function withFraction(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, "0");
  const fraction = text.slice(text.length - digits).replace(/0+$/, "");
  return text.slice(0, text.length - digits) + (digits > 0 && fraction ? `.${fraction}` : "");
}
