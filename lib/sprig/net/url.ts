/** Go's net/url: reading and writing URLs. All texts here have one character a byte. */
import { quote } from "../../gotemplate/strconv/quote";
import { fromByteText } from "../byte-text";
import { AddressError, parseAddress } from "./ip";

/** Why a text is no URL, in Go's words. */
export class UrlError extends Error {
  override readonly name = "UrlError";
}

export interface UserInfo {
  readonly username: string;
  /** null when none is set, which differs from an empty one. */
  readonly password: string | null;
}

export interface Url {
  scheme: string;
  opaque: string;
  user: UserInfo | null;
  host: string;
  path: string;
  rawPath: string;
  rawQuery: string;
  forceQuery: boolean;
  fragment: string;
  rawFragment: string;
  omitHost: boolean;
}

type Mode = "path" | "host" | "zone" | "userPassword" | "fragment";

/** What stays as it is, beside letters, digits and `-._~`. // url/encoding_table.go */
const unescaped: Readonly<Record<Mode, string>> = {
  path: "$&+,/:;=@",
  host: "!\"$&'()*+,:;<=>[]",
  zone: "!\"$&'()*+,:;<=>[]",
  userPassword: "$&+,;=",
  fragment: "!$&()*+,/:;=?@",
};

/** url.go: shouldEscape */
function shouldEscape(char: string, mode: Mode): boolean {
  return !/[A-Za-z0-9._~-]/.test(char) && !unescaped[mode].includes(char);
}

/** url.go: escape */
function percentEncode(text: string, mode: Mode): string {
  return text.replace(/./gs, (char) => (shouldEscape(char, mode) ? percent(char) : char));
}

const percent = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

/** url.go: unescape */
function percentDecode(text: string, mode: Mode): string {
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "%") {
      checkEscape(text.slice(i, i + 3), mode);
      i += 2;
    } else if ((mode === "host" || mode === "zone") && char < "\x80" && shouldEscape(char, mode)) {
      throw new UrlError(`invalid character ${quote(char)} in host name`);
    }
  }
  return text.replace(/%(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function checkEscape(sequence: string, mode: Mode): void {
  const value = /^%[0-9a-fA-F]{2}$/.test(sequence) ? Number.parseInt(sequence.slice(1), 16) : -1;
  const bad =
    value < 0 ||
    (mode === "host" && value < 0x80 && value !== 0x25) ||
    (mode === "zone" && value !== 0x25 && value !== 0x20 && shouldEscape(String.fromCharCode(value), "host"));
  if (bad) throw new UrlError(`invalid URL escape ${quote(fromByteText(sequence))}`);
}

/** Throws a UrlError. // url.go: Parse */
export function parseUrl(text: string): Url {
  const hash = text.indexOf("#");
  const main = hash < 0 ? text : text.slice(0, hash);
  const url = named(main, () => parse(main));
  if (hash >= 0) named(text, () => setFragment(url, text.slice(hash + 1)));
  return url;
}

/** Runs `body`; its error gets the URL's name in front. // url.go: (*Error).Error */
function named<T>(text: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    throw new UrlError(`parse ${quote(fromByteText(text))}: ${error.message}`);
  }
}

// url.go: parse
function parse(text: string): Url {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\x00-\x1f\x7f]/.test(text)) throw new UrlError("net/url: invalid control character in URL");
  const url = emptyUrl();
  if (text === "*") return { ...url, path: "*" };
  const scheme = getScheme(text);
  url.scheme = scheme.toLowerCase();
  let rest = cutQuery(url, scheme === "" ? text : text.slice(scheme.length + 1));
  if (!rest.startsWith("/")) {
    if (url.scheme !== "") return { ...url, opaque: rest };
    if (/^[^/]*:/.test(rest)) throw new UrlError("first path segment in URL cannot contain colon");
  }
  if ((url.scheme !== "" || !rest.startsWith("///")) && rest.startsWith("//")) {
    const authority = /^[^/]*/.exec(rest.slice(2))?.[0] ?? "";
    rest = rest.slice(2 + authority.length);
    parseAuthority(url, authority);
  } else if (url.scheme !== "" && rest.startsWith("/")) {
    url.omitHost = true;
  }
  url.path = percentDecode(rest, "path");
  url.rawPath = percentEncode(url.path, "path") === rest ? "" : rest;
  return url;
}

export function emptyUrl(): Url {
  return {
    scheme: "",
    opaque: "",
    user: null,
    host: "",
    path: "",
    rawPath: "",
    rawQuery: "",
    forceQuery: false,
    fragment: "",
    rawFragment: "",
    omitHost: false,
  };
}

// url.go: getScheme
function getScheme(text: string): string {
  if (text.startsWith(":")) throw new UrlError("missing protocol scheme");
  return /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? "";
}

