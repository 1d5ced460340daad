import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openWorkspace } from "./open-workspace";
import type { SendRequest } from "./views";
import type { Workspace, WorkspaceEvent } from "./workspace";
import {
  type Answer,
  answerSets,
  applicationSet,
  manifestsFor,
  startTestPlugin,
  type TestPlugin,
} from "./workspace.fixtures";

let folder: string;
let workspace: Workspace;
let plugin: TestPlugin | null = null;
const request: SendRequest = {
  applicationSetName: "apps",
  parameters: { stage: "dev" },
  goTemplate: true,
  values: {},
};

const open = async (manifests = true) => {
  workspace = await openWorkspace({
    manifests: manifests ? join(folder, "manifests.yaml") : "",
    namespace: "argocd",
    data: join(folder, "data"),
  });
};
const write = (text: string) => writeFile(join(folder, "manifests.yaml"), text);
const start = async (answer: Answer) => {
  plugin = await startTestPlugin(answer);
  await write(manifestsFor(plugin.url));
  await open();
  return plugin;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workspace-"));
});
afterEach(async () => {
  await workspace.close();
  await plugin?.close();
  plugin = null;
  await rm(folder, { recursive: true });
});

it("calls a plugin of the manifests, keeps the run, and shows no token anywhere", async () => {
  const { requests } = await start(answerSets({ name: "one", n: 1e6 }, { name: "two", values: { a: 1 } }));
  const run = await workspace.sendGetParams("my-plugin", { ...request, values: { v: "{{.name}}" } });
  expect(requests[0]?.headers.authorization).toBe("Bearer strong-password");
  expect(requests[0]?.body).toBe('{"applicationSetName":"apps","input":{"parameters":{"stage":"dev"}}}\n');
  expect(run.parameterSets.map(({ used }) => used.values)).toEqual([{ v: "one" }, { v: "two" }]);
  expect(run.parameterSets[0]?.printsAs).toEqual({ n: "1e+06" });
  expect(run.parameterSets[1]?.findings).toMatchObject([{ reserved: "values", kind: "replaced" }]);
  const detail = await workspace.getPlugin("my-plugin");
  expect(detail.run).toEqual(run);
  expect(detail.chain.map(({ id, state }) => `${id} ${state}`)).toEqual([
    "configMap ok",
    "token ok",
    "secret ok",
    "baseUrl ok",
    expect.stringMatching(/^answer/),
  ]);
  expect(detail.history).toEqual([expect.objectContaining({ runId: run.id, status: 200, parameterSets: 2 })]);
  expect(detail.usedBy).toEqual([{ id: "apps", name: "apps" }]);
  expect(Buffer.from(await workspace.getRunBody("my-plugin", run.id)).toString()).toContain('"one"');
  const everything = [run, detail, await workspace.listPlugins(), await workspace.status()];
  expect(JSON.stringify(everything)).not.toMatch(/strong-password|c3Ryb25n/);
});

