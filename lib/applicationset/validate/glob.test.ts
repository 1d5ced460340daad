import { expect, it } from "vitest";
import { compileGlob } from "./glob";

it.each<[pattern: string, text: string, expected: boolean, separator?: string]>([
  ["", "", true],
  ["", "a", false],
  ["a", "a", true],
  ["*", "", true],
  ["*", "a/b", true],
  ["*", "a/b", false, "/"],
  ["a*", "abc", true],
  ["*c", "abc", true],
  ["a*c", "ac", true],
  ["ab*bc", "abc", false],
  ["a/*", "a/b", true, "/"],
  ["a/*", "a/b/c", false, "/"],
  ["a/**", "a/b/c", true, "/"],
  ["a/**/d", "a/b/c/d", true, "/"],
  ["*/*", "a/b", true, "/"],
  ["*-*-x", "a-b-x", true],
  ["*-*-x", "a-x", false],
  ["a?c", "abc", true],
  ["a?c", "a/c", false, "/"],
  ["a?c", "ac", false],
  ["[ab]c", "bc", true],
  ["[!ab]c", "bc", false],
  ["[!ab]c", "xc", true],
  ["[a-c]x", "bx", true],
  ["[a-c]x", "dx", false],
  // One range, or a list: never both.
  ["[a-c0-9]x", "bx", false],
  ["[a", "a", false],
  ["{ab,cd}x", "cdx", true],
  ["{ab,cd}x", "abcdx", false],
  ["{a*,b}/c", "axx/c", true, "/"],
  ["{a,{b,c}}", "c", true],
  ["{a", "a", false],
  ["{a,}b", "b", true],
  ["a,b", "a,b", true],
  ["a}", "a}", true],
  ["a]", "a]", true],
  ["\\*", "*", true],
  ["\\*", "a", false],
  ["ä*", "äö", true],
  ["?", "😀", true],
])("%j matches %j: %j", (pattern, text, expected, separator) => {
  expect(compileGlob(pattern, separator)(text)).toBe(expected);
});

it("is fast whatever the pattern", () => {
  expect(compileGlob(`${"*a".repeat(200)}b`)("a".repeat(2_000))).toBe(false);
  expect(compileGlob("{".repeat(1_000))("a")).toBe(false);
});
