/** Sprig's URL family: Go's net/url as maps. */
import { FunctionError } from "../gotemplate/errors";
import { type FunctionTable, fn } from "../gotemplate/functions";
import { anyMap, type GoMap, GoNamedString, typeOf } from "../gotemplate/value";
import { byteText, fromByteText } from "./byte-text";
import { emptyUrl, hostname, parseUrl, UrlError, type UserInfo, urlText, userInfoText } from "./net/url";

export const urls: FunctionTable = {
  urlParse: fn(
    "func(v string) map[string]any",
    "Map with scheme, host, hostname, path, query, opaque, fragment and userinfo of a URL.",
    (text: string) => {
      const url = goErrors("unable to parse url", () => parseUrl(byteText(text)));
      const parts: [string, string][] = [
        ["scheme", url.scheme],
        ["host", url.host],
        ["hostname", hostname(url)],
        ["path", url.path],
        ["query", url.rawQuery],
        ["opaque", url.opaque],
        ["fragment", url.fragment],
        ["userinfo", url.user ? userInfoText(url.user) : ""],
      ];
      return anyMap(new Map(parts.map(([name, part]) => [name, fromByteText(part)])));
    },
  ),
  urlJoin: fn("func(d map[string]any) string", "URL from such a map.", (parts: GoMap) => {
    const part = (key: string) => byteText(textOrEmpty(parts, key));
    const url = {
      ...emptyUrl(),
      scheme: part("scheme"),
      host: part("host"),
      path: part("path"),
      rawQuery: part("query"),
      opaque: part("opaque"),
      fragment: part("fragment"),
    };
    return fromByteText(urlText({ ...url, user: userOf(part("userinfo")) }));
  }),
};

function userOf(text: string): UserInfo | null {
  if (text === "") return null;
  return goErrors("unable to parse userinfo in dict", () => parseUrl(`proto://${text}@host`)).user;
}

// url.go: dictGetOrEmpty
function textOrEmpty(parts: GoMap, key: string): string {
  const value = parts.entries.get(key);
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (value instanceof GoNamedString) return value.value;
  const type = typeOf(value);
  if (type === null)
    throw new FunctionError("runtime error: invalid memory address or nil pointer dereference");
  throw new FunctionError(`unable to parse ${key} key, must be of type string, but ${type.kind} found`);
}

function goErrors<T>(prefix: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw error instanceof UrlError ? new FunctionError(`${prefix}: ${error.message}`) : error;
  }
}
