import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gunzip } from "./gunzip";

const text = "a text that is long enough ".repeat(20);
const packed = gzipSync(text);
const changed = (at: number) => {
  const copy = Buffer.from(packed);
  copy[copy.length + at] = (copy.at(at) ?? 0) ^ 0xff;
  return copy;
};

describe("gunzip", () => {
  it.each([
    ["whole", packed, text, null],
    ["two members", Buffer.concat([packed, gzipSync("b")]), `${text}b`, null],
    ["nothing", Buffer.alloc(0), "", null],
    ["another format", Buffer.from("hello, this is text"), "", "gzip: invalid header"],
    ["cut in the header", packed.subarray(0, 5), "", "unexpected EOF"],
    ["cut before the trailer", packed.subarray(0, -8), text, "unexpected EOF"],
    ["cut in the trailer", packed.subarray(0, -1), text, "unexpected EOF"],
    ["a wrong checksum", changed(-6), text, "gzip: invalid checksum"],
    ["a wrong length", changed(-2), text, "gzip: invalid checksum"],
    [
      "junk behind it",
      Buffer.concat([packed, Buffer.from("some junk behind")]),
      text,
      "gzip: invalid header",
    ],
  ])("%s", (_, input, out, error) => {
    const unpacked = gunzip(input, 1_000_000);
    expect(unpacked.bytes.toString()).toBe(out);
    expect(unpacked.error).toBe(error);
  });

  it("gives what was there before a cut or a corrupt byte", () => {
    const mixed = Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * i * 7919) & 255));
    const whole = gzipSync(mixed);
    const cut = gunzip(whole.subarray(0, whole.length >> 1), 1_000_000);
    expect(cut.error).toBe("unexpected EOF");
    expect(cut.bytes.length).toBeGreaterThan(0);
    expect(mixed.subarray(0, cut.bytes.length).equals(cut.bytes)).toBe(true);
  });

  it("reads a header with a name and extra fields", () => {
    const head = Buffer.from([0x1f, 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3, 2, 0, 1, 2]);
    const named = Buffer.concat([
      head,
      Buffer.from("name\0comment\0"),
      Buffer.from([0, 0]),
      packed.subarray(10),
    ]);
    expect(gunzip(named, 1_000_000).bytes.toString()).toBe(text);
  });

  it("stops at the cap", () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    expect(gunzip(bomb, 1_000).capped).toBe(true);
  });
});
