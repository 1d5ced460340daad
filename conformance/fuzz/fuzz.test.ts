import { expect, test } from "vitest";
import { agree, type Case, render } from "./compare";
import { randomParams } from "./data";
import { Random } from "./random";
import { shrink } from "./shrink";
import { randomTemplate } from "./template";

const caseOf = (seed: number, index: number, only: ReadonlySet<string> | null = null): Case => {
  const random = new Random(seed, index);
  return { template: randomTemplate(random, only), params: randomParams(random), options: [] };
};

test("a seed gives the same cases again, another one gives others", () => {
  expect(caseOf(1, 5)).toEqual(caseOf(1, 5));
  expect(caseOf(1, 5)).not.toEqual(caseOf(2, 5));
  expect(caseOf(1, 5)).not.toEqual(caseOf(1, 6));
});

test("any template ends as text or as a template error", () => {
  const answers = Array.from({ length: 200 }, (_, index) => render(caseOf(8, index)));
  expect(answers.filter(({ kind }) => kind === "panic")).toEqual([]);
  expect(answers.filter(({ kind }) => kind === "output").length).toBeGreaterThan(50);
});

test("--only keeps to its functions", () => {
  const text = Array.from({ length: 50 }, (_, index) => caseOf(3, index, new Set(["upper"])).template).join(
    "",
  );
  expect(text).toContain("upper");
  expect(text).not.toContain("regexMatch");
});

test("addresses are no difference, all else is", () => {
  const output = (text: string) => ({ kind: "output" as const, text });
  expect(agree(output("0xc000012345"), output("0x1ee683026960"))).toBe(true);
  expect(agree(output("0x1"), output("0x2"))).toBe(false);
  expect(agree(output("a"), { kind: "error", text: "a" })).toBe(false);
});

test("a pointer printed as a number can't be compared", () => {
  const template = '{{ toDate "2006-01-02T15:04:05Z07:00" "1999-12-31T12:00:00+05:30" | printf "%+d" }}';
  expect(render({ template, params: {}, options: [] }).incomparable).toBe(true);
});

test("a failing case shrinks to what makes it fail", async () => {
  const start: Case = {
    template: '{{ if .a }}text {{ upper "hello world" | trunc 3 }}{{ end }}{{ .bad }}',
    params: { a: 1, bad: ["x", "y"], other: { deep: "z" } },
    options: ["missingkey=error"],
  };
  const small = await shrink(
    start,
    async ({ template, params }) => /\{\{ ?\.bad/.test(template) && "bad" in params,
  );
  expect(small.template.length).toBeLessThan(10);
  expect(small.params).toEqual({ bad: [] });
  expect(small.options).toEqual([]);
});
