import { expect, it } from "vitest";
import { answerWeight, maxAnswerWeight } from "./answer-size";
import { readAnswer } from "./read-answer";

const bytes = (text: string) => new TextEncoder().encode(text);
const nested = `${"[".repeat(9_000)}${"]".repeat(9_000)}`;
const answer = (sets: string) =>
  readAnswer({
    bytes: bytes(`{"output":{"parameters":[${sets}]}}`),
    ending: { error: null, known: true },
    reads: { kind: "full" },
  });

it.each([
  ["", 0],
  ['{"a":[1,2,{}]}', 11],
  ['["[,{\\",[","\\\\",1]', 5],
  ['["cut', 3],
])("weighs %s", (text, weight) => {
  expect(answerWeight(bytes(text))).toBe(weight);
});

it.each([
  ["a million sets", `${'{"a":1},'.repeat(1_000_000)}{}`],
  ["lists nested deeply, many times", Array(100).fill(`{"a":${nested}}`).join(",")],
])("refuses %s, and says that the limit is ours", (_, sets) => {
  expect(answer(sets)).toMatchObject({ kind: "failed", code: "too_many_values", goText: null });
});

it("reads what is deep once, and 50,000 sets", () => {
  expect(answer(`{"a":${nested}}`)).toMatchObject({ kind: "sets" });
  const many = answer(
    Array(50_000).fill('{"a":1,"b":{"c":"x"},"__proto__":{"y":1},"constructor":null}').join(","),
  );
  expect(many.kind === "sets" && Object.keys(many.sets[0] ?? {})).toEqual([
    "a",
    "b",
    "__proto__",
    "constructor",
  ]);
  expect(maxAnswerWeight).toBeGreaterThan(50_000 * 12);
  expect(Reflect.get({}, "y")).toBeUndefined();
});
