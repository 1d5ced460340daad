import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { toYaml, yamlString } from "./yaml-text";

describe("yamlString", () => {
  it.each([
    ["a word", "val1", "val1"],
    ["a sentence", "from the spec", "from the spec"],
    ["a URL", "https://git.example.com/org/repo", "https://git.example.com/org/repo"],
    ["empty", "", '""'],
    ["a word that YAML 1.1 reads as a boolean", "yes", '"yes"'],
    ["a word that some YAML 1.1 readers take for a float", "E0", '"E0"'],
    ["null in letters", "null", '"null"'],
    ["digits", "1", '"1"'],
    ["a template", "{{.branch}}", '"{{.branch}}"'],
    ["two lines", "a\nb", '"a\\nb"'],
    ["a colon and a space", "a: b", '"a: b"'],
    ["a comment", "a #b", '"a #b"'],
  ])("%s", (_name, text, expected) => {
    expect(yamlString(text)).toBe(expected);
  });
});

describe("toYaml", () => {
  it("lays maps and lists out", () => {
    expect(toYaml({ a: { b: [1, { c: "x", d: null }, []] }, e: {}, f: [[1]] })).toBe(
      "a:\n  b:\n  - 1\n  - c: x\n    d: null\n  - []\ne: {}\nf:\n- - 1\n",
    );
  });

  it.each(["1.1", "1.2"] as const)("is read back as the same value by YAML %s", (version) => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const json = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(JSON.stringify(parse(toYaml(json), { version })))).toEqual(json);
      }),
      { numRuns: 300 },
    );
  });
});
