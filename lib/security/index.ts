export { generateAccessToken, isSameSecret, sessionCookieHeader } from "./access-token";
export {
  type CheckedRequest,
  checkRequest,
  effectiveHost,
  healthPath,
  type RequestRules,
  sessionPath,
  type Verdict,
} from "./check-request";
export { isLoopbackAddress, isLoopbackHost, parseHost } from "./host";
export { redacted, redactedPaths, redactText, withoutUserInfo } from "./redact";
export { contentSecurityPolicy, createNonce, securityHeaders } from "./response-headers";
