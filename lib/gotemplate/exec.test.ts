import fc from "fast-check";
import { expect, test } from "vitest";
import { TemplateError } from "./errors";
import { fn } from "./functions";
import { parse } from "./template";
import { errorOf, rendered, renderedJson } from "./test-render";
import {
  anyType,
  boolType,
  type GoType,
  intType,
  pointerTo,
  stringType,
  structType,
  uint8Type,
} from "./type";
import {
  anyMap,
  anySlice,
  fromJson,
  GoBytes,
  GoFunc,
  GoInt,
  GoPointer,
  GoStruct,
  type GoValue,
  goInt,
  type JsonValue,
  stringMap,
  stringSlice,
} from "./value";

const data = {
  s: "abc",
  n: 3,
  f: 2.5,
  t: true,
  nil: null,
  l: [1, "a", null, [2]],
  m: { a: 1, b: "two", n: null, m: { k: "deep" } },
  u: "h\u00e9llo",
};

test.each<[name: string, text: string, want: string]>([
  ["text alone", "a\nb", "a\nb"],
  ["floats print as %v", "{{.n}} {{.f}}", "3 2.5"],
  ["missing", "{{.zz}}|{{.zz.y}}|{{.nil}}", "<no value>|<no value>|<no value>"],
  ["pipeline", '{{"a" | printf "%s-%s" .s}}', "abc-a"],
  ["else if", "{{if .zz}}1{{else if .t}}2{{else}}3{{end}}", "2"],
  ["else with", "{{with .zz}}1{{else with .s}}{{.}}{{end}}", "abc"],
  ["range map in byte order", "{{range $k, $v := .m}}{{$k}} {{end}}", "a b m n "],
  ["range int", "{{range $i := 3}}{{$i}}{{else}}none{{end}}", "012"],
  ["range else", "{{range .zz}}x{{else}}none{{end}}", "none"],
  ["range assigns", "{{$e := 0}}{{range $e = .l}}{{end}}{{$e}}", "[2]"],
  ["break and continue", "{{range .l}}{{if kind .}}{{continue}}{{end}}{{.}}{{break}}{{end}}", "1"],
  ["break in else ends the inner loop", "{{range .l}}a{{range $.zz}}{{else}}{{break}}{{end}}{{end}}", "aaaa"],
  [
    "break out of nested blocks",
    "{{range .l}}{{with 1}}{{if 1}}{{$x := 1}}{{break}}{{end}}{{end}}{{end}}{{.n}}",
    "3",
  ],
  [
    "continue from the else of an inner loop",
    "{{range .l}}b{{range $.zz}}{{else}}{{continue}}{{end}}c{{end}}",
    "bbbb",
  ],
  ["variables end with their block", "{{$x := 1}}{{if 1}}{{$x := 2}}{{$x = 3}}{{end}}{{$x}}", "1"],
  ["assignment reaches out", "{{$x := 1}}{{if 1}}{{$x = 3}}{{end}}{{$x}}", "3"],
  ["a template has its own variables", '{{define "t"}}{{$.k}}{{end}}{{template "t" .m.m}}', "deep"],
  ["a block is defined and used", '{{block "b" .s}}<{{.}}>{{end}}{{template "b" 1}}', "<abc><1>"],
  ["the definition of base is the template", '{{define "base"}}x{{end}} ', "x"],
  ["and stops early", "{{and .zz (fail)}}{{or .s (fail)}}", "<no value>abc"],
  ["chain on a call", "{{(index .m `m`).k}}", "deep"],
  ["declaration in parentheses", "{{print ($x := 5) $x}}", "5 5"],
  ["bytes, not characters", "{{len .u}} {{index .u 1}} {{slice .u 0 3}}", "6 195 h\u00e9"],
])("%s", (_, text, want) => {
  expect(renderedJson(text, data, { functions })).toBe(want);
});

