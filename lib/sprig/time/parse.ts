/** Reading a time by a Go layout. // format.go: Parse */
import { byteText, quoteBytes } from "../byte-text";
import { longDayNames, longMonthNames } from "./format";
import { type Field, nextStdChunk } from "./layout";
import { fixedZone, type Location, utc } from "./location";
import { daysIn, isLeap, Time } from "./time";

/** Why a text does not fit a layout, in Go's words. // format.go: ParseError */
export class TimeParseError extends Error {
  override readonly name = "TimeParseError";
}

/** Thrown inside a field reader: the value does not fit (errBad), or is out of range. */
class BadValue extends Error {
  constructor(readonly outOfRange?: string) {
    super(outOfRange);
  }
}

/** What has been read so far. */
class Reader {
  year = 0;
  month = -1;
  day = -1;
  yearDay = -1;
  hour = 0;
  minute = 0;
  second = 0;
  nanosecond = 0;
  halfDay: "am" | "pm" | null = null;
  isUtc = false;
  zoneOffset = -1;
  zoneName = "";

  constructor(public value: string) {}

  /** The next `length` characters, or errBad. */
  take(length: number): string {
    if (this.value.length < length) throw new BadValue();
    const text = this.value.slice(0, length);
    this.value = this.value.slice(length);
    return text;
  }

  /** What the pattern matches at the start, or errBad. */
  match(pattern: RegExp): string {
    const text = pattern.exec(this.value)?.[0];
    if (text === undefined) throw new BadValue();
    this.value = this.value.slice(text.length);
    return text;
  }

  /** format.go: getnum */
  number(fixed: boolean): number {
    return Number(this.match(fixed ? /^[0-9]{2}/ : /^[0-9]{1,2}/));
  }

  /** format.go: lookup */
  name(names: readonly string[], length: number | null): number {
    const found = names.findIndex((name) => sameLetters(this.value, length ? name.slice(0, length) : name));
    if (found < 0) throw new BadValue();
    this.value = this.value.slice(length ?? names[found]?.length ?? 0);
    return found + 1;
  }
}

type FieldReader = (reader: Reader, field: Field, suffix: string, text: string) => void;

const readNumMonth: FieldReader = (r, field) => {
  r.month = r.number(field === "ZeroMonth");
  if (r.month < 1 || r.month > 12) throw new BadValue("month");
};

const readDay: FieldReader = (r, field) => {
  if (field === "UnderDay" && r.value.startsWith(" ")) r.take(1);
  r.day = r.number(field === "ZeroDay");
};

const readYearDay: FieldReader = (r, field) => {
  for (let i = 0; i < 2; i++) if (field === "UnderYearDay" && r.value.startsWith(" ")) r.take(1);
  r.yearDay = Number(r.match(field === "ZeroYearDay" ? /^[0-9]{3}/ : /^[0-9]{1,3}/));
};

const readHour12: FieldReader = (r, field) => {
  r.hour = r.number(field === "ZeroHour12");
  if (r.hour > 12) throw new BadValue("hour");
};

const readMinute: FieldReader = (r, field) => {
  r.minute = r.number(field === "ZeroMinute");
  if (r.minute >= 60) throw new BadValue("minute");
};

const readSecond: FieldReader = (r, field, suffix) => {
  r.second = r.number(field === "ZeroSecond");
  if (r.second >= 60) throw new BadValue("second");
  // A fraction may follow even where the layout has none.
  const next = nextStdChunk(suffix).field;
  if (next === "FracSecond0" || next === "FracSecond9" || !/^[.,][0-9]/.test(r.value)) return;
  r.nanosecond = parseNanoseconds(r.match(/^[.,][0-9]+/));
};

const readPM: FieldReader = (r, field) => {
  const text = r.take(2);
  if (text !== field && text !== (field === "PM" ? "AM" : "am")) throw new BadValue();
  r.halfDay = text.toLowerCase() === "pm" ? "pm" : "am";
};

const zonePatterns: Partial<Record<Field, RegExp>> = {
  ISO8601ColonTZ: /^(.)(..):(..)/s,
  NumColonTZ: /^(.)(..):(..)/s,
  ISO8601ShortTZ: /^(.)(..)/s,
  NumShortTZ: /^(.)(..)/s,
  ISO8601ColonSecondsTZ: /^(.)(..):(..):(..)/s,
  NumColonSecondsTZ: /^(.)(..):(..):(..)/s,
  ISO8601SecondsTZ: /^(.)(..)(..)(..)/s,
  NumSecondsTZ: /^(.)(..)(..)(..)/s,
  ISO8601TZ: /^(.)(..)(..)/s,
  NumTZ: /^(.)(..)(..)/s,
};

