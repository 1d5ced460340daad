import { expect, test } from "vitest";
import { newNumber } from "./number";
import { rendered } from "./test-render";

test.each<[text: string, want: string]>([
  ["1", "1 int"],
  ["-0", "0 int"],
  ["0x1F", "31 int"],
  ["0b11", "3 int"],
  ["017", "15 int"],
  ["0o17", "15 int"],
  ["1_000", "1000 int"],
  ["'a'", "97 int"],
  ["'\\n'", "10 int"],
  ["'\u4e16'", "19990 int"],
  ["1.0", "1 float64"],
  ["1e3", "1000 float64"],
  ["0x1p4", "16 float64"],
  ["0x1e", "30 int"],
  [".5", "0.5 float64"],
  ["1i", "(0+1i) complex128"],
  ["1+2i", "(1+2i) complex128"],
  ["1e1-0x1p1i", "(10-2i) complex128"],
  ["0i", "(0+0i) complex128"],
])("%s is %s", (text, want) => {
  expect(rendered(`{{printf "%v %T" ${text} ${text}}}`)).toBe(want);
});

test.each<[text: string, typ: "number" | "complex" | "charConstant", message: string]>([
  ["1__0", "number", 'illegal number syntax: "1__0"'],
  ["089", "number", 'integer overflow: "089"'],
  ["1e400", "number", 'illegal number syntax: "1e400"'],
  ["18446744073709551616", "number", 'integer overflow: "18446744073709551616"'],
  ["1+i", "complex", "syntax error scanning complex number"],
  ["1i+2i", "complex", "syntax error scanning complex number"],
  ["1_+2i", "complex", 'strconv.ParseFloat: parsing "1_": invalid syntax'],
  ["'ab'", "charConstant", "malformed character constant: 'ab'"],
  ["'\\q'", "charConstant", "invalid syntax"],
])("%s is no constant", (text, typ, message) => {
  expect(newNumber(0, text, typ)).toBe(message);
});

test("a constant is held by every type that can hold it", () => {
  expect(newNumber(0, "1e3", "number")).toMatchObject({ int: 1000n, uint: 1000n, float: 1000 });
  expect(newNumber(0, "-1.0", "number")).toMatchObject({ int: -1n, uint: null, float: -1 });
  expect(newNumber(0, "9223372036854775808", "number")).toMatchObject({ int: null, uint: 2n ** 63n });
  expect(newNumber(0, "0i", "number")).toMatchObject({ int: 0n, uint: 0n, float: 0 });
});
