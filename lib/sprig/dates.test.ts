import { describe, expect, it } from "vitest";
import type { FunctionEnvironment } from "../gotemplate/functions";
import { type GoFunc, GoInt, GoStruct, type GoValue, goInt, goInt64 } from "../gotemplate/value";
import { dates } from "./dates";

const marks: string[] = [];
const environment: FunctionEnvironment = {
  now: () => 1_700_000_000_123_456_789n,
  timeZone: "Europe/Berlin",
  randomBytes: (length) => new Uint8Array(length),
  checkSize: () => undefined,
  markUnstable: (name) => marks.push(name),
  executeTemplate: () => "",
};
const call = (name: string, ...args: GoValue[]): GoValue =>
  dates[name]?.implementation.call(environment, ...args) ?? null;
const method = (value: GoValue, name: string, ...args: GoValue[]): GoValue => {
  const made: GoFunc | undefined = value instanceof GoStruct ? value.methods[name]?.(value) : undefined;
  return made?.call(args) ?? null;
};
const layout = "2006-01-02 15:04";

describe("the controller's own zone", () => {
  it.each<[name: string, args: GoValue[], want: string]>([
    ["date", ["2006-01-02 15:04 MST", goInt(0)], "1970-01-01 01:00 CET"],
    ["htmlDate", [goInt64(1_720_000_000)], "2024-07-03"],
    ["dateInZone", ["15:04 MST", goInt(0), "Local"], "01:00 CET"],
    ["dateInZone", ["15:04 MST", goInt(0), "nowhere"], "00:00 UTC"],
  ])("%s %#", (name, args, want) => {
    expect(call(name, ...args)).toBe(want);
  });

  it("is where texts without a zone are read", () => {
    const time = call("toDate", layout, "2024-07-01 12:00");
    expect(method(time, "String")).toBe("2024-07-01 12:00:00 +0200 CEST");
    expect(call("unixEpoch", time)).toBe("1719828000");
  });
});

it("takes what is no time and no int as now, and says so", () => {
  marks.length = 0;
  expect(call("date", "2006-01-02", 0)).toBe("2023-11-14");
  expect(call("ago", goInt(1_699_999_990))).toBe("10s");
  expect(marks).toEqual(["date", "ago"]);
  expect(method(call("now"), "String")).toBe("2023-11-14 23:13:20.123456789 +0100 CET m=+0.000000000");
});

it("gives the methods of time.Time", () => {
  const time = call("toDate", layout, "2024-02-29 12:30");
  expect(method(time, "Month")).toEqual(new GoInt(2n, expect.objectContaining({ name: "time.Month" })));
  expect(method(method(time, "AddDate", goInt(1), goInt(0), goInt(0)), "Format", layout)).toBe(
    "2025-03-01 12:30",
  );
  expect(method(method(time, "UTC"), "GoString")).toBe(
    "time.Date(2024, time.February, 29, 11, 30, 0, 0, time.UTC)",
  );
});

it.each<[name: string, args: GoValue[], want: string]>([
  ["duration", [goInt64(2n ** 63n - 1n)], "-1s"],
  ["duration", [95], "0s"],
  ["durationRound", ["2400h10m5s"], "3mo"],
  ["durationRound", ["-2h10m"], "2h"],
  ["durationRound", ["1h"], "60m"],
])("%s %#", (name, args, want) => {
  expect(call(name, ...args)).toBe(want);
});
