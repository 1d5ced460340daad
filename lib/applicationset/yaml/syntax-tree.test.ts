import { describe, expect, it } from "vitest";
import { type Path, SyntaxTree } from "./syntax-tree";

const text = `a: &x !!map {k: 1} # c
b: |-
  text
  more

# trailing
c:
  d: 1 # hi
  e:
    - x
    - z: 2

f: &q
  z: 1
g: *q
h: {<<: *q, own: "s"}
i:
"j k": !!str &w plain
on: k
`;
const tree = new SyntaxTree(text, 1);
const cut = (range: { from: number; to: number } | null) => range && text.slice(range.from, range.to);

describe("SyntaxTree: the text of a value and of its key", () => {
  it.each<[Path, string, string | null]>([
    [["a"], "{k: 1}", "a"],
    [["a", "k"], "1", "k"],
    [["b"], "|-\n  text\n  more", "b"],
    [["c"], "d: 1 # hi\n  e:\n    - x\n    - z: 2", "c"],
    [["c", "e", 0], "x", null],
    [["c", "e", 1, "z"], "2", "z"],
    [["g"], "*q", "g"],
    [["g", "z"], "1", "z"],
    [["h", "z"], "1", "z"],
    [["h", "own"], '"s"', "own"],
    [["i"], "i", "i"],
    [["j k"], "plain", '"j k"'],
    [["true"], "k", "on"],
  ])("%j", (path, value, key) => {
    const { found, range, keyRange } = tree.find(path);
    expect([found, cut(range), cut(keyRange)]).toEqual([true, value, key]);
  });

  it.each<[Path, string]>([
    [["c", "none", "deeper"], "d: 1 # hi\n  e:\n    - x\n    - z: 2"],
    [["c", "e", 7], "- x\n    - z: 2"],
    [["b", "x"], "|-\n  text\n  more"],
  ])("%j is not there: its nearest parent is", (path, value) => {
    const { found, range } = tree.find(path);
    expect([found, cut(range)]).toEqual([false, value]);
  });

  it("takes the last of two keys, and says which stands twice", () => {
    const twice = new SyntaxTree("a: 1\nb: 2\na: 3", 1);
    expect(twice.find(["a"]).range).toEqual({ from: 13, to: 14 });
    expect(twice.duplicates()).toEqual([{ key: "a", range: { from: 10, to: 11 }, valueLine: 3 }]);
  });

  it("takes a merged key where it is merged, as go-yaml v2 does", () => {
    const merging = "x: &x {b: 1}\nw: {b: 2, <<: *x}\nz: {<<: *x, b: 3}";
    const merged = new SyntaxTree(merging, 1);
    expect(merged.find(["w", "b"]).range.from).toBe(merging.indexOf("1"));
    expect(merged.find(["z", "b"]).range.from).toBe(merging.indexOf("3"));
  });

  it("ends on a map that merges itself and on an alias of nothing", () => {
    expect(new SyntaxTree("a: &a {<<: *a, k: 1}", 1).find(["a", "k"]).found).toBe(true);
    expect(new SyntaxTree("a: *none", 1).find(["a", "k"]).found).toBe(false);
  });
});

describe("SyntaxTree: lines are an editor's", () => {
  it.each([
    ["LF", "a: 1\nb:\n  c: 2"],
    ["CRLF", "a: 1\r\nb:\r\n  c: 2"],
    ["CR", "a: 1\rb:\r  c: 2"],
    ["mixed", "a: 1\rb:\r\n  c: 2"],
  ])("%s", (_, source) => {
    const places = new SyntaxTree(source, 11);
    const { range, keyRange } = places.find(["b", "c"]);
    expect(places.at(keyRange?.from ?? 0)).toEqual({ line: 13, column: 3 });
    expect(places.at(range.to)).toEqual({ line: 13, column: 7 });
    expect(source.slice(range.from, range.to)).toBe("2");
  });

  it("counts a mark at the start as a unit of the text", () => {
    const marked = "\ufeffa: 1";
    const { range } = new SyntaxTree(marked, 1).find(["a"]);
    expect(marked.slice(range.from, range.to)).toBe("1");
  });

  it("counts UTF-16 units", () => {
    const places = new SyntaxTree("😀: {k: v}", 1);
    expect(places.at(places.find(["😀", "k"]).range.from)).toEqual({ line: 1, column: 9 });
  });
});

it("takes time in line with the size of the text, however it is asked", () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: &a${index} v`).join("\n");
  const big = new SyntaxTree(keys, 1);
  big.find(["k0"]);
  for (let index = 0; index < 60_000; index++) big.at(big.find([`k${index}`]).range.from);
});