const functions = {
  fail: fn("func() string", "", () => {
    throw new TypeError("must not be called");
  }),
  kind: fn("func(v any) bool", "", (v: GoValue) => v !== 1),
  two: fn("func(a string, b int) string", "", (a: string, b: GoInt) => `${a}${b.value}`),
  ints: fn("func(a ...int) int", "", (...a: GoInt[]) => goInt(a.length)),
  list: fn("func(l []any) int", "", (l: { items: unknown[] }) => goInt(l.items.length)),
};

const at = (where: string, rest: string) => `template: base:${where}: executing "base" at <${rest}`;

test.each<[text: string, want: string]>([
  ["{{.s.x}}", at("1:4", ".s.x>: can't evaluate field x in type interface {}")],
  ["{{$x := .s}}{{$x.y}}", at("1:16", "$x.y>: can't evaluate field y in type string")],
  ["{{.nil.x}}", at("1:6", ".nil.x>: nil pointer evaluating interface {}.x")],
  ["\u00e9{{nil}}", at("1:4", "nil>: nil is not a command")],
  ["\n {{.s 1}}", at("2:3", ".s>: s is not a method but has arguments")],
  ["{{1 2}}", at("1:2", "1>: can't give argument to non-function 1")],
  ['{{template "t"}}', at("1:11", '{{template "t"}}>: template "t" not defined')],
  ["{{range .s}}{{end}}", at("1:8", ".s>: range can't iterate over abc")],
  ["{{range $i, $j := 3}}{{end}}", at("1:18", "3>: can't use 3 to iterate over more than one variable")],
  ["{{two .s}}", at("1:2", "two>: wrong number of args for two: want 2 got 1")],
  ["{{two .n 1}}", at("1:6", ".n>: wrong type for value; expected string; got float64")],
  ["{{two .nil 1}}", at("1:6", ".nil>: wrong type for value; expected string; got interface {}")],
  ["{{two .zz 1}}", at("1:6", ".zz>: invalid value; expected string")],
  ["{{two nil 1}}", at("1:6", "nil>: cannot assign nil to string")],
  ["{{two 5 1}}", at("1:6", "5>: expected string; found 5")],
  ["{{two .s 1.5}}", at("1:9", "1.5>: expected integer; found 1.5")],
  ["{{ints 1 `a`}}", at("1:9", "`a`>: expected integer; found `a`")],
  ["{{list 1}}", at("1:7", "1>: can't handle 1 for arg of type []interface {}")],
  ["{{1 | printf}}", at("1:6", "printf>: wrong type for value; expected string; got int")],
  ["{{18446744073709551615}}", at("1:2", "18446744073709551615>: 18446744073709551615 overflows int")],
  ["{{call .s}}", at("1:2", "call .s>: error calling call: non-function .s of type string")],
  ["{{index .l 9}}", at("1:2", "index .l 9>: error calling index: index out of range: 9")],
  ["{{index .l 4}}", at("1:2", "index .l 4>: error calling index: reflect: slice index out of range")],
  ["{{$x = 1}}", at("1:7", "1>: undefined variable: $x")],
  [
    "{{eq .n 3}}",
    at("1:2", "eq .n 3>: error calling eq: incompatible types for comparison: float64 and int"),
  ],
  [
    "{{len .zz}}",
    at("1:2", "len .zz>: error calling len: reflect: call of reflect.Value.Type on zero Value"),
  ],
  [
    '{{define "t"}}{{.x.y}}{{end}}{{template "t" .m.a}}',
    'template: base:1:18: executing "t" at <.x.y>: can\'t evaluate field x in type float64',
  ],
])("%s fails with Go's words", (text, want) => {
  expect(renderedJson(text, data, { functions })).toBe(want);
});

