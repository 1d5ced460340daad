import { describe, expect, it } from "vitest";
import {
  anyMap,
  anyMapType,
  encodeJson,
  fromJson,
  GoMap,
  GoPointer,
  GoStruct,
  type GoValue,
  goInt,
  type JsonValue,
  pointerTo,
  stringSlice,
  structType,
} from "../gotemplate";
import { functions } from "./index";
import { type CallRow, call, testCalls, testEnvironment } from "./test-call";

const json = (value: JsonValue) => fromJson(value);
const nilMap = new GoMap(new Map(), anyMapType, true);

const rows: CallRow[] = [
  [
    "dict",
    ["a", 1n, "b"],
    anyMap(
      new Map<string, GoValue>([
        ["a", goInt(1)],
        ["b", ""],
      ]),
    ),
  ],
  ["dict", [1n, null], anyMap(new Map([["1", null]]))],
  ["dict", ["__proto__", 1], anyMap(new Map([["__proto__", 1]]))],
  ["get", [json({ a: null }), "a"], null],
  ["get", [nilMap, "a"], ""],
  ["get", [json({}), "constructor"], ""],
  ["set", [nilMap, "a", 1n], "error: assignment to entry in nil map"],
  ["unset", [nilMap, "a"], nilMap],
  ["hasKey", [json({ a: null }), "a"], true],
  ["hasKey", [json({}), "toString"], false],
  ["pick", [json({ a: 1, b: null, c: 3 }), "a", "b", "x"], json({ a: 1, b: null })],
  ["omit", [json({ a: 1, b: 2 }), "a", "x"], json({ b: 2 })],
  ["pluck", ["a", json({ a: 1 }), json({}), json({ a: null })], json([1, null])],
  ["keys", [json({ b: 1, a: 2 }), json({ a: 3 })], stringSlice(["a", "b", "a"])],
  ["values", [json({ b: 1, a: 2 })], json([2, 1])],
  ["dig", ["a", "b", "none", json({ a: { b: 5 } })], 5],
  ["dig", ["a", "b", "none", json({ a: {} })], "none"],
  ["dig", ["a", "none", json({ a: null })], null],
  ["dig", ["a", json({})], "error: dig needs at least three arguments"],
  [
    "dig",
    ["a", "b", "none", json({ a: "x" })],
    "error: interface conversion: interface {} is string, not map[string]interface {}",
  ],
  [
    "dig",
    ["a", "b", "none", json({ a: null })],
    "error: interface conversion: interface {} is nil, not map[string]interface {}",
  ],
  ["dig", [1n, "none", json({})], "error: interface conversion: interface {} is int, not string"],
  ["deepCopy", [null], "error: reflect: call of reflect.Value.Type on zero Value"],
  ["deepCopy", [json({ a: [1, null, {}] })], json({ a: [1, null, {}] })],
];

testCalls("dicts", rows);

const pointer = new GoPointer(new GoStruct(structType("T", []), new Map()), pointerTo(structType("T", [])));

