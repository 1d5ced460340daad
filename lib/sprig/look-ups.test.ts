/** What a trace says of functions that look keys up themselves, or give an argument back. */
import { expect, it } from "vitest";
import { fromJson, parse } from "../gotemplate";
import { functions } from "./index";

const data = fromJson({ a: { b: { c: "v" } }, m: { k1: "v1", k2: "v2" }, list: [{ n: "x" }], s: "str" });

it.each<[text: string, ...paths: string[]]>([
  ['{{get .m "k1"}}', "m/k1"],
  ['{{get (get .a "b") "c"}}', "a/b/c"],
  ['{{hasKey .m "k1"}}', "m/k1"],
  ['{{hasKey .m "zz"}}', "m/zz"],
  ['{{dig "a" "b" "c" "d" .}}', "a/b/c"],
  ['{{.a | dig "b" "c" "d"}}', "a/b/c"],
  ['{{dig "a" "zz" "d" .}}', "a/zz"],
  ['{{(dig "a" "zz" .m .).k1}}', "m", "a/zz", "m/k1"],
  ["{{(default dict .m).k1}}", "m/k1"],
  ["{{(.a | default dict).b.c}}", "a/b/c"],
  ["{{(coalesce .zz .a).b.c}}", "zz", "a/b/c"],
  ["{{(ternary .a .m true).b.c}}", "a", "m", "a/b/c"],
  ["{{(index .list 0).n}}", "list/0/n"],
  ["{{keys .m | sortAlpha}}", "m"],
  ["{{.s | upper | quote}}", "s"],
])("%s reads", (text, ...paths) => {
  const { spans } = parse(text, { functions }).trace(data);
  expect(spans.at(-1)?.paths.map((path) => path.join("/"))).toEqual(paths);
});
