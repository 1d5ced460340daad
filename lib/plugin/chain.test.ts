import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type ManifestContent, resolveChain } from "./chain";
import { PluginToken, timeoutMs } from "./connection";
import { decodeBase64 } from "./secret-value";

const partOf = { labels: { "app.kubernetes.io/part-of": "argocd" } };

/** The chain of ConfigMap `p` in argocd; `secrets` by name. */
function chainOf(data: ManifestContent | null, secrets: { [name: string]: ManifestContent } = {}) {
  const configMap = (namespace: string, name: string) =>
    data !== null && namespace === "argocd" && name === "p" ? { data: { ...data } } : null;
  const secret = (namespace: string, name: string) =>
    namespace === "argocd" ? (secrets[name] ?? null) : null;
  return resolveChain({ configMap, secret }, "argocd", "p");
}

const plain = (token: string, value: string, more: ManifestContent = {}) =>
  chainOf({ baseUrl: "http://h", token, ...more }, { "argocd-secret": { stringData: { key: value } } });

const statesOf = ({ links }: ReturnType<typeof chainOf>) => links.map(({ state }) => state).join(" ");
const codesOf = ({ problems }: ReturnType<typeof chainOf>) => problems.map(({ code }) => code);

describe("the token", () => {
  it.each([
    ["$key", { "argocd-secret": { stringData: { key: "t" } } }, "t"],
    ["$own:key", { own: { metadata: partOf, stringData: { key: "t" } } }, "t"],
    ["$own:key:more", { own: { metadata: partOf, stringData: { key: "t", "key:more": "u" } } }, "t"],
    ["$key", { "argocd-secret": { data: { key: "dA==" } } }, "t"],
    ["$key", { "argocd-secret": { data: { key: "dA==" }, stringData: { key: "u" } } }, "u"],
    ["$key", { "argocd-secret": { data: { key: "d\nA=\r\n=\n" } } }, "t"],
    ["$key", { "argocd-secret": { stringData: { key: "\u0085\u2003\t t \u00a0\u3000\n" } } }, "t"],
    ["$key", { "argocd-secret": { stringData: { key: "\ufefft" } } }, "\ufefft"],
    ["$key", { "argocd-secret": { stringData: { key: " \n" } } }, ""],
    ["$kei", { "argocd-secret": { stringData: { key: "t" } } }, "$kei"],
    ["$own:kei", { own: { metadata: partOf, stringData: { key: "t" } } }, "$kei"],
    ["$", { "argocd-secret": { stringData: { key: "t" } } }, "$"],
    ["$key ", { "argocd-secret": { stringData: { key: "t" } } }, "$key "],
    ["$own:", { own: { metadata: partOf } }, "$"],
  ])("%j with %j is %j", (token, secrets, value) => {
    const { connection, error } = chainOf({ baseUrl: "http://h", token }, secrets);
    expect(error).toBe("");
    expect(connection?.token.reveal()).toBe(value);
  });

  it("can't be printed", () => {
    const token = new PluginToken("s3cret");
    for (const text of [
      String(token),
      JSON.stringify({ token }),
      inspect(token),
      inspect({ a: [token] }, { showHidden: true }),
      `${token}`,
    ]) {
      expect(text).not.toContain("s3cret");
    }
    expect(inspect(plain("$key", "s3cret"), { depth: 9, showHidden: true })).not.toContain("s3cret");
  });

  it("unresolved is no secret", () => {
    expect(plain("$kei", "t").connection?.token.shown()).toBe("$kei");
  });
});

describe("the controller's errors", () => {
  const start = "error getting plugin from generator: ";
  it.each([
    [
      null,
      {},
      'error fetching ConfigMap: configmaps "p" not found',
      "error notReached notReached notReached notReached",
      "PLUGIN001",
    ],
    [
      { token: "$k" },
      {},
      "error fetching ConfigMap: baseUrl not found in ConfigMap",
      "ok notReached notReached error notReached",
      "PLUGIN002",
    ],
    [
      { baseUrl: "http://h", token: "" },
      {},
      "error fetching ConfigMap: token not found in ConfigMap",
      "ok error notReached notReached notReached",
      "PLUGIN003",
    ],
    [
      { baseUrl: "http://h", token: "s3cret" },
      {},
      "error fetching Secret token: token is empty, or does not reference a secret key starting with '$': hidden here",
      "ok error notReached ok notReached",
      "PLUGIN004",
    ],
    [
      { baseUrl: "http://h", token: "$a:b" },
      {},
      'error fetching Secret token: error fetching secret argocd/a: secrets "a" not found',
      "ok ok error ok notReached",
      "PLUGIN005",
    ],
    [
      { baseUrl: "http://h", token: "$k", requestTimeout: "5s" },
      { "argocd-secret": { stringData: { k: "t" } } },
      'error set requestTimeout : strconv.Atoi: parsing "5s": invalid syntax',
      "error ok ok ok notReached",
      "PLUGIN010",
    ],
    [
      { baseUrl: "http://h", token: "$k", requestTimeout: "99999999999999999999" },
      { "argocd-secret": { stringData: { k: "t" } } },
      'error set requestTimeout : strconv.Atoi: parsing "99999999999999999999": value out of range',
      "error ok ok ok notReached",
      "PLUGIN010",
    ],
  ])("%j", (data, secrets, error, states, code) => {
    const chain = chainOf(data, secrets);
    expect(chain.error).toBe(start + error);
    expect(chain.connection).toBeNull();
    expect(statesOf(chain)).toBe(states);
    expect(codesOf(chain)).toEqual([code]);
    expect(JSON.stringify(chain)).not.toContain("s3cret");
  });

  it("prints a token in clear only when asked", () => {
    const configMap = () => ({ data: { baseUrl: "http://h", token: "s3cret" } });
    const shown = resolveChain({ configMap, secret: () => null }, "argocd", "p", { showClearToken: true });
    expect(shown.error.endsWith("'$': s3cret")).toBe(true);
  });
});

