import fc from "fast-check";
import { expect, test } from "vitest";
import { TemplateError } from "./errors";
import { parse } from "./template";
import { errorOf } from "./test-render";

test.each<[text: string, printed?: string]>([
  ["{{.a.b}}text"],
  ['{{$x := print 1 "a" | len}}', '{{$x := print 1 "a" | len}}'],
  ["{{  .a  |  len  }}", "{{.a | len}}"],
  ["{{if .a}}1{{else if .b}}2{{else}}3{{end}}", "{{if .a}}1{{else}}{{if .b}}2{{else}}3{{end}}{{end}}"],
  ["{{range $i, $e := .l}}{{break}}{{continue}}{{else}}x{{end}}"],
  ["{{with (index .m 1).x}}{{$.y}}{{end}}"],
  ['{{define "t"}}a{{end}}{{template "t" .}}'],
  ['a{{block "t" .}}b{{end}}', '{{define "t"}}b{{end}}a{{template "t" .}}'],
  ["{{(.a).b}} {{true}} {{nil | print}} {{'a'}} {{1i}}"],
  ["a {{- /* c */ -}} b", "ab"],
])("prints %s as Go does, and parses that again", (text, printed) => {
  const once = parse(text).toString();
  expect(once).toBe(printed ?? text);
  expect(parse(once).toString()).toBe(once);
});

test.each<[text: string, message: string]>([
  ["{{", "template: base:1: unclosed action"],
  ["a\n{{.a\n\n", "template: base:4: unclosed action started at base:2"],
  ["{{}}", "template: base:1: missing value for command"],
  ["{{nope}}", 'template: base:1: function "nope" not defined'],
  ["{{$x}}", 'template: base:1: undefined variable "$x"'],
  ["{{end}}", "template: base:1: unexpected {{end}}"],
  ["{{if .a}}", "template: base:1: unexpected EOF"],
  ["{{break}}", "template: base:1: {{break}} outside {{range}}"],
  ["{{range .a}}{{else}}{{continue}}{{end}}", "template: base:1: {{continue}} outside {{range}}"],
  ["{{1 | 2}}", "template: base:1: non executable command in pipeline stage 2"],
  ["{{1.a}}", 'template: base:1: bad number syntax: "1.a"'],
  ["{{true.a}}", 'template: base:1: unexpected . after term "true"'],
  ["{{range $a, $b, $c := .l}}{{end}}", "template: base:1: too many declarations in range"],
  ["{{$a, $b := .l}}", "template: base:1: too many declarations in command"],
  ["{{range $a, 1 := .l}}{{end}}", "template: base:1: range can only initialize variables"],
  ["{{99999999999999999999}}", 'template: base:1: integer overflow: "99999999999999999999"'],
  ["{{'ab'}}", "template: base:1: malformed character constant: 'ab'"],
  ['{{"\\q"}}', "template: base:1: invalid syntax"],
  [
    '{{define "a"}}x{{end}}{{define "a"}}y{{end}}',
    'template: base:1: template: multiple definition of template "a"',
  ],
  ['{{block "t" .}}a\n{{else}}{{end}}', "template: base:1: unexpected {{else}} in block clause"],
  ["{{if .a}}{{else}}{{else}}{{end}}", "template: base:1: expected end; found {{else}}"],
  ["{{print (1}}", "template: base:1: unclosed left paren"],
])("refuses %s", (text, message) => {
  const error = errorOf(text);
  expect(error.code).toBe("parse_error");
  expect(error.message).toBe(message);
});

test("a parse error has its place", () => {
  expect(errorOf("é\n{{.a}} {{nope}}").position).toEqual({ byteOffset: 12, line: 2, byteColumn: 9 });
});

test("more parentheses than the stack can take are an error of the template", () => {
  const deep = `{{${"(".repeat(200_000)}1${")".repeat(200_000)}}}`;
  expect(errorOf(deep).code).toMatch(/^(limit_depth|parse_error)$/);
  expect(errorOf(`${"{{if 1}}".repeat(200_000)}`).code).toMatch(/^(limit_depth|parse_error)$/);
});

const piece = fc.constantFrom(
  ..."{{ }} {{- -}} ( ) | . .a $ $x $x:= = , \" ' ` \\ if else end range with define block template break continue".split(
    " ",
  ),
  ...[
    "print",
    "len",
    "nil",
    "true",
    "1",
    "1.5",
    "0x",
    "1i",
    "'a'",
    '"s"',
    " ",
    "\n",
    "é",
    "😀",
    "/*",
    "*/",
    "\u0000",
    "\udc80",
  ],
);
const anyTemplate = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
  fc.array(piece, { maxLength: 12 }).map((pieces) => `{{${pieces.join(" ")}}}`),
  fc.string({ unit: "binary" }),
);

test("the parser throws nothing but TemplateError, and what it takes it prints so that it parses the same", () => {
  fc.assert(
    fc.property(anyTemplate, (text) => {
      let printed: string;
      try {
        printed = parse(text).toString();
      } catch (error) {
        expect(error).toBeInstanceOf(TemplateError);
        return;
      }
      expect(parse(printed).toString()).toBe(printed);
    }),
    { numRuns: 3_000 },
  );
});
