import { NextRequest } from "next/server";
import { beforeAll, expect, it } from "vitest";
import { sessionCookieHeader } from "./lib/security";
import { proxy } from "./proxy";

const accessToken = "a-token-of-good-length";
const cookie = sessionCookieHeader(accessToken, false).split(";")[0] ?? "";

beforeAll(() => {
  process.env.APPSET_INSPECTOR_ACCESS_TOKEN = accessToken;
  return () => delete process.env.APPSET_INSPECTOR_ACCESS_TOKEN;
});

const get = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://localhost:4300${path}`, { headers: { host: "localhost:4300", ...headers } }));

it.each([
  ["a stranger", {}],
  ["a browser that is signed in", { cookie }],
])("takes the access token out of the address for %s", async (_, headers) => {
  const response = get(`/plugins?token=${accessToken}&run=1`, headers);
  const html = await response.text();
  expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(html).toContain('content="0;url=/plugins?run=1"');
  expect(html + [...response.headers].join()).not.toContain(accessToken);
  expect(response.headers.get("set-cookie")).toContain("HttpOnly; SameSite=Strict");
});

it("neither signs in nor repeats a wrong token, and passes no cookie by an API address", async () => {
  const wrong = get("/plugins?token=<b>wrong</b>-but-long-enough");
  expect([wrong.status, wrong.headers.get("set-cookie")]).toEqual([401, null]);
  expect(await wrong.text()).not.toContain("wrong</b>");
  const api = get(`/api/plugins?token=${accessToken}`);
  expect([api.status, api.headers.get("set-cookie")]).toEqual([401, null]);
});

it.each([
  ["/api/health", "/api/health", 200],
  ["/api/health", "/api/health.rsc", 401],
  ["/api/health", "/_next/data/x/api/health.json", 401],
  ["/api/health", "/x/../api/health", 401],
])("lets %s pass without a session only when the wire says so: %s", (path, wire, status) => {
  expect(get(path, { "x-appset-inspector-path": wire }).status).toBe(status);
});

it.each(["/plugins", "/api/plugins", "/api/health", "/_next/static/x.js"])("gives %s its headers", (path) => {
  for (const response of [get(path), get(path, { cookie })]) {
    const { headers } = response;
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy?.includes("sandbox")).toBe(path.startsWith("/api/"));
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  }
});
