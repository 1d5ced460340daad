import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { parseManifests } from "../manifests";
import { type FileServer, startFileServer, systemProgram } from "../rollouts/file-server.fixtures";
import { Rollouts } from "./rollouts";

const secret = "wonderful-header-value";
/** Writes its arguments as its first line: what it is given can be seen. */
const echo = systemProgram.replace(/true$/, "echo");

let server: FileServer;
let folder: string;
let digest: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rollouts-"));
  const program = await readFile(echo);
  digest = createHash("sha256").update(program).digest("hex");
  server = await startFileServer((request, response) => {
    if (request.url === "/slow") response.write("begin");
    else if (request.url === "/echo") response.end(program);
    else if (request.url === "/back") {
      const sent = String(request.headers["x-key"]);
      response.writeHead(302, sent, { Location: `/missing?key=${encodeURIComponent(sent)}` }).end();
    } else response.writeHead(404, `No ${request.headers["x-key"] ?? "key"}`).end();
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const configMap = (entry: object) =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "argo-rollouts-config", namespace: "argo-rollouts" },
    data: { trafficRouterPlugins: JSON.stringify([{ name: "a/b", ...entry }]) },
  });
const from = (name: string) => [{ secretRef: { name } }];
const secretNamed = (name: string) =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name, namespace: "argo-rollouts" },
    stringData: { "X-Key": secret },
  });

let text: string;
let opened: Rollouts[] = [];
let manifests: ReturnType<typeof read>;
const read = (...documents: string[]) =>
  parseManifests(documents.join("\n---\n"), { file: "m.yaml", namespace: "argocd", maxDocuments: 100 })
    .manifests;
function open(entry: object, allowExec = false): Rollouts {
  text = configMap(entry);
  manifests = read(text, secretNamed("key"), secretNamed("other"));
  const parts = { manifests: () => manifests, loadedAt: () => null, data: folder, onChange: () => {} };
  const rollouts = new Rollouts({ ...parts, allowExec });
  opened.push(rollouts);
  return rollouts;
}
let before = 0;
beforeEach(() => {
  before = server.requests.length;
});
afterEach(async () => {
  for (const one of opened) await one.close();
  opened = [];
});

const id = "argo-rollouts";
const at = (path: string) => server.url + path;
const asked = () => server.requests.slice(before);
const keysSent = () => asked().map(({ headers }) => headers["x-key"] ?? null);

describe("a Secret's headers", () => {
  it("go where the ConfigMap as loaded sends them", async () => {
    const rollouts = open({ location: at("/echo"), headersFrom: from("key") });
    const fact = await rollouts.check({ id, location: at("/echo") }, () => {});
    expect(fact).toMatchObject({ state: "done", headers: ["X-Key"] });
    expect(keysSent()).toEqual([secret]);
  });

  it.each([
    ["another location", { location: "/x", headersFrom: from("key") }, "/x"],
    ["another Secret", { location: "/echo", headersFrom: from("other") }, "/echo"],
  ])("are not sent for a text that names %s", async (_, { location, headersFrom }, path) => {
    const rollouts = open({ location: at("/echo"), headersFrom: from("key") });
    const tried = { id, location: at(path), text: configMap({ location: at(location), headersFrom }) };
    expect(await rollouts.check(tried, () => {})).toMatchObject({ state: "refused" });
    expect(() => rollouts.startWatch(tried)).toThrow("are sent only to a location");
    expect(asked()).toEqual([]);
  });

  it("are hidden where the server sends them back", async () => {
    const rollouts = open({ location: at("/back"), headersFrom: from("key") });
    const events: unknown[] = [];
    const fact = await rollouts.check({ id, location: at("/back") }, (event) => events.push(event));
    rollouts.startWatch({ id, location: at("/back") });
    await vi.waitFor(() => expect(rollouts.watches()[0]?.checks).toHaveLength(1));
    expect(keysSent()).toEqual([secret, secret, secret, secret]);
    expect(fact.error).toBe("The server answered 404 No ••••••••.");
    expect(JSON.stringify([fact, events, rollouts.view(), rollouts.watches()])).not.toContain("wonderful");
  });

  it("of a watch are those of now", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    try {
      const rollouts = open({ location: at("/echo"), headersFrom: from("key") });
      rollouts.startWatch({ id, location: at("/echo") });
      await vi.waitFor(() => expect(rollouts.watches()[0]?.checks).toHaveLength(1));
      manifests = read(configMap({ location: at("/echo") }), secretNamed("key"));
      vi.advanceTimersByTime(30_000);
      await vi.waitFor(() => expect(rollouts.watches()[0]?.checks).toHaveLength(2));
      expect(rollouts.watches()[0]?.checks[1]).toMatchObject({ ok: false });
      expect(keysSent()).toEqual([secret]);
    } finally {
      vi.useRealTimers();
    }
  });
});

