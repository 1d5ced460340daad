/**
 * Who may ask what, decided on method, path and headers alone. It closes what Next.js leaves open: DNS rebinding (any
 * Host), a forged X-Forwarded-Host, requests from other sites without Origin, and route handlers without any check.
 */
import { bearerOf, isSameSecret, sessionProof, sessionsOf } from "./access-token";
import { isHostAllowed, isLoopbackHost } from "./host";

export interface CheckedRequest {
  readonly method: string;
  /** As asked for, not as a framework reads it: what needs no session is known by it. */
  readonly path: string;
  readonly headers: { get(name: string): string | null };
}

export interface RequestRules {
  readonly allowedHosts: readonly string[];
  /** Empty: none is asked for. */
  readonly accessToken: string;
  readonly trustProxy: boolean;
}

type RefusalCode = "host_not_allowed" | "forwarded_host" | "cross_site" | "access_token_required";

export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly status: 401 | 403 | 421;
      readonly code: RefusalCode;
      readonly message: string;
      readonly hint: string;
    };

/** Asked by Kubernetes with the pod's address as Host. Says nothing but that the server lives. */
const healthPath = "/api/health";
/** Where a browser trades the access token for its cookie. */
export const sessionPath = "/api/session";

/**
 * Set by the command on every request: the path as it came over the wire. Next.js shows `proxy.ts` another one: it reads
 * `/api/health.rsc` and `/_next/data/x/api/health.json` as `/api/health`, then answers them with a page.
 */
export const wirePathHeader = "x-appset-inspector-path";

/** The path to decide on: none where the wire's differs from the one read. */
export function checkedPath(path: string, headers: CheckedRequest["headers"]): string {
  return (headers.get(wirePathHeader) ?? path) === path ? path : "";
}

const safeMethods = new Set(["GET", "HEAD"]);
const allowed: Verdict = { allowed: true };

/** Decides on one request. */
export function checkRequest(request: CheckedRequest, rules: RequestRules): Verdict {
  if (request.path === healthPath && safeMethods.has(request.method)) return allowed;
  return checkHost(request, rules) ?? checkSite(request, rules) ?? checkAccess(request, rules) ?? allowed;
}

/** The Host that the browser used: the proxy's word for it, where a proxy is trusted. */
function effectiveHost(request: CheckedRequest, rules: RequestRules): string {
  const forwarded = rules.trustProxy ? request.headers.get("x-forwarded-host") : null;
  return forwarded ?? request.headers.get("host") ?? "";
}

function checkHost(request: CheckedRequest, rules: RequestRules): Verdict | null {
  const host = effectiveHost(request, rules);
  if (!isHostAllowed(host, rules.allowedHosts)) {
    return refuse(421, "host_not_allowed", "This server does not answer under that host name.", {
      hint: "Open it as localhost or 127.0.0.1, or start it with --allow-host and the name.",
    });
  }
  const forwarded = request.headers.get("x-forwarded-host");
  if (rules.trustProxy || forwarded === null || forwarded.toLowerCase() === host.toLowerCase()) return null;
  return refuse(403, "forwarded_host", "X-Forwarded-Host differs from Host, and no proxy is trusted.", {
    hint: "Behind a proxy start the server with --trust-proxy and --allow-host.",
  });
}

function checkSite(request: CheckedRequest, rules: RequestRules): Verdict | null {
  if (holdsBearer(request, rules)) return null;
  if (safeMethods.has(request.method)) return checkReader(request);
  const host = effectiveHost(request, rules);
  if (sameSite(request, rules, host) && originHost(request) === host.toLowerCase()) return null;
  return refuse(403, "cross_site", "Only this server's own pages may send that.", {
    hint: "A program sends Sec-Fetch-Site: same-origin and Origin, or the access token as Authorization: Bearer.",
  });
}

/** Another site may lead here, but not fetch, embed, or hold connections open. Programs say nothing and pass. */
function checkReader({ headers }: CheckedRequest): Verdict | null {
  const site = headers.get("sec-fetch-site") ?? "none";
  if (site === "same-origin" || site === "none" || headers.get("sec-fetch-mode") === "navigate") return null;
  return refuse(403, "cross_site", "Only this server's own pages may read that.", {
    hint: "Open it in a tab of its own, or let a program ask.",
  });
}

/**
 * Browsers leave Sec-Fetch-Site out where plain http reaches another machine. There the Origin, which they always send,
 * and the session are what remains to check.
 */
function sameSite(request: CheckedRequest, rules: RequestRules, host: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return !isLoopbackHost(host) && rules.accessToken !== "";
}

function originHost(request: CheckedRequest): string | null {
  const origin = request.headers.get("origin");
  if (!origin || !URL.canParse(origin)) return null;
  const { protocol, host } = new URL(origin);
  return protocol === "http:" || protocol === "https:" ? host : null;
}

function checkAccess(request: CheckedRequest, rules: RequestRules): Verdict | null {
  if (rules.accessToken === "" || request.path === sessionPath || holdsBearer(request, rules)) return null;
  const proof = sessionProof(rules.accessToken);
  const sessions = sessionsOf(request.headers.get("cookie"));
  if (sessions.some((session) => isSameSecret(session, proof))) return null;
  return refuse(401, "access_token_required", "This server asks for its access token.", {
    hint: "Open the address that it printed when it started, or send the token as Authorization: Bearer.",
  });
}

function holdsBearer(request: CheckedRequest, rules: RequestRules): boolean {
  const given = rules.accessToken === "" ? null : bearerOf(request.headers.get("authorization"));
  return given !== null && isSameSecret(given, rules.accessToken);
}

function refuse(
  status: 401 | 403 | 421,
  code: RefusalCode,
  message: string,
  more: { hint: string },
): Verdict {
  return { allowed: false, status, code, message, ...more };
}
