/** Valid JSON written anew: without space, or indented; strings and numbers stay as they were written. */
import { checkText } from "../spend";
import { parseJson } from "./parse";

/** JSON that a method gave, checked and without space. // encoding/json/jsontext: AppendFormat */
export function compactJson(text: string, escapeHtml: boolean): string {
  parseJson(text);
  const compact = text.replace(stringOrSpace, (token) => (token.startsWith('"') ? token : ""));
  const safe = compact.replace(/[\u2028\u2029]/g, escapeUnit);
  return escapeHtml ? safe.replace(/[<>&]/g, escapeUnit) : safe;
}

const escapeUnit = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A string, or what stands between strings. */
const stringOrSpace = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[ \n\r\t]+/g;
const stringOrDelimiter = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|\{\}|\[\]|[{}[\],:]/g;

/** Compact JSON on many lines, as MarshalIndent makes it. // encoding/json: Indent */
export function indentJson(compact: string, prefix: string, indent: string): string {
  let depth = 0;
  let added = 0;
  const line = () => {
    added += prefix.length + depth * indent.length;
    checkText(compact.length + added);
    return `\n${prefix}${indent.repeat(depth)}`;
  };
  return compact.replace(stringOrDelimiter, (token) => {
    if (token === ":") return ": ";
    if (token === "}" || token === "]") depth--;
    if (token === "{" || token === "[") depth++;
    if (token === "}" || token === "]") return line() + token;
    return "{[,".includes(token) ? token + line() : token;
  });
}
