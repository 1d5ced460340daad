/** Templates that would hang their reader or fill the memory: each ends with the code of the limit that it meets. */
import { describe, expect, it } from "vitest";
import {
  anyMap,
  anySlice,
  fromJson,
  type GoValue,
  parse,
  TemplateError,
  type TemplateErrorCode,
} from "../gotemplate";
import { functions } from "./index";

type Row = readonly [name: string, text: string, code: TemplateErrorCode | null, data?: () => GoValue];

/** The clock is no test: steps and sizes are counted alike everywhere. */
const patient = { milliseconds: 600_000 };
/** A quarter of the default, so that the rows are quick. */
const outputBytes = 4_194_304;

function codeOf(text: string, data: GoValue, milliseconds = patient.milliseconds): TemplateErrorCode | null {
  try {
    parse(text, { functions, limits: { milliseconds, outputBytes } }).render(data);
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return error.code;
    throw error;
  }
}

const loop = (body: string, before = "") => `${before}{{range 1000000}}${body}{{end}}`;

/** A value that holds the one before it twice, so that its parts double 40 times. */
const shared = (use: string, start = "list 1", next = "list $l $l") =>
  `{{$l := ${start}}}{{range 40}}{{$l = ${next}}}{{end}}${use}`;
const sharedMap = (use: string) => shared(use, "dict `a` 1", "dict `a` $l `b` $l");

const wide = (size: number) => () =>
  anyMap(new Map(Array.from({ length: size }, (_, i) => [`k${i}`, i] as const)));
const long = (size: number) => () => anySlice(Array.from({ length: size }, (_, i) => `item-${i}`));
const text = (value: string) => () => value;

const sharing: Row[] = [
  ["print", shared("{{$l}}"), "limit_steps"],
  ["print of nothing", shared("{{print $l | len}}", "list"), "limit_steps"],
  ["printf", shared("{{printf `%#v` $l | len}}"), "limit_output"],
  ["quote", shared("{{quote $l | len}}"), "limit_steps"],
  ["html", shared("{{html $l}}"), "limit_steps"],
  ["toString", sharedMap("{{toString $l | len}}"), "limit_steps"],
  ["a key", shared("{{dict $l 1 | len}}"), "limit_steps"],
  ["sortAlpha", shared("{{sortAlpha (list $l)}}"), "limit_steps"],
  ["toJson", shared("{{toJson $l | len}}"), "limit_steps"],
  ["toPrettyJson", sharedMap("{{toPrettyJson $l | len}}"), "limit_output"],
  ["toYaml", shared("{{toYaml $l | len}}"), "limit_steps"],
  ["toYaml of maps", sharedMap("{{toYaml $l | len}}"), "limit_output"],
  ["deepCopy", shared("{{deepCopy $l | len}}"), "limit_size"],
  [
    "merge",
    `${sharedMap("")}{{$m := dict}}{{range 20}}{{$m = merge (dict \`a\` $m \`b\` $m) $l}}{{end}}`,
    "limit_size",
  ],
  ["deepEqual", `${shared("")}{{deepEqual $l (list $l $l)}}`, null],
  ["a map in itself, printed", "{{$d := dict}}{{$d = set $d `a` (list $d $d)}}{{$d}}", "limit_depth"],
  ["a map in itself, copied", "{{$d := dict}}{{$d = set $d `a` (list $d $d)}}{{deepCopy $d}}", "limit_depth"],
];

const making: Row[] = [
  ["repeat", "{{repeat 1000000000 `a`}}", "limit_size"],
  ["until", "{{until 1000000000}}", "limit_size"],
  ["untilStep", "{{untilStep 0 9000000000000000000 1}}", "limit_size"],
  ["untilStep backwards", "{{untilStep 0 -9000000000000000000 -1}}", "limit_size"],
  ["seq", "{{seq 1 100000000}}", "limit_size"],
  ["until, many times", loop("{{$x := until 500000}}"), "limit_steps"],
  ["randAlphaNum", "{{randAlphaNum 100000000}}", "limit_size"],
  ["randBytes", "{{randBytes 100000000}}", "limit_size"],
  ["shuffle, many times", loop("{{$x := shuffle $s}}", "{{$s := repeat 100000 `ab`}}"), "limit_steps"],
  ["bcrypt", loop("{{$x := bcrypt `p`}}"), "limit_time"],
  ["htpasswd", loop("{{$x := htpasswd `u` `p`}}"), "limit_time"],
  [
    "derivePassword",
    "{{range $i, $e := until 1000}}{{$x := derivePassword 1 `long` `p` (print $i) `s`}}{{end}}",
    "limit_steps",
  ],
  ["genPrivateKey", loop("{{$x := genPrivateKey `ecdsa`}}"), "limit_time"],
  ["indent", '{{indent 1000 (repeat 1000000 "\\n")}}', "limit_size"],
  ["wrapWith", "{{wrapWith 1 (repeat 1000 `-`) (repeat 1000000 `a`)}}", "limit_size"],
  ["replace", "{{replace `` (repeat 10000 `b`) (repeat 10000 `a`)}}", "limit_size"],
  ["join", "{{join (repeat 1000 `-`) (splitList `` (repeat 100000 `a`))}}", "limit_size"],
  ["splitn", "{{splitn `` 1000000 (repeat 1000000 `a`)}}", "limit_steps"],
  ["concat", shared("", "list 1", "concat $l $l"), "limit_size"],
  ["a text that doubles", shared("", "`ab`", "print $l $l"), "limit_output"],
  [
    "a text that grows",
    `{{$s := \`\`}}${loop("{{$s = print $s `abcdefghijklmnopqrstuvwxyz`}}")}`,
    "limit_output",
  ],
  ["a width", "{{printf `%1000000d` 1 | len}}", null],
  ["a width over Go's own", "{{printf `%1000000000d` 1}}", null],
  ["many widths", "{{printf (repeat 10 `%999999[1]d`) 1}}", "limit_output"],
  ["date", "{{date (repeat 100000 `2006-01-02T15`) now}}", "limit_size"],
  ["set", "{{$d := dict}}{{range $i := until 500000}}{{$d = set $d (print $i) $d}}{{end}}", "limit_steps"],
];

