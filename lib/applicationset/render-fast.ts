/**
 * One text rendered as the controller does with `goTemplate: false`: valyala/fasttemplate with `{{` and `}}`. A tag is
 * looked up whole, as one flat key, and only strings are put in.
 */
import { type GoMap, quote } from "../gotemplate";

/** What only fasttemplate can be wrong with: a tag that never ends. */
export class FastTemplateError extends Error {
  override readonly name = "FastTemplateError";
}

const startTag = "{{";
const endTag = "}}";
/** Whether some line holds a whole tag. A line ends at `\n` alone, as in Go. One pass, however many tags are left open. */
function isTemplated(text: string): boolean {
  let end = -1;
  for (let start = text.indexOf(startTag); start >= 0; ) {
    const first = start + startTag.length;
    if (end < first) end = text.indexOf(endTag, first);
    if (end < 0) return false;
    const next = text.indexOf("\n", start);
    if (next < 0 || end < next) return true;
    start = text.indexOf(startTag, next);
  }
  return false;
}
/** What Go's unicode.IsSpace takes for white space: with U+0085, without the byte order mark. */
const outerSpace = /^(?:(?!\ufeff)[\s\u0085])+|(?:(?!\ufeff)[\s\u0085])+$/g;

/** The text with its tags replaced; throws FastTemplateError. // applicationset/utils: Render.Replace */
export function renderFastTemplate(text: string, params: GoMap): string {
  if (!isTemplated(text)) return text;
  let out = "";
  let at = 0;
  for (let start = text.indexOf(startTag); start >= 0; start = text.indexOf(startTag, at)) {
    const tagAt = start + startTag.length;
    const end = text.indexOf(endTag, tagAt);
    if (end < 0) throw unclosed(text, text.slice(tagAt));
    out += text.slice(at, start) + replacement(text.slice(tagAt, end), params);
    at = end + endTag.length;
  }
  return out + text.slice(at);
}

/** An unknown tag, or one whose value is no string, stays as it is written. */
function replacement(tag: string, params: GoMap): string {
  const name = tag.replace(outerSpace, "");
  const value = name === "" ? undefined : params.entries.get(name);
  return typeof value === "string" ? value : startTag + tag + endTag;
}

function unclosed(text: string, rest: string): FastTemplateError {
  return new FastTemplateError(
    `invalid template: Cannot find end tag=${quote(endTag)} in the template=${quote(text)} starting from ${quote(rest)}`,
  );
}
