import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/lib/gotemplate";
import { alignSides, flattenReturned } from "./align-sides";

/** `left | right`, with − and + and · for a pad. */
function drawn(returned: { [key: string]: JsonValue }, used: { [key: string]: JsonValue }): string[] {
  const sign = { same: " ", lost: "-", new: "+", pad: "·" };
  return alignSides(returned, used).map(
    (row) => `${sign[row.leftSide]}${row.left} | ${sign[row.rightSide]}${row.right}`,
  );
}

describe("alignSides", () => {
  it("keeps what is alike and follows maps on both sides", () => {
    const returned = { key1: "val1", values: { team: "web", value1: "from-plugin" } };
    const used = { key1: "val1", values: { value1: "something" } };
    expect(drawn(returned, used)).toEqual([
      " key1: val1 |  key1: val1",
      " values: |  values:",
      "-  team: web | ·",
      "-  value1: from-plugin | +  value1: something",
    ]);
  });

  it("sets lost lines beside new lines", () => {
    expect(
      drawn({ generator: { version: "1.4.0" } }, { generator: { input: { parameters: { a: 1 } } } }),
    ).toEqual([
      " generator: |  generator:",
      '-  version: "1.4.0" | +  input:',
      "· | +    parameters:",
      "· | +      a: 1",
    ]);
  });

  it("shows a key that only the controller sets", () => {
    expect(drawn({ a: 1 }, { a: 1, generator: null })).toEqual([" a: 1 |  a: 1", "· | +generator: null"]);
  });

  it("tells null from missing", () => {
    expect(drawn({ a: null }, {})).toEqual(["-a: null | ·"]);
  });

  it("does not mind the order of keys", () => {
    expect(drawn({ a: { p: 1, q: 2 } }, { a: { q: 2, p: 1 } })).toEqual([
      " a: |  a:",
      "   q: 2 |    q: 2",
      "   p: 1 |    p: 1",
    ]);
  });

  it("does not take what an object inherits for a key", () => {
    expect(drawn({ constructor: "x" }, {})).toEqual(["-constructor: x | ·"]);
  });
});

describe("flattenReturned", () => {
  it("names leaves by their path and prints them", () => {
    const returned = { a: { b: true }, list: ["x", null], n: 1_000_000, empty: {} };
    expect(flattenReturned(returned, { n: "1e+06" })).toEqual({
      "a.b": "true",
      "list.0": "x",
      "list.1": "<nil>",
      n: "1e+06",
    });
  });
});
