/** Go's time.Time: an instant in nanoseconds with a location, and its calendar. Wraps where Go wraps. */
import { format } from "./format";
import { type Location, utc, type Zone } from "./location";

/** Seconds from year 1 to 1970. */
const unixToInternal = 62_135_596_800n;
/** Days from Go's absolute year zero (a March 1st) to 1970. // time.go: absoluteYears */
const absoluteDays = (292_277_022_400n * 3_652_425n) / 10_000n + 306n + 719_162n;
const billion = 1_000_000_000n;
const leastInt64 = -(2n ** 63n);
const largestInt64 = 2n ** 63n - 1n;

/** The wall clock's reading. Months count from 1, weekdays from Sunday as 0, days of the year from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly yearDay: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export class Time {
  constructor(
    /** Seconds since year 1, an int64. */
    readonly seconds: bigint,
    readonly nanosecond: number,
    readonly location: Location,
    /** time.Local of the controller. */
    readonly local: Location,
    /** True for a reading of the clock, which prints its monotonic part. */
    readonly monotonic = false,
  ) {}

  /** time.go: Unix */
  static unix(seconds: bigint, nanosecond: number, local: Location, monotonic = false): Time {
    return new Time(BigInt.asIntN(64, seconds + unixToInternal), nanosecond, local, local, monotonic);
  }

  /** time.go: Date, for values within range */
  static date(
    [year, month, day]: readonly [number, number, number],
    [hour, minute, second, nanosecond]: readonly [number, number, number, number],
    location: Location,
    local: Location,
  ): Time {
    const clock = BigInt(hour * 3600 + minute * 60 + second);
    let unix = BigInt(daysFromCivil(year, month, day)) * 86_400n + clock;
    const guess = location.lookup(unix).offset;
    if (guess !== 0) unix -= BigInt(location.lookup(unix - BigInt(guess)).offset);
    return new Time(BigInt.asIntN(64, unix + unixToInternal), nanosecond, location, local);
  }

  /** time.go: (Time).Unix */
  get unixSeconds(): bigint {
    return BigInt.asIntN(64, this.seconds - unixToInternal);
  }

  /** time.go: (Time).UnixNano */
  get unixNanoseconds(): bigint {
    return BigInt.asIntN(64, this.unixSeconds * billion + BigInt(this.nanosecond));
  }

  get zone(): Zone {
    return this.location.lookup(this.unixSeconds);
  }

  /** time.go: (Time).In */
  in(location: Location): Time {
    return new Time(this.seconds, this.nanosecond, location, this.local);
  }

  /** time.go: (Time).Add */
  add(duration: bigint): Time {
    let seconds = this.seconds + duration / billion;
    let nanosecond = this.nanosecond + Number(duration % billion);
    if (nanosecond >= 1e9) [seconds, nanosecond] = [seconds + 1n, nanosecond - 1e9];
    if (nanosecond < 0) [seconds, nanosecond] = [seconds - 1n, nanosecond + 1e9];
    return new Time(BigInt.asIntN(64, seconds), nanosecond, this.location, this.local, this.monotonic);
  }

  /** Nanoseconds since `other`, at most an int64. // time.go: (Time).Sub */
  sub(other: Time): bigint {
    const exact = this.nanoseconds - other.nanoseconds;
    return exact < leastInt64 ? leastInt64 : exact > largestInt64 ? largestInt64 : exact;
  }

  compare(other: Time): number {
    const difference = this.nanoseconds - other.nanoseconds;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** Since year 1, not limited. */
  get nanoseconds(): bigint {
    return this.seconds * billion + BigInt(this.nanosecond);
  }

  /** time.go: (Time).AddDate */
  addDate(years: number, months: number, days: number): Time {
    const { year, month, day, hour, minute, second } = this.civil();
    const total = month - 1 + months;
    const first = daysFromCivil(year + years + Math.floor(total / 12), (((total % 12) + 12) % 12) + 1, 1);
    const date = civilFromDays(first + day - 1 + days);
    return Time.date(
      [date.year, date.month, date.day],
      [hour, minute, second, this.nanosecond],
      this.location,
      this.local,
    );
  }

  /** The remainder of the time since year 1, by a positive duration. // time.go: div */
  remainder(duration: bigint): bigint {
    const rest = this.nanoseconds % duration;
    return rest < 0n ? rest + duration : rest;
  }

  /** time.go: (Time).locabs and what is made of it */
  civil(): Civil {
    const absolute = BigInt.asUintN(64, this.unixSeconds + BigInt(this.zone.offset) + absoluteDays * 86_400n);
    const days = Number(absolute / 86_400n - absoluteDays);
    const clock = Number(absolute % 86_400n);
    return {
      ...civilFromDays(days),
      weekday: (((days + 4) % 7) + 7) % 7,
      hour: Math.floor(clock / 3600),
      minute: Math.floor(clock / 60) % 60,
      second: clock % 60,
    };
  }

  /** format.go: (Time).String */
  toString(): string {
    const text = format(this, "2006-01-02 15:04:05.999999999 -0700 MST");
    // The monotonic reading counts from the start of the controller's process: unknown here.
    return this.monotonic ? `${text} m=+0.000000000` : text;
  }
}

/** The zero time.Time. */
export function zeroTime(local: Location): Time {
  return new Time(0n, 0, utc, local);
}

/** Days since 1970 of a date. Months from 1. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month. // time.go: daysIn */
export function daysIn(month: number, year: number): number {
  return month === 2 && isLeap(year)
    ? 29
    : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

function civilFromDays(days: number): Pick<Civil, "year" | "month" | "day" | "yearDay"> {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day, yearDay: days - daysFromCivil(year, 1, 1) + 1 };
}
