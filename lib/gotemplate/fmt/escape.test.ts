import { expect, test } from "vitest";
import { htmlEscape, jsEscape, urlQueryEscape } from "./escape";

test.each([
  ["html", htmlEscape, `<a href="x">'&\0`, "&lt;a href=&#34;x&#34;&gt;&#39;&amp;\ufffd"],
  ["js", jsEscape, `'"\\<>&=\n\x7f`, `\\'\\"\\\\\\u003C\\u003E\\u0026\\u003D\\u000A\x7f`],
  ["js beyond ASCII", jsEscape, "é😀\u2028\u00a0\udcff", "é😀\\u2028\\u00A0\udcff"],
  ["urlquery", urlQueryEscape, "a b+c/é~-_.\udcff", "a+b%2Bc%2F%C3%A9~-_.%FF"],
])("%s", (_, escaper, text, expected) => {
  expect(escaper(text)).toBe(expected);
});
