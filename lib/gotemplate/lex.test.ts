import { expect, test } from "vitest";
import { type Item, itemText, Lexer } from "./lex";

function items(text: string): Item[] {
  const lexer = new Lexer(text);
  const all: Item[] = [];
  for (;;) {
    const item = lexer.nextItem();
    all.push(item);
    if (item.typ === "EOF" || item.typ === "error") return all;
  }
}

const shown = (text: string) => items(text).map(({ typ, val }) => (typ === "EOF" ? "EOF" : `${typ}:${val}`));

test.each<[name: string, text: string, want: string[]]>([
  ["empty", "", ["EOF"]],
  ["text", "a {} b", ["text:a {} b", "EOF"]],
  ["field", "{{.a.b}}", ["leftDelim:{{", "field:.a", "field:.b", "rightDelim:}}", "EOF"]],
  ["dot and dollar", "{{. $}}", ["leftDelim:{{", "dot:.", "space: ", "variable:$", "rightDelim:}}", "EOF"]],
  ["declare", "{{$x:=1}}", ["leftDelim:{{", "variable:$x", "declare::=", "number:1", "rightDelim:}}", "EOF"]],
  ["bad character", "{{$x;}}", ["leftDelim:{{", "error:bad character U+003B ';'"]],
  ["trim both", "a {{- 1 -}} b", ["text:a", "leftDelim:{{", "number:1", "rightDelim:}}", "text:b", "EOF"]],
  ["trim needs its space", "{{-1}}", ["leftDelim:{{", "number:-1", "rightDelim:}}", "EOF"]],
  ["comment", "a{{/* x */}}b", ["text:a", "text:b", "EOF"]],
  ["comment trims", "a {{- /* x */ -}} b", ["text:a", "text:b", "EOF"]],
  ["number before a dot", "{{1.5}}", ["leftDelim:{{", "number:1.5", "rightDelim:}}", "EOF"]],
  ["complex", "{{1+2i}}", ["leftDelim:{{", "complex:1+2i", "rightDelim:}}", "EOF"]],
  [
    "break is a name unless allowed",
    "{{break}}",
    ["leftDelim:{{", "identifier:break", "rightDelim:}}", "EOF"],
  ],
  ["unicode identifier", "{{.é世}}", ["leftDelim:{{", "field:.é世", "rightDelim:}}", "EOF"]],
  ["unclosed action", "{{.a", ["leftDelim:{{", "field:.a", "error:unclosed action"]],
  ["unclosed comment", "{{/* a", ["error:unclosed comment"]],
  ["unterminated string", '{{"a\n"}}', ["leftDelim:{{", "error:unterminated quoted string"]],
  ["unprintable", "{{\u0001}}", ["leftDelim:{{", "error:unrecognized character in action: U+0001"]],
  [
    "left paren stays open",
    "{{(1}}",
    ["leftDelim:{{", "leftParen:(", "number:1", "error:unclosed left paren"],
  ],
])("lexes %s", (_, text, want) => {
  expect(shown(text)).toEqual(want);
});

test.each<[name: string, text: string, line: number]>([
  ["text", "a\nb", 1],
  ["after text", "a\nb{{.}}", 2],
  ["trimmed lines count", "a\n\n{{- .}}", 3],
  ["after a comment", "{{/*\n\n*/}}\n{{.x}}", 4],
])("counts lines: %s", (_, text, line) => {
  const last = items(text).findLast(({ typ }) => typ === "leftDelim" || typ === "text");
  expect(last?.line).toBe(line);
});

test.each<[Item, string]>([
  [{ typ: "string", pos: 0, val: '"a long string"', line: 1 }, '"\\"a long st"...'],
  [{ typ: "end", pos: 0, val: "end", line: 1 }, "<end>"],
  [{ typ: "EOF", pos: 0, val: "", line: 1 }, "EOF"],
  [{ typ: "char", pos: 0, val: ",", line: 1 }, '","'],
])("names an item in an error", (item, want) => {
  expect(itemText(item)).toBe(want);
});
