/** Parameter sets of the documentation's plugin, with what collides. For tests. */
import type { ParameterSetView } from "@/lib/workspace";

const input = {
  parameters: {
    key1: "value1",
    key2: "value2",
    list: ["list", "of", "values"],
    boolean: true,
    map: { key1: "value1", key2: "value2", key3: "value3" },
  },
};

function collidingSet(index: number, key1: string, n: number, prints: string): ParameterSetView {
  return {
    index,
    returned: {
      key1,
      key2: "val2",
      n,
      values: { team: "web", value1: "from-plugin" },
      generator: { version: "1.4.0" },
    },
    used: { key1, key2: "val2", n, values: { value1: "something" }, generator: { input } },
    printsAs: { n: prints },
    findings: [
      {
        set: index,
        kind: "replaced",
        key: "values",
        reserved: "values",
        returned: { team: "web", value1: "from-plugin" },
        used: { value1: "something" },
        lost: ["values.team", "values.value1"],
        survives: [],
      },
      {
        set: index,
        kind: "replaced",
        key: "generator",
        reserved: "generator",
        returned: { version: "1.4.0" },
        used: { input },
        lost: ["generator.version"],
        survives: [],
      },
    ],
  };
}

export const collidingSets: readonly ParameterSetView[] = [
  collidingSet(0, "val1", 1_000_000, "1e+06"),
  collidingSet(1, "val2", 123_456_789_012, "1.23456789012e+11"),
];

export const lookalikeSet: ParameterSetView = {
  index: 0,
  returned: { Values: "x" },
  used: { Values: "x", generator: null },
  printsAs: {},
  findings: [
    {
      set: 0,
      kind: "lookalike",
      key: "Values",
      reserved: "values",
      returned: "x",
      lost: [],
      survives: ["Values"],
    },
  ],
};

/** goTemplate false: flattened, all text. */
export const flattenedSet: ParameterSetView = {
  index: 0,
  returned: { a: { b: true }, n: 1_000_000, generator: { version: "1.4.0" } },
  used: {
    "a.b": "true",
    n: "1e+06",
    "generator.version": "1.4.0",
    "generator.input.parameters.key1": "value1",
  },
  printsAs: { n: "1e+06" },
  findings: [
    {
      set: 0,
      kind: "partly",
      key: "generator",
      reserved: "generator",
      returned: { version: "1.4.0" },
      lost: [],
      survives: ["generator.version"],
    },
  ],
};