it("knows a host that the ConfigMap names in whatever form", async () => {
  const location = `http://2130706433:${server.port}/echo`;
  expect(await open({ location }).check({ id, location }, () => {})).toMatchObject({ state: "done" });
  const port = "http://127.0.0.1:99999/";
  expect(await open({ location: port }).check({ id, location: port }, () => {})).toMatchObject({
    state: "failed",
  });
});

describe("a handshake", () => {
  const args = ["1|1|tcp|127.0.0.1:1"];

  it("runs what the ConfigMap as loaded names, with its arguments", async () => {
    const rollouts = open({ location: at("/echo"), sha256: digest, args }, true);
    const tried = configMap({ location: at("/echo"), args: ["other", "arguments"] });
    expect(await rollouts.handshake({ id, location: at("/echo"), text: tried })).toMatchObject({
      state: "done",
      address: "127.0.0.1:1",
    });
  });

  it("does not run another file than the one whose sha256 is named", async () => {
    const rollouts = open({ location: at("/echo"), sha256: "0".repeat(64), args }, true);
    const tried = configMap({ location: at("/echo"), sha256: digest, args });
    expect(await rollouts.handshake({ id, location: at("/echo"), text: tried })).toMatchObject({
      state: "failed",
      address: "",
      error: "It was not started: its sha256 is not the one that the ConfigMap names.",
    });
  });

  it.each([
    ["without the permission", false, "/echo"],
    ["of a location that only a text names", true, "/x"],
  ])("is refused %s", async (_, allowExec, path) => {
    const rollouts = open({ location: at("/echo"), args }, allowExec);
    const tried = { id, location: at(path), text: configMap({ location: at(path), args }) };
    await expect(rollouts.handshake(tried)).rejects.toMatchObject({ code: "exec_not_allowed" });
    expect(asked()).toEqual([]);
  });
});

it("ends downloads and deletes their files when it is closed", async () => {
  const rollouts = open({ location: at("/slow") });
  const work = rollouts.check({ id, location: at("/slow") }, () => {});
  await vi.waitFor(() => expect(asked()).toHaveLength(1));
  await rollouts.close();
  expect(await readdir(join(folder, "downloads"))).toEqual([]);
  expect(await work).toMatchObject({ state: "cancelled" });
});

it.each(["http://127.0.0.1:1/other", "file:///etc/passwd", "ftp://x/y"])(
  "does not ask for %s",
  async (location) => {
    const rollouts = open({ location: "file:///etc/passwd" });
    const checking = rollouts.check({ id, location }, () => {});
    await expect(checking).rejects.toMatchObject({ code: "rollouts_plugin_not_found" });
  },
);

it("judges a bounded number of namespaces, and says how many more there are", () => {
  const rollouts = open({ location: at("/echo") });
  const named = (namespace: string) =>
    text.replace('"namespace":"argo-rollouts"', `"namespace":"${namespace}"`);
  manifests = read(...Array.from({ length: 40 }, (_, index) => named(`n${index}`)));
  const { reports, sources, unread } = rollouts.view();
  expect([reports.length, Object.keys(sources).length, unread]).toEqual([25, 25, 15]);
});
