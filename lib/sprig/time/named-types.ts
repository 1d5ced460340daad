/** time.Month, time.Weekday and time.Duration, with the methods that a template may call. */
import { durationString } from "../../gotemplate/fmt/duration";
import { fn } from "../../gotemplate/functions";
import { namedType } from "../../gotemplate/type";
import { GoFunc, GoInt, type GoMethods, type GoValue, goInt64 } from "../../gotemplate/value";
import { roundDuration } from "./duration";
import { longDayNames, longMonthNames } from "./format";

type Body = (receiver: bigint, ...args: GoValue[]) => GoValue;

function method(name: string, text: string, body: Body): [string, GoMethods[string]] {
  const type = namedType(text, "func");
  const make: GoMethods[string] = (receiver) => {
    const value = integer(receiver);
    return new GoFunc(name, fn(text, "", () => null).signature, (args) => body(value, ...args), type);
  };
  return [name, make];
}

/** The value of an integer argument or receiver. */
export const integer = (value: GoValue | undefined) => (value instanceof GoInt ? value.value : 0n);

function nameOf(names: readonly string[], index: bigint, type: string): string {
  return names[Number(index)] ?? `%!${type}(${BigInt.asUintN(64, index)})`;
}

export const monthType = namedType(
  "time.Month",
  "int",
  undefined,
  Object.fromEntries([
    method("String", "func() string", (value) => nameOf(longMonthNames, value - 1n, "Month")),
  ]),
);

export const weekdayType = namedType(
  "time.Weekday",
  "int",
  undefined,
  Object.fromEntries([method("String", "func() string", (value) => nameOf(longDayNames, value, "Weekday"))]),
);

const duration = (value: bigint): GoInt => new GoInt(value, durationType);
const second = 1_000_000_000n;

/** Whole units and the rest apart, as Go divides to keep precision. */
function inUnits(value: bigint, unit: bigint): number {
  return Number(value / unit) + Number(value % unit) / Number(unit);
}

// time.go: the methods of Duration
const durationMethods: GoMethods = Object.fromEntries([
  method("Abs", "func() time.Duration", (d) =>
    duration(d >= 0n ? d : d === -(2n ** 63n) ? 2n ** 63n - 1n : -d),
  ),
  method("Hours", "func() float64", (d) => inUnits(d, 3600n * second)),
  method("Microseconds", "func() int64", (d) => goInt64(d / 1000n)),
  method("Milliseconds", "func() int64", (d) => goInt64(d / 1_000_000n)),
  method("Minutes", "func() float64", (d) => inUnits(d, 60n * second)),
  method("Nanoseconds", "func() int64", (d) => goInt64(d)),
  method("Round", "func(m time.Duration) time.Duration", (d, m) => duration(roundDuration(d, integer(m)))),
  method("Seconds", "func() float64", (d) => inUnits(d, second)),
  method("String", "func() string", durationString),
  method("Truncate", "func(m time.Duration) time.Duration", (d, m) => {
    const multiple = integer(m);
    return duration(multiple <= 0n ? d : d - (d % multiple));
  }),
]);

export const durationType = namedType("time.Duration", "int64", undefined, durationMethods);
