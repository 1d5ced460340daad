import { expect, it } from "vitest";
import { parseManifests } from "./parse";

const parse = (source: string, maxDocuments = 100) =>
  parseManifests(source, { file: "a.yaml", namespace: "argocd", maxDocuments });
const configMap = (name: string, more = "") =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}`;

it("keeps file, line and text of each document", () => {
  const source = `# first\n${configMap("one")}---\n\n# two\n${configMap("two")}\n---\n# nothing here\n---\n`;
  const { manifests, problems } = parse(source);
  expect(problems).toEqual([]);
  expect(manifests.map(({ name, line, file }) => [name, line, file])).toEqual([
    ["one", 1, "a.yaml"],
    ["two", 8, "a.yaml"],
  ]);
  expect(manifests[1]?.text).toBe(`# two\n${configMap("two")}`);
});

it("keeps the end of a block scalar, which is part of its text", () => {
  const text = (chomp: string, rest: string) => {
    const [manifest] = parse(`${configMap("a")}data:\n  x: |${chomp}\n    y${rest}`).manifests;
    const data = manifest?.content.data;
    return typeof data === "object" && data !== null && !Array.isArray(data) ? data.x : data;
  };
  expect([text("", "\n---\n"), text("", "\n"), text("", ""), text("+", "\n\n---\n")]).toEqual([
    "y\n",
    "y\n",
    "y",
    "y\n\n",
  ]);
});

it("gives an object without a namespace the controller's", () => {
  const { manifests } = parse(
    `${configMap("a")}---\napiVersion: v1\nkind: Secret\nmetadata: {name: b, namespace: other}\n`,
  );
  expect(manifests.map(({ namespace }) => namespace)).toEqual(["argocd", "other"]);
});

it("leaves other kinds and groups alone", () => {
  const source =
    "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: x}\n---\napiVersion: example.com/v1\nkind: ConfigMap\nmetadata: {name: y}\n";
  expect(parse(source)).toEqual({ manifests: [], problems: [] });
});

it("takes a List apart, with lines", () => {
  const item = (name: string) =>
    `- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: ${name}\n  data:\n    a: "1"\n`;
  const { manifests } = parse(`apiVersion: v1\nkind: List\nitems:\n${item("one")}${item("two")}`);
  expect(manifests.map(({ name, line }) => [name, line])).toEqual([
    ["one", 4],
    ["two", 10],
  ]);
  expect(manifests[0]?.text).toContain('a: "1"');
});

it.each([
  ["broken YAML", "a: [1\n", "SOURCE002", 3],
  ["no object", "just text\n", "SOURCE003", 3],
  ["no kind", "a: 1\n", "SOURCE003", 3],
  ["no name", "apiVersion: v1\nkind: Secret\nmetadata: {}\n", "SOURCE004", 3],
  ["a key twice", configMap("x", "data:\n  a: '1'\n  a: '2'\n"), "SOURCE005", 9],
  ["a number in a ConfigMap", configMap("x", "data:\n  a: 1\n"), "SOURCE008", 3],
  [
    "a Secret that is not base64",
    "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {k: plain text}\n",
    "SOURCE008",
    3,
  ],
  [
    "a fixture of no generator",
    "apiVersion: appset-inspector/v1alpha1\nkind: Fixture\nmetadata: {name: f}\nspec:\n  generator: list\n  parameterSets: []\n",
    "SOURCE012",
    7,
  ],
  [
    "a fixture that does not fit its types",
    "apiVersion: appset-inspector/v1alpha1\nkind: Fixture\nmetadata: {name: f}\nspec:\n  generator: clusters\n  parameterSets:\n  - name: x\n  - metadata: {labels: [a]}\n",
    "SOURCE012",
    10,
  ],
  [
    "an unknown kind of ours",
    "apiVersion: appset-inspector/v1alpha1\nkind: Fixtures\nmetadata: {name: f}\n",
    "SOURCE012",
    3,
  ],
  ["too many aliases", `a: &a [x,x,x,x,x,x,x,x,x,x]\n${bomb()}`, "SOURCE002", 3],
  ["deep nesting", `a: ${"[".repeat(20_000)}\n`, "SOURCE002", 3],
])("reports %s and keeps the documents beside it", (_, text, code, line) => {
  const { manifests, problems } = parse(`# ok below\n---\n${text}---\n${configMap("kept")}`);
  expect(problems.map((found) => found.code)).toEqual([code]);
  expect(problems[0]?.place.file).toBe("a.yaml");
  if (code !== "SOURCE002") expect(problems[0]?.place.position?.line).toBe(line);
  expect(manifests.map(({ name }) => name)).toContain("kept");
});

