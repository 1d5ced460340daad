import { describe, expect, it } from "vitest";
import { exactTime, formatDuration, formatSeconds, relativeTime } from "./relative-time";

const now = Date.parse("2026-11-22T06:10:00Z");

describe("relativeTime", () => {
  it.each([
    ["under a second", "2026-11-22T06:09:59.500Z", "now"],
    ["seconds", "2026-11-22T06:09:52Z", "8 s ago"],
    ["a minute and a half is one whole minute", "2026-11-22T06:08:30Z", "1 min ago"],
    ["hours", "2026-11-22T02:00:00Z", "4 h ago"],
    ["days", "2026-11-20T06:00:00Z", "2 d ago"],
    ["a server clock that runs ahead", "2026-11-22T06:10:03Z", "now"],
    ["the future", "2026-11-22T06:12:10Z", "in 2 min"],
    ["no time at all stays as it is", "soon", "soon"],
  ])("%s", (_name, iso, expected) => {
    expect(relativeTime(iso, now)).toBe(expected);
  });
});

describe("exactTime", () => {
  it("is in UTC, to the second", () => {
    expect(exactTime("2026-11-22T07:09:52.123+01:00")).toBe("2026-11-22 06:09:52 UTC");
  });
});

describe("formatDuration", () => {
  it.each([
    [0.44, "0.4 ms"],
    [9.5, "9.5 ms"],
    [12.04, "12 ms"],
    [999, "999 ms"],
    [4_200, "4.2 s"],
    [130_000, "2 min 10 s"],
  ])("%d ms", (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });
});

describe("formatSeconds", () => {
  it.each([
    [180, "180 s"],
    [1_800, "30 min"],
    [310, "5 min 10 s"],
    [5_400, "1 h 30 min"],
    [7_200, "2 h"],
  ])("%d s", (seconds, expected) => {
    expect(formatSeconds(seconds)).toBe(expected);
  });
});
