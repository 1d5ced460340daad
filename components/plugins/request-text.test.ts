import { describe, expect, it } from "vitest";
import { parseRequestText, printedEntry, printParameters, type RequestFormat } from "./request-text";

describe("parseRequestText", () => {
  it.each<[string, string, RequestFormat, unknown]>([
    ["a YAML map", 'key1: "value1"\nlist: [a, b]\n', "yaml", { key1: "value1", list: ["a", "b"] }],
    ["a JSON map", '{"a": {"b": null}}', "json", { a: { b: null } }],
    ["YAML 1.1, as kubectl reads it", "flag: yes", "yaml", { flag: true }],
    ["nothing", "  \n", "yaml", null],
    ["null", "null", "json", null],
    ["a hostile key", '{"__proto__": {"a": 1}}', "json", JSON.parse('{"__proto__": {"a": 1}}')],
  ])("reads %s", async (_name, text, format, expected) => {
    expect(await parseRequestText(text, format)).toEqual({ ok: true, parameters: expected, warning: "" });
  });

  it.each<[string, string, RequestFormat, number | null]>([
    ["YAML with a bad line", "a: 1\nb: [1\nc: 2\n", "yaml", 3],
    ["JSON with a bad line", '{\n  "a": 1,\n  b: 2\n}', "json", 3],
    ["a list", "- a\n- b\n", "yaml", 1],
    ["a key given twice", "a: 1\na: 2\n", "yaml", 2],
  ])("refuses %s", async (_name, text, format, line) => {
    expect(await parseRequestText(text, format)).toMatchObject({ ok: false, line });
  });

  it("says that digits get lost", async () => {
    expect(await parseRequestText("n: 9007199254740993", "yaml")).toMatchObject({
      warning: "9007199254740993 is sent as 9007199254740992: a browser can't hold all its digits.",
    });
  });

  it("stops an alias bomb", async () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 8; i += 1)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    expect(await parseRequestText(lines.join("\n"), "yaml")).toMatchObject({ ok: false });
  });
});

it.each<[RequestFormat, string]>([
  ["yaml", "a: 1\n"],
  ["json", '{\n  "a": 1\n}\n'],
])("prints %s", (format, expected) => {
  expect(printParameters({ a: 1 }, format)).toBe(expected);
});

it("prints an entry as Go's struct", () => {
  expect(printedEntry({ key1: "value1" })).toEqual({
    key: "key1",
    prints: "{[34 118 97 108 117 101 49 34]}",
  });
  expect(printedEntry(null)).toBeNull();
});
