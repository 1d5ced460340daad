import { describe, expect, it } from "vitest";
import { marshalStruct } from "../template/plan";
import { readDocument } from "../yaml/read-document";
import { readApplicationSet } from "./application-set";
import { type DecodeFindings, decodeStruct } from "./decode";

const head = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: demo\n";
const decode = (type: string, text: string) => {
  const findings: DecodeFindings = { errors: [], unknown: [] };
  const decoded = decodeStruct(type, readDocument(text).value, findings);
  return {
    json: marshalStruct(type, decoded),
    errors: findings.errors.map(({ message }) => message),
    unknown: findings.unknown.map(({ name }) => name),
  };
};

describe("decodeStruct", () => {
  it.each([
    [
      "numbers and booleans become text",
      "ApplicationSetTemplateMeta",
      "name: 12\nlabels: {a: 1.50, b: yes, c: 0x10}",
      { name: "12", labels: { a: "1.5", b: "true", c: "16" } },
    ],
    ["zero values are left out", "ApplicationSetTemplateMeta", "name: ''\nlabels: {}\nfinalizers: []", {}],
    ["a pointer keeps its zero value", "SyncPolicyAutomated", "prune: false", { prune: false }],
    ["names match without regard to case", "ApplicationDestination", "SERVER: x", { server: "x" }],
    ["null leaves out", "ApplicationSource", "repoURL: null\nhelm: null", { repoURL: "" }],
    ["what has no omitempty is filled in", "ApplicationSpec", "{}", { destination: {}, project: "" }],
    ["a whole float is an integer", "KustomizeReplica", "name: x\ncount: 3.0", { name: "x", count: 3 }],
    [
      "free JSON keeps its types",
      "ApplicationSourceHelm",
      "valuesObject: {a: yes, b: [1, null]}",
      { valuesObject: { a: true, b: [1, null] } },
    ],
  ])("%s", (_, type, text, expected) => {
    expect(decode(type, text)).toEqual({ json: expected, errors: [], unknown: [] });
  });

  it.each([
    [
      "ApplicationSetSpec",
      "goTemplate: 'true'",
      "json: cannot unmarshal string into Go struct field .goTemplate of type bool",
    ],
    [
      "ApplicationSetTemplateMeta",
      "name: [a]",
      "json: cannot unmarshal array into Go struct field .name of type string",
    ],
    [
      "ApplicationSetTemplateMeta",
      "labels: x",
      "json: cannot unmarshal string into Go struct field .labels of type map[string]string",
    ],
    [
      "ApplicationSpec",
      "revisionHistoryLimit: 1.5",
      "json: cannot unmarshal number 1.5 into Go struct field .revisionHistoryLimit of type int64",
    ],
    [
      "ApplicationSpec",
      "source: [1]",
      "json: cannot unmarshal array into Go struct field .source of type v1alpha1.ApplicationSource",
    ],
  ])("%s: %s is an error", (type, text, message) => {
    expect(decode(type, text).errors).toEqual([message]);
  });

  it("reports unknown fields", () => {
    expect(decode("PluginGenerator", "inputs: {}\nconfigMapRef: {name: x, key: y}").unknown).toEqual([
      "key",
      "inputs",
    ]);
  });
});

describe("readApplicationSet", () => {
  it("takes the kinds of an entry in the controller's order", () => {
    const text = `${head}spec:\n  generators:\n  - plugin: {configMapRef: {name: p}}\n    oci: {}\n    list: {}\n    git: {}\n`;
    expect(readApplicationSet(text).applicationSet?.generators[0]?.kinds).toEqual([
      "list",
      "git",
      "plugin",
      "oci",
    ]);
  });

  it("gives an object without a namespace the controller's", () => {
    expect(readApplicationSet(head, { namespace: "gitops" }).applicationSet?.namespace).toBe("gitops");
  });

  it("says where an unknown field stands", () => {
    const document = readApplicationSet(`${head}spec:\n  generators:\n  - gitt: {}\n`, { line: 101 });
    expect(document.unknownFields).toEqual([
      {
        field: "spec.generators[0].gitt",
        path: ["spec", "generators", 0, "gitt"],
        position: { line: 107, column: 5 },
        end: { line: 107, column: 9 },
      },
    ]);
  });

  it.each([
    ["a type error", `${head}spec: {goTemplate: 1}`, /bool/, 5],
    ["bad YAML", `${head}spec: [\n`, /error converting YAML to JSON/, 5],
    ["another kind", "kind: ConfigMap", /no ApplicationSet/, 1],
  ])("never throws: %s", (_, text, error, line) => {
    const document = readApplicationSet(text);
    expect(document.applicationSet).toBeNull();
    expect(document.error).toMatch(error);
    expect(document.errorPosition?.line).toBeGreaterThanOrEqual(line);
  });
});
