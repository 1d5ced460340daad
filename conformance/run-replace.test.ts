import { expect, test } from "vitest";
import { type ReplaceCase, runReplaceCase } from "./run-replace";

const base: Omit<ReplaceCase, "template" | "want"> = {
  id: "x",
  mode: "replace",
  params: { a: "A", values: { k: "v" } },
  goTemplate: true,
};

test.each<
  [name: string, change: Partial<ReplaceCase> & Pick<ReplaceCase, "template" | "want">, failing: string[]]
>([
  ["right output", { template: "{{.a}}", want: { output: "A" } }, []],
  ["wrong output", { template: "{{.a}}", want: { output: "B" } }, ["output"]],
  ["output in place of an error", { template: "{{.a}}", want: { error: "x" } }, ["error"]],
  ["error in place of an output", { template: "{{", want: { output: "" } }, ["output"]],
  ["the panic of an option", { template: "", options: [""], want: { panic: "empty option string" } }, []],
  ["fasttemplate", { template: "{{a}}", goTemplate: false, want: { output: "A" } }, []],
  [
    "values without their type",
    { template: '{{printf "%T" .values}}', want: { output: "map[string]interface {}" } },
    [],
  ],
  [
    "typed values",
    { template: '{{printf "%T" .values}}', typedValues: true, want: { output: "map[string]string" } },
    [],
  ],
])("%s", (_, change, failing) => {
  expect(runReplaceCase({ ...base, ...change }).map(({ what }) => what)).toEqual(failing);
});

test("a case does not see what another one changed", () => {
  const set: ReplaceCase = {
    ...base,
    template: '{{set . "a" "B"}}',
    want: { output: "map[a:B values:map[k:v]]" },
  };
  expect(runReplaceCase(set)).toEqual([]);
  expect(runReplaceCase({ ...set, template: "{{.a}}", want: { output: "A" } })).toEqual([]);
});