test.each<[options: string[], text: string, want: string]>([
  [["missingkey=zero"], "[{{.v.zz}}][{{.zz}}]", "[][<no value>]"],
  [["missingkey=default"], "{{.zz}}", "<no value>"],
  [["missingkey=error"], "{{.zz}}", at("1:2", '.zz>: map has no entry for key "zz"')],
  [["missingkey=error"], "{{.v.a.x}}", at("1:4", ".v.a.x>: can't evaluate field x in type string")],
  [["missingkey=error"], "{{(index .l 0).x}}", at("1:12", '0>: nil data; no entry for key "x"')],
  [["missingkey=zero", "missingkey=error"], "{{.zz}}", at("1:2", '.zz>: map has no entry for key "zz"')],
  [["missingkey=never"], "{{.zz}}", "unrecognized option: missingkey=never"],
  [[""], "{{.zz}}", "empty option string"],
])("with %s, %s gives %s", (goTemplateOptions, text, want) => {
  const values = anyMap(
    new Map<string, GoValue>([
      ["v", stringMap(new Map([["a", "1"]]))],
      ["l", anySlice([null])],
    ]),
  );
  expect(rendered(text, values, { goTemplateOptions })).toBe(want);
});

const func = (type: string, params: GoType[], result: GoType, call: (args: readonly GoValue[]) => GoValue) =>
  new GoFunc(type, { params, variadic: false, result, fails: false }, call, { kind: "func", name: type });

const personType = structType("main.Person", [
  { name: "Name", type: stringType },
  { name: "Any", type: anyType },
  { name: "secret", type: stringType },
]);
const person = new GoStruct(
  personType,
  new Map<string, GoValue>([
    ["Name", "Ann"],
    ["Any", 1],
    ["secret", "s"],
  ]),
  {
    Greet: () => func("func(string) string", [stringType], stringType, ([word]) => `${String(word)} Ann`),
    Twice: () =>
      func("func(int) int", [intType], intType, ([n]) => goInt(n instanceof GoInt ? n.value * 2n : 0n)),
    Self: (receiver) => func("func() main.Person", [], personType, () => receiver),
  },
);

const seq = func("func(func(int) bool)", [anyType], boolType, ([yielded]) => {
  if (yielded instanceof GoFunc) for (const n of [1, 2]) yielded.call([goInt(n)]);
  return null;
});

const objects = anyMap(
  new Map<string, GoValue>([
    ["p", person],
    ["ptr", new GoPointer(person, pointerTo(personType))],
    ["none", new GoPointer(null, pointerTo(personType))],
    ["f", func("func(int) int", [intType], intType, ([n]) => n ?? null)],
    ["seq", seq],
    ["ls", stringSlice(["a", "b"])],
    ["b", new GoBytes(Uint8Array.of(7, 8))],
    ["u8", new GoInt(5n, uint8Type)],
  ]),
);

test.each<[text: string, want: string]>([
  ["{{.p.Name}} {{.ptr.Name}} {{.p.Self.Name}}", "Ann Ann Ann"],
  ['{{.p.Greet "hi"}} {{"ho" | .ptr.Greet}} {{.p.Twice 4}}', "hi Ann ho Ann 8"],
  ["{{.p.Greet}}", at("1:4", ".p.Greet>: wrong number of args for Greet: want 1 got 0")],
  ["{{.p.Greet 1}}", at("1:11", "1>: expected string; found 1")],
  ["{{.p.secret}}", at("1:4", ".p.secret>: secret is an unexported field of struct type interface {}")],
  ["{{.p.Name 1}}", at("1:4", ".p.Name>: Name has arguments but cannot be invoked as function")],
  ["{{.p.No}}", at("1:4", ".p.No>: can't evaluate field No in type interface {}")],
  ["{{.none.Name}}", at("1:7", ".none.Name>: nil pointer evaluating interface {}.Name")],
  ["{{.none.No}}", at("1:7", ".none.No>: can't evaluate field No in type interface {}")],
  ["{{.p.Any.x}}", at("1:4", ".p.Any.x>: can't evaluate field x in type interface {}")],
  ["{{range .ls}}{{.x}}{{end}}", at("1:15", ".x>: can't evaluate field x in type string")],
  ["{{call .f 3}}", "3"],
  [
    "{{call .f `a`}}",
    at("1:2", "call .f `a`>: error calling call: arg 0: value has type string; should be int"),
  ],
  ["{{call .f .u8}}", "5"],
  ["{{call .f}}", at("1:2", "call .f>: error calling call: wrong number of args for .f: got 0 want 1")],
  ["{{.f}}", at("1:2", "{{.f}}>: can't print {{.f}} of type func(int) int")],
  ["{{range .seq}}{{.}}{{end}}", "12"],
  ["{{range $i, $e := .seq}}{{end}}", "can't use"],
  ["{{range $i, $b := .b}}{{$i}}{{$b}} {{end}}", "07 18 "],
  ["{{eq .ptr .ptr}} {{eq .p .p}}", "true true"],
  ["{{eq .b .b}}", at("1:2", "eq .b .b>: error calling eq: non-comparable type \u0007\b: []uint8")],
])("objects: %s", (text, want) => {
  const got = rendered(text, objects);
  if (want === "can't use") expect(got).toContain("iterate over more than one variable");
  else expect(got).toBe(want);
});

