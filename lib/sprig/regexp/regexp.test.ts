import { describe, expect, it } from "vitest";
import { LimitError } from "../../gotemplate/errors";
import { compile, mustCompileText, programSize, quoteMeta, RegexpError } from "./regexp";

const errors: [expression: string, text: string][] = [
  ["(", "missing closing ): `(`"],
  ["a)", "unexpected ): `a)`"],
  ["[a", "missing closing ]: `[a`"],
  ["\\", "trailing backslash at end of expression: ``"],
  ["a**", "invalid nested repetition operator: `**`"],
  ["a{1001}", "invalid repeat count: `{1001}`"],
  ["(?P<", "invalid or unsupported Perl syntax: `(?P`"],
  ["(?<", "invalid or unsupported Perl syntax: `(?<`"],
  ["(?<=a)b", "invalid named capture: `(?<=a)b`"],
  ["\\p{greek}(", "missing closing ): `\\p{greek}(`"],
  ["\\p{Nope}", "invalid character class range: `\\p{Nope}`"],
  ["\\p{Old_Italic}", "invalid character class range: `\\p{Old_Italic}`"],
  ["\udc80", "invalid UTF-8: `\udc80`"],
  ["a(\udc80b", "invalid UTF-8: `\udc80b`"],
];

const finds: [name: string, expression: string, text: string, want: string[] | null][] = [
  ["loose names of classes", "\\p{greek}+|\\p{uppercase_letter}", "αβ x Y", ["αβ", "Y"]],
  ["the ASCII class", "[\\p{ASCII}é]+", "aé日b", ["aé", "b"]],
  ["an invalid byte is one character", "^.$", "\udcc3", ["\udcc3"]],
  ["an empty match is not repeated after a match", "a*", "baac", ["", "aa", ""]],
  ["a bracket first in a class", "[]a]+", "]a", ["]a"]],
];

describe("compile", () => {
  it.each(errors)("refuses %s", (expression, text) => {
    expect(() => compile(expression)).toThrow(new RegexpError(`error parsing regexp: ${text}`));
  });

  it.each(finds)("finds %s", (_, expression, text, want) => {
    expect(compile(expression).findAllString(text, -1)).toEqual(want);
  });

  it("keeps the groups of a name that is used twice", () => {
    expect(compile("(?P<a>x)|(?P<a>y)").replaceAllString("xy", "<$a>")).toBe("<x><y>");
  });

  it("stops a replacement that grows too large", () => {
    const check = (size: number) => {
      if (size > 100) throw new RangeError("too large");
    };
    expect(() => compile("").replaceAllString("a".repeat(50), "xxxx", check)).toThrow("too large");
  });

  it("takes linear time", () => {
    expect(compile("(a*)*b").matchString("a".repeat(20_000))).toBe(false);
  });
});

it("stops where many searches take quadratic time", () => {
  expect(() => compile("(x*)*y|(x)").replaceAllString("x".repeat(100_000), "z")).toThrow(LimitError);
});

it("weighs repeats", () => {
  expect(programSize("abc")).toBe(160);
  expect(programSize("(\\pL{1000})".repeat(1000))).toBeGreaterThan(30_000_000);
});

it("quotes with what Go's panic says", () => {
  expect(mustCompileText("`(", new RegexpError("e"))).toBe('regexp: Compile("`("): e');
  expect(quoteMeta("a.b[")).toBe("a\\.b\\[");
});
