import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openWorkspace } from "./open-workspace";
import type { Workspace } from "./workspace";
import {
  answerSets,
  applicationSet,
  manifestsFor,
  startTestPlugin,
  type TestPlugin,
} from "./workspace.fixtures";

let folder: string;
let plugin: TestPlugin;
let workspace: Workspace;

const around = `apiVersion: v1
kind: List
items:
- apiVersion: argoproj.io/v1alpha1
  kind: Application
  metadata:
    name: app-gone
    ownerReferences: [{apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, name: apps, controller: true}]
  spec: {project: default, source: {repoURL: r}, destination: {name: in-cluster}}
  status: {sync: {status: Synced}}
- apiVersion: argoproj.io/v1alpha1
  kind: Application
  metadata: {name: elsewhere, namespace: other}
- apiVersion: argoproj.io/v1alpha1
  kind: AppProject
  metadata: {name: default}
  spec: {sourceRepos: ["*"], destinations: [{server: "*", namespace: "*"}]}
- apiVersion: v1
  kind: Secret
  metadata: {name: eu, labels: {argocd.argoproj.io/secret-type: cluster}}
  stringData: {name: eu, server: https://kubernetes.default.svc, config: hunter2}
`;
const fixture = (name: string, users: string) =>
  `# ${name}\napiVersion: appset-inspector/v1alpha1\nkind: Fixture\nmetadata: {name: ${name}}\nspec: {${users}generator: clusters, parameterSets: [{name: ${name}}]}\n`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "draft-"));
  plugin = await startTestPlugin(answerSets({ name: "one" }));
  const documents = [
    manifestsFor(plugin.url),
    around,
    fixture("own", "applicationSet: apps, "),
    fixture("others", "applicationSet: other, "),
    fixture("any", ""),
  ];
  await writeFile(join(folder, "manifests.yaml"), documents.join("---\n"));
  const manifests = join(folder, "manifests.yaml");
  workspace = await openWorkspace({ manifests, namespace: "argocd", data: join(folder, "data") });
});
afterEach(async () => {
  await workspace.close();
  await plugin.close();
  await rm(folder, { recursive: true });
});

it("plans against the live Applications among the manifests", async () => {
  const { plan } = await workspace.evaluateApplicationSet("apps");
  expect(plan?.applications.map(({ name, action }) => [name, action])).toEqual([
    ["app-gone", "delete"],
    ["app-one", "create"],
  ]);
});

it("tells which Applications the controller skips, and which the API server refuses", async () => {
  const manifest = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: apps}
spec:
  generators: [{list: {elements: [{name: fine, project: default}, {name: Bad, project: default}, {name: lost, project: none}]}}]
  template:
    metadata: {name: '{{name}}'}
    spec: {project: '{{project}}', destination: {name: eu}, source: {repoURL: r, path: p}}
`;
  const detail = await workspace.evaluateApplicationSet("apps", undefined, { manifest, fixtures: "" });
  expect(detail.validation).toEqual({
    skipped: [2],
    condition: "application references project none which does not exist",
    refused: [1],
    refusal: expect.stringMatching(/^Application\.argoproj\.io "Bad" is invalid: metadata\.name/),
  });
  expect(detail.plan?.applications.map(({ name, action }) => [name, action])).toEqual([
    ["Bad", "skip"],
    ["app-gone", "delete"],
    ["fine", "create"],
    ["lost", "skip"],
  ]);
});

it("gives what a draft starts from, and no credential with it", async () => {
  const sources = await workspace.draftSources("apps");
  expect(sources.namespace).toBe("argocd");
  expect(sources.fixturesText).toBe(`${fixture("own", "applicationSet: apps, ")}---\n${fixture("any", "")}`);
  expect(sources.fixtures.map(({ source }) => source)).toEqual([
    expect.stringMatching(/^own in manifests\.yaml:\d+$/),
    expect.stringMatching(/^any in manifests\.yaml:\d+$/),
  ]);
  expect(sources.live.map(({ metadata }) => metadata)).toMatchObject([{ name: "app-gone" }]);
  expect(sources.live[0]).not.toHaveProperty("status");
  expect(sources.projects).toMatchObject([{ metadata: { name: "default" } }]);
  expect(sources.clusters).toEqual([
    {
      name: "eu",
      server: "https://kubernetes.default.svc",
      project: "",
      labels: { "argocd.argoproj.io/secret-type": "cluster" },
      annotations: {},
    },
  ]);
  expect(JSON.stringify(sources)).not.toContain("hunter2");
});

it.each([
  ["clusters of the manifests", "", ["app-eu"], []],
  ["a fixture before them", fixture("drafted", ""), ["app-drafted"], ["APPSET009", "SOURCE015"]],
  ["a broken fixture passed over", "kind: [", ["app-eu"], ["SOURCE002"]],
])("evaluates a draft with %s", async (_, fixtures, names, codes) => {
  const manifest = applicationSet("apps", "none")
    .replace(/plugin:[\s\S]*?values:/, "clusters:\n        values:")
    .replace("server: https://kubernetes.default.svc", "name: eu");
  const detail = await workspace.evaluateApplicationSet("apps", undefined, { manifest, fixtures });
  expect(detail.renderedApplications.map(({ name }) => name)).toEqual(names);
  expect(detail.problems.map(({ code }) => code)).toEqual(codes);
  expect(detail.generators).toEqual([{ kind: "clusters", plugin: null }]);
  expect(detail.plan?.counts).toMatchObject({ create: 1, delete: 1 });
  expect(plugin.requests).toEqual([]);
});

it("evaluates a draft that is no ApplicationSet, and says of more than one document", async () => {
  const none = await workspace.evaluateApplicationSet("apps", undefined, { manifest: "a: [", fixtures: "" });
  expect([none.id, none.name, none.applications]).toEqual(["apps", "apps", null]);
  expect(none.problems.map(({ code }) => code)).toContain("APPSET001");
  const manifest = `${applicationSet("apps", "my-plugin")}---\nkind: Other\n`;
  const two = await workspace.evaluateApplicationSet("apps", undefined, { manifest, fixtures: "" });
  expect(two.problems.map(({ code, place }) => [code, place.position?.line])).toContainEqual([
    "APPSET094",
    manifest.split("\n").indexOf("kind: Other") + 1,
  ]);
});

it("tells the answer of the last run of exactly a call, and why a call can't be made", async () => {
  const call = {
    plugin: "my-plugin",
    applicationSetName: "apps",
    parameters: { stage: "dev" },
    parametersJson: null,
  };
  expect(await workspace.recordedAnswer("apps", call)).toEqual({ ok: false, error: null });
  await workspace.evaluateApplicationSet("apps");
  expect(await workspace.recordedAnswer("apps", call)).toEqual({
    ok: true,
    parameterSets: [{ name: "one" }],
  });
  expect(await workspace.recordedAnswer("apps", { ...call, applicationSetName: "other" })).toEqual({
    ok: false,
    error: null,
  });
  expect(await workspace.recordedAnswer("apps", { ...call, plugin: "none" })).toEqual({
    ok: false,
    error: expect.stringContaining("error fetching ConfigMap"),
  });
  expect(plugin.requests).toHaveLength(1);
});
