import { expect, it } from "vitest";
import { bearerOf, generateAccessToken, isSameSecret, sessionCookieHeader } from "./access-token";
import { isLoopbackAddress } from "./host";
import { redactText } from "./redact";
import { contentSecurityPolicy, createNonce } from "./response-headers";

it.each([
  ["127.0.0.1", true],
  ["127.9.8.7", true],
  ["::1", true],
  ["localhost", true],
  ["0.0.0.0", false],
  ["::", false],
  ["127.0.0.1.evil.example", false],
  ["192.168.1.5", false],
])("binds %s: loopback %s", (address, loopback) => {
  expect(isLoopbackAddress(address)).toBe(loopback);
});

it("takes secrets out of a message", () => {
  const text = redactText('Bearer s3cret, at http://u:p4ss@host/x?token=t0ken&a=1 "Basic dTpw"');
  expect(text).not.toMatch(/s3cret|p4ss|t0ken|dTpw/);
  expect(text).toContain("host/x");
});

it("compares secrets, and sets a cookie that scripts and other sites never see", () => {
  const token = generateAccessToken();
  expect([isSameSecret(token, token), isSameSecret(token, `${token}x`), isSameSecret("", token)]).toEqual([
    true,
    false,
    false,
  ]);
  const cookie = sessionCookieHeader(token, true);
  expect(cookie).not.toContain(token);
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/);
  expect(sessionCookieHeader(token, false)).not.toContain("Secure");
});

it.each([
  ["Bearer abc", "abc"],
  ["bearer  abc ", "abc"],
  ["Basic abc", null],
  ["Bearer", null],
  [null, null],
])("reads %s as %s", (header, token) => {
  expect(bearerOf(header)).toBe(token);
});

it("lets only scripts with the nonce run", () => {
  const nonce = createNonce();
  expect(createNonce()).not.toBe(nonce);
  const policy = contentSecurityPolicy(nonce, false);
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic';`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-eval");
});
