import { NextRequest } from "next/server";
import { beforeEach, expect, it, vi } from "vitest";

const token = "a-token-of-good-length";
const load = async (environment: Record<string, string>) => {
  vi.resetModules();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return (await import("./proxy")).proxy;
};
const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new NextRequest(new URL(path, "http://localhost:4300"), {
    method,
    headers: { host: "localhost:4300", ...headers },
  });

let locked: Awaited<ReturnType<typeof load>>;
beforeEach(async () => {
  locked = await load({ APPSET_INSPECTOR_ACCESS_TOKEN: token });
});

it("hands a nonce to the page, and the same one to the browser", async () => {
  const proxy = await load({});
  const response = proxy(ask("/plugins"));
  const policy = response.headers.get("content-security-policy") ?? "";
  const nonce = response.headers.get("x-middleware-request-x-nonce");
  expect(nonce).toMatch(/^[\w+/]{22}==$/);
  expect(policy).toContain(`'nonce-${nonce}'`);
  expect(response.headers.get("x-frame-options")).toBe("DENY");
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
});

it("never takes a nonce from the request", async () => {
  const proxy = await load({});
  const response = proxy(ask("/plugins", { "x-nonce": "mine" }));
  expect(response.headers.get("x-middleware-request-x-nonce")).not.toBe("mine");
});

it("refuses in the words of who asks: JSON for the API, a page for a browser", async () => {
  const api = locked(ask("/api/plugins", { host: "evil.example" }));
  expect([api.status, (await api.json()).error.code]).toEqual([421, "host_not_allowed"]);
  const page = locked(ask("/plugins"));
  expect(page.status).toBe(401);
  expect(page.headers.get("content-type")).toContain("text/html");
  const text = await page.text();
  expect(text).toContain('action="/api/session"');
  expect(page.headers.get("content-security-policy")).toContain(/nonce="([^"]+)"/.exec(text)?.[1] ?? "none");
});

it("signs in by the link that the server printed, and drops the token from the address", async () => {
  const response = locked(ask(`/plugins?token=${token}&q=a%26b`));
  expect(response.status).toBe(200);
  const cookie = response.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  const text = await response.text();
  expect(text).toContain("url=/plugins?q=a%26b");
  expect(text).not.toContain(token);
  const next = locked(ask("/plugins", { cookie: cookie.split(";")[0] ?? "" }));
  expect(next.headers.get("x-middleware-next")).toBe("1");
});

it.each(["wrong", "", "A-TOKEN-OF-GOOD-LENGTH"])("signs nobody in with the token %j", async (given) => {
  const response = locked(ask(`/plugins?token=${given}`));
  expect(response.status).toBe(401);
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(await response.text()).toContain('role="alert"');
});

it("leads to no other host after signing in", async () => {
  const text = await locked(ask(`//evil.example/x?token=${token}`)).text();
  expect(text).not.toContain("url=//");
});
