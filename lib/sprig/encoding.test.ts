import { expect, it } from "vitest";
import { anySlice, fromJson, GoMap } from "../gotemplate";
import { type CallRow, call, testCalls } from "./test-call";

const loop = new GoMap(new Map());
loop.entries.set("a", loop);
const bad64 = (position: number) => `illegal base64 data at input byte ${position}`;
const bad32 = (position: number) => `illegal base32 data at input byte ${position}`;

const base64: CallRow[] = [
  ["b64enc", [""], ""],
  ["b64enc", ["f"], "Zg=="],
  ["b64enc", ["fo"], "Zm8="],
  ["b64enc", ["\udcff日"], "/+aXpQ=="],
  ["b64dec", ["/+aXpQ=="], "\udcff日"],
  ["b64dec", ["Zm\r\n8\n="], "fo"],
  ["b64dec", ["Zg"], bad64(0)],
  ["b64dec", ["Zg="], bad64(3)],
  ["b64dec", ["Zg==Zg=="], bad64(4)],
  ["b64dec", ["Zg=x"], bad64(2)],
  ["b64dec", ["="], bad64(0)],
  ["b64dec", ["Zm9v!"], bad64(4)],
  ["b64dec", ["日"], bad64(0)],
  ["b64dec", ["\n"], ""],
];

const base32: CallRow[] = [
  ["b32enc", [""], ""],
  ["b32enc", ["f"], "MY======"],
  ["b32enc", ["foob"], "MZXW6YQ="],
  ["b32enc", ["hello world"], "NBSWY3DPEB3W64TMMQ======"],
  ["b32dec", ["NBSWY3DP\nEB3W64TMMQ======"], "hello world"],
  ["b32dec", ["MY"], bad32(0)],
  ["b32dec", ["MY==="], bad32(5)],
  ["b32dec", ["MZX====="], bad32(3)],
  ["b32dec", ["my======"], bad32(0)],
  ["b32dec", ["MY=====x"], bad32(6)],
];

const json: CallRow[] = [
  ["fromJson", ['{"a":[1,null]}'], fromJson({ a: [1, null] })],
  ["fromJson", ["{"], null],
  ["mustFromJson", ["{"], "error: unexpected end of JSON input"],
  ["toJson", [fromJson({ b: "<&>", a: 1e21 })], '{"a":1e+21,"b":"\\u003c\\u0026\\u003e"}'],
  ["toJson", [Number.NaN], ""],
  ["mustToJson", [Number.NaN], "error: json: unsupported value: NaN"],
  ["toRawJson", ["<&>"], '"<&>"'],
  ["toRawJson", [Number.POSITIVE_INFINITY], "error: json: unsupported value: +Inf"],
  ["toPrettyJson", [fromJson({ a: [1, {}], b: [] })], '{\n  "a": [\n    1,\n    {}\n  ],\n  "b": []\n}'],
  ["toPrettyJson", [Number.NaN], ""],
  ["toJson", [anySlice([])], "[]"],
];

testCalls("base64", base64);
testCalls("base32", base32);
testCalls("json", json);

it("toJson of a map that holds itself is nothing, its twin says why", () => {
  expect(call("toJson", loop)).toBe("");
  expect(call("mustToJson", loop)).toMatch(/encountered a cycle/);
});
