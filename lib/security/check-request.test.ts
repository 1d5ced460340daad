import { describe, expect, it } from "vitest";
import { sessionProof } from "./access-token";
import { checkRequest, type RequestRules, type Verdict } from "./check-request";

const open: RequestRules = { allowedHosts: [], accessToken: "", trustProxy: false };
const accessToken = "a-token-of-good-length";
const locked: RequestRules = { ...open, accessToken };
const cookie = `other=1; appset-inspector-session=${sessionProof(accessToken)}`;
const own = { host: "localhost:4300", origin: "http://localhost:4300", "sec-fetch-site": "same-origin" };

type Row = [
  name: string,
  method: string,
  headers: Record<string, string>,
  rules: RequestRules,
  verdict: string,
  path?: string,
];

function verdict(...[, method, headers, rules, , path = "/api/plugins"]: Row): string {
  const found: Verdict = checkRequest({ method, path, headers: new Headers(headers) }, rules);
  return found.allowed ? "allowed" : `${found.status} ${found.code}`;
}

const proxied = { ...open, trustProxy: true, allowedHosts: ["inspector.example.com"] };
const lan = { ...locked, allowedHosts: ["box.lan:4300"] };
const fromLan = { host: "box.lan:4300", origin: "http://box.lan:4300" };

const rows: Record<string, Row[]> = {
  Host: [
    ["localhost", "GET", { host: "localhost:4300" }, open, "allowed"],
    ["localhost without a port", "GET", { host: "LOCALHOST" }, open, "allowed"],
    ["127.0.0.1", "GET", { host: "127.0.0.1:9999" }, open, "allowed"],
    ["IPv6 loopback", "GET", { host: "[::1]:4300" }, open, "allowed"],
    ["none", "GET", {}, open, "421 host_not_allowed"],
    ["a rebound name", "GET", { host: "evil.example:4300" }, open, "421 host_not_allowed"],
    ["a name that begins like ours", "GET", { host: "localhost.evil.example" }, open, "421 host_not_allowed"],
    ["user info", "GET", { host: "localhost@evil.example" }, open, "421 host_not_allowed"],
    ["two hosts", "GET", { host: "localhost, evil.example" }, open, "421 host_not_allowed"],
    [
      "a configured name, any port",
      "GET",
      { host: "box.lan:1" },
      { ...open, allowedHosts: ["box.lan"] },
      "allowed",
    ],
    ["a configured port, another one", "GET", { host: "box.lan:1", cookie }, lan, "421 host_not_allowed"],
    ["a probe of health", "GET", { host: "10.1.2.3:4300" }, locked, "allowed", "/api/health"],
    [
      "a probe of something else",
      "GET",
      { host: "10.1.2.3:4300" },
      open,
      "421 host_not_allowed",
      "/api/healthy",
    ],
    ["a POST to health", "POST", { host: "10.1.2.3" }, open, "421 host_not_allowed", "/api/health"],
  ],
  "X-Forwarded-Host": [
    ["equal", "GET", { host: "localhost", "x-forwarded-host": "localhost" }, open, "allowed"],
    ["forged", "GET", { host: "localhost", "x-forwarded-host": "evil" }, open, "403 forwarded_host"],
    [
      "forged with matching Origin",
      "POST",
      { ...own, "x-forwarded-host": "evil", origin: "http://evil" },
      open,
      "403 forwarded_host",
    ],
    [
      "of a trusted proxy",
      "GET",
      { host: "pod:1", "x-forwarded-host": "inspector.example.com" },
      proxied,
      "allowed",
    ],
    [
      "of a trusted proxy, unknown name",
      "GET",
      { host: "localhost", "x-forwarded-host": "evil" },
      proxied,
      "421 host_not_allowed",
    ],
    [
      "of a trusted proxy, a POST over https",
      "POST",
      {
        host: "pod:1",
        "x-forwarded-host": "inspector.example.com",
        origin: "https://inspector.example.com",
        "sec-fetch-site": "same-origin",
      },
      proxied,
      "allowed",
    ],
  ],
  "Origin and Sec-Fetch-Site": [
    ["our page", "POST", own, open, "allowed"],
    ["no Origin", "POST", { host: own.host, "sec-fetch-site": "same-origin" }, open, "403 cross_site"],
    ["no Sec-Fetch-Site", "POST", { host: own.host, origin: own.origin }, open, "403 cross_site"],
    [
      "another site",
      "POST",
      { ...own, origin: "http://evil", "sec-fetch-site": "cross-site" },
      open,
      "403 cross_site",
    ],
    [
      "another port of this machine",
      "POST",
      { ...own, origin: "http://localhost:8080", "sec-fetch-site": "same-site" },
      open,
      "403 cross_site",
    ],
    ["a lying Sec-Fetch-Site", "POST", { ...own, origin: "http://evil" }, open, "403 cross_site"],
    ["a sandboxed frame", "POST", { ...own, origin: "null" }, open, "403 cross_site"],
    ["a strange scheme", "POST", { ...own, origin: "blob://localhost:4300" }, open, "403 cross_site"],
    [
      "rebinding: Host and Origin agree on evil",
      "POST",
      { host: "evil", origin: "http://evil", "sec-fetch-site": "same-origin" },
      open,
      "421 host_not_allowed",
    ],
    ["DELETE", "DELETE", { host: own.host }, open, "403 cross_site"],
    ["OPTIONS", "OPTIONS", { host: own.host }, open, "403 cross_site"],
    ["a program reads", "GET", { host: own.host, origin: "http://evil" }, open, "allowed"],
    ["our page reads", "GET", { host: own.host, "sec-fetch-site": "same-origin" }, open, "allowed"],
    ["an address typed", "GET", { host: own.host, "sec-fetch-site": "none" }, open, "allowed"],
    [
      "a link on another site",
      "GET",
      { host: own.host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
      open,
      "allowed",
    ],
    [
      "another site fetches",
      "GET",
      { host: own.host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
      open,
      "403 cross_site",
    ],
    [
      "another port of this machine listens to events",
      "GET",
      { host: own.host, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" },
      open,
      "403 cross_site",
      "/api/events",
    ],
    ["plain http from another machine, signed in", "POST", { ...fromLan, cookie }, lan, "allowed"],
    [
      "plain http from another machine, another origin",
      "POST",
      { ...fromLan, cookie, origin: "http://evil" },
      lan,
      "403 cross_site",
    ],
    [
      "a program with the token",
      "POST",
      { host: own.host, authorization: `Bearer ${accessToken}` },
      locked,
      "allowed",
    ],
    [
      "a program with another token",
      "POST",
      { host: own.host, authorization: "Bearer nothing" },
      locked,
      "403 cross_site",
    ],
    [
      "a bearer where none is asked for",
      "POST",
      { host: own.host, authorization: "Bearer " },
      open,
      "403 cross_site",
    ],
  ],
  "access token": [
    ["none", "GET", { host: own.host }, locked, "401 access_token_required"],
    ["the cookie", "GET", { host: own.host, cookie }, locked, "allowed"],
    [
      "the token itself as the cookie",
      "GET",
      { host: own.host, cookie: `appset-inspector-session=${accessToken}` },
      locked,
      "401 access_token_required",
    ],
    [
      "the proof of another token",
      "GET",
      { host: own.host, cookie: `appset-inspector-session=${sessionProof("other")}` },
      locked,
      "401 access_token_required",
    ],
    [
      "another port's cookie first",
      "GET",
      { host: own.host, cookie: `appset-inspector-session=x; ${cookie}` },
      locked,
      "allowed",
    ],
    ["bearer", "GET", { host: own.host, authorization: `bearer ${accessToken}` }, locked, "allowed"],
    [
      "bearer, one letter short",
      "GET",
      { host: own.host, authorization: `Bearer ${accessToken.slice(1)}` },
      locked,
      "401 access_token_required",
    ],
    ["signing in", "POST", own, locked, "allowed", "/api/session"],
    [
      "signing in from another site",
      "POST",
      { ...own, origin: "http://evil" },
      locked,
      "403 cross_site",
      "/api/session",
    ],
  ],
};

describe.each(Object.entries(rows))("%s", (_, table) => {
  it.each(table)("%s", (...row) => {
    expect(verdict(...row)).toBe(row[4]);
  });
});
