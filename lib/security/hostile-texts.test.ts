/** Texts of a manifest on which a careless pattern takes the square of their length, or longer: hours, for these. */
import { expect, it } from "vitest";
import { inspectOutput } from "../applicationset/problems/output-problems";
import { clustersOf } from "../applicationset/validate/clusters";
import { GoMap } from "../gotemplate";
import { trimHeaderValue } from "../net/header-value";
import { trimSpace } from "../plugin/connection";
import { noFacts } from "../rollouts/facts";
import { judge } from "../rollouts/judge";
import { versionOf } from "../rollouts/location";
import { pastedSources } from "../rollouts/sources";
import { redactText } from "./redact";

const length = 400_000;
const many = (text: string) => text.repeat(length / text.length);

const tasks: readonly (readonly [name: string, run: () => unknown])[] = [
  ["a version of digits", () => versionOf(`http://h/releases/download/${many("1")}/x`)],
  ["a version of parts", () => versionOf(`http://h/releases/download/${many("v1-")}/x`)],
  ["blanks inside a header", () => trimHeaderValue(`a${many(" ")}b`)],
  ["blanks inside a token", () => trimSpace(`a${many(" ")}b`)],
  [
    "slashes inside a cluster's address",
    () => clustersOf([{ labels: {}, annotations: {}, data: { name: "a", server: `${many("/")}x` } }]),
  ],
  [
    "digits that a template prints",
    () => inspectOutput("{{ .a }}", `1e+6 ${many("1")}`, new GoMap(new Map()), true),
  ],
  ["a word before an address in a log", () => redactText(many("a"))],
  [
    "a location without end",
    () =>
      judge(
        pastedSources(`kind: ConfigMap
metadata: {name: argo-rollouts-config}
data:
  trafficRouterPlugins: |
    - {name: a/b, location: "https://h/releases/download/${many("1")}/x"}`),
        noFacts,
      ),
  ],
];

it.each(tasks)("%s", (_, run) => {
  run();
});

it.each([
  ["\u00a0 x \u0085", "x"],
  ["x  y\t\n", "x  y"],
  [" \t", ""],
])("trimSpace of %j", (text, expected) => {
  expect(trimSpace(text)).toBe(expected);
});

it.each([
  ["\t x \t", "x"],
  ["x  y", "x  y"],
  [" ", ""],
])("trimHeaderValue of %j", (text, expected) => {
  expect(trimHeaderValue(text)).toBe(expected);
});
