import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkspace, type Workspace } from "@/lib/workspace";
import { sharedWorkspace } from "@/lib/workspace/shared-workspace";
import { manifestsFor, startTestPlugin, type TestPlugin } from "@/lib/workspace/workspace.fixtures";
import { POST as recordedAnswer } from "./applicationsets/[name]/answers/route";
import { POST as evaluate } from "./applicationsets/[name]/evaluate/route";
import { GET as getApplicationSet } from "./applicationsets/[name]/route";
import { GET as draftSources } from "./applicationsets/[name]/sources/route";
import { GET as listApplicationSets } from "./applicationsets/route";
import { GET as events } from "./events/route";
import { GET as health } from "./health/route";
import { GET as getPlugin } from "./plugins/[pluginId]/route";
import { GET as body } from "./plugins/[pluginId]/runs/[runId]/body/route";
import { GET as getRun } from "./plugins/[pluginId]/runs/[runId]/route";
import { POST as send } from "./plugins/[pluginId]/runs/route";
import { GET as listPlugins } from "./plugins/route";
import { GET as status } from "./status/route";

let folder: string;
let plugin: TestPlugin;
let workspace: Workspace;
const url = "http://localhost/api";
const of = <T>(params: T) => ({ params: Promise.resolve(params) });
const mine = of({ pluginId: "my-plugin" });
const post = (content: string, signal?: AbortSignal) =>
  new Request(url, { method: "POST", body: content, ...(signal ? { signal } : {}) });
const request = { applicationSetName: "apps", parameters: { stage: "dev" }, goTemplate: true, values: {} };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "api-"));
  plugin = await startTestPlugin((text, response) => {
    if (!text.includes("never")) response.end('{"output":{"parameters":[{"name":"<script>"}]}}');
  });
  await writeFile(join(folder, "manifests.yaml"), manifestsFor(plugin.url));
  workspace = await openWorkspace({
    manifests: join(folder, "manifests.yaml"),
    namespace: "argocd",
    data: join(folder, "data"),
  });
  sharedWorkspace().opening = Promise.resolve(workspace);
});
afterAll(async () => {
  sharedWorkspace().opening = undefined;
  await workspace.close();
  await plugin.close();
  await rm(folder, { recursive: true });
});

it("answers probes, status and lists", async () => {
  expect(await health().json()).toEqual({ status: "ok" });
  expect(await (await status()).json()).toMatchObject({ source: "manifests", namespace: "argocd" });
  expect(await (await listPlugins()).json()).toMatchObject([{ id: "my-plugin" }]);
  expect(await (await listApplicationSets()).json()).toMatchObject([{ id: "apps" }]);
  expect((await listPlugins()).headers.get("cache-control")).toBe("no-store");
});

