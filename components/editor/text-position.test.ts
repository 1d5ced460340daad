import { describe, expect, it } from "vitest";
import { readLineEnds } from "./line-ends";
import { applyTextEdits, lineIndexAt, lineStarts, minimalEdit } from "./text-position";

describe("lines", () => {
  it.each([
    ["the beginning", "ab\ncd", 0, 0],
    ["within a line", "ab\ncd", 4, 1],
    ["a line's end belongs to the line", "ab\ncd", 2, 0],
    ["the end", "ab\ncd", 5, 1],
    ["an empty last line", "ab\n", 3, 1],
    ["two units at a line's end", "ab\r\ncd", 4, 1],
    ["a lone carriage return ends a line", "ab\rcd", 3, 1],
    ["a character of two units counts two", "🙂\nx", 3, 1],
    ["beyond the end", "a\nb", 9, 1],
  ])("%s", (_name, text, offset, index) => {
    expect(lineIndexAt(lineStarts(text), offset)).toBe(index);
  });
});

describe("edits", () => {
  it("are made all at once, by the offsets of the old text", () => {
    const edits = [
      { from: 0, to: 1, insert: "AA" },
      { from: 2, to: 2, insert: "-" },
      { from: 3, to: 4, insert: "" },
    ];
    expect(applyTextEdits("abcd", edits)).toBe("AAb-c");
  });

  it.each([
    [
      "overlap",
      [
        { from: 0, to: 2, insert: "" },
        { from: 1, to: 3, insert: "" },
      ],
    ],
    [
      "descend",
      [
        { from: 2, to: 3, insert: "" },
        { from: 0, to: 1, insert: "" },
      ],
    ],
    ["end before they begin", [{ from: 2, to: 1, insert: "" }]],
    ["leave the text", [{ from: 2, to: 9, insert: "" }]],
  ])("that %s change nothing", (_name, edits) => {
    expect(applyTextEdits("abcd", edits)).toBeNull();
  });
});

describe("the one edit between two texts", () => {
  it.each([
    ["", "a"],
    ["a", ""],
    ["abc", "abXc"],
    ["aaa", "aaaa"],
    ["aaaa", "aa"],
    ["line 1\nline 2\n", "line 1\nline 1b\nline 2\n"],
    ["x🙂y", "x🙃y"],
    ["🙂🙂", "🙂"],
    ["a😀", "a🨀"],
  ])("%j to %j", (before, after) => {
    const edit = minimalEdit(before, after);
    expect(edit && applyTextEdits(before, [edit])).toBe(after);
    // It never parts the two halves of one character.
    expect(edit?.insert ?? "").not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
  });

  it("keeps what both begin and end with", () => {
    expect(minimalEdit("key: a\nend", "key: bc\nend")).toEqual({ from: 5, to: 6, insert: "bc" });
    expect(minimalEdit("same", "same")).toBeNull();
  });
});

describe("line ends", () => {
  it.each([
    ["a\nb\n", "\n"],
    ["a\r\nb\r\n", "\r\n"],
    ["a\r\nb\nc\r\n", "\r\n"],
    ["a\nb\r\nc", "\n"],
    ["a\rb\r\nc\n\n\r\nd", "\n"],
    ["\r\n\r\n", "\r\n"],
    ["\r", "\n"],
  ])("%j", (text, separator) => {
    const ends = readLineEnds(text);
    expect(ends.separator).toBe(separator);
    const edited = text.split(/\r\n?|\n/).join("\n");
    for (let position = 0; position <= edited.length; position += 1) {
      const offset = ends.toText(position);
      expect(ends.toEditor(offset), `position ${position}`).toBe(position);
      // The same characters follow on both sides.
      expect(text.slice(offset).split(/\r\n?|\n/)).toEqual(edited.slice(position).split("\n"));
    }
  });

  it("takes the place between \\r and \\n to the line's end", () => {
    expect(readLineEnds("a\r\nb").toEditor(2)).toBe(1);
  });
});
