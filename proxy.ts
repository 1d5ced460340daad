/** Runs before every request: who may ask (lib/security decides), and the headers that every response carries. */
import { type NextRequest, NextResponse } from "next/server";
import {
  checkedPath,
  checkRequest,
  contentSecurityPolicy,
  continuePage,
  createNonce,
  dataPolicy,
  type RequestRules,
  refusalPage,
  securityHeaders,
  sessionCookieHeader,
  signInByLink,
  type Verdict,
} from "./lib/security";
import { readSettings } from "./lib/settings";

const dev = process.env.NODE_ENV === "development";
let rules: RequestRules | null = null;

export function proxy(request: NextRequest): NextResponse {
  // The command sets the variables before the first request; they don't change after.
  rules ??= readSettings(process.env);
  const nonce = createNonce();
  const policy = contentSecurityPolicy(nonce, dev);
  const { method, headers } = request;
  const checked = { method, headers, path: checkedPath(request.nextUrl.pathname, headers) };
  const verdict = checkRequest(checked, rules);
  const response = verdict.allowed
    ? (withoutToken(request, rules, nonce) ?? pass(request, nonce, policy))
    : refuse(request, verdict, rules, nonce);
  const isData = request.nextUrl.pathname.startsWith("/api/");
  response.headers.set("Content-Security-Policy", isData ? dataPolicy : policy);
  for (const [name, value] of securityHeaders) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}

/** A page's address holds the access token though the browser is signed in: out of it, before a page repeats it. */
function withoutToken(request: NextRequest, rules: RequestRules, nonce: string): NextResponse | null {
  if (request.method !== "GET" || request.nextUrl.pathname.startsWith("/api/")) return null;
  const wanted = signInByLink(request.nextUrl, rules);
  return wanted === null ? null : signIn(wanted, rules, isSecure(request, rules), nonce);
}

function pass(request: NextRequest, nonce: string, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next.js takes the nonce of its own scripts from here.
  headers.set("Content-Security-Policy", policy);
  return NextResponse.next({ request: { headers } });
}

type Refusal = Extract<Verdict, { allowed: false }>;

function refuse(request: NextRequest, refusal: Refusal, rules: RequestRules, nonce: string): NextResponse {
  const { status, code, message, hint } = refusal;
  if (request.nextUrl.pathname.startsWith("/api/")) {
    return NextResponse.json({ error: { code, message, hint } }, { status });
  }
  const wanted = code === "access_token_required" ? signInByLink(request.nextUrl, rules) : null;
  if (wanted !== null) return signIn(wanted, rules, isSecure(request, rules), nonce);
  const wrong = request.nextUrl.searchParams.has("token");
  return html(refusalPage(refusal, nonce, wrong), status);
}

function signIn(path: string, rules: RequestRules, secure: boolean, nonce: string): NextResponse {
  const response = html(continuePage(path, nonce), 200);
  response.headers.set("Set-Cookie", sessionCookieHeader(rules.accessToken, secure));
  return response;
}

function html(body: string, status: number): NextResponse {
  return new NextResponse(body, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      // With no-referrer the form's own POST would say `Origin: null`.
      "Referrer-Policy": "same-origin",
    },
  });
}

function isSecure(request: NextRequest, rules: RequestRules): boolean {
  return rules.trustProxy && request.headers.get("x-forwarded-proto") === "https";
}