describe("what works and surprises", () => {
  it.each([
    ["a missing key", plain("$kei", "t"), "ok ok error ok notReached", ["PLUGIN006"]],
    ["a blank value", plain("$key", " "), "ok ok warning ok notReached", ["PLUGIN007"]],
    [
      "no label",
      chainOf({ baseUrl: "http://h", token: "$own:key" }, { own: { stringData: { key: "t" } } }),
      "ok ok warning ok notReached",
      ["PLUGIN008"],
    ],
    ["base64 of base64", plain("$key", "c3Ryb25nLXBhc3N3b3Jk"), "ok ok warning ok notReached", ["PLUGIN009"]],
    ["no limit", plain("$key", "t", { requestTimeout: "-1" }), "warning ok ok ok notReached", ["PLUGIN011"]],
    [
      "two colons",
      chainOf(
        { baseUrl: "http://h", token: "$own:key:x" },
        { own: { metadata: partOf, stringData: { key: "t" } } },
      ),
      "ok warning ok ok notReached",
      ["PLUGIN013"],
    ],
    ["a line break in the token", plain("$key", "a\nb"), "ok ok error ok notReached", ["PLUGIN014"]],
    ["a query", plain("$key", "t", { baseUrl: "http://h?a" }), "ok ok ok warning notReached", ["PLUGIN015"]],
    ["no scheme", plain("$key", "t", { baseUrl: "host" }), "ok ok ok error notReached", ["PLUGIN016"]],
    [
      "a number in the ConfigMap",
      plain("$key", "t", { requestTimeout: 5 }),
      "warning ok ok ok notReached",
      ["PLUGIN017"],
    ],
    ["nothing", plain("$key", "t"), "ok ok ok ok notReached", []],
  ])("%s", (_, chain, states, codes) => {
    expect(chain.error).toBe("");
    expect(chain.connection).not.toBeNull();
    expect(statesOf(chain)).toBe(states);
    expect(codesOf(chain)).toEqual(codes);
  });

  it("a Secret that Kubernetes refuses", () => {
    const chain = chainOf(
      { baseUrl: "http://h", token: "$k" },
      { "argocd-secret": { data: { other: "no base64!", k: "dA==" } } },
    );
    expect(codesOf(chain)).toEqual(["PLUGIN012"]);
    expect(chain.connection).toBeNull();
  });

  it.each([{ data: { key: { a: "b" } } }, { stringData: { key: ["t"] } }])(
    "nor one that holds %j",
    (secret) => {
      const chain = chainOf({ baseUrl: "http://h", token: "$key" }, { "argocd-secret": secret });
      expect(chain.connection).toBeNull();
      expect(codesOf(chain)).toEqual(["PLUGIN012"]);
    },
  );

  it("user information in the base URL is not shown", () => {
    const chain = plain("$key", "t", { baseUrl: "http://mona:pa:ss@h/x" });
    expect(chain.links[3]?.value).toBe("http://h/x");
    const broken = plain("$key", "t", { baseUrl: "http://mona:pass@h:port/x" });
    expect(JSON.stringify(broken.links)).not.toContain("pass");
  });
});

it.each([
  [0n, 30_000],
  [5n, 5_000],
  [-1n, null],
  [9_223_372_036n, 9_223_372_036_000],
  [9_223_372_037n, null],
  [18_446_744_074n, 290],
])("a timeout of %i s ends after %s ms", (timeoutSeconds, ms) => {
  expect(timeoutMs({ timeoutSeconds })).toBe(ms);
});

it.each([
  ["dA==", "t"],
  ["", ""],
  ["dA=", null],
  ["dA", null],
  ["dA==\n", "t"],
  ["d A==", null],
  ["dA-_", null],
])("base64 %j is %j", (text, value) => {
  const bytes = decodeBase64(text);
  expect(bytes && Buffer.from(bytes).toString()).toBe(value);
});
