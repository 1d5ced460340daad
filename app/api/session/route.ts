/** Trades the access token for the browser's cookie. The proxy has checked Host and Origin. */
import { isSameSecret, sessionCookieHeader } from "@/lib/security";
import { readSettings } from "@/lib/settings";

export const dynamic = "force-dynamic";
const maxFormBytes = 4_096;

export async function POST(request: Request): Promise<Response> {
  const { accessToken, trustProxy } = readSettings(process.env);
  const given = await readToken(request);
  const right = accessToken !== "" && given !== null && isSameSecret(given, accessToken);
  // Relative: only the browser knows under which name it reached us.
  const headers = new Headers({ Location: right ? "/" : "/?token=", "Cache-Control": "no-store" });
  const secure = trustProxy && request.headers.get("x-forwarded-proto") === "https";
  if (right) headers.set("Set-Cookie", sessionCookieHeader(accessToken, secure));
  return new Response(null, { status: 303, headers });
}

async function readToken(request: Request): Promise<string | null> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= maxFormBytes)) return null;
  return new URLSearchParams(await request.text()).get("token");
}
