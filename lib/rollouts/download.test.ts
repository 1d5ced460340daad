import { createHash } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type DownloadOptions, downloadPlugin, probe } from "./download";
import type { DownloadFact } from "./facts";
import { type FileServer, smallElf, startFileServer, systemProgram } from "./file-server.fixtures";

const elf = smallElf(["ARGO_ROLLOUTS_RPC_PLUGIN", "RpcTrafficRouterPlugin"]);
const digest = createHash("sha256").update(elf).digest("hex");
let folder: string;
let server: FileServer;
let program: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "downloads-"));
  program = await readFile(systemProgram);
  server = await startFileServer((request, response) => {
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const to = decodeURIComponent(query);
    if (path === "/plugin") response.end(elf);
    else if (path === "/program") response.end(program);
    else if (path === "/packed") response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync(elf));
    else if (path === "/to") response.writeHead(302, { Location: to }).end();
    else if (path === "/again") response.writeHead(302, { Location: "/again" }).end();
    else if (path === "/304") response.writeHead(304).end();
    else if (path === "/302") response.writeHead(302).end("a body");
    else if (path === "/short")
      response.writeHead(200, { "Content-Length": 1_000 }).write("x", () => response.destroy());
    else if (path === "/slow") response.writeHead(200).write("x");
    else if (path === "/endless") endless(response);
    else response.writeHead(404).end("no");
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function endless(response: import("node:http").ServerResponse): void {
  const more = () => {
    if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(more));
  };
  more();
}

const fetched = (path: string, more: Partial<DownloadOptions> = {}): Promise<DownloadFact> =>
  downloadPlugin(server.url + path, { folder, listedHosts: ["127.0.0.1"], ...more });

