/** A time as a template sees it: a time.Time struct with the methods that a template may call. */
import { FunctionError } from "../../gotemplate/errors";
import { fn, type Implementation } from "../../gotemplate/functions";
import { quote } from "../../gotemplate/strconv/quote";
import { type GoType, int64Type, namedType, pointerTo, structType, uint64Type } from "../../gotemplate/type";
import { toBytes } from "../../gotemplate/utf8";
import {
  GoBytes,
  GoFunc,
  GoInt,
  type GoMethods,
  GoPointer,
  GoStruct,
  type GoValue,
  goInt,
  goInt64,
} from "../../gotemplate/value";
import { format } from "./format";
import { type Location, utc } from "./location";
import { durationType, integer, monthType, weekdayType } from "./named-types";
import type { Time } from "./time";

const locationType = structType("time.Location", []);
const locationPointerType = pointerTo(locationType);

const timeType: GoType = structType("time.Time", [
  { name: "wall", type: uint64Type },
  { name: "ext", type: int64Type },
  { name: "loc", type: locationPointerType },
]);

/** What Go holds for UTC. */
const noLocation = new GoPointer(null, locationPointerType);

/** The struct of a time. */
export function timeValue(time: Time): GoStruct {
  const fields = new Map<string, GoValue>([
    ["wall", new GoInt(BigInt(time.nanosecond), uint64Type)],
    ["ext", goInt64(time.seconds)],
    ["loc", time.location === utc ? noLocation : locationValue(time.location)],
  ]);
  return new GoStruct(timeType, fields, methods, time);
}

/** The time in a value of type time.Time; null for any other value. */
export function timeOf(value: GoValue): Time | null {
  return value instanceof GoStruct && value.type === timeType ? (value.native as Time) : null;
}

const pointers = new WeakMap<Location, GoPointer>();

function locationValue(location: Location): GoPointer {
  const known = pointers.get(location);
  if (known) return known;
  const name = func("String", "func() string", () => location.name);
  const methods = Object.fromEntries([["String", () => name]]);
  const made = new GoPointer(
    new GoStruct(locationType, new Map(), {}, location),
    locationPointerType,
    methods,
  );
  pointers.set(location, made);
  return made;
}

function func(name: string, text: string, implementation: Implementation): GoFunc {
  const call = implementation as (...args: readonly GoValue[]) => GoValue;
  return new GoFunc(
    name,
    fn(text, "", implementation).signature,
    (args) => call(...args),
    namedType(text, "func"),
  );
}

/** A method that gets its receiver's time first. */
function method(name: string, text: string, body: (time: Time, ...args: GoValue[]) => GoValue) {
  return (receiver: GoValue) => {
    const time = timeOf(receiver instanceof GoPointer ? receiver.target : receiver);
    if (!time) throw new TypeError(`${name}: the receiver is no time`);
    return func(name, text, (...args: GoValue[]) => body(time, ...args));
  };
}

type Body = (time: Time, ...args: GoValue[]) => GoValue;

const clockMethod = (name: string, text: string, body: Body): [string, GoMethods[string]] => [
  name,
  method(name, text, body),
];

