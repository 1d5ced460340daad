/**
 * Work inside functions, charged to the execution that runs: printing, encoding and copying meet what is shared once
 * for each place that holds it, so a small value can mean more work than there is time. Executions are
 * synchronous, so the one that runs is known without being passed along. Outside of one nothing is charged, and a
 * text may be as long as an answer that we take.
 */
import { LimitError } from "./errors";
import { type Budget, stepsPerElement } from "./limits";

const longestText = 1 << 26;

let running: Budget | null = null;

/** From now on that budget pays; gives the one that paid until now. */
export function charge(budget: Budget | null): Budget | null {
  const before = running;
  running = budget;
  return before;
}

/** Counts steps before the work is done; throws LimitError when they or the time are used up. */
export function spend(steps: number): void {
  if (running) running.spend(steps);
}

/** One element is about to be printed, encoded, copied or compared. */
export function spendElement(): void {
  if (running) running.spend(stepsPerElement);
}

/** Looks at the clock soon, without counting steps. */
export function hurry(steps: number): void {
  if (running) running.hurry(steps);
}

/** Work that is done once for all executions: its time is not this one's. */
export function uncounted<T>(work: () => T): T {
  const start = performance.now();
  try {
    return work();
  } finally {
    running?.forgive(performance.now() - start);
  }
}

/** Throws LimitError when a text that is being made is longer than any may be. */
export function checkText(length: number): void {
  if (running) running.checkOutput(length);
  else if (length > longestText)
    throw new LimitError("limit_output", `text is longer than ${longestText} characters`);
}
