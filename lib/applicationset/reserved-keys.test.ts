import { describe, expect, it } from "vitest";
import type { JsonValue } from "../gotemplate";
import type { ReservedKeyFinding } from "./evaluation";
import { previewPluginSets } from "./preview-plugin-sets";

interface Case {
  readonly go: boolean;
  readonly returned: { readonly [key: string]: JsonValue };
  readonly values?: { readonly [key: string]: string };
  readonly want: readonly Partial<ReservedKeyFinding>[];
}

const spec = { key1: "spec", map: { x: 1 } };
const controllers = { input: { parameters: spec } };

const cases: Readonly<Record<string, Case>> = {
  "Go mode replaces generator whole": {
    go: true,
    returned: { generator: { mine: "yes", input: { parameters: { key1: "mine" } } } },
    want: [
      {
        key: "generator",
        kind: "replaced",
        used: controllers,
        lost: ["generator.mine", "generator.input.parameters.key1"],
        survives: [],
      },
      {
        key: "generator.input.parameters",
        kind: "replaced",
        returned: { key1: "mine" },
        used: spec,
        lost: ["generator.input.parameters.key1"],
      },
    ],
  },
  "Go mode replaces a generator that is text": {
    go: true,
    returned: { generator: "text" },
    want: [{ key: "generator", kind: "replaced", returned: "text", used: controllers, lost: ["generator"] }],
  },
  "fast mode leaves the flattened parts": {
    go: false,
    returned: { generator: { mine: "yes", input: { parameters: { key1: "mine" } } } },
    want: [
      {
        key: "generator",
        kind: "partly",
        lost: [],
        survives: ["generator.mine", "generator.input.parameters.key1"],
      },
      {
        key: "generator.input.parameters",
        kind: "partly",
        lost: [],
        survives: ["generator.input.parameters.key1"],
      },
    ],
  },
  "fast mode replaces a generator that is text": {
    go: false,
    returned: { generator: "text" },
    want: [{ key: "generator", kind: "replaced", used: controllers, lost: ["generator"], survives: [] }],
  },
  "fast mode: an empty generator leaves nothing": {
    go: false,
    returned: { generator: {} },
    want: [{ key: "generator", kind: "replaced", lost: ["generator"], survives: [] }],
  },
  "Go mode: values of the spec replace the plugin's whole": {
    go: true,
    returned: { name: "one", values: { w: "plugin", z: "plugin" } },
    values: { w: "spec-{{ .name }}" },
    want: [
      {
        key: "values",
        kind: "replaced",
        used: { w: "spec-one" },
        lost: ["values.w", "values.z"],
        survives: [],
      },
    ],
  },
  "values survive while the spec has none": {
    go: true,
    returned: { values: { w: "plugin" } },
    want: [{ key: "values", kind: "lookalike", used: { w: "plugin" }, lost: [], survives: ["values.w"] }],
  },
  "fast mode: values one by one": {
    go: false,
    returned: { values: { w: "plugin", z: "plugin" } },
    values: { w: "spec" },
    want: [
      { key: "values", kind: "partly", used: { w: "spec" }, lost: ["values.w"], survives: ["values.z"] },
    ],
  },
  "fast mode: a flat key that the spec's values take": {
    go: false,
    returned: { "values.w": "plugin", "values.x": "plugin" },
    values: { w: "spec" },
    want: [
      { key: "values.w", kind: "replaced", used: "spec", lost: ["values.w"] },
      { key: "values.x", kind: "lookalike", reserved: "values", survives: ["values.x"] },
    ],
  },
  "keys that only look like them": {
    go: true,
    returned: {
      Generator: 1,
      VALUES: 2,
      "generator.input.parameters.key1": 3,
      "generator.mine": 4,
      "values.x": 5,
      generators: 6,
    },
    want: [
      { key: "Generator", kind: "lookalike", reserved: "generator" },
      { key: "VALUES", kind: "lookalike", reserved: "values" },
      { key: "generator.input.parameters.key1", kind: "lookalike", reserved: "generator.input.parameters" },
      { key: "generator.mine", kind: "lookalike", reserved: "generator" },
      { key: "values.x", kind: "lookalike", reserved: "values" },
    ],
  },
  "a plain set has none": { go: true, returned: { name: "a", __proto__x: 1 }, values: { v: "x" }, want: [] },
};

describe("findReservedKeys", () => {
  it.each(Object.entries(cases))("%s", (_, { go, returned, values = {}, want }) => {
    const { findings, error } = previewPluginSets([{ first: true }, returned], {
      goTemplate: go,
      parameters: spec,
      values,
    });
    expect(error).toBe("");
    expect(findings).toHaveLength(want.length);
    for (const [index, expected] of want.entries())
      expect(findings[index]).toMatchObject({ set: 1, ...expected });
  });
});
