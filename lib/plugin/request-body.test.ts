import { expect, it } from "vitest";
import { encodeJson, requestBody } from "./request-body";

it.each([
  [
    "HTML and line separators are escaped in values",
    { k: "<b>&\u2028\u2029" },
    '{"k":"\\u003cb\\u003e\\u0026\\u2028\\u2029"}',
  ],
  ["HTML stays in the keys of the map itself", { "<k>": 1 }, '{"<k>":1}'],
  ["HTML is escaped in the keys below", { k: { "<": 1 } }, '{"k":{"\\u003c":1}}'],
  [
    "keys are in byte order",
    { b: 1, a: 1, "10": 1, "9": 1, é: 1, "\u{1f680}": 1, "\uffff": 1 },
    '{"10":1,"9":1,"a":1,"b":1,"é":1,"\uffff":1,"\u{1f680}":1}',
  ],
  [
    "numbers as Go writes them",
    { n: [1e21, 1e20, 1e-7, 1e-6, -0, 1.5, 1000000] },
    '{"n":[1e+21,100000000000000000000,1e-7,0.000001,-0,1.5,1000000]}',
  ],
  ["control characters", { k: "\b\f\n\r\t\u0001\u007f" }, '{"k":"\\b\\f\\n\\r\\t\\u0001\u007f"}'],
])("%s", (_, parameters, text) => {
  const call = { plugin: "p", applicationSetName: "a", parameters };
  expect(requestBody(call)).toBe(`{"applicationSetName":"a","input":{"parameters":${text}}}\n`);
});

it.each([null, {}])("%j parameters are left out", (parameters) => {
  expect(requestBody({ plugin: "p", applicationSetName: "a", parameters })).toBe(
    '{"applicationSetName":"a","input":{}}\n',
  );
});

it("a raw text is taken as it is", () => {
  const raw = { plugin: "p", applicationSetName: "a", parameters: { a: 1 }, parametersJson: '{"a":1e400}' };
  expect(requestBody(raw)).toContain('"parameters":{"a":1e400}');
  expect(requestBody({ ...raw, parametersJson: null })).toContain('"input":{}');
});

it("lone surrogates become U+FFFD", () => {
  expect(encodeJson("a\ud800b")).toBe('"a\ufffdb"');
});
