import { describe, expect, it } from "vitest";
import { cellsText, checksumCells } from "./checksum-cells";

const digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

describe("cells of a checksum", () => {
  it.each([
    ["a SHA-1", "08f588b1c799a37bbe8d0fc74cc1b1492dd70b2c", null, "40 characters present, 24 missing"],
    ["the file's", digest, digest, "64 characters present"],
    ["a file not seen", digest, null, "64 characters present"],
    ["another file's", `0${digest.slice(1)}`, digest, "64 characters present, 1 not as in the file"],
    ["upper case", digest.toUpperCase(), digest, "64 characters present, 21 in upper case"],
    [
      "with its algorithm's name",
      `sha256:${digest}`,
      digest,
      "71 characters present, 7 too many, 3 no hexadecimal digit",
    ],
    ["a SHA-512", `${digest}${digest}`, digest, "128 characters present, 64 too many"],
    ["nothing", "", null, "0 characters present, 64 missing"],
  ])("%s", (_name, written, actual, expected) => {
    expect(cellsText(checksumCells(written, actual).cells)).toBe(expected);
  });

  it("counts what it does not show", () => {
    const { cells, more } = checksumCells("a".repeat(1_000_000), null);
    expect([cells.length, more]).toEqual([128, 999_872]);
  });
});
