import { expect, test } from "vitest";
import { anyMap, type GoValue } from "../gotemplate";
import { FastTemplateError, renderFastTemplate } from "./render-fast";

const params = anyMap(
  new Map<string, GoValue>([
    ["a", "A"],
    ["a.b", "AB"],
    ["n", 3],
    ["{a", "brace"],
  ]),
);

test.each<[name: string, text: string, want: string]>([
  ["no tag", "plain }} {{", "plain }} {{"],
  ["tags", "{{a}}-{{ a.b }}", "A-AB"],
  ["unknown stays as written", "{{ zz }}{{}}", "{{ zz }}{{}}"],
  ["only strings", "{{n}}", "{{n}}"],
  ["a tag over lines needs a whole one elsewhere", "{{\na\n}}", "{{\na\n}}"],
  ["with a whole one elsewhere", "{{a}}{{\na\n}}", "AA"],
  ["the first end counts", "{{{a}}}", "brace}"],
  ["the byte order mark is no space", "{{\ufeffa}} {{\u00a0a\u0085}}", "{{\ufeffa}} A"],
  ["a value is not read again", "{{a}}{{a}}}}", "AA}}"],
])("%s", (_, text, want) => {
  expect(renderFastTemplate(text, params)).toBe(want);
});

test("a tag without its end", () => {
  expect(() => renderFastTemplate('{{a}} {{ "b', params)).toThrow(
    new FastTemplateError(
      'invalid template: Cannot find end tag="}}" in the template="{{a}} {{ \\"b" starting from " \\"b"',
    ),
  );
});
