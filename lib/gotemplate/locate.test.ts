import { expect, test } from "vitest";
import { Locator, locate } from "./locate";

const text = "a\u00e9\n\ud83d\ude00b\n\nc";

test("bytes, lines and columns are Go's", () => {
  expect(locate(text, 5)).toEqual({ byteOffset: 8, line: 2, byteColumn: 4 });
  expect(locate(text, 8)).toEqual({ byteOffset: 11, line: 4, byteColumn: 0 });
});

test("a locator counts on, and back", () => {
  const locator = new Locator(text);
  for (const offset of [1, 3, 5, 6, 2, 8, 0]) expect(locator.at(offset)).toEqual(locate(text, offset));
});
