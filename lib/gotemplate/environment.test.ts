import { expect, test } from "vitest";
import { createEnvironment } from "./environment";
import { fn } from "./functions";
import { parse } from "./template";

test("the default environment has a clock and randomness of any length", () => {
  const { now, randomBytes, timeZone } = createEnvironment();
  expect(Math.abs(Number(now() / 1_000_000n) - Date.now())).toBeLessThan(60_000);
  expect(new Set(randomBytes(200_000).subarray(150_000)).size).toBeGreaterThan(200);
  expect(timeZone).toBe("UTC");
});

test("functions see what the caller injects", () => {
  const marked: string[] = [];
  const environment = createEnvironment({
    now: () => 1n,
    timeZone: "Asia/Tokyo",
    randomBytes: (length) => new Uint8Array(length).fill(7),
    markUnstable: (name) => marked.push(name),
  });
  const look = fn("func() string", "", function () {
    this.markUnstable("look");
    return `${this.now()} ${this.timeZone} ${this.randomBytes(2)}`;
  });
  expect(parse("{{look}}", { functions: { look } }).render(null, environment)).toBe("1 Asia/Tokyo 7,7");
  expect(marked).toEqual(["look"]);
});

test("an inner template sees the definitions around it and keeps its own", () => {
  const tpl = fn("func(text string, data any) string", "", function (text: string, data) {
    return this.executeTemplate(text, data);
  });
  const render = (text: string) => parse(text, { functions: { tpl } }).render(null);
  expect(render('{{define "t"}}<{{.}}>{{end}}{{tpl `{{template "t" 1}}` .}}')).toBe("<1>");
  expect(
    render('{{define "t"}}a{{end}}{{tpl `{{define "t"}}b{{end}}{{template "t"}}` .}}{{template "t"}}'),
  ).toBe("ba");
  expect(render('{{tpl `{{define "u"}}u{{end}}{{tpl "{{template \\"u\\"}}" .}}` .}}')).toBe("u");
  expect(render("{{tpl `` .}}|")).toBe("|");
});

test("an error inside an inner template has that template's place", () => {
  const tpl = fn("func(text string) string", "", function (text: string) {
    return this.executeTemplate(text, null);
  });
  expect(() => parse("x\n{{tpl `a{{nil}}`}}", { functions: { tpl } }).render(null)).toThrow(
    'template: base:2:2: executing "base" at <tpl `a{{nil}}`>: error calling tpl: template: base:1:3: executing "base" at <nil>: nil is not a command',
  );
});
