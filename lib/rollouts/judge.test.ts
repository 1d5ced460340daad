import { describe, expect, it } from "vitest";
import { noFacts } from "./facts";
import { judge } from "./judge";
import type { RolloutsReport } from "./report";
import { reportText } from "./report-text";
import {
  configMap,
  deployment,
  downloaded,
  elf,
  judgeText,
  mountedExample,
  servedExample,
  sourcesOf,
  step,
} from "./rollouts.fixtures";
import { pastedSources } from "./sources";

const location = "https://example.com/releases/download/v1.2.3/plugin-linux-amd64";
const digest = "ab".repeat(32);
const entry = (...lines: readonly string[]) =>
  [`- name: a/b`, ...lines.map((line) => `  ${line}`)].join("\n");
const codes = (report: RolloutsReport) => report.problems.map(({ code }) => code);

describe("the documentation's examples", () => {
  it("does not start on a sha256 of 40 characters, and says why", () => {
    const report = judgeText(servedExample);
    expect(report.verdict).toMatchObject({
      state: "doesNotStart",
      title: "The controller does not start.",
      why: "The sha256 of argoproj-labs/sample-nginx has 40 characters. The controller can never match a checksum of that length.",
      controllerError:
        "Failed to download plugins: sha256 hash of downloaded plugin (https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-sample-nginx/releases/download/v0.0.1/metric-plugin-linux-amd64) does not match expected hash",
    });
    expect(report.verdict.effect).toContain("also those that use no plugin");
    const [plugin] = report.plugins;
    expect(plugin?.checksum).toMatchObject({
      length: 40,
      lengthOf: "SHA-1",
      comparedWith: "wholeFile",
      matches: false,
    });
    expect(plugin?.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "yaml ok",
      "name ok",
      "location info",
      "download unknown",
      "sha256 error",
      "plugin warning",
      "fileName info",
    ]);
    const mark = report.marks.find(({ code }) => code === "ROLLOUTS007");
    expect(mark && [mark.line, mark.column, servedExample.slice(mark.from, mark.to)]).toEqual([
      9,
      15,
      '"08f588b1c799a37bbe8d0fc74cc1b1492dd70b2c"',
    ]);
  });

  it("does not start on file://./my-custom-plugin with the official image, which has no such file", () => {
    const report = judge(sourcesOf(mountedExample, deployment()));
    expect(report.verdict).toMatchObject({
      state: "doesNotStart",
      why: "/home/argo-rollouts/my-custom-plugin of argoproj-labs/sample-nginx is not in the official image quay.io/argoproj/argo-rollouts:v1.8.3, and argo-rollouts mounts nothing there.",
      controllerError:
        "Failed to download plugins: failed to copy plugin from /home/argo-rollouts/my-custom-plugin to /home/argo-rollouts/plugin-bin/argoproj-labs/sample-nginx: failed to get file stat of /home/argo-rollouts/my-custom-plugin: stat /home/argo-rollouts/my-custom-plugin: no such file or directory",
    });
  });

  it("takes the official image for granted where no Deployment is known, and says so", () => {
    const { verdict } = judge(sourcesOf(mountedExample));
    expect(verdict.state).toBe("doesNotStart");
    expect(verdict.why).toContain("That image is assumed, with nothing mounted");
  });

  it("assumes nothing of a path outside of the working directory, where volumes are mounted", () => {
    const elsewhere = mountedExample.replace("file://./", "file:///plugins/");
    expect(judge(sourcesOf(elsewhere)).verdict.state).toBe("notKnown");
  });

  it.each([
    ["the image is another", [mountedExample, deployment("registry.example.com/platform/argo-rollouts:1")]],
    [
      "a volume is mounted there",
      [
        mountedExample,
        deployment(
          undefined,
          "          volumeMounts: [{name: p, mountPath: /home/argo-rollouts/my-custom-plugin}]\n",
        ),
      ],
    ],
  ])("does not know whether the file is there when %s", (_, documents) => {
    const report = judge(sourcesOf(...documents));
    expect(report.verdict.state).toBe("notKnown");
    expect(report.verdict.title).toBe("The controller starts only if file://./my-custom-plugin is there.");
    expect(report.plugins[0]?.verdictText).toBe("file not visible from here");
    expect(step(report, "sha256")).toBe("ok");
  });
});

