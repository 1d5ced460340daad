/** What functions like to be given: texts of every domain, right ones and wrong ones. */

const list = (text: string) => text.split(" ");

export const texts = [
  ...list(
    "a ab abc foo bar Foo fooBar FooBar foo_bar foo-bar 42 -7 007 0x1F 1e3 1.5 true false null nil yes no é日本 ÄÖü 😀x",
  ),
  ...[
    "",
    " ",
    "a b c",
    "  lead and trail  ",
    "a,b,,c",
    "line one\nline two\n",
    "tab\there",
    "q\"uo'te",
    "back\\slash",
    "<a href='x'>&amp;</a>",
  ],
  ...[
    "Hello World",
    "the quick brown fox jumps over the lazy dog",
    "{{ .s }}",
    "%s %d",
    "$1",
    "ß",
    "İstanbul",
    "a.b/c",
    "\u0000\u0001",
    "\u2028",
  ],
  "x".repeat(300),
];

export const separators = ["", ",", " ", "-", ".", "/", "b", ", ", "é", "\n"];
export const keys = list("s t n i b l ls m d k a x missing key-1 é Raw");
export const kinds = list("string bool int int64 float64 slice map invalid ptr struct func");
export const types = [
  ...kinds,
  "[]interface {}",
  "map[string]interface {}",
  "[]string",
  "*semver.Version",
  "time.Time",
];
export const patterns = [
  ...list(
    "a [a-z]+ ^a a$ (a)(b)? \\d+ \\w* .* .+? (?i)FOO [^,]+ a|b x{2,3} \\bfoo\\b (?P<n>o+) ( [ a** \\pL+ \\x{65E5} (?:a) a{1001} \\Qa.b\\E (?s). [[:alpha:]]",
  ),
  "",
  " ",
  "(?m)^l",
];
export const replacements = ["", "x", "$1", "$\u007b1}x", "$1x", "$\u007bn}", "$$", "\\1", "$0-$2", "日"];
export const versions = list(
  "1.2.3 v1.2.3 1.2 1 1.2.3-alpha.1 1.2.3+build 1.2.3-rc.1+b 0.0.0 01.2.3 1.2.3.4 latest 2.0.0-beta 10.20.30",
);
export const constraints = [
  ...list(
    "^1.2 ~1.2.3 >=1.0.0 <2 1.x * =1.2.3 !=1.2.3 >1.2.3-alpha 1.2.3 ~>1.2 ^0.0.1 latest >=1.0.0,<2.0.0",
  ),
  ">=1.0 <2.0",
  "1.0 - 2.0",
  "<1 || >=2",
  "",
];
export const layouts = [
  ...list(
    "2006-01-02 15:04:05 Jan Monday 02/01/06 2006 06 1 _2 2 002 PM pm MST -0700 Z07:00 -07 .000 .999 2006-01-02T15:04:05Z07:00 3 03 4 05.000000",
  ),
  "2006-01-02 15:04:05",
  "Mon, 02 Jan 2006 15:04:05 MST",
  "Jan _2 at 3:04PM",
  "",
];
export const dateTexts = [
  ...list(
    "2020-02-29 2021-13-01 1999-12-31 2006-01-02T15:04:05Z 2020-06-01T00:00:00+02:00 12:30:45 notadate 2023",
  ),
  "2020-03-04 05:06:07",
  "Mon, 02 Jan 2006 15:04:05 MST",
];
export const durations = list(
  "1h -1.5h 90m 1h30m5s 0 5 -24h 1d 3ms 1us x 2540400h10m10s 8760h 95 1000000 24h 730h",
);
export const zones = list(
  "UTC Europe/Berlin America/New_York Asia/Kolkata Australia/Lord_Howe Nowhere/City GMT",
);
export const urls = [
  ...list(
    "https://example.com http://u:p@host:8080/p/a?q=1&r=2#frag /path?x=y mailto:a@b.c //host/path http://[::1]:80/ http://é.example/ü ftp://h",
  ),
  ...["", "http://a b", "%zz", "http://h/%41%2f", ":bad", "http://h:port/"],
];
export const paths = list(
  "/ . .. a a/b /a/b/ a//b ../a /a/../b a.tar.gz .hidden a/b.c /a/./b ./a é/日.x a\\b C:\\x",
);
export const jsonTexts = [
  ...list(
    '{"a":1} [1,2] "x" 1e3 true null {"a":{"b":[1,{"c":null}]}} [] {} {"a":1,"a":2} [1,] {a:1} 1e400 "\\u00e9" tru 01',
  ),
  "",
  ' {"x" : [ 1 , 2.50 ] } ',
];
export const yamlTexts = [
  ...list("a [1,2] {a:1} ~ 1_000 0o7 0x1F yes 12:30"),
  ...[
    "a: 1\nb: two",
    "- 1\n- a: b\n- [c, d]",
    "a: |\n  x\n  y",
    "a: >-\n  x\n  y",
    "a: &x 1\nb: *x",
    "a: 'it''s'",
    'a: "\\n"',
    "a: b: c",
    "a:\n\t- b",
    "",
  ],
  ...[
    "a: 1\na: 2",
    "? k\n: v",
    "a: 2020-01-02",
    "- - 1\n  - 2",
    "# c\na: 1 # d",
    "<<: {a: 1}\nb: 2",
    "a: !!str 1",
    "1: a\ntrue: b",
    "---\na: 1\n---\nb: 2",
  ],
];
export const base64Texts = list("YQ== YWI= YWJj aGVsbG8gd29ybGQ= not-base64 YQ MFRGG=== ME====== /+== gICA");
export const templates = [
  "{{ .s }}",
  "{{ .missing }}",
  "{{ upper .s }}-{{ . | toJson }}",
  '{{ define "t" }}x{{ end }}{{ template "t" }}',
  "{{ if }}",
  "plain",
  "",
  "{{ tpl .t . }}",
];
export const algorithms = list("long maximum medium basic pin short");
