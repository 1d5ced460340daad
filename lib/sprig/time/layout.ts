/** Go's time layouts: how "2006-01-02" is cut into fields. */

/** One field of a layout, by Go's name for it. */
export type Field =
  | "LongMonth"
  | "Month"
  | "NumMonth"
  | "ZeroMonth"
  | "LongWeekDay"
  | "WeekDay"
  | "Day"
  | "UnderDay"
  | "ZeroDay"
  | "UnderYearDay"
  | "ZeroYearDay"
  | "Hour"
  | "Hour12"
  | "ZeroHour12"
  | "Minute"
  | "ZeroMinute"
  | "Second"
  | "ZeroSecond"
  | "LongYear"
  | "Year"
  | "PM"
  | "pm"
  | "TZ"
  | "ISO8601TZ"
  | "ISO8601SecondsTZ"
  | "ISO8601ShortTZ"
  | "ISO8601ColonTZ"
  | "ISO8601ColonSecondsTZ"
  | "NumTZ"
  | "NumSecondsTZ"
  | "NumShortTZ"
  | "NumColonTZ"
  | "NumColonSecondsTZ"
  | "FracSecond0"
  | "FracSecond9";

/** The text before the first field, the field as written, and what follows. */
export interface Chunk {
  readonly prefix: string;
  readonly field: Field | null;
  readonly text: string;
  readonly suffix: string;
}

/** In the order in which they are tried at one place; a lower-case letter after `Jan` or `Mon` makes a word. */
const fields: readonly (readonly [text: RegExp, field: Field])[] = [
  [/^January/, "LongMonth"],
  [/^Jan(?![a-z])/, "Month"],
  [/^Monday/, "LongWeekDay"],
  [/^Mon(?![a-z])/, "WeekDay"],
  [/^MST/, "TZ"],
  [/^01/, "ZeroMonth"],
  [/^02/, "ZeroDay"],
  [/^03/, "ZeroHour12"],
  [/^04/, "ZeroMinute"],
  [/^05/, "ZeroSecond"],
  [/^06/, "Year"],
  [/^002/, "ZeroYearDay"],
  [/^15/, "Hour"],
  [/^1/, "NumMonth"],
  [/^2006/, "LongYear"],
  [/^2/, "Day"],
  [/^_2(?!006)/, "UnderDay"],
  [/^__2/, "UnderYearDay"],
  [/^3/, "Hour12"],
  [/^4/, "Minute"],
  [/^5/, "Second"],
  [/^PM/, "PM"],
  [/^pm/, "pm"],
  [/^-070000/, "NumSecondsTZ"],
  [/^-07:00:00/, "NumColonSecondsTZ"],
  [/^-0700/, "NumTZ"],
  [/^-07:00/, "NumColonTZ"],
  [/^-07/, "NumShortTZ"],
  [/^Z070000/, "ISO8601SecondsTZ"],
  [/^Z07:00:00/, "ISO8601ColonSecondsTZ"],
  [/^Z0700/, "ISO8601TZ"],
  [/^Z07:00/, "ISO8601ColonTZ"],
  [/^Z07/, "ISO8601ShortTZ"],
  [/^[.,]0+(?![0-9])/, "FracSecond0"],
  [/^[.,]9+(?![0-9])/, "FracSecond9"],
];

const firstCharacters = new Set("JM012_345PpZ-.,");

/** format.go: nextStdChunk */
export function nextStdChunk(layout: string): Chunk {
  for (let i = 0; i < layout.length; i++) {
    if (!firstCharacters.has(layout.charAt(i))) continue;
    const rest = layout.slice(i, i + 64);
    for (const [pattern, field] of fields) {
      const length = pattern.exec(rest)?.[0].length;
      if (length === undefined) continue;
      const text = layout.slice(i, i + length);
      return { prefix: layout.slice(0, i), field, text, suffix: layout.slice(i + length) };
    }
  }
  return { prefix: layout, field: null, text: "", suffix: "" };
}