it("starts without a ConfigMap, which is no error", () => {
  const report = judge(sourcesOf(deployment()));
  expect(report.verdict).toMatchObject({
    state: "starts",
    why: expect.stringContaining("no argo-rollouts-config"),
  });
  expect(report.problems).toEqual([]);
});

it.each(["", "[]", "null", "# nothing"])("starts with a list that is %j", (list) => {
  expect(judgeText(configMap(list)).verdict).toMatchObject({
    state: "starts",
    why: "The ConfigMap lists no plugin.",
  });
});

describe("reading stops the controller", () => {
  it.each([
    [
      "- name: [",
      "ROLLOUTS003",
      "error converting YAML to JSON: yaml: line 1: did not find expected node content",
    ],
    [
      "a: b",
      "ROLLOUTS004",
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go value of type []types.PluginItem",
    ],
    [
      "- x",
      "ROLLOUTS004",
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go value of type types.PluginItem",
    ],
    [
      "- name: [a]",
      "ROLLOUTS004",
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go struct field PluginItem.name of type string",
    ],
    [
      "- name: a/b\n  args: x",
      "ROLLOUTS004",
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field PluginItem.args of type []string",
    ],
    [
      "- name: a/b\n  disabled: 'true'",
      "ROLLOUTS004",
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field PluginItem.disabled of type bool",
    ],
  ])("with %j", (list, code, error) => {
    const report = judgeText(configMap(list));
    expect(report.verdict.state).toBe("doesNotStart");
    expect(codes(report)).toContain(code);
    expect(report.verdict.controllerError).toBe(
      `Failed to init config: failed to unmarshal traffic router plugins while initializing: ${error}`,
    );
  });

  it("names the list as the controller does, and the first in its order", () => {
    const text = `${configMap("- x", "stepPlugins")}  metricProviderPlugins: "{"\n`;
    expect(judgeText(text).verdict.controllerError).toMatch(
      /^Failed to init config: failed to unmarshal metric provider plugins while initializing: error converting/,
    );
  });

  it("with a wrong headersFrom, whose Go type's name is not known", () => {
    const report = judgeText(configMap("- name: a/b\n  location: file:///x\n  headersFrom: [x]"));
    expect(report.verdict).toMatchObject({ state: "doesNotStart", controllerError: "" });
  });
});

describe("Kubernetes refuses", () => {
  it.each([
    ["data that is a list", configMap("- a").replace("|-", ""), "ROLLOUTS002"],
    ["text that is not YAML", "a: [", "ROLLOUTS001"],
    ["another kind", "apiVersion: v1\nkind: Secret\n", "ROLLOUTS001"],
    ["no object", "- a", "ROLLOUTS001"],
  ])("%s", (_, text, code) => {
    const report = judgeText(text);
    expect(report.verdict.state).toBe("notKnown");
    expect(codes(report)).toContain(code);
  });
});

