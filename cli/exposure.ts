/** What binding to more than this machine asks for: an access token, and the address's own name among the allowed hosts. */
import { generateAccessToken, isLoopbackAddress } from "../lib/security";
import type { Settings } from "../lib/settings";

export interface Exposure {
  readonly settings: Settings;
  /** True when the access token was made here and has to be told. */
  readonly generated: boolean;
}

export function withExposure(settings: Settings): Exposure {
  const { host } = settings;
  if (isLoopbackAddress(host)) return { settings, generated: false };
  const everywhere = host === "0.0.0.0" || host === "::";
  const own = everywhere ? [] : [host.includes(":") ? `[${host}]` : host];
  const allowedHosts = [...settings.allowedHosts, ...own];
  const generated = settings.accessToken === "";
  const accessToken = generated ? generateAccessToken() : settings.accessToken;
  return { settings: { ...settings, allowedHosts, accessToken }, generated };
}
