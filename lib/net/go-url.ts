/**
 * URLs as Go's net/url reads, resolves and prints them: the controller's URL errors come from there, and what
 * JavaScript's URL would normalise (`//`, `..`, escapes, a query without a path) reaches the server as written. Runs in
 * a browser, too.
 */
import { toBytes } from "../gotemplate";
import { quote } from "../gotemplate/strconv/quote";
import { isIpv4, isIpv6 } from "./ip-address";

/** What Go would answer with an error; `message` is Go's text without `parse "...": `. */
export class UrlError extends Error {
  override readonly name = "UrlError";
}

interface GoUserInfo {
  readonly name: string;
  readonly password: string | null;
}

/** Go's url.URL, with the path kept as it goes over the wire. */
export interface GoUrl {
  readonly scheme: string;
  readonly opaque: string;
  readonly user: GoUserInfo | null;
  /** `host`, `host:port`, `[v6]:port`. */
  readonly host: string;
  readonly path: string;
  readonly forceQuery: boolean;
  readonly query: string;
  readonly fragment: string;
  readonly omitHost: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what Go calls a control byte
const control = /[\x00-\x1f\x7f]/;
const pathSafe = /[A-Za-z0-9\-_.~$&+,/:;=@]/;
const pathValid = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/;
const fragmentSafe = /[A-Za-z0-9\-_.~$&+,/:;=?@!()*]/;
const hostSafe = /[A-Za-z0-9\-_.~!"$&'()*+,;:=<>[\]]/;
const userSafe = /[A-Za-z0-9\-_.~$&+,;=]/;
const userInfoValid = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;

/** net/url: Parse; throws UrlError with Go's whole text, `parse "...": ` included. */
export function parseUrl(raw: string): GoUrl {
  const [withoutFragment, fragment] = cut(raw, "#");
  return {
    ...named(withoutFragment, (text) => parse(text, false)),
    fragment: named(raw, () => unescapeText(fragment, "path")),
  };
}

/** net/url: ParseRequestURI: no fragment, and no path without a slash or a scheme in front. */
export function parseRequestUri(raw: string): GoUrl {
  return named(raw, (text) => parse(text, true));
}

function named<T>(raw: string, action: (raw: string) => T): T {
  try {
    return action(raw);
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    throw new UrlError(`parse ${quote(raw)}: ${error.message}`);
  }
}

/** net/url: parse */
function parse(raw: string, viaRequest: boolean): GoUrl {
  if (control.test(raw)) throw new UrlError("net/url: invalid control character in URL");
  if (raw === "" && viaRequest) throw new UrlError("empty url");
  if (raw === "*") return { ...empty, path: "*" };
  const [scheme, afterScheme] = getScheme(raw);
  const forceQuery = afterScheme.endsWith("?") && afterScheme.indexOf("?") === afterScheme.length - 1;
  const [rest, query] = cut(afterScheme, "?");
  const url = { ...empty, scheme: scheme.toLowerCase(), forceQuery, query };
  if (!rest.startsWith("/")) {
    if (scheme !== "") return { ...url, opaque: rest };
    if (viaRequest) throw new UrlError("invalid URI for request");
    if (cut(rest, "/")[0].includes(":")) {
      throw new UrlError("first path segment in URL cannot contain colon");
    }
  }
  if ((scheme !== "" || (!viaRequest && !rest.startsWith("///"))) && rest.startsWith("//")) {
    const slash = rest.indexOf("/", 2);
    const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
    const { user, host } = parseAuthority(url.scheme, authority);
    return { ...url, user, host, path: setPath(slash < 0 ? "" : rest.slice(slash)) };
  }
  return { ...url, omitHost: scheme !== "" && rest.startsWith("/"), path: setPath(rest) };
}

const empty: GoUrl = {
  scheme: "",
  opaque: "",
  user: null,
  host: "",
  path: "",
  forceQuery: false,
  query: "",
  fragment: "",
  omitHost: false,
};

/** net/url: getScheme */
function getScheme(raw: string): [scheme: string, rest: string] {
  if (raw.startsWith(":")) throw new UrlError("missing protocol scheme");
  const match = /^([A-Za-z][A-Za-z0-9+\-.]*):/.exec(raw);
  return match?.[1] === undefined ? ["", raw] : [match[1], raw.slice(match[1].length + 1)];
}

/** net/url: parseAuthority */
function parseAuthority(scheme: string, authority: string): { user: GoUserInfo | null; host: string } {
  const at = authority.lastIndexOf("@");
  const host = parseHost(scheme, authority.slice(at + 1));
  if (at < 0) return { user: null, host };
  const info = authority.slice(0, at);
  if (!userInfoValid.test(info)) throw new UrlError("net/url: invalid userinfo");
  const [name, password] = cut(info, ":");
  const user = {
    name: unescapeText(name, "user"),
    password: info.includes(":") ? unescapeText(password, "user") : null,
  };
  return { user, host };
}

/** net/url: parseHost */
function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf("[");
  if (open > 0) throw new UrlError("invalid IP-literal");
  if (open === 0) return parseLiteral(host);
  const strict = scheme === "http" || scheme === "https";
  const colon = strict ? host.indexOf(":") : host.lastIndexOf(":");
  if (colon >= 0) checkPort(host.slice(colon));
  return unescapeText(host, "host");
}

function parseLiteral(host: string): string {
  const close = host.lastIndexOf("]");
  if (close < 0) throw new UrlError("missing ']' in host");
  const port = host.slice(close + 1);
  checkPort(port);
  const inner = host.slice(1, close);
  const zone = inner.indexOf("%25");
  const address = unescapeText(zone < 0 ? inner : inner.slice(0, zone), "host");
  const name = address + (zone < 0 ? "" : unescapeText(inner.slice(zone), "zone"));
  if (isIpv4(address)) throw new UrlError("invalid IP-literal");
  if (!isIpv6(address)) throw new UrlError(`invalid host: ParseAddr(${quote(name)}): unable to parse IP`);
  return `[${name}]${port}`;
}

function checkPort(port: string): void {
  if (!/^(:[0-9]*)?$/.test(port)) throw new UrlError(`invalid port ${quote(port)} after host`);
}

/** net/url: setPath and EscapedPath in one: the path as it is sent. */
function setPath(path: string): string {
  const plain = unescapeText(path, "path");
  return pathValid.test(path) ? path : escapeText(plain, pathSafe);
}

type UnescapeMode = "path" | "user" | "host" | "zone";

/** net/url: unescape */
function unescapeText(text: string, mode: UnescapeMode): string {
  const host = mode === "host" || mode === "zone";
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "%") {
      checkEscape(text.slice(i, i + 3), mode);
      i += 2;
    } else if (host && char < "\x80" && !hostSafe.test(char)) {
      throw new UrlError(`invalid character ${quote(char)} in host name`);
    }
  }
  return text.includes("%") ? decodeText(unescapeBytes(text)) : text;
}