describe("each step that fails", () => {
  it.each([
    ["name", "ROLLOUTS005", "- name: sample-nginx\n  location: file:///x"],
    ["name", "ROLLOUTS005", "- name: a/b/c\n  location: file:///x"],
    ["name", "ROLLOUTS005", "- name: a_b/c\n  location: file:///x"],
    ["name", "ROLLOUTS005", "-"],
    ["location", "ROLLOUTS006", entry("location: my-plugin")],
    ["location", "ROLLOUTS006", entry("location: ''")],
    ["location", "ROLLOUTS006", "- name: a/b"],
    ["location", "ROLLOUTS006", entry('location: "http://h/%zz"')],
    ["location", "ROLLOUTS010", entry("location: ftp://h/x")],
    ["location", "ROLLOUTS010", entry("location: /plugins/x")],
    ["location", "ROLLOUTS010", entry("location: oci://h/x")],
    ["location", "ROLLOUTS013", entry("location: http:/plugin")],
    ["location", "ROLLOUTS014", entry("location: file:./x")],
    ["location", "ROLLOUTS014", entry("location: file:///")],
    ["sha256", "ROLLOUTS007", entry(`location: ${location}`, `sha256: ${"a".repeat(63)}`)],
    ["sha256", "ROLLOUTS007", entry(`location: ${location}`, `sha256: ${"a".repeat(65)}`)],
    ["sha256", "ROLLOUTS007", entry(`location: ${location}`, `sha256: "${digest} "`)],
    ["sha256", "ROLLOUTS008", entry(`location: ${location}`, `sha256: ${digest.toUpperCase()}`)],
    ["sha256", "ROLLOUTS008", entry(`location: ${location}`, `sha256: ${"z".repeat(64)}`)],
  ])("%s: %s for %j", (id, code, list) => {
    const report = judgeText(configMap(list));
    expect(step(report, id)).toBe(`error ${code}`);
    expect(report.verdict.state).toBe("doesNotStart");
    expect(report.plugins[0]?.verdict).toBe("doesNotStart");
  });

  it.each([
    [
      "- name: a",
      "Failed to init config: validation of config due to (plugin repository (a) must be in the format of <namespace>/<name>)",
    ],
    [
      entry("location: ''"),
      'Failed to download plugins: failed to parse plugin location: parse "": empty url',
    ],
    [
      entry("location: x"),
      'Failed to download plugins: failed to parse plugin location: parse "x": invalid URI for request',
    ],
    [
      entry("location: ftp://h/x"),
      "Failed to download plugins: plugin location must be of http(s) or file scheme",
    ],
    [
      entry("location: file:./x"),
      "Failed to download plugins: failed to copy plugin from /home/argo-rollouts to /home/argo-rollouts/plugin-bin/a/b: /home/argo-rollouts is not a regular file",
    ],
    [
      entry("location: http:foo"),
      'Failed to download plugins: failed to download plugin from http:foo: failed to download file from http:foo: Get "http:foo": http: no Host in request URL',
    ],
  ])("says the controller's words for %j", (list, error) => {
    expect(judgeText(configMap(list)).verdict.controllerError).toBe(error);
  });

  it("checks all names before the first download", () => {
    const report = judgeText(
      configMap(`${entry("location: ftp://h/x")}\n- name: bad\n  location: file:///x`),
    );
    expect(report.verdict.controllerError).toContain("validation of config");
  });
});

