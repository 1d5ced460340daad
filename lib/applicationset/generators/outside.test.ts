import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate";
import { fixtureSets } from "../fixtures";
import { plainJson } from "../plain-json";
import { readApplicationSet } from "../schema/application-set";

function evaluateOne(generator: string, params: { [key: string]: string }[], goTemplate = true) {
  const text = `kind: ApplicationSet\nspec: {goTemplate: ${goTemplate}, generators: [${generator}]}`;
  const [kind = ""] = /\w+/.exec(generator) ?? [];
  return evaluate(readApplicationSet(text), {
    callPlugin: async () => ({ ok: false, error: null }),
    outsideSets: fixtureSets([{ kind, params }]),
  });
}

describe("generators with outside sources", () => {
  it.each([
    [
      "{clusterDecisionResource: {values: {v: '{{ .name }}'}}}",
      true,
      { name: "a", values: { v: "{{ .name }}" } },
    ],
    ["{pullRequest: {values: {v: '{{ .name }}'}}}", true, { name: "a", values: { v: "a" } }],
    ["{pullRequest: {values: {v: '{{name}}'}}}", false, { name: "a", "values.v": "a" }],
  ])("%s with goTemplate %s", async (generator, goTemplate, expected) => {
    const { generators } = await evaluateOne(generator, [{ name: "a" }], goTemplate);
    expect(generators[0]?.parameterSets.map(({ value }) => plainJson(value))).toEqual([expected]);
  });

  it("panics where an item of a decision has values of its own", async () => {
    const item = { name: "a", values: "x" };
    const spec = "{clusterDecisionResource: {values: {v: w}}}";
    const { panic } = await evaluateOne(spec, [item]);
    expect(panic).toBe("interface conversion: interface {} is string, not map[string]string");
    expect((await evaluateOne(spec, [item], false)).panic).toBe("");
  });

  it.each([
    ["30", 30],
    ["-5", -5],
    ["0", 0],
    ["null", 1_800],
    ["10000000000", -8446744073.709552],
  ])("requeueAfterSeconds %s is %d", async (given, expected) => {
    const { requeueAfterSeconds } = await evaluateOne(`{pullRequest: {requeueAfterSeconds: ${given}}}`, []);
    expect(requeueAfterSeconds).toBe(expected);
  });
});