/** time.go's exported methods on Time with one result, or one and an error. */
const methods: GoMethods = Object.fromEntries([
  clockMethod("Add", "func(d time.Duration) time.Time", (t, d) => timeValue(t.add(integer(d)))),
  clockMethod("AddDate", "func(years int, months int, days int) time.Time", (t, years, months, days) =>
    timeValue(t.addDate(Number(integer(years)), Number(integer(months)), Number(integer(days)))),
  ),
  clockMethod("After", "func(u time.Time) bool", (t, u) => t.compare(other(u)) > 0),
  clockMethod("Before", "func(u time.Time) bool", (t, u) => t.compare(other(u)) < 0),
  clockMethod("Compare", "func(u time.Time) int", (t, u) => goInt(t.compare(other(u)))),
  uncallable("Clock", null),
  uncallable("Date", null),
  uncallable("ISOWeek", "int"),
  uncallable("Zone", "int"),
  uncallable("ZoneBounds", "time.Time"),
  clockMethod("Day", "func() int", (t) => goInt(t.civil().day)),
  clockMethod("Equal", "func(u time.Time) bool", (t, u) => t.compare(other(u)) === 0),
  clockMethod("Format", "func(layout string) string", (t, layout) => format(t, String(layout))),
  clockMethod("GoString", "func() string", goString),
  clockMethod("Hour", "func() int", (t) => goInt(t.civil().hour)),
  clockMethod("In", "func(loc *time.Location) time.Time", (t, loc) => timeValue(t.in(locationOf(loc)))),
  clockMethod("IsDST", "func() bool", (t) => t.zone.isDst),
  clockMethod("IsZero", "func() bool", (t) => t.seconds === 0n && t.nanosecond === 0),
  clockMethod("Local", "func() time.Time", (t) => timeValue(t.in(t.local))),
  clockMethod("Location", "func() *time.Location", (t) => locationValue(t.location)),
  clockMethod("MarshalJSON", "func() ([]uint8, error)", (t) => {
    return new GoBytes(toBytes(`"${strictRfc3339(t, "Time.MarshalJSON: ")}"`));
  }),
  clockMethod("MarshalText", "func() ([]uint8, error)", (t) => {
    return new GoBytes(toBytes(strictRfc3339(t, "Time.MarshalText: ")));
  }),
  clockMethod("Minute", "func() int", (t) => goInt(t.civil().minute)),
  clockMethod("Month", "func() time.Month", (t) => new GoInt(BigInt(t.civil().month), monthType)),
  clockMethod("Nanosecond", "func() int", (t) => goInt(t.nanosecond)),
  clockMethod("Round", "func(d time.Duration) time.Time", (t, d) => timeValue(round(t, integer(d)))),
  clockMethod("Second", "func() int", (t) => goInt(t.civil().second)),
  clockMethod("String", "func() string", (t) => t.toString()),
  clockMethod("Sub", "func(u time.Time) time.Duration", (t, u) => new GoInt(t.sub(other(u)), durationType)),
  clockMethod("Truncate", "func(d time.Duration) time.Time", (t, d) => {
    const duration = integer(d);
    const bare = t.in(t.location);
    return timeValue(duration <= 0n ? bare : bare.add(-bare.remainder(duration)));
  }),
  clockMethod("UTC", "func() time.Time", (t) => timeValue(t.in(utc))),
  clockMethod("Unix", "func() int64", (t) => goInt64(t.unixSeconds)),
  clockMethod("UnixMicro", "func() int64", (t) => goInt64(t.unixSeconds * 1_000_000n + nano(t) / 1000n)),
  clockMethod("UnixMilli", "func() int64", (t) => goInt64(t.unixSeconds * 1000n + nano(t) / 1_000_000n)),
  clockMethod("UnixNano", "func() int64", (t) => goInt64(t.unixNanoseconds)),
  clockMethod("Weekday", "func() time.Weekday", (t) => new GoInt(BigInt(t.civil().weekday), weekdayType)),
  clockMethod("Year", "func() int", (t) => goInt(t.civil().year)),
  clockMethod("YearDay", "func() int", (t) => goInt(t.civil().yearDay)),
]);

/** A method that no template can call: its second result is no error, or it has three. // funcs.go: goodFunc */
function uncallable(name: string, second: string | null): [string, GoMethods[string]] {
  const { signature } = fn("func() any", "", () => null);
  const problem = second
    ? `invalid function signature for ${name}: second return value should be error; is ${second}`
    : `function ${name} has 3 return values; should be 1 or 2`;
  const type = namedType("func()", "func");
  return [name, () => new GoFunc(name, { ...signature, uncallable: problem }, () => null, type)];
}

const nano = (time: Time) => BigInt(time.nanosecond);

function other(value: GoValue | undefined): Time {
  const time = timeOf(value ?? null);
  if (!time) throw new TypeError("the argument is no time");
  return time;
}

function locationOf(value: GoValue | undefined): Location {
  const target = value instanceof GoPointer ? value.target : null;
  // time.go: (Time).In panics on nil
  if (!(target instanceof GoStruct)) throw new FunctionError("time: missing Location in call to Time.In");
  return target.native as Location;
}

// time.go: (Time).Round
function round(time: Time, duration: bigint): Time {
  const bare = time.in(time.location);
  if (duration <= 0n) return bare;
  const rest = bare.remainder(duration);
  return bare.add(rest + rest < duration ? -rest : duration - rest);
}

// format.go: (Time).GoString
function goString(time: Time): string {
  const { year, day, hour, minute, second } = time.civil();
  const month = `time.${format(time, "January")}`;
  return `time.Date(${[year, month, day, hour, minute, second, time.nanosecond, goLocation(time)].join(", ")})`;
}

function goLocation({ location, local }: Time): string {
  if (location === utc) return "time.UTC";
  return location === local ? "time.Local" : `time.Location(${quote(location.name)})`;
}

// format_rfc3339.go: appendStrictRFC3339
function strictRfc3339(time: Time, prefix: string): string {
  const text = format(time, "2006-01-02T15:04:05.999999999Z07:00");
  if (text.charAt(4) !== "-") throw new FunctionError(`${prefix}year outside of range [0,9999]`);
  const hours = /[-+](\d+):\d\d$/.exec(text)?.[1];
  if (hours && (hours.length > 2 || Number(hours) >= 24)) {
    throw new FunctionError(`${prefix}timezone hour outside of range [0,23]`);
  }
  return text;
}
