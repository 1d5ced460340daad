import { describe, expect, it } from "vitest";
import { actionAt, words } from "./words";

const shown = (text: string) => words(text).map((word) => text.slice(word.from, word.to));

describe("the words of a template", () => {
  it.each([
    ["fields and functions", '{{ index .a.b "k" | upper }}', ["index", ".a.b", '"k"', "upper"]],
    ["parentheses, with what is inside", "{{ (.a | f).b }}", ["(.a | f).b", ".a", "f"]],
    ["a name with fields", "{{values.x}}", ["values.x"]],
    ["variables", "{{ $x := .a }}{{ $x.b }}{{ $.c }}", ["$x", ".a", "$x.b", "$.c"]],
    ["conditions", "{{ if eq .a 1 }}x{{ else if .b }}{{ end }}", ["eq", ".a", "1", ".b"]],
    ["no words in an error", "{{ .a }} {{ 'x }}", []],
    ["no words in a comment", "{{/* .a */}}", []],
  ])("%s", (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ["{{ range .l }}{{ .x }}{{ end }}{{ .y }}", { ".l": true, ".x": false, ".y": true }],
    ["{{ if .l }}{{ .x }}{{ end }}", { ".l": true, ".x": true }],
    ["{{ with .l }}{{ .x }}{{ else with .m }}{{ .y }}{{ end }}{{ $.z }}", { ".x": false, "$.z": true }],
    ["{{ with .l }}{{ $.z }}{{ end }}{{ .a }}", { "$.z": true, ".a": true }],
  ])("knows where the dot is the data: %s", (text, expected) => {
    const found = Object.fromEntries(words(text).map((word) => [word.text, word.atRoot]));
    expect(found).toMatchObject(expected);
  });

  it("knows what stands beside a word", () => {
    const [printf, , name, quote] = words('{{ printf "%s" .a | quote }}');
    expect(name?.names).toEqual(["a"]);
    expect(name?.position).toBe(2);
    expect(printf?.command.next).toBe(quote?.command);
  });
});

it("finds the action around an offset", () => {
  expect(actionAt("ab {{ .c }} d", 6)).toEqual({ from: 3, to: 11 });
  expect(actionAt("ab {{ .c }} d", 0)).toBeNull();
});
