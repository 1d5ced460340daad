import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate";
import { plainJson } from "../plain-json";
import { readApplicationSet } from "../schema/application-set";

async function listSets(list: string, goTemplate: boolean) {
  const text = `kind: ApplicationSet\nspec: {goTemplate: ${goTemplate}, generators: [{list: ${list}}]}`;
  const { generators, error } = await evaluate(readApplicationSet(text), {
    callPlugin: async () => ({ ok: false, error: null }),
  });
  return { sets: generators[0]?.parameterSets.map(({ value }) => plainJson(value)), error };
}

describe("list", () => {
  it.each([
    ["{elements: [{a: 1}], elementsYaml: '[{b: yes}, ~]'}", true, [{ a: 1 }, { b: true }, {}]],
    ["{elements: [{a: x, values: {b: z}}]}", false, [{ a: "x", "values.b": "z" }]],
    ["{elementsYaml: '[{a: 1, values: {b: 2}}]'}", false, [{ a: 1, values: { b: 2 } }]],
    ["{elementsYaml: '# nothing'}", true, []],
  ])("%s with goTemplate %s", async (list, goTemplate, expected) => {
    expect(await listSets(list, goTemplate)).toEqual({ sets: expected, error: "" });
  });

  it.each([
    [
      "{elements: [x]}",
      "error unmarshling list element json: cannot unmarshal string into Go value of type map[string]interface {}",
    ],
    ["{elements: [null]}", "error unmarshling list element unexpected end of JSON input"],
    ["{elements: [{a: 1}]}", "error parsing value as string %!w(<nil>)"],
    ["{elements: [{values: x}]}", "error parsing values map"],
    [
      "{elementsYaml: '[{a: b}, x]'}",
      "error unmarshling decoded ElementsYaml error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into .1 of type map[string]interface {}",
    ],
    [
      "{elementsYaml: 'a: b'}",
      "error unmarshling decoded ElementsYaml error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go value of type []map[string]interface {}",
    ],
  ])("%s is an error", async (list, error) => {
    expect((await listSets(list, false)).error).toBe(error);
  });
});
