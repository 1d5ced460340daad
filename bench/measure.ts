/** Clocks: how often something can be done in a second. */

/** Times a second, after a warm-up of half the time; `run` gets a number that counts up. */
export function rate(milliseconds: number, run: (turn: number) => unknown): number {
  repeat(milliseconds / 2, run);
  const start = performance.now();
  const count = repeat(milliseconds, run);
  return (count / (performance.now() - start)) * 1000;
}

function repeat(milliseconds: number, run: (turn: number) => unknown): number {
  const end = performance.now() + milliseconds;
  let turn = 0;
  while (performance.now() < end) {
    for (let i = 0; i < 16; i++) run(turn++);
  }
  return turn;
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
