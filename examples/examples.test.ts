import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate, fixtureSets, fixturesOf, readApplicationSet } from "../lib/applicationset";
import { fixturesOfNamespace, parseManifests } from "../lib/manifests";
import { callPlugin, connectionByHand, type PluginRun, resolveChain } from "../lib/plugin";
import demo from "./demo.json";

interface StartedPlugin {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const ports = new Map<number, StartedPlugin>();
const call = { plugin: "p", applicationSetName: "fake-appset", parameters: { param1: "value1" } };

beforeAll(async () => {
  for (const { file, port, token } of demo.plugins) {
    const { startPlugin } = await import(join(here, file));
    ports.set(port, await startPlugin({ token }));
  }
});
afterAll(() => Promise.all([...ports.values()].map((plugin) => plugin.close())));

/** A manifest file with the ports that the plugins have in this test. */
function readManifest(name: string): string {
  const text = readFileSync(join(here, "manifests", name), "utf8");
  return text.replace(/127\.0\.0\.1:(\d+)/g, (whole, port) => ports.get(Number(port))?.url.slice(7) ?? whole);
}

const files = readdirSync(join(here, "manifests"));
/** Read once, when the plugins' ports are known. */
let read: ReturnType<typeof parseManifests>[] | null = null;
function parsed() {
  read ??= files.map((file) =>
    parseManifests(readManifest(file), { file, namespace: "argocd", maxDocuments: 1_000 }),
  );
  return read;
}
const objects = () => parsed().flatMap(({ manifests }) => manifests);

/** The chain of a ConfigMap in the examples. */
function chainOf(name: string) {
  const all = objects();
  const find = (kind: string) => (_: string, wanted: string) =>
    all.find((object) => object.kind === kind && object.name === wanted)?.content ?? null;
  return resolveChain({ configMap: find("ConfigMap"), secret: find("Secret") }, "argocd", name);
}

async function callBy(name: string, parameters: { [key: string]: string } = {}): Promise<PluginRun> {
  const { connection, error } = chainOf(name);
  if (!connection) throw new Error(error);
  return callPlugin(connection, { plugin: name, applicationSetName: "demo", parameters });
}

const codeOf = ({ outcome }: PluginRun) =>
  outcome.kind === "failure" ? outcome.failure.code : outcome.zeroReason;
const setsOf = ({ outcome }: PluginRun) => (outcome.kind === "success" ? outcome.parameterSets : null);

describe("the documentation's plugin", () => {
  let python: ChildProcess;
  let node: ChildProcess;
  let folder: string;
  const urls: { [language: string]: string } = {};

  const start = async (command: string, args: string[]): Promise<[ChildProcess, string]> => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    const failed = new Promise<never>((_, fail) => child.once("error", fail));
    const line = new Promise<string>((done) => createInterface({ input: child.stdout }).once("line", done));
    return [child, `http://127.0.0.1:${/port (\d+)/.exec(await Promise.race([line, failed]))?.[1]}`];
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "plugin-"));
    const token = join(folder, "token");
    writeFileSync(token, "strong-password\n");
    const script = join(here, "plugins/python/plugin.py");
    [python, urls.python = ""] = await start("python3", [
      script,
      "--token-file",
      token,
      "--port",
      "0",
      "--host",
      "127.0.0.1",
    ]);
    [node, urls.node = ""] = await start(process.execPath, [
      join(here, "plugins/node/plugin.mjs"),
      "0",
      token,
    ]);
  });
  afterAll(() => {
    python.kill();
    node.kill();
    rmSync(folder, { recursive: true });
  });

  describe.each(["python", "node"])("in %s", (language) => {
    const run = (token: string, path = "") =>
      callPlugin(connectionByHand({ name: "p", baseUrl: urls[language] + path, token }), call);

    it("gives two sets for the right token", async () => {
      expect(setsOf(await run("strong-password"))).toEqual([
        { key1: "val1", key2: "val2" },
        { key1: "val2", key2: "val2" },
      ]);
    });

    it("answers 403 to a wrong token, and nothing else", async () => {
      const wrong = await run("wrong");
      expect(wrong.outcome).toMatchObject({
        failure: {
          code: "http_status",
          controllerError:
            "error listing params: error get api 'fake-appset': API error with status code 403: ",
        },
      });
      expect(wrong.problems[0]).toMatchObject({ code: "PLUGIN030", place: { link: "token" } });
      expect(wrong.bodyBytes).toBe(0);
    });

    it("outlives callers that leave in the middle of their request", async () => {
      const { hostname, port } = new URL(urls[language] ?? "");
      const head = "POST /api/v1/getparams.execute HTTP/1.1\r\nHost: p\r\nContent-Length: 100\r\n";
      for (const authorization of ["", "Authorization: Bearer strong-password\r\n"]) {
        const socket = connect(Number(port), hostname.replace("0.0.0.0", "127.0.0.1"));
        socket.on("error", () => {});
        await new Promise<void>((sent) => socket.write(`${head}${authorization}\r\n{`, () => sent()));
        await new Promise((passed) => setTimeout(passed, 50));
        socket.resetAndDestroy();
      }
      expect(setsOf(await run("strong-password"))).toHaveLength(2);
    });

    it("answers 404 on another path", async () => {
      const other = await run("strong-password", "/v2");
      expect(other.problems[0]).toMatchObject({ code: "PLUGIN031", place: { link: "baseUrl" } });
    });
  });
});

