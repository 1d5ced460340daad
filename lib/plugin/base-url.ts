/** What is to say about a base URL before anything is called; the call's own errors come from `client.ts`. */
import { formatWithoutUser, type GoUrl, parseUrl, UrlError } from "../net/go-url";

interface BaseUrlProblem {
  /** The URL with user information removed. */
  readonly shown: string;
  readonly code: "PLUGIN015" | "PLUGIN016" | null;
  readonly message: string;
}

const path = "api/v1/getparams.execute";

/** services/internal/http: NewRequest: one `/` is added when there is none at the end, then the path. */
export function getParamsUrl(baseUrl: string): string {
  return (baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`) + path;
}

/** The base URL for a reader, and what is wrong with it. */
export function baseUrlProblem(baseUrl: string): BaseUrlProblem {
  const shown = withoutUser(baseUrl);
  const problem = (code: BaseUrlProblem["code"], message: string) => ({ shown, code, message });
  let url: GoUrl;
  try {
    url = parseUrl(getParamsUrl(baseUrl));
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    return problem("PLUGIN016", `Go can't read the address: ${withoutUser(error.message)}.`);
  }
  if (url.scheme !== "http" && url.scheme !== "https") {
    return problem("PLUGIN016", `The address must begin with http:// or https://: ${shown}.`);
  }
  if (url.host === "") return problem("PLUGIN016", `The address names no host: ${shown}.`);
  if (url.query !== "" || url.fragment !== "") {
    return problem("PLUGIN015", `The call goes to ${formatWithoutUser(url)}.`);
  }
  return problem(null, "");
}

/** Cuts `user:password@` out of a URL that may be malformed. */
export function withoutUser(text: string): string {
  return text.replace(/(\/\/)[^/@\s"]*(?:@[^/@\s"]*)*@/g, "$1");
}
