import {
  anySlice,
  anySliceType,
  fromJson,
  GoInt,
  GoSlice,
  int64Type,
  stringMap,
  stringSlice,
} from "../gotemplate";
import { type CallRow, testCalls } from "./test-call";

const emptyList = anySlice([]);
const nilList = new GoSlice([], anySliceType, true);

const parts = (...items: string[]) => stringMap(new Map(items.map((item, i) => [`_${i}`, item])));

const defaults: CallRow[] = [
  ["default", ["d"], "d"],
  ["default", ["d", null], "d"],
  ["default", ["d", 0], "d"],
  ["default", ["d", emptyList], "d"],
  ["default", ["d", "given"], "given"],
  ["default", ["d", true], true],
  ["empty", [Number.NaN], false],
  ["empty", [new GoInt(0n, int64Type)], true],
  ["empty", ["0"], false],
  ["coalesce", [null, "", 0n, "x", "y"], "x"],
  ["coalesce", [], null],
  ["all", [], true],
  ["all", [1n, ""], false],
  ["any", [], false],
  ["any", ["", 1n], true],
  ["ternary", ["a", "b", true], "a"],
  ["ternary", ["a", "b", false], "b"],
];

const reflection: CallRow[] = [
  ["typeOf", [null], "<nil>"],
  ["typeOf", [emptyList], "[]interface {}"],
  ["typeOf", [1n], "int"],
  ["kindOf", [null], "invalid"],
  ["kindOf", [1], "float64"],
  ["kindOf", [stringSlice([])], "slice"],
  ["kindIs", ["map", fromJson({})], true],
  ["typeIs", ["slice", emptyList], false],
  ["typeIsLike", ["[]string", stringSlice([])], true],
  ["deepEqual", [1n, 1], false],
  ["deepEqual", [fromJson({ a: [1] }), fromJson({ a: [1] })], true],
  ["deepEqual", [fromJson({ a: 1 }), fromJson({ b: 1 })], false],
  ["deepEqual", [emptyList, nilList], false],
  ["deepEqual", [emptyList, stringSlice([])], false],
  ["deepEqual", [Number.NaN, Number.NaN], false],
  ["deepEqual", [null, null], true],
];

const paths: CallRow[] = [
  ["base", [""], "."],
  ["base", ["///"], "/"],
  ["base", ["/a/b//"], "b"],
  ["dir", ["/a/b"], "/a"],
  ["dir", ["a"], "."],
  ["dir", ["/"], "/"],
  ["clean", ["a/../../b/./c//"], "../b/c"],
  ["clean", ["/../a"], "/a"],
  ["clean", [""], "."],
  ["ext", ["a.tar.gz"], ".gz"],
  ["ext", ["a.b/c"], ""],
  ["ext", ["a."], "."],
  ["isAbs", ["/a"], true],
  ["osIsAbs", ["a"], false],
];

const others: CallRow[] = [
  ["fail", ["stop"], "error: stop"],
  ["split", [",", "a,b"], parts("a", "b")],
  ["splitn", [",", 2n, "a,b,c"], parts("a", "b,c")],
  ["splitn", [",", 0n, "a,b,c"], parts()],
];

testCalls("defaults", defaults);
testCalls("reflection", reflection);
testCalls("paths", paths);
testCalls("others", others);