describe("every failure", () => {
  it.each([
    ["fails-forbidden", "http_status"],
    ["fails-refused", "http_status"],
    ["fails-broken", "http_status"],
    ["fails-html", "not_json"],
    ["fails-python", "not_json"],
    ["fails-truncated", "not_json"],
    ["fails-object", "wrong_shape"],
    ["fails-strings", "wrong_shape"],
    ["fails-too-large", "too_large"],
    ["fails-closes", "connection_reset"],
    ["fails-cut", "connection_reset"],
    ["fails-loop", "redirects"],
    ["fails-signed-out", "not_json"],
    ["fails-metadata", "address_not_allowed"],
    ["fails-echo", "http_status"],
    ["fails-slow", "timeout"],
    ["fails-not-found", "http_status"],
    ["fails-connection-refused", "connection_refused"],
    ["fails-dns", "dns"],
    ["fails-tls", "tls"],
    ["fails-wrong-key", "http_status"],
    ["zero-empty-body", "empty_body"],
    ["zero-empty-object", "no_output"],
    ["zero-no-parameters", "no_parameters"],
    ["zero-parameters-at-top", "parameters_at_top"],
    ["zero-empty-list", "empty_list"],
    ["zero-null", "null"],
  ])("%s is %s", async (name, code) => {
    const run = await callBy(name);
    expect(codeOf(run)).toBe(code);
    expect(run.problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(run)).not.toContain("strong-password");
  });

  it.each([
    ["fails-token-in-clear", "PLUGIN004"],
    ["fails-no-secret", "PLUGIN005"],
    ["fails-timeout-text", "PLUGIN010"],
  ])("%s breaks the chain with %s", (name, code) => {
    const chain = chainOf(name);
    expect(chain.connection).toBeNull();
    expect(chain.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it("has a ConfigMap here", async () => {
    const { failureNames } = await import(join(here, "plugins/failures.mjs"));
    const names = objects().map(({ name }) => name);
    for (const way of failureNames) {
      expect(
        names.some((name) => name === `fails-${way}` || name === `zero-${way}`),
        way,
      ).toBe(true);
    }
  });
});

describe("the other plugins", () => {
  it("digests knows two branches", async () => {
    const one = setsOf(await callBy("cm-plugin", { branch: "feature-branch-1" }));
    expect(one?.[0]?.digestFront).toBe(
      "sha256:a3f18c17771cc1051b790b453a0217b585723b37f14b413ad7c5b12d4534d411",
    );
    expect(setsOf(await callBy("cm-plugin", { branch: "feature-branch-2" }))).toHaveLength(1);
    expect(setsOf(await callBy("cm-plugin", { branch: "constructor" }))).toEqual([]);
  });

  it("collisions returns the reserved keys", async () => {
    const keys = setsOf(await callBy("colliding-plugin"))?.flatMap((set) => Object.keys(set));
    expect(keys).toEqual(expect.arrayContaining(["generator", "values", "values.team", "Generator"]));
  });

  it("environments filters by its parameter", async () => {
    expect(setsOf(await callBy("environments-plugin"))).toHaveLength(2);
    expect(setsOf(await callBy("environments-plugin", { environment: "staging" }))).toHaveLength(1);
  });
});

describe("the manifests", () => {
  it("are read without a problem, but for what failures.yaml is about", () => {
    expect(parsed().flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("refer to ConfigMaps that are here and to ports of demo.json", () => {
    const names = objects()
      .filter(({ kind }) => kind === "ConfigMap")
      .map(({ name }) => name);
    const texts = files.map((file) => readFileSync(join(here, "manifests", file), "utf8")).join("\n");
    for (const [, name] of texts.matchAll(/configMapRef:\s+name: (\S+)/g)) expect(names).toContain(name);
    const known = demo.plugins.map(({ port }) => port);
    for (const [, port] of texts.matchAll(/127\.0\.0\.1:(\d+)/g))
      expect([1, ...known]).toContain(Number(port));
  });

  /** The input of each call that was made. */
  let requested: unknown[] = [];
  /** Evaluates the ApplicationSet of this name against the running plugins. */
  const evaluated = async (name: string) => {
    requested = [];
    const manifest = objects().find((object) => object.kind === "ApplicationSet" && object.name === name);
    const document = readApplicationSet(manifest?.text ?? "", { namespace: "argocd", line: 1 });
    const fixtures = fixturesOfNamespace("argocd", objects());
    return evaluate(document, {
      outsideSets: fixtureSets(document.applicationSet ? fixturesOf(document.applicationSet, fixtures) : []),
      async callPlugin(wanted) {
        requested.push(wanted.parameters);
        const { connection, error } = chainOf(wanted.plugin);
        if (!connection) return { ok: false, error };
        const { outcome } = await callPlugin(connection, wanted);
        if (outcome.kind === "success") return { ok: true, parameterSets: outcome.parameterSets };
        return { ok: false, error: outcome.failure.controllerError };
      },
    });
  };
  const namesOf = ({ applications }: Awaited<ReturnType<typeof evaluated>>) =>
    applications.map(({ manifest }) => (manifest ? JSON.stringify(plainName(manifest)) : null));
  const plainName = ({ metadata }: { readonly [key: string]: unknown }) =>
    typeof metadata === "object" && metadata !== null && "name" in metadata ? metadata.name : null;

  it("as printed the simple one fails, as the controller says", async () => {
    const result = await evaluated("myplugin");
    expect(result.error).toContain("error calling index: can't index item of type v1.JSON");
  });

  it("as printed the matrix makes its two requests, has its two sets, and fails for the dot", async () => {
    const result = await evaluated("fb-matrix");
    expect(requested).toEqual([{ branch: "feature-branch-1" }, { branch: "feature-branch-2" }]);
    const sets = result.generators[0]?.parameterSets.map(({ value: { entries } }) => [
      entries.get("branch"),
      entries.get("digestFront"),
      entries.get("digestBack"),
    ]);
    expect(sets).toEqual([
      [
        "feature-branch-1",
        "sha256:a3f18c17771cc1051b790b453a0217b585723b37f14b413ad7c5b12d4534d411",
        "sha256:4411417d614d5b1b479933b7420079671facd434fd42db196dc1f4cc55ba13ce",
      ],
      [
        "feature-branch-2",
        "sha256:7c20b927946805124f67a0cb8848a8fb1344d16b4d0425d63aaa3f2427c20497",
        "sha256:e55e7e40700bbab9e542aba56c593cb87d680cefdfba3dd2ab9cfcb27ec384c2",
      ],
    ]);
    expect(result.error).toContain("wrong number of args for values: want 1 got 0");
    expect(result.problems.map(({ code }) => code)).toEqual(["APPSET024", "APPSET009", "APPSET149"]);
    expect(result.problems[1]?.message).toContain(
      "come from the fixture fb-matrix-pull-requests in pull-request-matrix-as-printed.yaml:",
    );
  });

  it.each([
    ["fb-matrix-corrected", ['"fb-matrix-feature-branch-1"', '"fb-matrix-feature-branch-2"']],
    ["myplugin-corrected", ['"myplugin-val1"', '"myplugin-val2"']],
    ["guestbook", ['"engineering-dev-guestbook"', '"engineering-prod-guestbook"']],
    [
      "collisions-plain",
      [
        '"collides-plain-whole"',
        '"collides-plain-text"',
        '"collides-plain-dotted"',
        '"collides-plain-lookalike"',
      ],
    ],
    ["function-families", ['"checkout-service-production"', '"checkout-service-staging"']],
  ])("%s renders", async (name, names) => {
    const result = await evaluated(name);
    expect(result.error).toBe("");
    expect(namesOf(result)).toEqual(names);
  });

  it("families.yaml gives what Go gives", async () => {
    const { applications } = await evaluated("function-families");
    expect(applications[0]?.manifest).toMatchObject({
      metadata: {
        annotations: {
          argocd: "checkout-service prod-eu-1",
          builtins: 'production runs 6 replicas, "2.14.3" true',
          "crypto-deterministic": "c228ff7d5ee7 396624968",
          dates: "14 Mar 2026",
          defaults: "nobody off 2.14.3",
          dicts: "gift-cards,new-cart true eu-west-1",
          encoding: 'info cHJvZC1ldS0x {"cpu":1.5,"memoryMb":2048}',
          flow: "2.14.3",
          "integer-ranges": "pod-0 pod-1 pod-2 pod-3 pod-4 pod-5",
          lists: "shop.example.com is one of 3; checkout.example.com",
          math: "12 3 6 2",
          nondeterministic: "8 characters, 36 characters",
          paths: "10.20.0.1:6443 .yaml apps/guestbook",
          regex: "prod-eu true",
          semver: "true 2",
          "string-lists":
            "2 shop.example.com and checkout.example.com and www.example.com [checkout.example.com shop.example.com www.example.com]",
          strings: "CHECKOUTSERVICE Production Checko... production 2.14.3",
          tpl: "production-eu-west-1",
          types: "float64 6 1.5 []interface {}",
          urls: "10.20.0.1:6443",
          yaml: "cpu: 1.5\nmemoryMb: 2048",
        },
      },
    });
  });
});