test("an error is data", () => {
  const error = errorOf("\u00e9\n{{.s.x}}", fromJson(data));
  expect(error).toMatchObject({
    code: "exec_error",
    node: ".s.x",
    position: { byteOffset: 7, line: 2, byteColumn: 4 },
  });
});

test("a bug of a function is no error of the template", () => {
  expect(() => parse("{{fail}}", { functions }).execute(null)).toThrow(TypeError);
});

test("a template may call itself as deep as in Go, and no deeper", () => {
  const endless = '{{define "t"}}{{template "t"}}{{end}}{{template "t"}}';
  expect(rendered(endless)).toBe(
    'template: base:1:25: executing "t" at <{{template "t"}}>: exceeded maximum template depth (100000)',
  );
  const counted = '{{define "t"}}{{if .}}{{template "t" (slice . 1)}}x{{end}}{{end}}{{template "t" .}}';
  expect(rendered(counted, "a".repeat(8_000))).toBe("x".repeat(8_000));
});

test("names of JavaScript's own are ordinary keys", () => {
  expect(renderedJson("{{.constructor}} {{.__proto__}} {{.toString}}", JSON.parse('{"__proto__":"p"}'))).toBe(
    "<no value> p <no value>",
  );
});

test("pieces of a character that meet in the output are that character again", () => {
  expect(rendered("{{slice . 0 1}}{{slice . 1 2}}", "\u00e9")).toBe("\u00e9");
});

const operand = fc.constantFrom(
  ".",
  ".a",
  ".b.c",
  "$",
  "$.a",
  "1",
  '"s"',
  "nil",
  "true",
  "(index .l 0)",
  "(len .a)",
);
const command = fc.oneof(
  operand,
  fc
    .tuple(
      fc.constantFrom("print", "len", "index", "slice", "eq", "lt", "and", "or", "not", "html", "printf"),
      operand,
      operand,
    )
    .map((words) => words.join(" ")),
);
const action = fc.oneof(
  command.map((text) => `{{${text}}}`),
  fc
    .tuple(fc.constantFrom("if", "with", "range"), command, command)
    .map(([word, a, b]) => `{{${word} ${a}}}{{${b}}}{{else}}-{{end}}`),
);

test("execution throws nothing but TemplateError and leaves its data as it was", () => {
  fc.assert(
    fc.property(
      fc.array(action, { maxLength: 5 }),
      fc.dictionary(fc.constantFrom("a", "b", "l"), fc.jsonValue()),
      (actions, json) => {
        const before = JSON.stringify(json);
        const value = fromJson(JSON.parse(before) as JsonValue);
        const copy = fromJson(JSON.parse(before) as JsonValue);
        try {
          parse(actions.join("")).execute(value);
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError);
        }
        expect(value).toEqual(copy);
      },
    ),
    { numRuns: 2_000 },
  );
});