it("never repeats a Secret's value in a problem", () => {
  const { problems } = parse(
    "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {k: 'hunter two'}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {k: 'hunter two'\n",
  );
  expect(problems).toHaveLength(2);
  expect(JSON.stringify(problems)).not.toContain("hunter");
});

it.each([
  ["a null key", "{? null : HUNTER}"],
  ["a map as key", "{? {a: HUNTER} : x}"],
  ["an alias", "{k: *HUNTER}"],
  ["an anchor that holds itself", "{k: &HUNTER [*HUNTER]}"],
  ["a wrong tag", '{k: !!int "a`HUNTER`b"}'],
  ["a wrong tag, a backtick in the value", '{k: !!int "a`HUNTER"}'],
  ["a wrong tag, two lines", '{k: !!float "HUNTER\\nHUNTER"}'],
])("does not repeat it where the YAML itself is wrong: %s", (_, data) => {
  const { problems } = parse(`apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: ${data}\n`);
  expect(problems.map(({ code }) => code)).toEqual(["SOURCE002"]);
  expect(JSON.stringify(problems)).not.toContain("HUNTER");
});

it("refuses what is too deep in a moment, however long it is", () => {
  expect(parse(`a: ${"[".repeat(1_000_000)}\n`).problems.map(({ code }) => code)).toEqual(["SOURCE002"]);
});

it("takes the last of two equal keys", () => {
  expect(parse(configMap("x", "data:\n  a: '1'\n  a: '2'\n")).manifests[0]?.content.data).toEqual({ a: "2" });
});

it("stops after the limit with a problem", () => {
  const { manifests, problems } = parse(`${configMap("a")}---\n${configMap("b")}`, 1);
  expect([manifests.length, problems[0]?.code]).toEqual([1, "SOURCE007"]);
});

it("keeps a __proto__ key as a key", () => {
  const content = parse(configMap("x", "data:\n  __proto__: y\n")).manifests[0]?.content.data;
  expect(Object.keys(content ?? {})).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(content)).toBe(Object.prototype);
});

it.each([
  ["yes", true],
  ["0777", 511],
  ["1:30", "1:30"],
  ["2024-01-02", "2024-01-02"],
  ["2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"],
  ["1_000", 1000],
  ["'1'", "1"],
  ["{1: a, true: b}", { 1: "a", true: "b" }],
  ["~", null],
  ["", null],
])("reads %s as go-yaml does", (text, value) => {
  const { manifests } = parse(configMap("x", `other: ${text}\n`));
  expect(manifests[0]?.content.other).toEqual(value);
});

function bomb(): string {
  const level = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(`*${of}`).join(",")}]\n`;
  return level("b", "a") + level("c", "b") + level("d", "c") + level("e", "d");
}

it.each([
  [
    "keys that stand twice",
    `data:\n${"  a: '1'\n".repeat(5_000)}`,
    "SOURCE005",
    "4899 more keys stand twice in one map.",
  ],
  [
    "values that are no text",
    `data:\n${Array.from({ length: 5_000 }, (_, i) => `  a${i}: 1\n`).join("")}`,
    "SOURCE008",
    "4900 more values are refused.",
  ],
])("tells of many %s in few problems", (_, data, code, last) => {
  const { problems } = parse(configMap("x", data));
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toMatchObject({ code, message: last });
});
