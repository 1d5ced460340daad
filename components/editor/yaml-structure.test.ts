import { describe, expect, it } from "vitest";
import { linesWithin, nextIndent } from "./yaml-structure";

describe("lines that belong to a line", () => {
  it.each([
    ["a map", "spec:\n  a: 1\n  b: 2\nstatus: x", 2],
    ["a list indented as its key", "generators:\n- list: a\n  b: 1\n- plugin: c\ntemplate: x", 3],
    ["an item", "- list:\n    a: 1\n- plugin: c", 1],
    ["an item ends at the next", "- a\n- b", 0],
    ["a text of many lines", "data: |-\n  - name: a\n\n    location: b\nx: y", 3],
    ["blank lines at the end stay out", "spec:\n  a: 1\n\n\nstatus: x", 1],
    ["a value beside its key", "a: 1\nb: 2", 0],
    ["a comment", "# x\n  a: 1", 0],
    ["a blank line", "\n  a: 1", 0],
    ["template actions", "template: |\n  {{- range .items }}\n  a: b\n  {{- end }}", 3],
  ])("%s", (_name, text, expected) => {
    const [line = "", ...following] = text.split("\n");
    expect(linesWithin(line, following)).toBe(expected);
  });
});

describe("where the next line begins", () => {
  it.each([
    ["spec:", 2],
    ["  data: |-", 4],
    ["  data: >+2 # text", 4],
    ["  name: x", 2],
    ["  - name: x", 4],
    ["  - list:", 6],
    ["  - a", 2],
    ["  - ", 4],
    ["- - name:", 6],
    ["  url: https://a.example/x", 2],
    ["  - https://a.example:8080/x", 2],
    ['  "a: b":', 4],
    ["  plain text", 2],
    ["", 0],
    ["a: &anchor", 2],
    ["a: '{{ .x }}:'", 0],
  ])("after %j", (line, expected) => {
    expect(nextIndent(line)).toBe(expected);
  });
});

it.each([
  ["tags and anchors", `a: ${"&".repeat(200)} x`],
  ["blanks in a key", `a${" ".repeat(600_000)}b`],
])("is not held up by many %s", (_, line) => {
  expect(nextIndent(line)).toBe(0);
});

it.each([
  ["a b :", 2],
  ["  - 'a' : x", 4],
  ["a: &b !c |", 2],
])("reads %j", (line, indent) => {
  expect(nextIndent(line)).toBe(indent);
});