describe("downloadPlugin", () => {
  it("hashes and inspects the file, tells its progress, and leaves nothing behind", async () => {
    const told: number[] = [];
    const fact = await fetched("/plugin", { onProgress: (bytes) => told.push(bytes) });
    expect(fact).toMatchObject({
      state: "done",
      status: 200,
      bytes: elf.length,
      sha256: digest,
      file: {
        format: "elf",
        architecture: "amd64",
        executable: true,
        linked: "static",
        types: ["trafficRouter"],
      },
      hops: [{ url: `${server.url}/plugin`, status: 200, address: `127.0.0.1:${server.port}` }],
    });
    expect(told.at(-1)).toBe(elf.length);
    expect(await readdir(folder)).toEqual([]);
  });

  it("clears away what a killed process has left", async () => {
    const left = join(folder, "plugin-left");
    await mkdir(left);
    await utimes(left, 0, 0);
    await fetched("/plugin");
    expect(await readdir(folder)).toEqual([]);
  });

  it("reads a program of this machine", async () => {
    const { file, sha256 } = await fetched("/program");
    expect(sha256).toBe(createHash("sha256").update(program).digest("hex"));
    expect(file).toMatchObject({ format: "elf", bits: 64, linked: "dynamic", cookieKey: false, types: [] });
    expect(file?.interpreter).toMatch(/^\/lib/);
  });

  it("unpacks the gzip that Go's client asks for", async () => {
    expect((await fetched("/packed")).sha256).toBe(digest);
  });

  it.each([
    ["/304", 304, 0],
    ["/302", 302, 6],
  ])("takes %s for a success, as the controller does", async (path, status, bytes) => {
    expect(await fetched(path)).toMatchObject({ state: "done", status, bytes });
  });

  it.each([
    ["/none", "failed", "The server answered 404 Not Found."],
    ["/short", "failed", "before the whole file came."],
    ["/again", "failed", "The server redirected ten times."],
    ["/to?ftp%3A%2F%2Fx%2Fy", "failed", 'The server redirects to the scheme "ftp".'],
    ["/to?http%3A%2F%2F%5B%3A%3A1", "failed", 'The server redirects to "http://[::1", which is no URL.'],
    ["/to?http%3A%2F%2F169.254.169.254%2F", "refused", "169.254.169.254, to which the server redirects"],
    ["/to?http%3A%2F%2F10.0.0.1%2F", "refused", "10.0.0.1 is an address of an inner network"],
    ["/to?http%3A%2F%2F%5B%3A%3Affff%3A10.0.0.1%5D%2F", "refused", "an address of an inner network"],
  ])("of %s is %s", async (path, state, error) => {
    const fact = await fetched(path);
    expect(fact.state).toBe(state);
    expect(fact.error).toContain(error);
    expect([fact.sha256, fact.file]).toEqual([null, null]);
  });

  it("follows a redirect to a host that the ConfigMap names, and not to another of this network", async () => {
    const path = `/to?${encodeURIComponent(`http://localhost:${server.port}/plugin`)}`;
    const lookup = async () => [{ address: "127.0.0.1", family: 4 } as const];
    expect(await fetched(path, { listedHosts: ["127.0.0.1", "localhost"], lookup })).toMatchObject({
      state: "done",
      sha256: digest,
      hops: [{ status: 302 }, { status: 200 }],
    });
    expect((await fetched(path, { lookup })).state).toBe("refused");
  });

  it("says what may be this machine's network only", async () => {
    const lookup = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
    const fact = await downloadPlugin("http://files.example/x", { folder, listedHosts: [], lookup });
    expect(fact).toMatchObject({ state: "failed", perhapsHereOnly: true, controllerError: "" });
  });

  it("checks what a name leads to", async () => {
    const lookup = async () => [{ address: "169.254.169.254", family: 4 } as const];
    const fact = await downloadPlugin("http://files.example/x", {
      folder,
      listedHosts: ["files.example"],
      lookup,
    });
    expect([fact.state, fact.error]).toEqual(["refused", expect.stringContaining("metadata")]);
  });

  it("sends the Secret's headers to the location's host only", async () => {
    server.requests.length = 0;
    const headers = [
      { name: "authorization", value: "Bearer secret" },
      { name: "x-api-key", value: "secret" },
    ];
    const lookup = async () => [{ address: "127.0.0.1", family: 4 } as const];
    const path = `/to?${encodeURIComponent(`http://localhost:${server.port}/plugin`)}`;
    const fact = await fetched(path, { headers, lookup, listedHosts: ["127.0.0.1", "localhost"] });
    expect(server.requests.map(({ headers }) => [headers.authorization, headers["x-api-key"]])).toEqual([
      ["Bearer secret", "secret"],
      [undefined, undefined],
    ]);
    expect(server.requests[0]?.headers["user-agent"]).toBe("Go-http-client/1.1");
    expect(fact.headers).toEqual(["Authorization", "X-Api-Key"]);
    expect(JSON.stringify(fact)).not.toContain("secret");
  });

  it("sends of the Secret what Go sends", async () => {
    server.requests.length = 0;
    const names = ["host", "content-length", "transfer-encoding", "trailer", "__proto__"];
    const fact = await fetched("/plugin", { headers: names.map((name) => ({ name, value: "9" })) });
    const [sent] = server.requests;
    expect(fact.state).toBe("done");
    expect(Object.keys(sent?.headers ?? {}).sort()).toEqual([
      "accept-encoding",
      "connection",
      "host",
      "user-agent",
    ]);
    expect(sent?.headers.host).toBe(`127.0.0.1:${server.port}`);
  });

  it("says that the disk is at fault when it is", async () => {
    const handle = await open(join(folder, "any"), "w");
    const write = vi.spyOn(Object.getPrototypeOf(handle), "writeFile");
    write.mockRejectedValueOnce(Object.assign(new Error("full"), { code: "ENOSPC" }));
    const fact = await fetched("/plugin");
    write.mockRestore();
    await handle.close();
    await rm(join(folder, "any"));
    expect([fact.state, fact.error]).toEqual(["limited", expect.stringContaining("data folder: ENOSPC")]);
  });

  it("says what Go says of a header that can't be sent", async () => {
    const fact = await fetched("/plugin", { headers: [{ name: "authorization", value: "x\n" }] });
    expect(fact.controllerError).toBe(
      `Get "${server.url}/plugin": net/http: invalid header field value for "Authorization"`,
    );
  });

  it("says what Go says when nobody listens", async () => {
    const closed = await startFileServer(() => {});
    await closed.close();
    const fact = await downloadPlugin(`${closed.url}/x`, { folder, listedHosts: ["127.0.0.1"] });
    expect(fact).toMatchObject({
      state: "failed",
      status: null,
      controllerError: `Get "${closed.url}/x": dial tcp 127.0.0.1:${closed.port}: connect: connection refused`,
    });
  });

  it("ends at our limits and when it is cancelled", async () => {
    expect(await fetched("/endless", { maxBytes: 200_000 })).toMatchObject({ state: "limited", file: null });
    expect(await fetched("/slow", { maxMs: 150 })).toMatchObject({ state: "limited" });
    const stop = new AbortController();
    const running = fetched("/slow", { signal: stop.signal, onHop: () => stop.abort() });
    expect(await running).toMatchObject({ state: "cancelled" });
    expect(await readdir(folder)).toEqual([]);
  });
});

it("probes without taking the file", async () => {
  const options = { listedHosts: ["127.0.0.1"] };
  expect(await probe(`${server.url}/endless`, options)).toMatchObject({ ok: true, status: 200, error: "" });
  expect(await probe(`${server.url}/none`, options)).toMatchObject({ ok: false, status: 404 });
  expect(await probe("file:///x", options)).toMatchObject({ ok: false });
});
