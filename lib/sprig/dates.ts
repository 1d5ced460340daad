/** Sprig's dates: Go layouts and durations, zones by name, and the clock, which is injected. */
import { FunctionError } from "../gotemplate/errors";
import { durationString } from "../gotemplate/fmt/duration";
import { type FunctionEnvironment, type FunctionTable, fn } from "../gotemplate/functions";
import { parseInt as parseGoInt } from "../gotemplate/strconv/numbers";
import { int32Type, int64Type, intType } from "../gotemplate/type";
import { GoInt, GoPointer, type GoStruct, type GoValue } from "../gotemplate/value";
import { DurationError, nanosecondsPerSecond, parseDuration, roundDuration } from "./time/duration";
import { format } from "./time/format";
import { loadLocation, localLocation, utc } from "./time/location";
import { parseInLocation, TimeParseError } from "./time/parse";
import { Time, zeroTime } from "./time/time";
import { timeOf, timeValue } from "./time/value";

type Env = FunctionEnvironment;
const htmlLayout = "2006-01-02";

const modify = fn(
  "func(fmt string, date time.Time) time.Time",
  "Adds a Go duration to a time; a bad duration changes nothing.",
  (duration: string, date: GoStruct) => {
    const nanoseconds = durationOrNull(duration);
    return nanoseconds === null ? date : timeValue(timeArgument(date).add(nanoseconds));
  },
);

const mustModify = fn(
  "func(fmt string, date time.Time) (time.Time, error)",
  "Adds a Go duration to a time; a bad duration is an error.",
  (duration: string, date: GoStruct) =>
    timeValue(timeArgument(date).add(goErrors(() => parseDuration(duration)))),
);

const inZone = fn(
  "func(fmt string, date any, zone string) string",
  "Like date in a named zone; an unknown zone counts as UTC.",
  function (this: Env, layout: string, date: GoValue, zone: string) {
    return formatInZone(this, "dateInZone", layout, date, zone);
  },
);

export const dates: FunctionTable = {
  now: fn("func() time.Time", "Current time.", function (this: Env) {
    return timeValue(currentTime(this, "now"));
  }),
  date: fn(
    "func(fmt string, date any) string",
    "Formats a time, or an int of Unix seconds, by a Go layout in local time; any other type counts as now.",
    function (this: Env, layout: string, date: GoValue) {
      return formatInZone(this, "date", layout, date, "Local");
    },
  ),
  dateInZone: inZone,
  date_in_zone: { ...inZone, doc: "Old name of dateInZone." },
  htmlDate: fn(
    "func(date any) string",
    "Date as 2006-01-02 in local time; types as for date.",
    function (this: Env, date: GoValue) {
      return formatInZone(this, "htmlDate", htmlLayout, date, "Local");
    },
  ),
  htmlDateInZone: fn(
    "func(date any, zone string) string",
    "Date as 2006-01-02 in a named zone.",
    function (this: Env, date: GoValue, zone: string) {
      return formatInZone(this, "htmlDateInZone", htmlLayout, date, zone);
    },
  ),
  dateModify: modify,
  date_modify: { ...modify, doc: "Old name of dateModify." },
  mustDateModify: mustModify,
  must_date_modify: { ...mustModify, doc: "Old name of mustDateModify." },
  ago: fn(
    "func(date any) string",
    "Time since a moment as a Go duration in whole seconds; types as for date.",
    function (this: Env, date: GoValue) {
      const now = currentTime(this, "ago");
      const past = date instanceof GoInt && date.type === int32Type ? now : (moment(date, this) ?? now);
      return durationString(roundDuration(now.sub(past), nanosecondsPerSecond));
    },
  ),
  duration: fn(
    "func(sec any) string",
    "Seconds (text or int64) as a Go duration; other types count as 0.",
    (seconds: GoValue) => durationString(BigInt.asIntN(64, int64Of(seconds) * nanosecondsPerSecond)),
  ),
  durationRound: fn(
    "func(duration any) string",
    "A duration by its largest unit alone (y, mo, d, h, m, s).",
    function (this: Env, duration: GoValue) {
      return largestUnit(durationOf(duration, this));
    },
  ),
  toDate: fn(
    "func(fmt, str string) time.Time",
    "Reads a text by a Go layout; what does not fit gives the zero time.",
    function (this: Env, layout: string, text: string) {
      const local = localLocation(this.timeZone);
      try {
        return timeValue(parseInLocation(layout, text, local, local));
      } catch (error) {
        if (error instanceof TimeParseError) return timeValue(zeroTime(local));
        throw error;
      }
    },
  ),
  mustToDate: fn(
    "func(fmt, str string) (time.Time, error)",
    "Reads a text by a Go layout; what does not fit is an error.",
    function (this: Env, layout: string, text: string) {
      const local = localLocation(this.timeZone);
      return timeValue(goErrors(() => parseInLocation(layout, text, local, local)));
    },
  ),
  unixEpoch: fn("func(date time.Time) string", "Unix seconds of a time as text.", (date: GoStruct) =>
    String(timeArgument(date).unixSeconds),
  ),
};

