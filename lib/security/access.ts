/** Signing a browser in. */
import { isSameSecret } from "./access-token";
import type { RequestRules } from "./check-request";

/** Where a page's `?token=` leads when it is right: the same page without it; null when it is not. */
export function signInByLink(url: URL, rules: RequestRules): string | null {
  const given = url.searchParams.get("token");
  if (rules.accessToken === "" || given === null || !isSameSecret(given, rules.accessToken)) return null;
  const query = new URLSearchParams(url.searchParams);
  query.delete("token");
  // A path of one slash: `//host` would lead to another host.
  const path = `/${url.pathname.replace(/^\/+/, "")}`;
  return query.size === 0 ? path : `${path}?${query}`;
}
