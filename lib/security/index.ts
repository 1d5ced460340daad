export { signInByLink } from "./access";
export { generateAccessToken, isSameSecret, sessionCookieHeader } from "./access-token";
export {
  checkedPath,
  checkRequest,
  type RequestRules,
  type Verdict,
  wirePathHeader,
} from "./check-request";
export { isLoopbackAddress } from "./host";
export { continuePage, refusalPage } from "./refusal-page";
export { contentSecurityPolicy, createNonce, dataPolicy, securityHeaders } from "./response-headers";
