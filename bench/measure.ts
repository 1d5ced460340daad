/** Clocks: how often something can be done in a second. */

/** Other work on the machine can only make a slice slower, so the best one counts. */
const slices = 8;

/** Times a second in the best of some slices, after a warm-up; `run` gets a number that counts up. */
export function rate(milliseconds: number, run: (turn: number) => unknown): number {
  slice(milliseconds / 2, run);
  return Math.max(...Array.from({ length: slices }, () => slice(milliseconds / slices, run)));
}

function slice(milliseconds: number, run: (turn: number) => unknown): number {
  const start = performance.now();
  let turn = 0;
  do run(turn++);
  while (performance.now() - start < milliseconds);
  return (turn / (performance.now() - start)) * 1000;
}

/** Seconds of one run. */
export async function seconds(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

/** Three digits that mean something. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
