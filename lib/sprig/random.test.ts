import { describe, expect, it } from "vitest";
import { goInt } from "../gotemplate";
import { functions } from "./index";
import { type CallRow, testCalls, testEnvironment } from "./test-call";

const run = (name: string, args: unknown[], unstable: string[] = []) =>
  functions[name]?.implementation.apply(testEnvironment(unstable), args);

const rows: CallRow[] = [
  ["randAlpha", [0n], ""],
  ["randAlpha", [-3n], ""],
  ["randNumeric", [2n ** 40n], "limit_size"],
  ["randInt", [5n, 6n], goInt(5)],
  ["randInt", [-3n, -2n], goInt(-3)],
  ["randInt", [6n, 5n], "error: invalid argument to Intn"],
  ["randInt", [-(2n ** 63n), 2n ** 63n - 1n], "error: invalid argument to Intn"],
  ["shuffle", [""], ""],
  ["shuffle", ["aaaa"], "aaaa"],
  ["shuffle", ["\udcff"], "\ufffd"],
];

testCalls("random", rows);

describe("random texts", () => {
  it.each([
    ["randAlpha", /^[A-Za-z]{300}$/],
    ["randAlphaNum", /^[0-9A-Za-z]{300}$/],
    ["randNumeric", /^[0-9]{300}$/],
    ["randAscii", /^[ -~]{300}$/],
  ])("%s has only its characters, and is marked", (name, pattern) => {
    const unstable: string[] = [];
    expect(run(name, [goInt(300)], unstable)).toMatch(pattern);
    expect(unstable).toEqual([name]);
  });

  it("shuffle keeps the characters", () => {
    const shuffled = String(run("shuffle", ["hello日😀"]));
    expect([...shuffled].sort()).toEqual([..."hello日😀"].sort());
  });

  it("what can come out one way only is not marked", () => {
    const unstable: string[] = [];
    run("shuffle", ["aa"], unstable);
    run("randInt", [goInt(1), goInt(2)], unstable);
    expect(unstable).toEqual([]);
  });
});
