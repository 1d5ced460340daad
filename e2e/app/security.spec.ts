import { request } from "node:http";
import { expect, test } from "../fixtures";

/** Status of a raw request with these headers. */
function statusOf(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.once("error", reject);
    call.end();
  });
}

test("other hosts, other origins and forged forwarding are refused", async ({ demo }) => {
  const host = new URL(demo).host;
  const same = { Host: host, Origin: demo, "Sec-Fetch-Site": "same-origin" };
  const post = `${demo}/api/plugins/my-plugin/runs`;
  expect(await statusOf(`${demo}/plugins`, "GET", { Host: host })).toBe(200);
  expect(await statusOf(`${demo}/plugins`, "GET", { Host: "evil.example" })).toBeGreaterThanOrEqual(400);
  expect(
    await statusOf(`${demo}/plugins`, "GET", { Host: host, "X-Forwarded-Host": "evil.example" }),
  ).toBeGreaterThanOrEqual(400);
  expect(await statusOf(post, "POST", { Host: host })).toBe(403);
  expect(await statusOf(post, "POST", { ...same, Origin: "http://evil.example" })).toBe(403);
  expect(await statusOf(post, "POST", { ...same, "Sec-Fetch-Site": "cross-site" })).toBe(403);
  expect(await statusOf(`${demo}/api/health`, "GET", { Host: "10.0.0.7:4300" })).toBe(200);
  expect(await statusOf(`${demo}/api/health.rsc`, "GET", { Host: "10.0.0.7:4300" })).toBe(421);
  const elsewhere = { Host: host, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors" };
  expect(await statusOf(`${demo}/api/events`, "GET", elsewhere)).toBe(403);
});

test("a strict policy, and no token in what the server sends", async ({ page, demo }) => {
  const response = await page.goto(`${demo}/plugins/my-plugin`);
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self' 'nonce-");
  expect(policy).toContain("frame-ancestors 'none'");
  for (const path of ["/api/plugins", "/api/plugins/my-plugin", "/api/applicationsets", "/api/status"]) {
    const body = await (await page.request.get(demo + path)).text();
    expect(body, path).not.toContain("strong-password");
  }
});

test("exposed beyond this machine it asks for the access token", async ({ page, start }) => {
  const app = await start.app(null, ["--host", "0.0.0.0"]);
  const port = new URL(app.caught).port;
  const url = `http://127.0.0.1:${port}`;
  expect((await page.request.get(`${url}/api/plugins`)).status()).toBe(401);
  expect((await page.request.get(`${url}/api/health`)).status()).toBe(200);
  // Next.js reads these as /api/health and /api/session, and answers them with a page.
  for (const path of ["/api/health.rsc", "/api/session.rsc", "/_next/data/x/api/health.json"]) {
    expect((await page.request.get(url + path)).status(), path).toBe(401);
  }
});
