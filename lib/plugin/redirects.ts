/** Go's redirect rules (net/http: Client.do): which request follows an answer, and when there is none. */
import { quote } from "../gotemplate/strconv/quote";
import { hostAndPort } from "../net/go-host";
import { formatWithoutUser, type GoUrl, resolveUrl, UrlError } from "../net/go-url";
import { CallError } from "./call-error";

/** What one hop sends; the token and the body are the call's. */
export interface HopRequest {
  readonly url: GoUrl;
  readonly method: "POST" | "GET";
  readonly sendsBody: boolean;
  /** False for good, once a redirect has led to a foreign host name. */
  readonly sendsToken: boolean;
  readonly referer: string;
}

/** `location` is the error's URL for this case: Go puts the header as given into its text. */
export class TooManyRedirects extends CallError {
  constructor(readonly location: string) {
    super("redirects", "The plugin redirected ten times.", "stopped after 10 redirects", { location });
  }
}

/** net/http: redirectBehavior: does this status ask for another request? */
export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** The request after `previous`, whose answer was `status` with this Location; `first` is the call's own. */
export function redirectedRequest(
  first: HopRequest,
  previous: HopRequest,
  status: number,
  location: string,
  requestsMade: number,
): HopRequest {
  const url = resolveLocation(previous.url, location);
  const repeats = status === 307 || status === 308;
  const request: HopRequest = {
    url,
    method: repeats ? previous.method : "GET",
    sendsBody: previous.sendsBody && repeats,
    sendsToken: previous.sendsToken && keepsToken(first.url, url),
    referer: previous.url.scheme === "https" && url.scheme === "http" ? "" : formatWithoutUser(previous.url),
  };
  if (requestsMade >= 10) throw new TooManyRedirects(location);
  return request;
}

function resolveLocation(base: GoUrl, location: string): GoUrl {
  try {
    return resolveUrl(base, location);
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    const text = `failed to parse Location header ${quote(location)}: ${error.message}`;
    throw new CallError("redirects", `The Location header ${quote(location)} is not a URL.`, text, {
      location,
    });
  }
}

/** net/http: shouldCopyHeaderOnRedirect, isDomainOrSubdomain: by host name, whatever the port. */
function keepsToken(first: GoUrl, next: GoUrl): boolean {
  if (first.host === next.host) return true;
  const parent = hostAndPort(first).host;
  const host = hostAndPort(next).host;
  if (host === parent) return true;
  return !/[:%]/.test(host) && host.endsWith(`.${parent}`);
}
