import { expect, test } from "vitest";
import {
  canBackquote,
  quote,
  quoteRune,
  quoteRuneToASCII,
  quoteToASCII,
  unquote,
  unquoteChar,
} from "./quote";

test.each([
  ["plain text", "hello", `"hello"`],
  ["quote and backslash", `a"b\\c`, `"a\\"b\\\\c"`],
  ["an apostrophe stays", "it's", `"it's"`],
  ["control characters", "\x07\b\f\n\r\t\v\0\x1f\x7f", `"\\a\\b\\f\\n\\r\\t\\v\\x00\\x1f\\x7f"`],
  ["printable Unicode stays", "日本 é 😀", `"日本 é 😀"`],
  ["unprintable Unicode", "\u00ad\u2028\ufeff\u{10ffff}", `"\\u00ad\\u2028\\ufeff\\U0010ffff"`],
  ["a space that is not ASCII", "\u00a0", `"\\u00a0"`],
  ["an invalid byte", "a\udcffb", `"a\\xffb"`],
  ["the replacement character itself", "\ufffd", `"\ufffd"`],
])("quote: %s", (_, text, expected) => {
  expect(quote(text)).toBe(expected);
  expect(unquote(expected)).toBe(text);
});

test("quoteToASCII escapes all else", () => {
  expect(quoteToASCII("é😀a")).toBe(`"\\u00e9\\U0001f600a"`);
});

test.each([
  [0x61, "'a'", "'a'"],
  [0x27, "'\\''", "'\\''"],
  [0x22, `'"'`, `'"'`],
  [0xe9, "'é'", "'\\u00e9'"],
  [0xd800, "'\ufffd'", "'\\ufffd'"],
  [-1, "'\ufffd'", "'\\ufffd'"],
])("quoteRune: %d", (rune, expected, ascii) => {
  expect(quoteRune(rune)).toBe(expected);
  expect(quoteRuneToASCII(rune)).toBe(ascii);
});

test.each([
  ["a tab", "a\tb", true],
  ["a new line", "a\nb", false],
  ["a backquote", "a`b", false],
  ["an invalid byte", "a\udc80", false],
  ["a byte order mark", "\ufeff", false],
  ["Unicode", "日本", true],
])("canBackquote: %s", (_, text, expected) => {
  expect(canBackquote(text)).toBe(expected);
});

test.each([
  ["raw", "`a\\n\r`", "a\\n"],
  ["a backquote inside raw", "`a`b`", null],
  ["octal", `"\\101\\377"`, "A\udcff"],
  ["octal over a byte", `"\\400"`, null],
  ["bytes that make a character", `"\\xe4\\xb8\\x96"`, "世"],
  ["a surrogate", `"\\ud800"`, null],
  ["beyond Unicode", `"\\U00110000"`, null],
  ["an apostrophe escaped in double quotes", `"\\'"`, null],
  ["a new line inside", `"a\nb"`, null],
  ["no end", `"a`, null],
  ["text behind the end", `"a"b`, null],
  ["one character", "'é'", "é"],
  ["two characters", "'ab'", null],
  ["no character, which Go lets through", "''", ""],
  ["an unknown escape", `"\\q"`, null],
  ["an invalid byte beside an escape", `"\udcff\\n"`, "\ufffd\n"],
  ["nothing", "", null],
  ["no quotes", "ab", null],
])("unquote: %s", (_, literal, expected) => {
  expect(unquote(literal)).toBe(expected);
});

test.each([
  ["a byte", "\\x41b", "'", { value: 65, multibyte: false, tail: "b" }],
  ["a character", "日b", "'", { value: 0x65e5, multibyte: true, tail: "b" }],
  ["an escape of four digits", "\\u00e9", "'", { value: 0xe9, multibyte: true, tail: "" }],
  ["the closing quote", "'", "'", null],
  ["nothing", "", "'", null],
  ["a lone backslash", "\\", "'", null],
])("unquoteChar: %s", (_, text, mark, expected) => {
  expect(unquoteChar(text, mark)).toEqual(expected);
});