describe("facts", () => {
  const judged = (more: Parameters<typeof downloaded>[1], sha256 = "", documents: readonly string[] = []) => {
    const text = configMap(entry(`location: ${location}`, ...(sha256 === "" ? [] : [`sha256: ${sha256}`])));
    const sources = documents.length === 0 ? pastedSources(text) : sourcesOf(text, ...documents);
    return judge(sources, { ...noFacts, downloads: { [location]: downloaded(location, more) } });
  };

  it("starts with the right file and the right sha256", () => {
    const report = judged({}, digest, [
      deployment(),
      "apiVersion: v1\nkind: Node\nmetadata: {name: node-1}\nstatus: {nodeInfo: {architecture: amd64}}",
    ]);
    expect(report.verdict.state).toBe("starts");
    expect(
      report.plugins[0]?.steps.filter(({ when }) => when !== "note").map(({ id, state }) => `${id} ${state}`),
    ).toEqual([
      "yaml ok",
      "name ok",
      "location warning",
      "download ok",
      "sha256 ok",
      "executable ok",
      "architecture ok",
      "linking ok",
      "pluginType ok",
    ]);
    expect(report.fixedConfigMap).toBeNull();
  });

  it("writes the digest that was seen where none or an impossible one is", () => {
    const wanted = judgeText(configMap(entry(`location: ${location}`, `sha256: "${digest}"`))).source.text;
    expect(judged({}).fixedConfigMap).toBe(wanted);
    expect(judged({}, "08f588b1c799a37bbe8d0fc74cc1b1492dd70b2c").fixedConfigMap).toBe(wanted);
    expect(judged({}, digest.toUpperCase()).fixedConfigMap).toBe(wanted);
    expect(judged({}, "cd".repeat(32)).fixedConfigMap).toBeNull();
  });

  it.each([
    ["another digest", {}, "cd".repeat(32), "sha256", "error ROLLOUTS009", "doesNotStart"],
    [
      "a 404",
      { state: "failed", status: 404, error: "404 Not Found.", file: null, sha256: null },
      "",
      "download",
      "error ROLLOUTS013",
      "doesNotStart",
    ],
    [
      "no answer",
      { state: "failed", status: null, error: "Refused.", file: null, sha256: null },
      "",
      "download",
      "error ROLLOUTS013",
      "doesNotStart",
    ],
    [
      "a refusal of ours",
      { state: "refused", status: null, error: "No.", file: null, sha256: null },
      "",
      "download",
      "unknown",
      "notKnown",
    ],
    ["a page", { file: { ...elf, format: "html" } }, "", "download", "error ROLLOUTS015", "starts"],
    [
      "an answer 304",
      { status: 304, bytes: 0, file: { ...elf, format: "empty" } },
      "",
      "download",
      "error ROLLOUTS015",
      "starts",
    ],
    [
      "a program for macOS",
      { file: { ...elf, format: "machO" } },
      "",
      "executable",
      "error ROLLOUTS016",
      "starts",
    ],
    ["a library", { file: { ...elf, executable: false } }, "", "executable", "error ROLLOUTS016", "starts"],
    [
      "dynamic linking",
      { file: { ...elf, linked: "dynamic", interpreter: "/lib/ld.so" } },
      "",
      "linking",
      "warning ROLLOUTS018",
      "starts",
    ],
    ["another type", { file: { ...elf, types: ["step"] } }, "", "pluginType", "error ROLLOUTS019", "starts"],
    [
      "no cookie",
      { file: { ...elf, cookieKey: false, types: [] } },
      "",
      "pluginType",
      "warning ROLLOUTS020",
      "starts",
    ],
  ] as const)("tells %s", (_, more, sha256, id, expected, verdict) => {
    const report = judged(more, sha256);
    expect(step(report, id)).toBe(expected);
    expect(report.verdict.state).toBe(verdict);
  });

  it("tells the nodes' architecture and an image without a loader", () => {
    const node =
      "apiVersion: v1\nkind: Node\nmetadata: {name: node-1}\nstatus: {nodeInfo: {architecture: arm64}}";
    const report = judged({ file: { ...elf, linked: "dynamic", interpreter: "/lib/ld.so" } }, digest, [
      deployment(),
      node,
    ]);
    expect([step(report, "architecture"), step(report, "linking")]).toEqual([
      "error ROLLOUTS017",
      "error ROLLOUTS018",
    ]);
    expect(report.plugins[0]?.verdictText).toBe("starts, but fails when used");
    expect(report.verdict).toMatchObject({
      state: "starts",
      effect: expect.stringContaining("a/b fail at each reconcile"),
    });
  });

  it("does not take what may be this machine's network for the server's fault", () => {
    const fact = downloaded(location, {
      state: "failed",
      status: null,
      error: "No such host.",
      perhapsHereOnly: true,
      file: null,
      sha256: null,
    });
    const text = configMap(entry(`location: ${location}`, "sha256: 0"));
    const report = judge(pastedSources(text), { ...noFacts, downloads: { [location]: fact } });
    expect([step(report, "download"), step(report, "sha256")]).toEqual([
      "warning ROLLOUTS013",
      "error ROLLOUTS007",
    ]);
    expect(report.verdict.why).toContain("sha256");
  });

  it("knows that a server of the cluster may not be reachable from here", () => {
    const inside = "http://files.tools.svc/plugin";
    const text = configMap(entry(`location: ${inside}`));
    const fact = downloaded(inside, {
      state: "failed",
      status: null,
      error: "No such host.",
      file: null,
      sha256: null,
    });
    const report = judge(pastedSources(text), { ...noFacts, downloads: { [inside]: fact } });
    expect([report.verdict.state, step(report, "download")]).toEqual(["notKnown", "warning ROLLOUTS013"]);
  });
});

