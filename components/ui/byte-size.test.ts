import { expect, it } from "vitest";
import { byteSize, utf8Length } from "./byte-size";

it.each([
  [0, "0 B"],
  [303, "303 B"],
  [999, "999 B"],
  [1_000, "1 kB"],
  [1_234, "1.2 kB"],
  [9_960, "10 kB"],
  [999_600, "1 MB"],
  [10_000_000, "10 MB"],
])("%d bytes", (bytes, expected) => {
  expect(byteSize(bytes)).toBe(expected);
});

it("counts UTF-8 bytes, not characters", () => {
  expect(utf8Length("aé😀")).toBe(7);
});