describe("merge", () => {
  const cases: [name: string, function_: string, dst: JsonValue, src: JsonValue, want: JsonValue][] = [
    ["what is there wins", "merge", { a: 1 }, { a: 2, b: 3 }, { a: 1, b: 3 }],
    [
      "what is empty does not",
      "merge",
      { a: 0, b: "", c: false, d: null, e: [] },
      { a: 1, b: 2, c: 3, d: 4, e: [5] },
      { a: 1, b: 2, c: 3, d: 4, e: [5] },
    ],
    ["nested maps are merged", "merge", { a: { b: 1 } }, { a: { b: 2, c: 3 } }, { a: { b: 1, c: 3 } }],
    ["another kind does not replace", "merge", { a: { b: 1 } }, { a: "text" }, { a: { b: 1 } }],
    ["lists are not merged", "merge", { a: [1] }, { a: [2, 3] }, { a: [1] }],
    ["nil in the source is passed over", "merge", { a: 1 }, { a: null, b: null }, { a: 1 }],
    ["the source wins", "mergeOverwrite", { a: 1, b: 2 }, { a: 3 }, { a: 3, b: 2 }],
    ["empty values overwrite", "mergeOverwrite", { a: 1, b: [1] }, { a: "", b: [] }, { a: "", b: [] }],
    ["nil overwrites", "mergeOverwrite", { a: 1 }, { a: null, b: null }, { a: null, b: null }],
    ["a map over a text", "mergeOverwrite", { a: "text" }, { a: { b: 1 } }, { a: { b: 1 } }],
    ["an empty map leaves what is there", "mergeOverwrite", { a: { b: 1 } }, { a: {} }, { a: { b: 1 } }],
  ];

  it.each(cases)("%s (%s)", (_, name, dst, src, want) => {
    const target = fromJson(dst);
    const merged = call(name, target, fromJson(src));
    expect(merged).toBe(target);
    expect(JSON.parse(encodeJson(merged))).toEqual(want);
  });

  it("shares the source's maps with the target", () => {
    const inner = anyMap(new Map([["b", 1]]));
    const target = anyMap();
    call("merge", target, anyMap(new Map([["a", inner]])));
    expect(target.entries.get("a")).toBe(inner);
  });

  it("makes a map of a nil target", () => {
    expect(call("merge", nilMap, json({ a: 1 }))).toEqual(json({ a: 1 }));
    expect(nilMap.entries.size).toBe(0);
    expect(call("merge", nilMap, nilMap)).toBe(nilMap);
  });

  it("refuses a pointer beside a map, the plain function silently", () => {
    const args = () => [anyMap(new Map([["a", pointer]])), json({ a: { b: 1 } })] as const;
    expect(call("merge", ...args())).toBe("");
    expect(call("mustMerge", ...args())).toBe("error: src and dst must be of same type");
  });

  it("reads the source's keys once, should it be inside the target", () => {
    const source = fromJson({ x: 1 });
    const target = anyMap(new Map<string, GoValue>([["s", source]]));
    if (source instanceof GoMap) source.entries.set("s", fromJson({ k: "" }));
    call("merge", target, source);
    expect(JSON.parse(encodeJson(target))).toEqual({ s: { x: 1, s: { k: "" }, k: "" }, x: 1 });
  });

  it("can't put an interface into a map of texts", () => {
    const target = anyMap(new Map([["a", call("split", ",", "x")]]));
    expect(call("merge", target, json({ a: { b: 1 } }))).toBe(
      "error: reflect.Value.SetMapIndex: value of type interface {} is not assignable to type string",
    );
  });

  it("stops at maps that hold themselves", () => {
    const loop = () => {
      const map = anyMap();
      map.entries.set("a", map);
      return map;
    };
    expect(call("merge", loop(), loop())).toBe("limit_depth");
    expect(call("deepCopy", loop())).toBe("limit_depth");
    expect(call("deepEqual", loop(), loop())).toBe(true);
  });
});

describe("deepCopy", () => {
  it("shares nothing with the original", () => {
    const original = anyMap(new Map<string, GoValue>([["a", anyMap()]]));
    const copy = call("deepCopy", original);
    expect(copy).toEqual(original);
    expect(copy).not.toBe(original);
    expect(copy instanceof GoMap && copy.entries.get("a")).not.toBe(original.entries.get("a"));
  });
});

describe("random order", () => {
  it.each([
    ["keys", { a: 1, b: 2 }, ["keys"]],
    ["keys", { a: 1 }, []],
    ["values", { a: 1, b: 2 }, ["values"]],
    ["values", {}, []],
  ])("%s of %j marks %j", (name, map, want) => {
    const unstable: string[] = [];
    functions[name]?.implementation.call(testEnvironment(unstable), fromJson(map));
    expect(unstable).toEqual(want);
  });

  it.each([
    ["sorted keys are stable", ["sortAlpha"], []],
    ["so are sorted keys without repeats", ["uniq", "reverse", "sortAlpha"], []],
    ["reversed keys are not", ["reverse"], ["keys"]],
  ])("%s", (_, steps, want) => {
    const open: string[] = [];
    const environment = { ...testEnvironment(open), unmarkUnstable: () => void open.pop() };
    const run = (name: string, arg: GoValue) =>
      functions[name]?.implementation.call(environment, arg) ?? null;
    steps.reduce((list, step) => run(step, list), run("keys", fromJson({ b: 1, a: 2 })));
    expect(open).toEqual(want);
  });
});

describe("what is shared inside, again and again", () => {
  const shared = () => {
    let map = anyMap();
    for (let i = 0; i < 40; i++)
      map = anyMap(
        new Map<string, GoValue>([
          ["a", map],
          ["b", map],
        ]),
      );
    return map;
  };

  it.each([
    ["deepCopy", 1, "limit_size"],
    ["merge", 2, "limit_size"],
    ["deepEqual", 2, true],
  ])("%s ends", (name, count, want) => {
    expect(call(name, ...Array.from({ length: count }, shared))).toBe(want);
  });
});
