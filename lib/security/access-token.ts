/**
 * The access token of the server. A browser keeps not the token but a proof of it, which ends when the token changes.
 * Comparisons take the same time whatever is right about the guess.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const sessionCookie = "appset-inspector-session";
const thirtyDays = 30 * 24 * 60 * 60;

/** A new token: 256 random bits. */
export function generateAccessToken(): string {
  return randomBytes(32).toString("base64url");
}

/** True when both are the same text. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** What a signed-in browser shows. */
export function sessionProof(accessToken: string): string {
  return createHmac("sha256", accessToken).update("appset-inspector session 1").digest("base64url");
}

/** The Set-Cookie header that signs a browser in. */
export function sessionCookieHeader(accessToken: string, secure: boolean): string {
  const attributes = [
    "Path=/",
    "HttpOnly",
    "SameSite=Strict",
    `Max-Age=${thirtyDays}`,
    ...(secure ? ["Secure"] : []),
  ];
  return [`${sessionCookie}=${sessionProof(accessToken)}`, ...attributes].join("; ");
}

/** `Authorization: Bearer <token>`; null when the header says something else. */
export function bearerOf(authorization: string | null): string | null {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization ?? "")?.[1] ?? null;
}

/** The values of our cookie in a Cookie header: another port's cookie of that name may stand beside ours. */
export function sessionsOf(cookie: string | null): string[] {
  return (cookie ?? "").split(";").flatMap((pair) => {
    const [name, value] = pair.trim().split("=", 2);
    return name === sessionCookie && value ? [value] : [];
  });
}
