import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FileServer, smallElf, startFileServer } from "@/lib/rollouts/file-server.fixtures";
import {
  type CheckEvent,
  openWorkspace,
  type RolloutsReport,
  type RolloutsView,
  type Workspace,
} from "@/lib/workspace";
import { sharedWorkspace } from "@/lib/workspace/shared-workspace";
import { POST as check } from "./checks/route";
import { POST as handshake } from "./handshake/route";
import { POST as judge } from "./judge/route";
import { GET as view } from "./route";
import { GET as readWatches, POST as startWatch, DELETE as stopWatch } from "./watch/route";

const elf = smallElf(["ARGO_ROLLOUTS_RPC_PLUGIN", "RpcTrafficRouterPlugin"]);
const digest = createHash("sha256").update(elf).digest("hex");
const url = "http://localhost/api/rollouts";
let folder: string;
let server: FileServer;
let workspace: Workspace;
let location: string;

const manifests = () => `apiVersion: v1
kind: ConfigMap
metadata: {name: argo-rollouts-config, namespace: argo-rollouts}
data:
  trafficRouterPlugins: |-
    - name: team/router
      location: ${location}
      sha256: 08f588b1c799a37bbe8d0fc74cc1b1492dd70b2c
      headersFrom: [{secretRef: {name: files}}]
---
apiVersion: v1
kind: Secret
metadata: {name: files, namespace: argo-rollouts}
stringData: {x-api-key: top-secret}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: argo-rollouts, namespace: argo-rollouts}
spec:
  replicas: 2
  template:
    spec:
      nodeSelector: {kubernetes.io/arch: amd64}
      containers: [{name: argo-rollouts, image: "quay.io/argoproj/argo-rollouts:v1.8.3"}]
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rollouts-api-"));
  server = await startFileServer((request, response) => {
    if (request.url === "/v1.0.0/plugin-linux-amd64") response.end(elf);
    else if (request.url === "/slow") response.writeHead(200).write("x");
    else response.writeHead(404).end();
  });
  location = `${server.url}/v1.0.0/plugin-linux-amd64`;
  await writeFile(join(folder, "manifests.yaml"), manifests());
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
  await server.close();
  await rm(folder, { recursive: true });
});

const post = (body: unknown, signal?: AbortSignal) =>
  new Request(url, { method: "POST", body: JSON.stringify(body), ...(signal ? { signal } : {}) });

async function reported(): Promise<RolloutsReport> {
  const read: RolloutsView = await (await view()).json();
  const [report] = read.reports;
  if (!report) throw new Error("no report");
  return report;
}

async function events(response: Response): Promise<CheckEvent[]> {
  const text = await response.text();
  return text
    .trimEnd()
    .split("\n")
    .map((line): CheckEvent => JSON.parse(line));
}

it("goes from a sha256 that never matches to a controller that starts", async () => {
  const before = await reported();
  expect(before.verdict).toMatchObject({
    state: "doesNotStart",
    why: expect.stringContaining("40 characters"),
  });
  expect(before.fixedConfigMap).toBeNull();

  const response = await check(post({ id: "argo-rollouts", location }));
  expect(response.headers.get("content-type")).toContain("application/x-ndjson");
  const told = await events(response);
  const order = told.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]);
  expect(order).toEqual(["started", "hop", "progress", "finished"]);
  expect(told.at(-1)).toMatchObject({ fact: { state: "done", sha256: digest, headers: ["X-Api-Key"] } });
  expect(JSON.stringify(told)).not.toContain("top-secret");
  expect(server.requests.at(-1)?.headers["x-api-key"]).toBe("top-secret");
  expect(await readdir(join(folder, "data", "downloads"))).toEqual([]);

  const { fixedConfigMap } = await reported();
  expect(fixedConfigMap).toContain(`sha256: "${digest}"`);
  const fixed: RolloutsReport = await (
    await judge(post({ id: "argo-rollouts", text: fixedConfigMap }))
  ).json();
  expect(fixed.verdict.title).toBe("The controller starts.");
  expect(fixed.counts.errors).toBe(0);
});

it("counts for the frame", async () => {
  expect((await workspace.status()).counts.rollouts).toEqual({ errors: 1, warnings: expect.any(Number) });
});

it("shows no Secret", async () => {
  expect(await (await view()).text()).not.toContain("top-secret");
});

it.each([
  ["a location that no entry has", () => ({ id: "argo-rollouts", location: "http://127.0.0.1/x" }), 404],
  ["pasted text that does not name it", () => ({ location, text: "kind: ConfigMap" }), 404],
  ["a namespace that has none", () => ({ id: "other", location }), 404],
  ["no location", () => ({ id: "argo-rollouts" }), 400],
  ["another field", () => ({ location, headers: {} }), 400],
  ["too long a text", () => ({ location, text: "x".repeat(1024 * 1024 + 1) }), 413],
])("refuses to check %s", async (_, body, status) => {
  expect((await check(post(body()))).status).toBe(status);
});

it("keeps a Secret's headers from a location that only a tried text names", async () => {
  const other = `${server.url}/elsewhere`;
  const text = manifests().split("---")[0]?.replace(location, other) ?? "";
  server.requests.length = 0;
  const told = await events(await check(post({ id: "argo-rollouts", location: other, text })));
  expect(told.at(-1)).toMatchObject({ fact: { state: "refused", error: expect.stringContaining("files") } });
  expect(server.requests).toEqual([]);
});

it("checks pasted text's locations when asked to, and tells why a download fails", async () => {
  const text = `kind: ConfigMap\nmetadata: {name: argo-rollouts-config}\ndata:\n  stepPlugins: |\n    - {name: a/b, location: "${server.url}/none"}\n`;
  const told = await events(await check(post({ location: `${server.url}/none`, text })));
  expect(told.at(-1)).toMatchObject({ fact: { state: "failed", status: 404 } });
  const report: RolloutsReport = await (await judge(post({ text }))).json();
  expect(report.verdict).toMatchObject({ state: "doesNotStart", why: expect.stringContaining("404") });
});

it("ends a download when the request ends", async () => {
  const slow = `${server.url}/slow`;
  const text = `kind: ConfigMap\nmetadata: {name: argo-rollouts-config}\ndata:\n  stepPlugins: |\n    - {name: a/b, location: "${slow}"}\n`;
  const stop = new AbortController();
  const response = await check(post({ location: slow, text }, stop.signal));
  stop.abort();
  expect((await events(response)).at(-1)).toMatchObject({ fact: { state: "cancelled" } });
});

it("executes nothing unless it was allowed, and then only what is loaded", async () => {
  const response = await handshake(post({ id: "argo-rollouts", location }));
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ error: { code: "exec_not_allowed" } });

  const allowed = await openWorkspace({
    manifests: join(folder, "manifests.yaml"),
    namespace: "argocd",
    data: join(folder, "other"),
    allowExec: true,
  });
  try {
    const fact = await allowed.rollouts.handshake({ id: "argo-rollouts", location });
    // The file only looks like a program: it ends, or is refused by the kernel, but it was started.
    expect(fact).toMatchObject({ location, state: "failed" });
    const text = manifests().replace(location, `${location}?x`);
    const tried = allowed.rollouts.handshake({ id: "argo-rollouts", location: `${location}?x`, text });
    await expect(tried).rejects.toMatchObject({ code: "exec_not_allowed" });
  } finally {
    await allowed.close();
  }
});

it("watches a server until it is told to stop", async () => {
  const started = await (await startWatch(post({ id: "argo-rollouts", location }))).json();
  expect(started).toMatchObject({ location, running: true });
  await expect.poll(async () => (await reported()).plugins[0]?.reach.length).toBe(1);
  expect((await reported()).plugins[0]?.risks.find(({ id }) => id === "reachable")).toMatchObject({
    state: "ok",
  });
  expect(await (await readWatches()).json()).toMatchObject([{ checks: [{ ok: true, status: 200 }] }]);
  await stopWatch(new Request(`${url}/watch?location=${encodeURIComponent(location)}`, { method: "DELETE" }));
  expect(await (await readWatches()).json()).toMatchObject([{ running: false }]);
});
