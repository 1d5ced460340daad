/** Printing a time by a Go layout. // format.go */
import { type Field, nextStdChunk } from "./layout";
import type { Civil, Time } from "./time";

export const longMonthNames =
  "January February March April May June July August September October November December".split(" ");
export const longDayNames = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** format.go: (Time).Format */
export function format(time: Time, layout: string): string {
  const civil = time.civil();
  let out = "";
  for (let rest = layout; rest !== ""; ) {
    const chunk = nextStdChunk(rest);
    out += chunk.prefix;
    if (chunk.field === null) break;
    out += formatField(time, civil, chunk.field, chunk.text);
    rest = chunk.suffix;
  }
  return out;
}

const dateFields: Partial<Record<Field, (civil: Civil) => string>> = {
  Year: ({ year }) => pad(Math.abs(year) % 100, 2),
  LongYear: ({ year }) => pad(year, 4),
  Month: ({ month }) => monthName(month).slice(0, 3),
  LongMonth: ({ month }) => monthName(month),
  NumMonth: ({ month }) => String(month),
  ZeroMonth: ({ month }) => pad(month, 2),
  WeekDay: ({ weekday }) => dayName(weekday).slice(0, 3),
  LongWeekDay: ({ weekday }) => dayName(weekday),
  Day: ({ day }) => String(day),
  UnderDay: ({ day }) => String(day).padStart(2),
  ZeroDay: ({ day }) => pad(day, 2),
  UnderYearDay: ({ yearDay }) => String(yearDay).padStart(3),
  ZeroYearDay: ({ yearDay }) => pad(yearDay, 3),
  Hour: ({ hour }) => pad(hour, 2),
  Hour12: ({ hour }) => String(hour % 12 || 12),
  ZeroHour12: ({ hour }) => pad(hour % 12 || 12, 2),
  Minute: ({ minute }) => String(minute),
  ZeroMinute: ({ minute }) => pad(minute, 2),
  Second: ({ second }) => String(second),
  ZeroSecond: ({ second }) => pad(second, 2),
  PM: ({ hour }) => (hour >= 12 ? "PM" : "AM"),
  pm: ({ hour }) => (hour >= 12 ? "pm" : "am"),
};

function formatField(time: Time, civil: Civil, field: Field, text: string): string {
  const known = dateFields[field];
  if (known) return known(civil);
  if (field === "FracSecond0" || field === "FracSecond9") return fraction(time.nanosecond, field, text);
  const { name, offset } = time.zone;
  if (field === "TZ") return name === "" ? zoneOffset(offset, "NumTZ") : name;
  return offset === 0 && field.startsWith("ISO8601") ? "Z" : zoneOffset(offset, field);
}

/** format.go: appendFormat, the numeric zones */
function zoneOffset(offset: number, field: Field): string {
  // Go divides towards zero: an offset of less than a minute east or west has the sign of its minutes.
  const minutes = Math.trunc(offset / 60);
  const size = Math.abs(minutes);
  const colon = field.includes("Colon") ? ":" : "";
  let out = (minutes < 0 ? "-" : "+") + pad(Math.trunc(size / 60), 2);
  if (!field.includes("Short")) out += colon + pad(size % 60, 2);
  // Go leaves the offset's own sign in the seconds when the minutes are zero.
  if (field.includes("Seconds")) out += colon + pad((minutes < 0 ? -offset : offset) % 60, 2);
  return out;
}

/** format.go: appendNano */
function fraction(nanosecond: number, field: Field, text: string): string {
  const digits = String(nanosecond)
    .padStart(9, "0")
    .slice(0, text.length - 1);
  if (field === "FracSecond0") return text.charAt(0) + digits;
  const bare = digits.replace(/0+$/, "");
  return bare === "" ? "" : text.charAt(0) + bare;
}

/** format.go: appendInt */
function pad(value: number, width: number): string {
  const digits = String(Math.abs(value)).padStart(width, "0");
  return value < 0 ? `-${digits}` : digits;
}

const monthName = (month: number) => longMonthNames[month - 1] ?? "";
const dayName = (day: number) => longDayNames[day] ?? "";
