/** For tests: calls a template function without an engine, in a world that repeats itself. */
import { describe, expect, it } from "vitest";
import {
  type FunctionEnvironment,
  FunctionError,
  type GoValue,
  goInt,
  LimitError,
  sprintf,
} from "../gotemplate";
import { functions } from "./index";

const sizeLimit = 1_000_000;

/** A world whose clock stands still and whose random bytes count up; `unstable` collects the marks. */
export function testEnvironment(unstable: string[] = []): FunctionEnvironment {
  let next = 0;
  return {
    now: () => 1_700_000_000_000_000_000n,
    timeZone: "UTC",
    randomBytes: (length) => Uint8Array.from({ length }, () => (next = (next * 73 + 41) % 256)),
    checkSize(what, size) {
      if (size > sizeLimit) throw new LimitError("limit_size", `${what}: ${size} is more than ${sizeLimit}`);
    },
    markUnstable: (name) => unstable.push(name),
    executeTemplate: (text) => text,
  };
}

/** The function's result; its error as `error: ` and Go's text, a used up budget as its code. */
export function call(name: string, ...args: GoValue[]): GoValue {
  const definition = functions[name];
  if (!definition) throw new TypeError(`no function ${name}`);
  try {
    return definition.implementation.apply(testEnvironment(), args);
  } catch (error) {
    if (error instanceof FunctionError) return `error: ${error.message}`;
    if (error instanceof LimitError) return error.code;
    throw error;
  }
}

/** A function, its arguments, what it gives. In tests a bigint stands for a Go int. */
export type CallRow = readonly [name: string, args: readonly (GoValue | bigint)[], want: GoValue];

/** One test a row. */
export function testCalls(family: string, rows: readonly CallRow[]): void {
  describe(family, () => {
    for (const [name, args, want] of rows) {
      const values = args.map((arg) => (typeof arg === "bigint" ? goInt(arg) : arg));
      it(`${name} ${values.map((value) => sprintf("%#v", [value])).join(" ")}`, () => {
        expect(call(name, ...values)).toEqual(want);
      });
    }
  });
}