function currentTime(environment: Env, functionName: string): Time {
  environment.markUnstable(functionName);
  const now = environment.now();
  const nanosecond = ((now % nanosecondsPerSecond) + nanosecondsPerSecond) % nanosecondsPerSecond;
  const seconds = (now - nanosecond) / nanosecondsPerSecond;
  return Time.unix(seconds, Number(nanosecond), localLocation(environment.timeZone), true);
}

/** The moment that a value stands for; null where Sprig takes the current time. // date.go: dateInZone */
function moment(value: GoValue, environment: Env): Time | null {
  const target = value instanceof GoPointer ? value.target : value;
  const time = timeOf(target);
  if (time) return time;
  if (!(value instanceof GoInt)) return null;
  const counts = value.type === intType || value.type === int64Type || value.type === int32Type;
  return counts ? Time.unix(value.value, 0, localLocation(environment.timeZone)) : null;
}

// date.go: dateInZone
function formatInZone(env: Env, name: string, layout: string, date: GoValue, zone: string): string {
  const local = localLocation(env.timeZone);
  const location = zone === "Local" ? local : (loadLocation(zone) ?? utc);
  env.checkSize("formatted date", layout.length);
  return format((moment(date, env) ?? currentTime(env, name)).in(location), layout);
}

function timeArgument(value: GoStruct): Time {
  const time = timeOf(value);
  if (!time) throw new TypeError("the argument is no time.Time");
  return time;
}

/** strconv.ParseInt keeps the nearest int64 on overflow. // date.go: duration */
function int64Of(value: GoValue): bigint {
  if (typeof value === "string") return parseGoInt(value, 10, 64).value;
  return value instanceof GoInt && value.type === int64Type ? value.value : 0n;
}

// date.go: durationRound
function durationOf(value: GoValue, environment: Env): bigint {
  if (typeof value === "string") return durationOrNull(value) ?? 0n;
  if (value instanceof GoInt && value.type === int64Type) return value.value;
  const time = timeOf(value);
  return time ? currentTime(environment, "durationRound").sub(time) : 0n;
}

const hour = 3600n * nanosecondsPerSecond;
const largest: readonly (readonly [name: string, size: bigint])[] = [
  ["y", hour * 24n * 365n],
  ["mo", hour * 24n * 30n],
  ["d", hour * 24n],
  ["h", hour],
  ["m", hour / 60n],
  ["s", nanosecondsPerSecond],
];

// date.go: durationRound
function largestUnit(duration: bigint): string {
  const size = duration < 0n ? -duration : duration;
  for (const [name, unit] of largest) if (size > unit) return `${size / unit}${name}`;
  return "0s";
}

function durationOrNull(text: string): bigint | null {
  try {
    return parseDuration(text);
  } catch (error) {
    if (error instanceof DurationError) return null;
    throw error;
  }
}

/** Runs `body`; what Go would return as an error becomes the function's error. */
function goErrors<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    const known = error instanceof DurationError || error instanceof TimeParseError;
    throw known ? new FunctionError(error.message) : error;
  }
}
