import { expect, it } from "vitest";
import type { JsonValue } from "../gotemplate";
import { evaluate } from "./evaluate";
import { plainJson } from "./plain-json";
import { readApplicationSet } from "./schema/application-set";

const hostile: JsonValue = JSON.parse('{"__proto__": {"a": 1}, "10": "x", "b": {"__proto__": null}}');

it.each<[string, JsonValue]>([
  ["all kinds of value", { a: 1.5, b: [1, [null, true]], c: { d: {}, e: [] }, f: "", g: "\udcff" }],
  ["reserved keys, in their place", { x: 1, generator: { own: [1] }, values: { v: "own" }, y: 2 }],
  ["a reserved key of its own", { values: null }],
  ["nothing", {}],
  ["hostile keys", hostile],
])("tells what a plugin returned: %s", async (_, returned) => {
  for (const spec of ["", ", values: {v: '1'}", `, values: {v: '{{ $_ := set . "added" 1 }}'}`]) {
    for (const mode of ["true", "false"]) {
      const text = `kind: ApplicationSet\nmetadata: {name: demo}\nspec: {goTemplate: ${mode}, generators: [{plugin: {configMapRef: {name: p}${spec}}}]}`;
      const answer = { ok: true as const, parameterSets: [returned as { [key: string]: JsonValue }] };
      const { generators } = await evaluate(readApplicationSet(text), { callPlugin: async () => answer });
      const [set] = generators[0]?.parameterSets ?? [];
      expect(JSON.stringify(set?.returned)).toBe(JSON.stringify(returned));
      expect(plainJson(set?.value ?? null)).toHaveProperty("generator");
    }
  }
});