function cutQuery(url: Url, rest: string): string {
  const mark = rest.indexOf("?");
  if (mark < 0) return rest;
  url.rawQuery = rest.slice(mark + 1);
  url.forceQuery = url.rawQuery === "";
  return rest.slice(0, mark);
}

// url.go: setFragment
function setFragment(url: Url, text: string): void {
  url.fragment = percentDecode(text, "fragment");
  url.rawFragment = percentEncode(url.fragment, "fragment") === text ? "" : text;
}

// url.go: parseAuthority
function parseAuthority(url: Url, authority: string): void {
  const at = authority.lastIndexOf("@");
  url.host = parseHost(url.scheme, authority.slice(at + 1));
  if (at < 0) return;
  const userinfo = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo)) throw new UrlError("net/url: invalid userinfo");
  const colon = userinfo.indexOf(":");
  const username = percentDecode(colon < 0 ? userinfo : userinfo.slice(0, colon), "userPassword");
  url.user = {
    username,
    password: colon < 0 ? null : percentDecode(userinfo.slice(colon + 1), "userPassword"),
  };
}

// url.go: parseHost
function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf("[");
  if (open > 0) throw new UrlError("invalid IP-literal");
  if (open === 0) return parseLiteral(host);
  const first = host.indexOf(":");
  const last = host.lastIndexOf(":");
  if (first >= 0) checkPort(host.slice(scheme === "http" || scheme === "https" ? first : last));
  return percentDecode(host, "host");
}

/** `[address]:port` */
function parseLiteral(host: string): string {
  const close = host.lastIndexOf("]");
  if (close < 0) throw new UrlError("missing ']' in host");
  const port = host.slice(close + 1);
  checkPort(port);
  const name = host.slice(1, close);
  const zone = name.indexOf("%25");
  const address =
    zone < 0
      ? percentDecode(name, "host")
      : percentDecode(name.slice(0, zone), "host") + percentDecode(name.slice(zone), "zone");
  checkAddress(address);
  return `[${address}]${percentDecode(port, "host")}`;
}

function checkAddress(text: string): void {
  try {
    if (parseAddress(text).bytes.length === 4) throw new UrlError("invalid IP-literal");
  } catch (error) {
    throw error instanceof AddressError ? new UrlError(`invalid host: ${error.message}`) : error;
  }
}

function checkPort(text: string): void {
  if (!isOptionalPort(text)) throw new UrlError(`invalid port ${quote(fromByteText(text))} after host`);
}

/** url.go: validOptionalPort */
const isOptionalPort = (text: string) => /^(?::[0-9]*)?$/.test(text);

/** The host without port and brackets. // url.go: (*URL).Hostname */
export function hostname({ host }: Url): string {
  const colon = host.lastIndexOf(":");
  const bare = colon >= 0 && isOptionalPort(host.slice(colon)) ? host.slice(0, colon) : host;
  return bare.startsWith("[") && bare.endsWith("]") ? bare.slice(1, -1) : bare;
}

/** url.go: (*Userinfo).String */
export function userInfoText({ username, password }: UserInfo): string {
  const name = percentEncode(username, "userPassword");
  return password === null ? name : `${name}:${percentEncode(password, "userPassword")}`;
}

/** url.go: (*URL).String */
export function urlText(url: Url): string {
  let out = url.scheme === "" ? "" : `${url.scheme}:`;
  out += url.opaque === "" ? hierarchy(url, out) : url.opaque;
  if (url.forceQuery || url.rawQuery !== "") out += `?${url.rawQuery}`;
  if (url.fragment !== "") out += `#${encoded(url.rawFragment, url.fragment, "fragment")}`;
  return out;
}

function hierarchy(url: Url, start: string): string {
  let out = "";
  const hasAuthority = url.host !== "" || url.user !== null;
  if ((url.scheme !== "" || hasAuthority) && !(url.omitHost && !hasAuthority)) {
    if (hasAuthority || url.path !== "") out += "//";
    if (url.user) out += `${userInfoText(url.user)}@`;
    out += percentEncode(url.host, "host");
  }
  const path = url.path === "*" ? "*" : encoded(url.rawPath, url.path, "path");
  if (path !== "" && !path.startsWith("/") && url.host !== "") out += "/";
  if (start + out === "" && /^[^/]*:/.test(path)) out += "./";
  return out + path;
}

/** The form as it was read if it still fits, else escaped anew. // url.go: EscapedPath, EscapedFragment */
function encoded(raw: string, text: string, mode: "path" | "fragment"): string {
  const valid =
    raw !== "" && [...raw].every((char) => "!$&'()*+,;=:@[]%".includes(char) || !shouldEscape(char, mode));
  return valid && tryUnescape(raw, mode) === text ? raw : percentEncode(text, mode);
}

function tryUnescape(text: string, mode: Mode): string | null {
  try {
    return percentDecode(text, mode);
  } catch (error) {
    if (error instanceof UrlError) return null;
    throw error;
  }
}
