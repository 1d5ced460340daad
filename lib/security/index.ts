export { signInByLink } from "./access";
export { generateAccessToken, isSameSecret, sessionCookieHeader } from "./access-token";
export {
  type CheckedRequest,
  checkedPath,
  checkRequest,
  effectiveHost,
  healthPath,
  type RequestRules,
  sessionPath,
  type Verdict,
  wirePathHeader,
} from "./check-request";
export { isLoopbackAddress, isLoopbackHost, parseHost } from "./host";
export { redacted, redactedPaths, redactText } from "./redact";
export { continuePage, refusalPage } from "./refusal-page";
export { contentSecurityPolicy, createNonce, dataPolicy, securityHeaders } from "./response-headers";