function checkEscape(escaped: string, mode: UnescapeMode): void {
  if (!/^%[0-9a-fA-F]{2}$/.test(escaped)) throw new UrlError(`invalid URL escape ${quote(escaped)}`);
  const code = Number.parseInt(escaped.slice(1), 16);
  if (escaped === "%25") return;
  const refused =
    (mode === "host" && code < 0x80) ||
    (mode === "zone" && code !== 0x20 && (code >= 0x80 || !hostSafe.test(String.fromCharCode(code))));
  if (refused) throw new UrlError(`invalid URL escape ${quote(escaped)}`);
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const decodeText = (bytes: readonly number[]) => utf8.decode(Uint8Array.from(bytes));

function unescapeBytes(text: string): number[] {
  const bytes = toBytes(text);
  const out: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte !== 0x25) out.push(byte);
    else {
      out.push(Number.parseInt(String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0), 16));
      i += 2;
    }
  }
  return out;
}

/** net/url: escape */
function escapeText(text: string, safe: RegExp): string {
  let out = "";
  for (const byte of toBytes(text)) {
    const char = String.fromCharCode(byte);
    out += byte < 0x80 && safe.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

/** net/url: URL.Path: the path with its escapes undone. */
export function plainPath(url: GoUrl): string {
  return unescapeText(url.path, "path");
}

/** net/url: URL.Parse: `reference` seen from `base`. */
export function resolveUrl(base: GoUrl, reference: string): GoUrl {
  const ref = parseUrl(reference);
  const scheme = ref.scheme === "" ? base.scheme : ref.scheme;
  if (ref.scheme !== "" || ref.host !== "" || ref.user !== null) {
    return { ...ref, scheme, path: resolvePath(ref.path, "") };
  }
  if (ref.opaque !== "") return { ...ref, scheme, user: null, host: "", path: "" };
  const bare = ref.path === "" && !ref.forceQuery && ref.query === "";
  const query = bare ? base.query : ref.query;
  const fragment = bare && ref.fragment === "" ? base.fragment : ref.fragment;
  const url = { ...ref, scheme, query, fragment };
  if (ref.path === "" && base.opaque !== "") {
    return { ...url, opaque: base.opaque, user: null, host: "", path: "" };
  }
  return { ...url, host: base.host, user: base.user, path: resolvePath(base.path, ref.path) };
}

/** net/url: resolvePath */
function resolvePath(base: string, ref: string): string {
  const full = ref === "" ? base : ref.startsWith("/") ? ref : base.slice(0, base.lastIndexOf("/") + 1) + ref;
  if (full === "") return "";
  let out = "/";
  let first = true;
  let last = "";
  for (const element of full.split("/")) {
    last = element;
    if (element === "..") {
      const slash = out.lastIndexOf("/");
      out = slash > 0 ? out.slice(0, slash) : "/";
      first = out.length === 1;
    } else {
      if (element !== ".") out += (first ? "" : "/") + element;
      first = false;
    }
  }
  if (last === "." || last === "..") out += "/";
  return out.startsWith("//") ? out.slice(1) : out;
}

/** net/url: URL.String */
export function formatUrl(url: GoUrl): string {
  let out = url.scheme === "" ? "" : `${url.scheme}:`;
  if (url.opaque !== "") out += url.opaque;
  else {
    const authority = url.user !== null || url.host !== "";
    if (authority || (url.scheme !== "" && !url.omitHost && url.path !== "")) out += "//";
    if (url.user !== null) out += `${formatUserInfo(url.user)}@`;
    out += escapeText(url.host, hostSafe);
    if (url.path !== "" && !url.path.startsWith("/") && url.host !== "") out += "/";
    if (out === "" && cut(url.path, "/")[0].includes(":")) out += "./";
    out += url.path;
  }
  if (url.forceQuery || url.query !== "") out += `?${url.query}`;
  return url.fragment === "" ? out : `${out}#${escapeText(url.fragment, fragmentSafe)}`;
}

function formatUserInfo(user: GoUserInfo): string {
  const name = escapeText(user.name, userSafe);
  return user.password === null ? name : `${name}:${escapeText(user.password, userSafe)}`;
}

/** net/http: stripPassword: the URL as Go's errors name it. */
export function formatWithoutPassword(url: GoUrl): string {
  if (url.user?.password == null) return formatUrl(url);
  return formatUrl(url).replace(`${formatUserInfo(url.user)}@`, `${url.user.name}:***@`);
}

/** The URL without its user information: what Go sends as Referer, and what is safe to show. */
export function formatWithoutUser(url: GoUrl): string {
  return formatUrl({ ...url, user: null });
}

/** net/url: RequestURI: what stands in the request line. */
export function requestUri(url: GoUrl): string {
  const query = url.forceQuery || url.query !== "" ? `?${url.query}` : "";
  if (url.opaque === "") return (url.path === "" ? "/" : url.path) + query;
  return (url.opaque.startsWith("//") ? `${url.scheme}:` : "") + url.opaque + query;
}

/** strings.Cut */
export function cut(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}