const readZoneOffset: FieldReader = (r, field) => {
  if (field.startsWith("ISO8601") && r.value.startsWith("Z")) {
    r.take(1);
    r.isUtc = true;
    return;
  }
  const match = zonePatterns[field]?.exec(r.value);
  if (!match) throw new BadValue();
  const [whole, sign, ...parts] = match;
  r.value = r.value.slice(whole.length);
  const [hours = 0, minutes = 0, seconds = 0] = zoneNumbers(parts);
  if (sign !== "+" && sign !== "-") throw new BadValue();
  r.zoneOffset = (sign === "-" ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds);
};

/** Go checks the ranges of what it could read before it complains of what it could not. */
function zoneNumbers(parts: readonly string[]): number[] {
  const numbers: number[] = [];
  for (const part of parts) {
    if (!/^[0-9]{2}$/.test(part)) break;
    numbers.push(Number(part));
  }
  const [hours = 0, minutes = 0, seconds = 0] = numbers;
  // The last of the three range errors stands.
  if (seconds > 60) throw new BadValue("time zone offset second");
  if (minutes > 60) throw new BadValue("time zone offset minute");
  if (hours > 24) throw new BadValue("time zone offset hour");
  if (numbers.length < parts.length) throw new BadValue();
  return numbers;
}

const readTimeZone: FieldReader = (r) => {
  if (r.value.startsWith("UTC")) {
    r.take(3);
    r.isUtc = true;
    return;
  }
  r.zoneName = r.take(timeZoneLength(r.value));
};

const fieldReaders: Readonly<Partial<Record<Field, FieldReader>>> = {
  Year: (r) => {
    const text = r.take(2);
    if (!/^(?:[0-9]{2}|[-+][0-9])$/.test(text)) throw new BadValue();
    r.year = Number(text) + (Number(text) >= 69 ? 1900 : 2000);
  },
  LongYear: (r) => {
    r.year = Number(r.match(/^[0-9]{4}/));
  },
  Month: (r) => {
    r.month = r.name(longMonthNames, 3);
  },
  LongMonth: (r) => {
    r.month = r.name(longMonthNames, null);
  },
  NumMonth: readNumMonth,
  ZeroMonth: readNumMonth,
  WeekDay: (r) => void r.name(longDayNames, 3),
  LongWeekDay: (r) => void r.name(longDayNames, null),
  Day: readDay,
  UnderDay: readDay,
  ZeroDay: readDay,
  UnderYearDay: readYearDay,
  ZeroYearDay: readYearDay,
  Hour: (r) => {
    r.hour = r.number(false);
    if (r.hour >= 24) throw new BadValue("hour");
  },
  Hour12: readHour12,
  ZeroHour12: readHour12,
  Minute: readMinute,
  ZeroMinute: readMinute,
  Second: readSecond,
  ZeroSecond: readSecond,
  PM: readPM,
  pm: readPM,
  TZ: readTimeZone,
  FracSecond0: (r, _field, _suffix, text) => {
    r.nanosecond = parseNanoseconds(r.take(text.length));
  },
  FracSecond9: (r) => {
    if (/^[.,][0-9]/.test(r.value)) r.nanosecond = parseNanoseconds(r.match(/^[.,][0-9]+/));
  },
};

/** Throws a TimeParseError. // format.go: ParseInLocation */
export function parseInLocation(
  layoutText: string,
  valueText: string,
  location: Location,
  local: Location,
): Time {
  const layout = byteText(layoutText);
  const value = byteText(valueText);
  const reader = new Reader(value);
  const fail = (element: string, held: string) =>
    new TimeParseError(
      `parsing time ${quoteBytes(value)} as ${quoteBytes(layout)}: ` +
        `cannot parse ${quoteBytes(held)} as ${quoteBytes(element)}`,
    );
  const failWith = (message: string) => new TimeParseError(`parsing time ${quoteBytes(value)}${message}`);
  for (let rest = layout; ; ) {
    const chunk = nextStdChunk(rest);
    if (!skip(reader, chunk.prefix)) throw fail(chunk.prefix, reader.value);
    if (chunk.field === null) break;
    const held = reader.value;
    try {
      (fieldReaders[chunk.field] ?? readZoneOffset)(reader, chunk.field, chunk.suffix, chunk.text);
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      throw error.outOfRange ? failWith(`: ${error.outOfRange} out of range`) : fail(chunk.text, held);
    }
    rest = chunk.suffix;
  }
  if (reader.value !== "") throw failWith(`: extra text: ${quoteBytes(reader.value)}`);
  const problem = settleDate(reader);
  if (problem) throw failWith(problem);
  return located(reader, location, local);
}

