/** Which host a URL names, as Go's client looks it up, dials it and writes it into the Host header. */
import { domainToASCII } from "node:url";
import { byteLength } from "../gotemplate";
import { cut, type GoUrl } from "./go-url";

/** The name to look up and the port to dial; a name outside ASCII in its `xn--` form. */
export function hostAndPort(url: GoUrl): { host: string; port: number } {
  const literal = /^\[(.*)\](?::([0-9]*))?$/.exec(url.host);
  const [name, portText] = literal ? [literal[1] ?? "", literal[2] ?? ""] : cut(url.host, ":");
  const fallback = url.scheme === "https" ? 443 : 80;
  return { host: literal ? name : toAscii(name), port: portText === "" ? fallback : Number(portText) };
}

/** golang.org/x/net/http/httpguts: PunycodeHostPort and removeZone: the Host header. */
export function hostHeader(url: GoUrl): string {
  if (url.host.startsWith("[")) return url.host.replace(/%[^\]]*\]/, "]");
  const [name, port] = cut(url.host, ":");
  const host = url.host.includes(":") ? `${toAscii(name)}:${port}` : toAscii(name);
  return /^[!$%&'()*+,\-.0-9:;=@A-Z[\]_a-z~]*$/.test(host) ? host : "";
}

/** net/http: removeEmptyPort */
export function withoutEmptyPort(url: GoUrl): GoUrl {
  return url.host.endsWith(":") ? { ...url, host: url.host.slice(0, -1) } : url;
}

function toAscii(name: string): string {
  return byteLength(name) === name.length ? name : domainToASCII(name) || name;
}
