/**
 * Clocks: how often something can be done in a second. What counts is the processor's time, all threads of the process
 * together, so that other programs on the machine matter little.
 */

/** Times a second of processor time, after a warm-up; `run` gets a number that counts up. */
export function rate(milliseconds: number, run: (turn: number) => unknown): number {
  repeat(milliseconds / 2, run);
  const before = process.cpuUsage();
  const turns = repeat(milliseconds, run);
  return turns / processorSeconds(before);
}

function repeat(milliseconds: number, run: (turn: number) => unknown): number {
  const end = performance.now() + milliseconds;
  let turn = 0;
  do run(turn++);
  while (performance.now() < end);
  return turn;
}

/** Since `before`, a `process.cpuUsage()`. */
export function processorSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The larger of each figure. */
export function best<T extends object>(one: T, other: T): T {
  const larger = Object.entries(one).map(([key, value]) => {
    const beside: unknown = Object.entries(other).find(([name]) => name === key)?.[1];
    if (typeof value === "number" && typeof beside === "number") return [key, Math.max(value, beside)];
    const deeper = typeof value === "object" && value && typeof beside === "object" && beside;
    return [key, deeper ? best(value, beside) : value];
  });
  return Object.fromEntries(larger);
}

/** Three digits that mean something. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