it("shows an ApplicationSet as unknown until its plugin was called, then from the recorded run", async () => {
  const { requests } = await start(answerSets({ name: "one" }, { name: "two" }));
  const unknown = await workspace.getApplicationSet("apps");
  expect(unknown).toMatchObject({ parameterSets: null, applications: null, evaluatedAt: null });
  expect(unknown.generatorResults[0]?.known).toBe(false);
  await workspace.sendGetParams("my-plugin", request);
  const known = await workspace.getApplicationSet("apps");
  expect(known).toMatchObject({ parameterSets: 2, applications: 2, reason: "" });
  expect(known.renderedApplications.map(({ id, name }) => [id, name])).toEqual([
    ["0.0", "app-one"],
    ["0.1", "app-two"],
  ]);
  expect(known.renderedApplications[0]?.yaml).toContain("namespace: hello one");
  expect(known.manifest).toMatch(/^# kept\n/);
  expect(requests).toHaveLength(1);
  expect((await workspace.evaluateApplicationSet("apps")).applications).toBe(2);
  expect(requests).toHaveLength(2);
  expect((await workspace.listApplicationSets())[0]).toMatchObject({
    generators: [{ kind: "plugin", plugin: { id: "my-plugin", name: "my-plugin" } }],
    applications: 2,
  });
});

it("keeps runs that failed, and tells which link to look at", async () => {
  await start((_, response) => response.writeHead(500).end('{"error":"boom"}'));
  const run = await workspace.sendGetParams("my-plugin", request);
  expect(run.outcome).toMatchObject({
    kind: "failure",
    failure: { controllerError: expect.stringContaining("API error with status code 500: boom") },
  });
  const detail = await workspace.getPlugin("my-plugin");
  expect(detail.chain.at(-1)).toMatchObject({ id: "answer", state: "error" });
  const { manifest, problems, ...apps } = await workspace.getApplicationSet("apps");
  expect(apps).toMatchObject({ reason: "ApplicationGenerationFromParamsError", parameterSets: null });
  // Lines are counted in the text shown, not in the file that holds it as its third document.
  expect(manifest.split("\n")[(problems[0]?.place.position?.line ?? 0) - 1]).toContain("configMapRef:");
});

it("cancels a call and keeps it as cancelled", async () => {
  await start(() => {});
  const abort = new AbortController();
  const running = workspace.sendGetParams("my-plugin", request, abort.signal);
  setTimeout(() => abort.abort(), 50);
  expect((await running).outcome).toMatchObject({ failure: { code: "cancelled" } });
  expect((await workspace.getPlugin("my-plugin")).history).toHaveLength(1);
});

it("takes a hostile answer: deep, with __proto__", async () => {
  await start((_, response) =>
    response.end(
      `{"output":{"parameters":[{"__proto__":{"x":1},"deep":${"[".repeat(5_000)}${"]".repeat(5_000)}}]}}`,
    ),
  );
  const run = await workspace.sendGetParams("my-plugin", request);
  expect(run.outcome).toMatchObject({ kind: "failure", failure: { code: "too_large" } });
  expect(run.bodyBytes).toBeGreaterThan(10_000);
  expect(() => JSON.stringify(run)).not.toThrow();
  const { problems, generatorResults } = await workspace.getApplicationSet("apps");
  expect([generatorResults[0]?.known, problems[0]?.code]).toEqual([false, "APPSET008"]);
});

it("registers, changes and removes a plugin by hand; its token never comes back", async () => {
  plugin = await startTestPlugin(answerSets({ name: "x" }));
  await open(false);
  const values = { baseUrl: plugin.url, timeoutSeconds: 5, token: "strong-password" };
  const made = await workspace.registerPlugin({ name: "mine", ...values });
  expect(made).toMatchObject({ id: "~mine", origin: { kind: "hand" }, tokenShown: "kept on the server" });
  await expect(workspace.registerPlugin({ name: "mine", ...values })).rejects.toMatchObject({
    code: "name_taken",
  });
  expect((await workspace.sendGetParams("~mine", request)).parameterSets).toHaveLength(1);
  await workspace.updatePlugin("~mine", { baseUrl: `${plugin.url}/`, timeoutSeconds: null });
  expect((await workspace.sendGetParams("~mine", request)).parameterSets).toHaveLength(1);
  const elsewhere = { baseUrl: "http://127.0.0.1:1", timeoutSeconds: 5 };
  await expect(workspace.updatePlugin("~mine", elsewhere)).rejects.toMatchObject({ code: "token_required" });
  const detail = await workspace.getPlugin("~mine");
  expect(detail.chain.map(({ id }) => id)).toEqual(["token", "baseUrl", "answer"]);
  expect(JSON.stringify(detail)).not.toContain("strong-password");
  await workspace.close();
  await open(false);
  expect((await workspace.sendGetParams("~mine", request)).outcome.kind).toBe("success");
  await workspace.removePlugin("~mine");
  await expect(workspace.getPlugin("~mine")).rejects.toMatchObject({ code: "plugin_not_found" });
});

it("lets a plugin registered by hand stand for a ConfigMap that is not there", async () => {
  plugin = await startTestPlugin(answerSets({ name: "x" }));
  await write(applicationSet("apps", "absent"));
  await open();
  expect((await workspace.getPlugin("absent")).chain[0]).toMatchObject({ id: "configMap", state: "error" });
  expect((await workspace.getApplicationSet("apps")).error).toContain('configmaps "absent" not found');
  await expect(workspace.sendGetParams("absent", request)).rejects.toMatchObject({
    code: "chain_incomplete",
  });
  await workspace.registerPlugin({
    name: "absent",
    baseUrl: plugin.url,
    timeoutSeconds: 5,
    token: "strong-password",
  });
  expect((await workspace.listPlugins()).map(({ id }) => id)).toEqual(["~absent"]);
  expect((await workspace.evaluateApplicationSet("apps")).renderedApplications[0]?.name).toBe("app-x");
});

it("never edits what comes from a manifest", async () => {
  await start(answerSets());
  const values = { baseUrl: "http://x", timeoutSeconds: null };
  await expect(workspace.updatePlugin("my-plugin", values)).rejects.toMatchObject({ code: "not_editable" });
  await expect(workspace.removePlugin("my-plugin")).rejects.toMatchObject({ code: "not_editable" });
});

it("tells of changes, and counts problems", async () => {
  const { url } = await start(answerSets());
  const events: WorkspaceEvent["type"][] = [];
  const changed = new Promise<void>((resolve) => {
    workspace.onEvent(({ type }) => {
      events.push(type);
      if (type === "workspace-changed") resolve();
    });
  });
  await workspace.sendGetParams("my-plugin", request);
  await write(`${manifestsFor(url)}---\n: broken: [\n---\n${applicationSet("other", "absent")}`);
  await changed;
  expect(events).toEqual(["run-finished", "workspace-changed"]);
  const status = await workspace.status();
  expect(status).toMatchObject({
    source: "manifests",
    namespace: "argocd",
    problems: [{ code: "SOURCE002" }],
  });
  expect(status.counts.plugins.errors).toBeGreaterThan(0);
  expect(status.lastRunAt).not.toBeNull();
  expect((await workspace.listApplicationSets()).map(({ id }) => id)).toEqual(["apps", "other"]);
});

it("evaluates outside generators from fixtures beside the manifest, and again when one changes", async () => {
  const text = applicationSet("apps", "p").replace(
    /plugin:[\s\S]*?values:/,
    "git:\n        repoURL: r\n        revision: HEAD\n        values:",
  );
  const fixture = (...names: string[]) =>
    `apiVersion: appset-inspector/v1alpha1\nkind: Fixture\nmetadata: {name: f}\nspec: {applicationSet: apps, generator: git, parameterSets: [${names.map((name) => `{name: ${name}}`)}]}\n`;
  await write(`${text}---\n${fixture("one", "two")}`);
  await open();
  const detail = await workspace.getApplicationSet("apps");
  expect(detail.renderedApplications.map(({ name }) => name)).toEqual(["app-one", "app-two"]);
  expect(detail.problems.map(({ code, severity }) => [code, severity])).toEqual([["APPSET009", "info"]]);
  const changed = new Promise<void>((resolve) => workspace.onEvent(() => resolve()));
  await write(`${text}---\n${fixture("three")}`);
  await changed;
  expect((await workspace.getApplicationSet("apps")).applications).toBe(1);
});
