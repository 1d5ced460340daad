/**
 * The budgets of one execution, so that no template can hang its reader or fill the memory. Go has only the
 * depth; the others are ours, and a template that meets one is told so by an error of its own code.
 */
import { LimitError } from "./errors";

export interface Limits {
  /** An action, a loop's turn and the like count 1, a function call counts 16, a part of a printed value 4. */
  readonly steps: number;
  /** Length of the output, and of any text that a function makes, in UTF-16 units (bytes, for ASCII). */
  readonly outputBytes: number;
  /** Templates within templates; from 100,000 on the error is Go's own. */
  readonly depth: number;
  /** Wall time of the execution, templates run by functions included. */
  readonly milliseconds: number;
  /** The largest thing that a function may be about to make, in its own unit: bytes, elements, bits. */
  readonly size: number;
}

export const defaultLimits: Limits = {
  steps: 5_000_000,
  // Kubernetes stores no object of more than 1.5 MiB, but a longer text may stand between two functions.
  outputBytes: 16_777_216,
  depth: 100_000,
  // One text of some thousand sets' dozen takes microseconds: whoever waits this long waits for a mistake.
  milliseconds: 2_000,
  size: 1_048_576,
};

/** What a function call counts. */
export const stepsPerCall = 16;

/** What each part of a value counts that a function prints, encodes or copies. */
export const stepsPerElement = 4;

/** How many steps go by between two looks at the clock. */
const stepsPerLook = 256;

/** Counts the steps of one execution and looks at the clock now and then. */
export class Budget {
  /** Steps until the next look; whoever works lowers it and calls `look` when it falls below zero. */
  fuel: number;
  private used = 0;
  private granted: number;
  private deadline = 0;

  constructor(readonly limits: Limits) {
    this.granted = Math.min(stepsPerLook, limits.steps);
    this.fuel = this.granted;
  }

  /** Begins anew, for another execution. */
  reset(): void {
    this.used = 0;
    this.deadline = 0;
    this.granted = Math.min(stepsPerLook, this.limits.steps);
    this.fuel = this.granted;
  }

  /** Throws LimitError when steps or time are used up; grants the next steps otherwise. */
  look(): void {
    const { steps, milliseconds } = this.limits;
    this.used += this.granted - this.fuel;
    if (this.used > steps) throw new LimitError("limit_steps", `template needs more than ${steps} steps`);
    const now = performance.now();
    if (this.deadline === 0) this.deadline = now + milliseconds;
    if (now > this.deadline)
      throw new LimitError("limit_time", `template runs longer than ${milliseconds} ms`);
    this.granted = Math.min(stepsPerLook, steps - this.used);
    this.fuel = this.granted;
  }

  /** Counts work before it is done. */
  spend(steps: number): void {
    this.fuel -= steps;
    if (this.fuel < 0) this.look();
  }

  /** Time that is nobody's fault. */
  forgive(milliseconds: number): void {
    if (this.deadline !== 0) this.deadline += milliseconds;
  }

  /** Brings the next look nearer without counting steps: for work that may be quick or slow. */
  hurry(steps: number): void {
    this.granted -= steps;
    this.fuel -= steps;
    if (this.fuel < 0) this.look();
  }

  checkOutput(length: number): void {
    const { outputBytes } = this.limits;
    if (length > outputBytes) {
      throw new LimitError("limit_output", `template writes more than ${outputBytes} bytes`);
    }
  }

  checkSize(what: string, size: number): void {
    const limit = this.limits.size;
    if (size > limit)
      throw new LimitError("limit_size", `${what} of size ${size} is over the limit of ${limit}`);
    this.hurry(size >> 8);
  }
}
