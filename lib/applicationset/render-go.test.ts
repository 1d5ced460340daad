import { expect, test } from "vitest";
import { createEnvironment, fromJson } from "../gotemplate";
import { GoTemplateError, parseGoTemplate, renderGoTemplate } from "./render-go";

const params = fromJson({ name: "Web", list: ["b", "a"] });

test.each<[text: string, options: string[], want: string]>([
  ["plain", [], "plain"],
  ["{{ .name | lower }}-{{ index .list 0 }}", [], "web-b"],
  ["{{ .zz }}", ["missingkey=default"], "<no value>"],
])("renders %s", (text, options, want) => {
  expect(renderGoTemplate(text, params, options)).toBe(want);
  expect(renderGoTemplate(text, params, [...options])).toBe(want);
});

test.each<[text: string, options: string[], code: string, message: string]>([
  ["{{ .name", [], "parse_error", "failed to parse template {{ .name: template: base:1: unclosed action"],
  [
    "{{ .zz }}",
    ["missingkey=error"],
    "exec_error",
    'failed to execute go template {{ .zz }}: template: base:1:3: executing "base" at <.zz>: map has no entry for key "zz"',
  ],
  ["{{ .name", ["strict"], "unknown_option", "unrecognized option: strict"],
])("says what the controller says of %s", (text, options, code, message) => {
  expect.assertions(3);
  try {
    renderGoTemplate(text, params, options);
  } catch (error) {
    expect(error).toBeInstanceOf(GoTemplateError);
    expect(error).toMatchObject({ message, cause: { code } });
    expect(error).toHaveProperty("cause.message");
  }
});

test("a text is parsed once", () => {
  expect(parseGoTemplate("{{ .name }}!", ["missingkey=zero"])).toBe(
    parseGoTemplate("{{ .name }}!", ["missingkey=zero"]),
  );
  expect(parseGoTemplate("{{ .name }}!", ["missingkey=zero"])).not.toBe(parseGoTemplate("{{ .name }}!", []));
});

test("an empty option is not the same as none", () => {
  expect(renderGoTemplate("plain text", params, [])).toBe("plain text");
  expect(() => renderGoTemplate("plain text", params, [""])).toThrow("empty option string");
});

test("the cache does not grow without end, and stays right", () => {
  for (let i = 0; i < 5_000; i++) expect(renderGoTemplate(`{{ .name }}${i}`, params)).toBe(`Web${i}`);
});

test("the clock is injected", () => {
  const environment = createEnvironment({ now: () => 86_400_000_000_000n });
  expect(renderGoTemplate('{{ now | date "2006-01-02" }}', params, [], environment)).toBe("1970-01-02");
});
