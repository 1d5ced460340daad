import { expect, it } from "vitest";
import { highlightYaml } from "./highlight-yaml";

const drawn = (line: string) =>
  highlightYaml(line)
    .map((token) => (token.kind === "" ? token.text : `<${token.kind} ${token.text}>`))
    .join("");

it.each([
  ["key1: value", "<key key1>: value"],
  ['  - name: "a"', '<key   - name>: <str "a">'],
  ["n: 12", "<key n>: <num 12>"],
  ["flag: true", "<key flag>: <num true>"],
  ["version: 1.4.0", "<key version>: 1.4.0"],
  ['name: "fb-{{.branch}}"', '<key name>: <str "fb-><tpl {{.branch}}><str ">'],
  ["url: https://x.y/z", "<key url>: https://x.y/z"],
  ["a: 1 # why", "<key a>: 1<com  # why>"],
  ['"a": "b", "c": [1, 2]', '<key "a">: <str "b">, <key "c">: [<num 1>, <num 2>]'],
])("%s", (line, expected) => {
  expect(drawn(line)).toBe(expected);
});

it.each(["", "a: 'it''s' {{ x", '"\\"": #', "- - a: {b: 1}", "key: |"])(
  "loses no character of %s",
  (line) => {
    expect(
      highlightYaml(line)
        .map((token) => token.text)
        .join(""),
    ).toBe(line);
  },
);