describe("headersFrom", () => {
  const text = configMap(entry(`location: ${location}`, "headersFrom:", "  - secretRef: {name: s}"));
  const secret = (value: string, name = "s") =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: argo-rollouts}\nstringData: {authorization: ${JSON.stringify(value)}}`;

  it.each([
    ["no Secret is among the sources", [text], "unknown"],
    ["the Secret is missing", [text, secret("x", "t")], "error ROLLOUTS011"],
    ["a value ends in a line break", [text, secret("Bearer x\n")], "error ROLLOUTS012"],
    ["all is well", [text, secret("Bearer x")], "ok"],
  ])("when %s", (_, documents, expected) => {
    const report = judge(sourcesOf(...documents));
    expect(step(report, "headers")).toBe(expected);
    expect(JSON.stringify(report)).not.toContain("Bearer");
    expect(JSON.stringify(sourcesOf(...documents))).not.toContain("Bearer");
  });

  it("is not used for a file", () => {
    expect(
      step(
        judgeText(configMap(entry("location: file:///x", "headersFrom: [{secretRef: {name: s}}]"))),
        "headers",
      ),
    ).toBe("info ROLLOUTS038");
  });
});

describe("use", () => {
  const rollout = (name: string) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: shop, namespace: web}
spec:
  strategy:
    canary:
      trafficRouting:
        plugins:
          ${name}:
            stableIngress: shop
      steps: [{plugin: {name: a/step, config: {n: 1}}}]`;

  it("finds who names a plugin, with its configuration, and names that are listed nowhere or elsewhere", () => {
    const text = `${configMap(entry("location: file:///x"))}  metricProviderPlugins: "[{name: a/step, location: 'file:///y'}]"\n`;
    const report = judge(sourcesOf(text, rollout("a/b")));
    expect(report.plugins[0]?.uses).toEqual([
      {
        kind: "Rollout",
        name: "shop",
        namespace: "web",
        file: "a.yaml",
        line: 20,
        field: "spec.strategy.canary.trafficRouting.plugins",
        type: "trafficRouter",
        plugin: "a/b",
        configuration: "stableIngress: shop",
      },
    ]);
    expect(report.missing).toMatchObject([
      {
        name: "a/step",
        type: "step",
        listedAs: ["metricProvider"],
        problem: {
          code: "ROLLOUTS031",
          controllerError: "unable to find plugin (a/step): plugin a/step not configured in configmap",
        },
      },
    ]);
    expect(codes(report)).toContain("ROLLOUTS032");
  });

  it("says nothing of unused entries where nothing could use them", () => {
    expect(codes(judge(sourcesOf(configMap(entry("location: file:///x")))))).not.toContain("ROLLOUTS032");
  });
});

it("warns of keys and fields that are not read, and of one name for two files", () => {
  const text = `${configMap(`${entry("location: file:///x", "pluginSha256: x")}\n${entry("location: file:///y")}`)}  trafficRouterPlugin: ""\n`;
  const found = judgeText(text).problems.map(({ code, message }) => `${code} ${message}`);
  expect(found).toContain(
    "ROLLOUTS028 The controller does not read data.trafficRouterPlugin. Did you mean trafficRouterPlugins?",
  );
  expect(found).toContain(
    "ROLLOUTS029 The controller does not read pluginSha256 of an entry. Its name today is sha256.",
  );
  expect(found.filter((line) => line.startsWith("ROLLOUTS030"))).toHaveLength(2);
});

it("reads lists in any kind of scalar, and finds their places", () => {
  const quoted = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argo-rollouts-config}\ndata:\n  stepPlugins: "[{name: bad, location: 'file:///x'}]"\n`;
  const [mark] = judgeText(quoted).marks;
  expect(mark && quoted.slice(mark.from, mark.to)).toBe("bad");
  const folded = configMap("- {name: bad,\n  location: 'file:///x'}").replace("|-", ">-");
  const [second] = judgeText(folded).marks;
  expect(second && folded.slice(second.from, second.to)).toBe("bad");
});

it("is safe with hostile texts", () => {
  const names = configMap('- name: "__proto__/constructor"\n  location: "__proto__"\n  __proto__: 1');
  expect(judgeText(names).verdict.state).toBe("doesNotStart");
  const deep = configMap(`- ${"[".repeat(50_000)}`);
  expect(judgeText(deep).verdict.state).toBe("doesNotStart");
  const many = configMap(
    Array.from({ length: 2_000 }, (_, i) => `- {name: a/b${i}, location: "file:///x"}`).join("\n"),
  );
  const report = judgeText(many);
  expect(report.plugins).toHaveLength(200);
  expect(report.verdict).toMatchObject({ state: "notKnown", why: expect.stringContaining("1800 more") });
  expect(report.problems.length).toBeLessThan(1_000);
});

it("tells all of it as text", () => {
  const text = reportText(judge(sourcesOf(servedExample, deployment())));
  expect(text).toContain(
    "The controller does not start. The sha256 of argoproj-labs/sample-nginx has 40 characters.",
  );
  expect(text).toContain(
    "  ERROR       sha256 [40 characters]: Never matches: the controller does not start.",
  );
  expect(text).toContain("1 replica");
});
