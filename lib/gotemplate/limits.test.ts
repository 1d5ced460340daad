import { expect, test } from "vitest";
import { fn } from "./functions";
import type { Limits } from "./limits";
import { parse } from "./template";
import { errorOf, rendered } from "./test-render";

const functions = {
  big: fn("func() string", "", function () {
    this.checkSize("big", 1_001);
    return "";
  }),
  inner: fn("func(text string) string", "", function (text: string) {
    return this.executeTemplate(text, null);
  }),
  slow: fn("func() string", "", () => {
    const end = performance.now() + 5;
    while (performance.now() < end);
    return "";
  }),
};

const endless = "{{range 100000000}}{{range 100000000}}{{end}}{{end}}";
const doubling = "{{$x := `ab`}}{{range 64}}{{$x = print $x $x}}{{end}}";

test.each<[name: string, text: string, limits: Partial<Limits>, code: string]>([
  ["steps", endless, { milliseconds: 60_000 }, "limit_steps"],
  ["fewer steps", "{{range 100}}x{{end}}", { steps: 10 }, "limit_steps"],
  ["output", "{{range 100}}x{{end}}", { outputBytes: 99 }, "limit_output"],
  ["a text that doubles", doubling, {}, "limit_output"],
  ["depth", '{{define "t"}}{{template "t"}}{{end}}{{template "t"}}', { depth: 100 }, "limit_depth"],
  ["size", "{{big}}", { size: 1_000 }, "limit_size"],
  ["time", endless, { milliseconds: 20, steps: Number.MAX_SAFE_INTEGER }, "limit_time"],
  ["time in slow functions", "{{range 10000}}{{slow}}{{end}}", { milliseconds: 20 }, "limit_time"],
  ["steps in an inner template", "{{inner `{{range 100000000}}{{end}}`}}", { steps: 100_000 }, "limit_steps"],
])("a budget ends: %s", (_, text, limits, code) => {
  const error = errorOf(text, null, { functions, limits });
  expect(error.code).toBe(code);
  expect(error.position).not.toBeNull();
});

test("each execution has its own budget", () => {
  const template = parse("{{range 50}}x{{end}}", { limits: { steps: 200 } });
  for (let i = 0; i < 20; i++) expect(template.execute(null).text).toHaveLength(50);
});

test("within the limits nothing changes", () => {
  expect(rendered("{{range 3}}x{{end}}", null, { limits: { outputBytes: 3 } })).toBe("xxx");
});

test.each<[name: string, text: string]>([
  ["many actions on one line", "{{1}}".repeat(60_000)],
  ["many variables", "{{$x := 1}}".repeat(30_000) + "{{$}}".repeat(30_000)],
  ["many comments", "a {{- /* */ -}} b".repeat(40_000)],
  ["a long number", `{{${"9".repeat(100_000)}e5}}`],
  ["a long text", `{{"${"\u00e9".repeat(300_000)}" | len}}`],
])("parsing and executing take time in proportion to the text: %s", (_, text) => {
  rendered(text);
});

test("tracing a long text takes no more than that either", () => {
  expect(parse("{{1}}".repeat(30_000)).trace(null).spans).toHaveLength(30_000);
});
