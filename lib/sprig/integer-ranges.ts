/** Sprig's ranges of integers. Their size is checked before they are made. */
import {
  type FunctionEnvironment,
  type FunctionTable,
  fn,
  type GoInt,
  GoSlice,
  goInt,
  intType,
  sliceOf,
} from "../gotemplate";
import { spend } from "../gotemplate/spend";
import { grownCapacity } from "./slice-growth";
import { withCapacity } from "./slice-memory";

/** In the evaluator's steps: big integers are slow. */
const stepsPerInteger = 8;
const greatestInt = 2n ** 63n - 1n;
const leastInt = -(2n ** 63n);

/** How many steps lead from start to stop; more than anyone can pay when Go's counter would wrap and go on. */
function countSteps(start: bigint, stop: bigint, step: bigint): bigint {
  if (stop < start ? step >= 0n : step <= 0n) return 0n;
  const distance = stop - start;
  const count = (distance + step + (step < 0n ? 1n : -1n)) / step;
  const afterLast = start + count * step;
  return afterLast > greatestInt || afterLast < leastInt ? greatestInt : count;
}

// Sprig's numeric.go: untilStep
function untilStep(
  env: FunctionEnvironment,
  what: string,
  start: bigint,
  stop: bigint,
  step: bigint,
): bigint[] {
  const count = countSteps(start, stop, step);
  env.checkSize(what, Number(count));
  spend(Number(count) * stepsPerInteger);
  const values: bigint[] = [];
  for (let i = start; values.length < count; i += step) values.push(i);
  return values;
}

const intSliceType = sliceOf(intType);

function ints(values: bigint[]): GoSlice {
  return withCapacity(
    new GoSlice(values.map(goInt), intSliceType),
    grownCapacity(values.length, intSliceType),
  );
}

/** Start, end and step as `seq` reads its one, two or three numbers. // numeric.go: seq */
function seqBounds(params: readonly bigint[]): { start: bigint; end: bigint; step: bigint } | null {
  const [a = 0n, b = 0n, c = 0n] = params;
  if (params.length === 1) return { start: 1n, end: a, step: a < 1n ? -1n : 1n };
  if (params.length === 2) return { start: a, end: b, step: b < a ? -1n : 1n };
  if (params.length !== 3 || (c < a && b > 0n)) return null;
  return { start: a, end: c, step: b };
}

function seq(env: FunctionEnvironment, params: readonly bigint[]): string {
  const bounds = seqBounds(params);
  if (!bounds) return "";
  const { start, end, step } = bounds;
  const stop = BigInt.asIntN(64, end + (end < start ? -1n : 1n));
  return untilStep(env, "seq", start, stop, step).join(" ");
}

export const integerRanges: FunctionTable = {
  until: fn(
    "func(count int) []int",
    "List of int from 0 up (or down) to the count, not included.",
    function (count: GoInt) {
      return ints(untilStep(this, "until", 0n, count.value, count.value < 0n ? -1n : 1n));
    },
  ),
  untilStep: fn(
    "func(start, stop, step int) []int",
    "List of int from start to stop, not included, by step.",
    function (start: GoInt, stop: GoInt, step: GoInt) {
      return ints(untilStep(this, "untilStep", start.value, stop.value, step.value));
    },
  ),
  seq: fn(
    "func(params ...int) string",
    "Numbers as text joined by spaces, both ends included, like the shell's seq.",
    function (...params: GoInt[]) {
      return seq(
        this,
        params.map(({ value }) => value),
      );
    },
  ),
};