it("sends getparams, and gives the run and its body again", async () => {
  const response = await send(post(JSON.stringify(request)), mine);
  expect(response.status).toBe(200);
  const run = await response.json();
  expect(run.parameterSets).toMatchObject([{ returned: { name: "<script>" } }]);
  const one = of({ pluginId: "my-plugin", runId: run.id });
  expect(await (await getRun(new Request(url), one)).json()).toEqual(run);
  const raw = await body(new Request(url), one);
  expect(await raw.text()).toBe('{"output":{"parameters":[{"name":"<script>"}]}}');
  expect(raw.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(raw.headers.get("content-disposition")).toMatch(/^attachment; filename="getparams-[\w-]+\.txt"$/);
  expect(raw.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await (await getPlugin(new Request(url), mine)).json()).toMatchObject({ run: { id: run.id } });
});

it("evaluates an ApplicationSet with live calls", async () => {
  expect(await (await evaluate(post(""), apps)).json()).toMatchObject({ parameterSets: 1 });
  expect(await (await getApplicationSet(new Request(url), apps)).json()).toMatchObject({ parameterSets: 1 });
});

const call = {
  plugin: "my-plugin",
  applicationSetName: "apps",
  parameters: { stage: "dev" },
  parametersJson: '{"stage":"dev"}',
};
const apps = of({ name: "apps" });

it("gives the recorded answer to a call, and calls nothing", async () => {
  await evaluate(post(""), apps);
  const before = plugin.requests.length;
  const answer = await (await recordedAnswer(post(JSON.stringify(call)), apps)).json();
  expect(answer).toEqual({ ok: true, parameterSets: [{ name: "<script>" }] });
  const other = { ...call, parameters: { stage: "prod" }, parametersJson: '{"stage":"prod"}' };
  expect(await (await recordedAnswer(post(JSON.stringify(other)), apps)).json()).toEqual({
    ok: false,
    error: null,
  });
  expect(plugin.requests).toHaveLength(before);
});

it("evaluates a draft with live calls, and leaves the file's own evaluation as it is", async () => {
  const { fixturesText, namespace } = await (await draftSources(new Request(url), apps)).json();
  expect([fixturesText, namespace]).toEqual(["", "argocd"]);
  const { manifest } = await (await getApplicationSet(new Request(url), apps)).json();
  const draft = {
    manifest: manifest.replace("app-{{.name}}", "drafted-{{.name}}"),
    fixtures: "kind: Fixture",
  };
  const response = await evaluate(post(JSON.stringify({ draft })), apps);
  const detail = await response.json();
  expect(detail).toMatchObject({ id: "apps", manifest: draft.manifest, parameterSets: 1 });
  expect(detail.renderedApplications[0].name).toBe("drafted-<script>");
  expect(detail.problems).toContainEqual(
    expect.objectContaining({
      code: "SOURCE003",
      place: { file: "fixtures", position: { line: 1, column: 1 } },
    }),
  );
  const kept = await (await getApplicationSet(new Request(url), apps)).json();
  expect(kept.renderedApplications[0].name).toBe("app-<script>");
});

it.each([
  ["a draft that is not JSON", () => evaluate(post("{"), apps), 400, "invalid_input"],
  ["a draft without fixtures", () => evaluate(post('{"draft":{"manifest":""}}'), apps), 400, "invalid_input"],
  ["an unknown field", () => evaluate(post('{"drafts":{}}'), apps), 400, "invalid_input"],
  [
    "a manifest larger than a file may be",
    () => evaluate(post(JSON.stringify({ draft: { manifest: "x".repeat(5e6), fixtures: "" } })), apps),
    400,
    "invalid_input",
  ],
  ["too large a draft", () => evaluate(post(`"${"x".repeat(13 * 1024 * 1024)}"`), apps), 413, "too_large"],
  ["a call without parameters", () => recordedAnswer(post('{"plugin":"p"}'), apps), 400, "invalid_input"],
  ["a call too large", () => recordedAnswer(post(`"${"x".repeat(2e6)}"`), apps), 413, "too_large"],
  [
    "a call of an ApplicationSet that is not there",
    () => recordedAnswer(post(JSON.stringify(call)), of({ name: "none" })),
    404,
    "application_set_not_found",
  ],
  [
    "sources of an ApplicationSet that is not there",
    () => draftSources(new Request(url), of({ name: "none" })),
    404,
    "application_set_not_found",
  ],
])("refuses %s, saying why", async (_, send, code, error) => {
  const response = await send();
  expect([response.status, (await response.json()).error.code]).toEqual([code, error]);
});

it("ends the call when the one who asked leaves", async () => {
  const abort = new AbortController();
  const running = send(post(JSON.stringify({ ...request, applicationSetName: "never" }), abort.signal), mine);
  setTimeout(() => abort.abort(), 50);
  expect(await (await running).json()).toMatchObject({ outcome: { failure: { code: "cancelled" } } });
});

const deep = `{"a":${"[".repeat(100)}${"]".repeat(100)}}`;

it.each([
  ["not JSON", "{", 400, "invalid_input"],
  ["an unknown field", JSON.stringify({ ...request, token: "x" }), 400, "invalid_input"],
  ["a missing field", "{}", 400, "invalid_input"],
  ["values that are no text", JSON.stringify({ ...request, values: { a: 1 } }), 400, "invalid_input"],
  ["parameters that are a list", JSON.stringify({ ...request, parameters: [] }), 400, "invalid_input"],
  ["parameters too deep", JSON.stringify({ ...request, parameters: JSON.parse(deep) }), 400, "invalid_input"],
  ["too much", `"${"x".repeat(1024 * 1024)}"`, 413, "too_large"],
])("refuses %s", async (_, content, code, error) => {
  const response = await send(post(content), mine);
  expect(response.status).toBe(code);
  const { error: view } = await response.json();
  expect(view).toEqual({ code: error, message: expect.any(String), hint: expect.any(String) });
});

it.each([
  ["a plugin", () => getPlugin(new Request(url), of({ pluginId: "none" })), "plugin_not_found"],
  ["a run", () => getRun(new Request(url), of({ pluginId: "my-plugin", runId: "x" })), "run_not_found"],
  [
    "an ApplicationSet",
    () => getApplicationSet(new Request(url), of({ name: "__proto__" })),
    "application_set_not_found",
  ],
])("says that %s is not there", async (_, call, code) => {
  const response = await call();
  expect([response.status, (await response.json()).error.code]).toEqual([404, code]);
});

it("shows nothing of an error of its own", async () => {
  const opening = sharedWorkspace().opening;
  sharedWorkspace().opening = Promise.reject(new Error("secret detail /etc/passwd"));
  const response = await status();
  sharedWorkspace().opening = opening;
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).toContain("internal_error");
  expect(text).not.toMatch(/secret|passwd/);
});

it("streams events, and stops listening when the reader leaves", async () => {
  const abort = new AbortController();
  const response = await events(new Request(url, { signal: abort.signal }));
  expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe("retry: 1000\n\n");
  await send(post(JSON.stringify(request)), mine);
  expect((await reader?.read())?.value).toMatch(
    /^event: run-finished\ndata: \{"pluginId":"my-plugin","runId":"[\w-]+"\}\n\n$/,
  );
  abort.abort();
  expect((await reader?.read())?.done).toBe(true);
});

it("lets only so many pages listen, and others again once those left", async () => {
  const abort = new AbortController();
  const listen = () => events(new Request(url, { signal: abort.signal }));
  const answers = await Promise.all(Array.from({ length: 501 }, listen));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(500);
  expect(await answers.at(-1)?.json()).toMatchObject({ error: { code: "too_many_readers" } });
  abort.abort();
  const later = new AbortController();
  expect((await events(new Request(url, { signal: later.signal }))).status).toBe(200);
  later.abort();
});

it("tells a body that is too large from one that is no JSON, also when it was cut", async () => {
  const headers = { "Content-Length": String(13 * 1024 * 1024) };
  const cut = new Request(url, { method: "POST", body: '{"draft":', headers });
  const answer = await evaluate(cut, of({ name: "apps" }));
  expect([answer.status, await answer.json()]).toMatchObject([413, { error: { code: "too_large" } }]);
});
