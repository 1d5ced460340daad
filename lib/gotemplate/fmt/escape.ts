/** The escapers behind `html`, `js` and `urlquery`. */

import { isPrint } from "../strconv/is-print";
import { isEscapedByte, toBytes } from "../utf8";

const htmlEscapes: Readonly<Record<string, string>> = {
  "\0": "\ufffd",
  '"': "&#34;",
  "'": "&#39;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

/** text/template/funcs.go: HTMLEscapeString */
export function htmlEscape(text: string): string {
  return text.replace(/[\0"'&<>]/g, (char) => htmlEscapes[char] ?? char);
}

const jsEscapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  '"': '\\"',
  "<": "\\u003C",
  ">": "\\u003E",
  "&": "\\u0026",
  "=": "\\u003D",
};

/** text/template/funcs.go: JSEscapeString */
export function jsEscape(text: string): string {
  return text.replace(/[\\'"<>&=]|[^ -\x7f]/gu, (char) => jsEscapes[char] ?? jsEscapeRune(char));
}

function jsEscapeRune(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x80 && (isEscapedByte(code) || isPrint(code))) return char;
  return `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** net/url: QueryEscape */
export function urlQueryEscape(text: string): string {
  return text.replace(/[^A-Za-z0-9\-_.~]/gu, (char) => (char === " " ? "+" : percentEncode(char)));
}

function percentEncode(char: string): string {
  let out = "";
  for (const byte of toBytes(char)) out += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  return out;
}
