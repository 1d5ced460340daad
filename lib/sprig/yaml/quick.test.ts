import fc from "fast-check";
import { expect, test } from "vitest";
import { anySlice, fromJson } from "../../gotemplate";
import { encodeJson } from "../../gotemplate/json/encode";
import { decodeYaml } from "./decode";
import { emitYaml } from "./emit";
import { quickYaml } from "./quick";

const texts = fc.oneof(
  fc.constantFrom(
    ..."a yes no null ~ on 0o7 1e3 0x1F 1_0 12:30 a:b a: :a - -- --- 500m 1.5 .5 2020-01-02 1st 2nd 10th".split(
      " ",
    ),
  ),
  fc.constantFrom(
    "",
    " ",
    "a b",
    "https://x.example.com:6443/p",
    "x".repeat(200),
    "-a",
    "a#",
    "#a",
    "é",
    "a\nb",
  ),
  fc.string({ maxLength: 4 }),
);
const scalars = fc.oneof(
  texts,
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalars,
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(texts, tie("json"), { maxKeys: 5 }),
  ),
}));

test("the short way says what the long way says, or nothing", () => {
  let quick = 0;
  fc.assert(
    fc.property(json, (value) => {
      const data = fromJson(JSON.parse(JSON.stringify(value)));
      const short = quickYaml(data);
      if (short === null) return;
      quick++;
      expect(short).toBe(emitYaml(decodeYaml(encodeJson(data)), () => {}).replace(/\n$/, ""));
    }),
    { numRuns: 3_000 },
  );
  expect(quick).toBeGreaterThan(100);
});

test("resources take the short way", () => {
  const data = fromJson({
    limits: { cpu: "500m", memory: "512Mi" },
    args: ["a", ["b"], { c: [1, {}] }],
    replicas: 1,
  });
  expect(quickYaml(data)).toBe(
    "args:\n- a\n- - b\n- c:\n  - 1\n  - {}\nlimits:\n  cpu: 500m\n  memory: 512Mi\nreplicas: 1",
  );
});

test("what holds itself many times over takes the long way at once", () => {
  let value = fromJson(["a"]);
  for (let i = 0; i < 30; i++) value = anySlice([value, value]);
  expect(quickYaml(value)).toBeNull();
});
