/** A call as a curl command for a shell, with `$TOKEN` in the token's place. */

import { formatUrl, parseUrl, UrlError } from "../net/go-url";
import { getParamsUrl, withoutUser } from "./base-url";
import type { PluginConnection } from "./connection";
import { requestBody } from "./request-body";
import type { PluginCall } from "./run";

/** Ready to paste; the same request as the controller's, without the redirects that it would follow. */
export function curlCommand(
  connection: Pick<PluginConnection, "baseUrl" | "token">,
  call: PluginCall,
): string {
  const { token } = connection;
  const authorization = token.isReference
    ? [`-H ${shellQuote(`Authorization: Bearer ${token.shown()}`)}`]
    : token.isEmpty
      ? []
      : ['-H "Authorization: Bearer $TOKEN"'];
  return [
    `curl --compressed -X POST ${shellQuote(shownUrl(connection.baseUrl))}`,
    ...authorization,
    "-H 'Content-Type: application/json'",
    "-H 'User-Agent: argocd-applicationset'",
    `--data-raw ${shellQuote(requestBody(call).trimEnd())}`,
  ].join(" \\\n  ");
}

function shownUrl(baseUrl: string): string {
  const url = getParamsUrl(baseUrl);
  try {
    return formatUrl({ ...parseUrl(url), user: null });
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    return withoutUser(url);
  }
}

/** For a POSIX shell: inside single quotes nothing is special but the quote itself. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
