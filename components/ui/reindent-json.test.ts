import { expect, it } from "vitest";
import { reindentJson } from "./reindent-json";

it.each([
  ["maps and lists", '{"a":[1,2],"b":{}}', '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {}\n}'],
  ["every digit of a number", "[9007199254740993,1e400]", "[\n  9007199254740993,\n  1e400\n]"],
  ["a key given twice", '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
  ["brackets and escapes inside text", '["[{,:\\"]", "{"]', '[\n  "[{,:\\"]",\n  "{"\n]'],
  ["a bare value", " null\n", "null"],
  ["not JSON", "<html>", null],
])("%s", (_name, text, expected) => {
  expect(reindentJson(text)).toBe(expected);
});