const reading: Row[] = [
  ["sortAlpha", loop("{{$x := sortAlpha (concat $ (list 1))}}"), "limit_steps", long(100_000)],
  ["keys", loop("{{$x := keys $}}"), "limit_steps", wide(100_000)],
  ["range over a map", loop("{{range $}}{{break}}{{end}}"), "limit_steps", wide(100_000)],
  ["toYaml of many keys", "{{toYaml $}}", "limit_steps", wide(100_000)],
  [
    "toYaml of a long text",
    "{{toYaml $}}",
    "limit_output",
    () => fromJson({ a: "\u00e9 b\n".repeat(1_000_000) }),
  ],
  ["fromYaml of a long text", "{{fromYaml $}}", "limit_size", text("a: 1\n".repeat(300_000))],
  ["fromYaml of nested lists", "{{fromYaml $}}", "limit_depth", text("[".repeat(500_000))],
  ["fromYaml of aliases of aliases", "{{fromYaml $}}", "exec_error", () => aliases("[", "]")],
  ["fromYaml of merged aliases", "{{fromYaml $}}", "exec_error", () => aliases("{<<: [", "]}")],
  ["fromJson of a long text", "{{fromJson $}}", "limit_size", text(`[${"1,".repeat(1_000_000)}1]`)],
  ["fromJson of nested lists", "{{fromJson $ | len}}", null, text("[".repeat(9_000) + "]".repeat(9_000))],
  [
    "PEM without an end",
    "{{genCAWithKey `a` 1 $}}",
    "limit_steps",
    text("-----BEGIN RSA PRIVATE KEY-----\n".repeat(50_000)),
  ],
  ["a text over the output's limit", "{{upper $}}", "limit_output", text("a".repeat(5_000_000))],
];

function aliases(open: string, close: string): string {
  const lines = Array.from(
    { length: 40 },
    (_, i) => `a${i + 1}: &a${i + 1} ${open}${`*a${i}, `.repeat(9)}*a${i}${close}\n`,
  );
  return `a0: &a0 {x: 1}\n${lines.join("")}`;
}

const matching: Row[] = [
  ["nested repeats", "{{regexMatch `((a{1,100}){1,100}){1,100}` `aaa`}}", "limit_size"],
  ["a long expression", "{{regexMatch (repeat 100000 `a|`) `aaaa`}}", "limit_size"],
  ["a large program on a long text", "{{regexMatch `(((a?){30}){30})b` (repeat 10000 `a`)}}", "limit_size"],
  ["what backtracks elsewhere", "{{regexMatch `(x+x+)+y` (repeat 100000 `x`)}}", null],
  ["growth by a text", "{{regexReplaceAll `a` (repeat 10000 `a`) (repeat 10000 `b`)}}", "limit_size"],
  ["growth by a group", "{{regexReplaceAll `(a*)` (repeat 100000 `a`) (repeat 10000 `$1`)}}", "limit_size"],
  ["a long constraint", "{{semverCompare $ `1.2.3`}}", "limit_size", text(`${">=2 || ".repeat(5_000)}>=3`)],
];

const running: Row[] = [
  ["a large number", "{{range 1000000000}}{{end}}", "limit_steps"],
  ["a template in itself", '{{define "t"}}{{template "t"}}{{end}}{{template "t"}}', "exec_error"],
  [
    "a tree of templates",
    '{{define "t"}}{{if lt . 60}}{{template "t" add1 .}}{{template "t" add1 .}}{{end}}{{end}}{{template "t" 1}}',
    "limit_steps",
  ],
  ["tpl in tpl", '{{define "t"}}{{tpl "{{template `t` .}}" .}}{{end}}{{template "t" .}}', "exec_error"],
  [
    "tpl, many texts",
    "{{range $i := until 500000}}{{$x := tpl (printf `{{%d}}` $i) 1}}{{end}}",
    "limit_steps",
  ],
];

describe.each<[string, Row[]]>([
  ["what is shared is worked on once for each place", sharing],
  ["making", making],
  ["reading", reading],
  ["matching", matching],
  ["running", running],
])("%s", (_, rows) => {
  for (const [name, template, code, data] of rows) {
    const milliseconds = code === "limit_time" ? 50 : patient.milliseconds;
    it(name, () => expect(codeOf(template, data?.() ?? null, milliseconds)).toBe(code));
  }
});

it("steps and time may be used up by functions alone", () => {
  const template = parse("{{toJson .}}", { functions, limits: { steps: 100 } });
  expect(() => template.render(fromJson(Array(50).fill(1)))).toThrow("more than 100 steps");
  expect(template.render(fromJson([1, 2]))).toBe("[1,2]");
});
