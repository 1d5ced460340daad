import { describe, expect, it } from "vitest";
import { type DecodedStruct, decodeStruct } from "../schema/decode";
import { readDocument } from "../yaml/read-document";
import { mergeTemplate } from "./merge-template";
import { marshalStruct } from "./plan";

const read = (text: string) =>
  decodeStruct("ApplicationSetTemplate", readDocument(text).value, { errors: [], unknown: [] });
const spec = (text: string) => `{spec: {${text}}}`;
const json = (value: DecodedStruct) => marshalStruct("ApplicationSetTemplate", value);
const merged = (own: string, base: string) => json(mergeTemplate(read(own), read(base)));
const rest = { destination: {}, project: "" };

describe("mergeTemplate", () => {
  it.each([
    [
      "an empty field is filled",
      "{metadata: {name: own}}",
      "{metadata: {name: base, namespace: ns}}",
      { metadata: { name: "own", namespace: "ns" }, spec: rest },
    ],
    [
      "maps key by key",
      "{metadata: {labels: {a: own}}}",
      "{metadata: {labels: {a: base, b: base}}}",
      { metadata: { labels: { a: "own", b: "base" } }, spec: rest },
    ],
    [
      "an empty text never overrides",
      "{metadata: {labels: {a: ''}}}",
      "{metadata: {labels: {a: base}}}",
      { metadata: { labels: { a: "base" } }, spec: rest },
    ],
    [
      "false never overrides, behind a pointer neither",
      spec("syncPolicy: {automated: {prune: false}}"),
      spec("syncPolicy: {automated: {prune: true}}"),
      { metadata: {}, spec: { ...rest, syncPolicy: { automated: { prune: true } } } },
    ],
    [
      "zero never overrides",
      spec("revisionHistoryLimit: 0"),
      spec("revisionHistoryLimit: 5"),
      { metadata: {}, spec: { ...rest, revisionHistoryLimit: 5 } },
    ],
    [
      "an empty list never overrides",
      spec("syncPolicy: {syncOptions: []}"),
      spec("syncPolicy: {syncOptions: [A=b]}"),
      { metadata: {}, spec: { ...rest, syncPolicy: { syncOptions: ["A=b"] } } },
    ],
    [
      "lists are taken whole",
      spec("info: [{name: a, value: own}]"),
      spec("info: [{name: b, value: base}]"),
      { metadata: {}, spec: { ...rest, info: [{ name: "a", value: "own" }] } },
    ],
    [
      "valuesObject is taken whole",
      spec("source: {helm: {valuesObject: {a: 1}}}"),
      spec("source: {repoURL: r, helm: {valuesObject: {b: 2}}}"),
      { metadata: {}, spec: { ...rest, source: { repoURL: "r", helm: { valuesObject: { a: 1 } } } } },
    ],
    [
      "own sources stand beside the base's source",
      spec("sources: [{repoURL: s}]"),
      spec("source: {repoURL: r}"),
      { metadata: {}, spec: { ...rest, source: { repoURL: "r" }, sources: [{ repoURL: "s" }] } },
    ],
  ])("%s", (_, own, base, expected) => {
    expect(merged(own, base)).toEqual(expected);
  });

  it("changes neither side", () => {
    const own = read("{metadata: {labels: {a: own}}}");
    const base = read("{metadata: {labels: {b: base}}}");
    mergeTemplate(own, base);
    expect([json(own), json(base)]).toEqual([
      { metadata: { labels: { a: "own" } }, spec: rest },
      { metadata: { labels: { b: "base" } }, spec: rest },
    ]);
  });
});