/** Drops the prefix; runs of spaces count as equal. // format.go: skip */
function skip(reader: Reader, prefix: string): boolean {
  for (let i = 0; i < prefix.length; ) {
    if (prefix.charAt(i) === " ") {
      if (reader.value !== "" && !reader.value.startsWith(" ")) return false;
      while (prefix.charAt(i) === " ") i++;
      reader.value = reader.value.replace(/^ +/, "");
      continue;
    }
    if (!reader.value.startsWith(prefix.charAt(i))) return false;
    reader.value = reader.value.slice(1);
    i++;
  }
  return true;
}

/** The hour of twelve, the day of the year, and whether the date exists; the text of what is wrong. */
function settleDate(r: Reader): string | null {
  if (r.halfDay === "pm" && r.hour < 12) r.hour += 12;
  else if (r.halfDay === "am" && r.hour === 12) r.hour = 0;
  const problem = r.yearDay >= 0 ? settleYearDay(r) : null;
  if (problem) return problem;
  if (r.month < 0) r.month = 1;
  if (r.day < 0) r.day = 1;
  return r.day < 1 || r.day > daysIn(r.month, r.year) ? ": day out of range" : null;
}

function settleYearDay(r: Reader): string | null {
  if (r.yearDay < 1 || r.yearDay > (isLeap(r.year) ? 366 : 365)) return ": day-of-year out of range";
  let month = 1;
  let day = r.yearDay;
  for (; day > daysIn(month, r.year); month++) day -= daysIn(month, r.year);
  if (r.month >= 0 && r.month !== month) return ": day-of-year does not match month";
  if (r.day >= 0 && r.day !== day) return ": day-of-year does not match day";
  r.month = month;
  r.day = day;
  return null;
}

/** The instant, in the zone that the text names, else in `location`. // format.go: parse, its end */
function located(r: Reader, location: Location, local: Location): Time {
  const at = (zone: Location) =>
    Time.date([r.year, r.month, r.day], [r.hour, r.minute, r.second, r.nanosecond], zone, local);
  if (r.isUtc) return at(utc);
  if (r.zoneOffset !== -1)
    return withOffset(at(utc).add(BigInt(-r.zoneOffset) * 1_000_000_000n), r, location);
  if (r.zoneName === "") return at(location);
  const time = at(utc);
  const offset = location.lookupName(r.zoneName, time.unixSeconds);
  if (offset !== null) return time.add(BigInt(-offset) * 1_000_000_000n).in(location);
  const hours = /^GMT(.+)/.exec(r.zoneName)?.[1];
  return time.in(fixedZone(r.zoneName, Number(hours ?? 0) * 3600));
}

function withOffset(time: Time, r: Reader, location: Location): Time {
  const zone = location.lookup(time.unixSeconds);
  const known = zone.offset === r.zoneOffset && (r.zoneName === "" || zone.name === r.zoneName);
  return time.in(known ? location : fixedZone(r.zoneName, r.zoneOffset));
}

/** format.go: parseTimeZone */
function timeZoneLength(value: string): number {
  if (/^(?:ChST|MeST)/.test(value)) return 4;
  if (value.startsWith("GMT")) return 3 + signedOffsetLength(value.slice(3));
  if (value.length >= 3 && /^[-+]/.test(value)) {
    const length = signedOffsetLength(value);
    if (length === 0) throw new BadValue();
    return length;
  }
  const letters = /^[A-Z]{0,6}/.exec(value)?.[0] ?? "";
  const fits = /^(?:[A-Z]{3}|[A-Z]{3}T|WITA|[A-Z]{4}T)$/.test(letters);
  if (!fits) throw new BadValue();
  return letters.length;
}

/** format.go: parseSignedOffset */
function signedOffsetLength(value: string): number {
  const match = /^[-+]([0-9]+)/.exec(value);
  return match && BigInt(match[1] ?? "") <= 23n ? match[0].length : 0;
}

/** format.go: parseNanoseconds */
function parseNanoseconds(text: string): number {
  const cut = text.slice(0, 10);
  if (!/^[.,]/.test(cut)) throw new BadValue();
  const match = /^.([-+]?)([0-9]*)$/.exec(cut);
  if (!match) throw new BadValue();
  const value = Number(match[2] ?? "") * 10 ** (10 - cut.length);
  if (match[1] === "-" && value > 0) throw new BadValue("fractional second");
  return value;
}

function sameLetters(value: string, name: string): boolean {
  const start = value.slice(0, name.length);
  return (
    start.length === name.length && /^[A-Za-z]*$/.test(start) && start.toLowerCase() === name.toLowerCase()
  );
}
