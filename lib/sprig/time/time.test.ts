import { describe, expect, it } from "vitest";
import { parseDuration, roundDuration } from "./duration";
import { format } from "./format";
import { loadLocation, localLocation, utc } from "./location";
import { parseInLocation } from "./parse";
import { Time } from "./time";

const local = localLocation("UTC");
const berlin = loadLocation("Europe/Berlin") ?? utc;
const leapDay = Time.unix(1_709_211_845n, 120_000_000, local);

const formats: [layout: string, want: string][] = [
  ["Monday, January 2 2006", "Thursday, February 29 2024"],
  ["2006-002 __2 _2", "2024-060  60 29"],
  ["03:04PM 3:4:5 pm", "01:04PM 1:4:5 pm"],
  ["05.000 05.999999 05,0", "05.120 05.12 05,1"],
  ["MST -0700 -07:00:00 Z07:00", "UTC +0000 +00:00:00 Z"],
  ["Janx release-1", "Janx release-2"],
];

describe("format", () => {
  it.each(formats)("%s", (layout, want) => {
    expect(format(leapDay, layout)).toBe(want);
  });

  it.each([
    [1_700_000_000n, "CET +0100"],
    [1_720_000_000n, "CEST +0200"],
    [-2_500_000_000n, "LMT +0053"],
    [2n ** 62n, "CEST +0200"],
  ])("names Berlin's zone at %s", (unix, want) => {
    expect(format(Time.unix(unix, 0, local).in(berlin), "MST -0700")).toBe(want);
  });
});

const parses: [layout: string, value: string, want: string][] = [
  ["2006-01-02", "2017-12-31", "2017-12-31 00:00:00 +0000 UTC"],
  ["2006-01-02T15:04:05Z07:00", "2017-12-31T23:59:58+02:00", "2017-12-31 23:59:58 +0200 +0200"],
  ["2006-01-02 MST", "2017-12-31 CET", "2017-12-31 00:00:00 +0000 CET"],
  ["MST", "GMT+3", "0000-01-01 03:00:00 +0300 GMT+3"],
  ["Jan 2 2006", "fEB 9 2024", "2024-02-09 00:00:00 +0000 UTC"],
  ["2006-002", "2024-060", "2024-02-29 00:00:00 +0000 UTC"],
  ["15:04:05", "09:30:01.25", "0000-01-01 09:30:01.25 +0000 UTC"],
  ["06 PM 3", "69 AM 12", "1969-01-01 00:00:00 +0000 UTC"],
];

const failures: [layout: string, value: string, want: string][] = [
  [
    "2006-01-02",
    "31/12/2017",
    'parsing time "31/12/2017" as "2006-01-02": cannot parse "31/12/2017" as "2006"',
  ],
  ["2006-01-02", "2023-02-29", 'parsing time "2023-02-29": day out of range'],
  ["-07:00", "+25:00", 'parsing time "+25:00": time zone offset hour out of range'],
  [
    "2006é",
    "2006è",
    String.raw`parsing time "2006\xc3\xa8" as "2006\xc3\xa9": cannot parse "\xa8" as "\xc3\xa9"`,
  ],
  ["2006", "2006x", 'parsing time "2006x": extra text: "x"'],
  ["2006-002", "2023-366", 'parsing time "2023-366": day-of-year out of range'],
];

describe("parse", () => {
  it.each(parses)("%s of %s", (layout, value, want) => {
    expect(parseInLocation(layout, value, local, local).toString()).toBe(want);
  });

  it.each(failures)("%s of %s fails", (layout, value, want) => {
    expect(() => parseInLocation(layout, value, local, local)).toThrow(want);
  });

  it("takes the offset in force, on both sides of a change", () => {
    const at = (value: string) => parseInLocation("2006-01-02 15:04", value, berlin, berlin).toString();
    expect(at("2024-03-31 01:59")).toBe("2024-03-31 01:59:00 +0100 CET");
    expect(at("2024-03-31 02:30")).toBe("2024-03-31 03:30:00 +0200 CEST");
    expect(at("2024-10-27 02:30")).toBe("2024-10-27 02:30:00 +0100 CET");
  });
});

describe("duration", () => {
  it.each([
    ["1h30m", 5_400_000_000_000n],
    ["-1.5h", -5_400_000_000_000n],
    ["0", 0n],
    ["1µs1ns", 1001n],
    ["-9223372036854775808ns", -(2n ** 63n)],
  ])("reads %s", (text, want) => {
    expect(parseDuration(text)).toBe(want);
  });

  it.each([
    ["", 'time: invalid duration ""'],
    ["10", 'time: missing unit in duration "10"'],
    ["1d", 'time: unknown unit "d" in duration "1d"'],
    ["9223372036854775808ns", 'time: invalid duration "9223372036854775808ns"'],
    ["1é", String.raw`time: unknown unit "\xc3\xa9" in duration "1\xc3\xa9"`],
  ])("refuses %s", (text, want) => {
    expect(() => parseDuration(text)).toThrow(want);
  });

  it("rounds half away from zero and stays within an int64", () => {
    expect(roundDuration(-1_500_000_000n, 1_000_000_000n)).toBe(-2_000_000_000n);
    expect(roundDuration(2n ** 63n - 1n, 1_000_000_000n)).toBe(2n ** 63n - 1n);
  });
});

it("knows zones by their exact name only", () => {
  expect(loadLocation("europe/berlin")).toBeNull();
  expect(loadLocation("../etc")).toBeNull();
  expect(loadLocation("US/Pacific")).not.toBeNull();
});
