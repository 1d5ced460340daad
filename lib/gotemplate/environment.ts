/**
 * What functions may use of the world: the caller gives clock, zone and randomness, the engine adds what belongs to
 * the running template. Works in a browser as on a server.
 */
import type { FunctionEnvironment } from "./functions";
import type { Budget } from "./limits";
import type { GoValue } from "./value";

/** What the caller injects. */
export type Environment = Pick<
  FunctionEnvironment,
  "now" | "timeZone" | "randomBytes" | "markUnstable" | "unmarkUnstable"
>;

/** The real clock in UTC, Web Crypto's randomness, and no ear for what is unstable. */
export function createEnvironment(overrides: Partial<Environment> = {}): Environment {
  return { now: wallClock, timeZone: "UTC", randomBytes: webRandom, markUnstable: () => {}, ...overrides };
}

/** Nanoseconds, as far as the platform's clock knows them. */
function wallClock(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1_000)) * 1_000n;
}

/** Web Crypto gives at most 65,536 bytes at once. */
function webRandom(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

/** Runs a text as a template inside the one that is running. */
export type ExecuteInside = (text: string, data: GoValue, environment: ExecutionEnvironment) => string;

/** One execution's environment, which templates inside it share: the caller's, and the budget and functions. */
export class ExecutionEnvironment implements FunctionEnvironment {
  readonly timeZone: string;

  constructor(
    private readonly outer: Environment,
    readonly budget: Budget,
    private execute: ExecuteInside,
  ) {
    this.timeZone = outer.timeZone;
  }

  now(): bigint {
    return this.outer.now();
  }

  randomBytes(length: number): Uint8Array {
    return this.outer.randomBytes(length);
  }

  markUnstable(functionName: string): void {
    this.outer.markUnstable(functionName);
  }

  unmarkUnstable(functionName: string): void {
    this.outer.unmarkUnstable?.(functionName);
  }

  checkSize(what: string, size: number): void {
    this.budget.checkSize(what, size);
  }

  executeTemplate(text: string, data: GoValue): string {
    return this.execute(text, data, this);
  }

  /** While `work` runs, templates are executed inside another one. */
  inside(execute: ExecuteInside, work: () => string): string {
    const outer = this.execute;
    this.execute = execute;
    try {
      return work();
    } finally {
      this.execute = outer;
    }
  }
}
