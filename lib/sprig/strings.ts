/** Sprig's string functions. Lengths and indices count bytes; letters are mapped rune by rune, as Go does. */
import {
  byteLength,
  type FunctionEnvironment,
  FunctionError,
  type FunctionTable,
  fn,
  type GoInt,
  type GoValue,
  quote,
  rejoin,
} from "../gotemplate";
import { abbreviate } from "./abbreviate";
import { byteText } from "./byte-text";
import { sprint, strval } from "./cast";
import { swapCase, title, toLowerText, toUpperText, untitle } from "./letter-case";
import { camelToWords, toPascalCase } from "./name-words";
import { comparable, restore } from "./search";
import { substring, trunc } from "./substring";
import { removePrefix, removeSuffix, trimSet, trimSpace } from "./trim";
import { isSpace } from "./unicode";
import { wrapText } from "./wrap";

type Env = FunctionEnvironment;

const notNil = (values: readonly GoValue[]) => values.filter((value) => value !== null);

// strings.go: Repeat
function repeat(env: Env, what: string, text: string, count: bigint): string {
  if (count < 0n) throw new FunctionError("strings: negative Repeat count");
  if (count <= 1n) return count === 0n ? "" : text;
  const size = BigInt(byteLength(text)) * count;
  if (size >= 2n ** 63n) throw new FunctionError("strings: Repeat output length overflow");
  env.checkSize(what, Number(size));
  return rejoin(text.repeat(text === "" ? 0 : Number(count)));
}

// strings.go: Replace; an empty text is found before each character and at the end
function replaceAll(env: Env, source: string, old: string, replacement: string): string {
  const [text, needle] = comparable(source, old);
  const pieces = old === "" ? ["", ...text, ""] : text.split(needle);
  env.checkSize("replace", source.length + (pieces.length - 1) * replacement.length);
  if (old === "" && source === "") return replacement;
  return rejoin(pieces.map((piece) => restore(piece, old)).join(replacement));
}

/** The usual paddings, ready made. */
const pads = Array.from({ length: 33 }, (_, i) => " ".repeat(i));

// Sprig's strings.go: indent
function indent(env: Env, what: string, spaces: GoInt, text: string): string {
  const padding = pads[Number(spaces.value)] ?? repeat(env, what, " ", spaces.value);
  env.checkSize(what, text.length + (1 + countBreaks(text)) * padding.length);
  return padding + text.replaceAll("\n", `\n${padding}`);
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

const isSpaceChar = (char: string) => isSpace(char.codePointAt(0) ?? 0);

// goutils stringutils.go: DeleteWhiteSpace, which reads bytes as Latin-1 once there is something to delete
function deleteWhiteSpace(text: string): string {
  const bytes = byteText(text);
  const kept = Array.from(bytes).filter((char) => !isSpaceChar(char));
  return kept.length === bytes.length ? text : kept.join("");
}

// goutils wordutils.go: Initials
function initials(text: string): string {
  let out = "";
  let afterGap = true;
  for (const char of byteText(text)) {
    const gap = isSpaceChar(char);
    if (afterGap && !gap) out += char;
    afterGap = gap;
  }
  return out;
}

export const strings: FunctionTable = {
  hello: fn("func() string", `Always "Hello!".`, () => "Hello!"),
  abbrev: fn(
    "func(width int, s string) string",
    'Cuts a text to a width in bytes, the last three being "..."; widths under 4 change nothing.',
    (width: GoInt, s: string) => (width.value < 4n ? s : abbreviate(s, 0n, width.value)),
  ),
  abbrevboth: fn(
    "func(left, right int, s string) string",
    'Like abbrev with an offset: cuts on both sides with "...".',
    ({ value: left }: GoInt, { value: right }: GoInt, s: string) =>
      right < 4n || (left > 0n && right < 7n) ? s : abbreviate(s, left, right),
  ),
  trunc: fn(
    "func(c int, s string) string",
    "First n bytes, or the last n when negative; may cut a character in two.",
    (c: GoInt, s: string) => trunc(c.value, s),
  ),
  trim: fn("func(s string) string", "Removes white space (Unicode) at both ends.", trimSpace),
  upper: fn("func(s string) string", "Upper case, character by character.", toUpperText),
  lower: fn("func(s string) string", "Lower case, character by character.", toLowerText),
  title: fn("func(s string) string", "Title case for the first letter of each word; the rest stays.", title),
  untitle: fn(
    "func(str string) string",
    "Lower case for the first letter of each word; words are separated by white space.",
    untitle,
  ),
  substr: fn(
    "func(start, end int, s string) string",
    "Bytes from start to end; negative start means from 0, negative or too large end means to the end.",
    (start: GoInt, end: GoInt, s: string) => substring(start.value, end.value, s),
  ),
  repeat: fn(
    "func(count int, str string) string",
    "The text n times; a negative n is an error.",
    function (count: GoInt, str: string) {
      return repeat(this, "repeat", str, count.value);
    },
  ),
  trimall: fn("func(a, b string) string", "Old name of trimAll.", (a: string, b: string) => trimSet(b, a)),
  trimAll: fn(
    "func(a, b string) string",
    "Removes the characters of a set at both ends.",
    (a: string, b: string) => trimSet(b, a),
  ),
  trimSuffix: fn("func(a, b string) string", "Removes a suffix once.", removeSuffix),
  trimPrefix: fn("func(a, b string) string", "Removes a prefix once.", removePrefix),
  nospace: fn(
    "func(str string) string",
    "Removes white space byte by byte; a text with white space comes back with its bytes read as Latin-1.",
    deleteWhiteSpace,
  ),
  initials: fn("func(s string) string", "First byte of each word, read as Latin-1.", initials),
  swapcase: fn(
    "func(str string) string",
    "Swaps the case; a lower case letter that begins a word becomes title case.",
    swapCase,
  ),
  snakecase: fn("func(str string) string", "Words joined by '_' in lower case.", (str: string) =>
    camelToWords(str, "_"),
  ),
  kebabcase: fn("func(str string) string", "Words joined by '-' in lower case.", (str: string) =>
    camelToWords(str, "-"),
  ),
  camelcase: fn("func(str string) string", "Words joined with a capital each (Pascal case).", toPascalCase),
  wrap: fn(
    "func(l int, s string) string",
    "Breaks at spaces after at most n bytes; long words stay whole.",
    function (l: GoInt, s: string) {
      return wrapText(this, s, l.value, "", false);
    },
  ),
  wrapWith: fn(
    "func(l int, sep, str string) string",
    "Like wrap with a line separator of one's own; long words are cut.",
    function (l: GoInt, sep: string, str: string) {
      return wrapText(this, str, l.value, sep, true);
    },
  ),
  contains: fn(
    "func(substr string, str string) bool",
    "Whether the second text contains the first.",
    (substr: string, str: string) => {
      const [text, needle] = comparable(str, substr);
      return text.includes(needle);
    },
  ),
  hasPrefix: fn(
    "func(substr string, str string) bool",
    "Whether the second text begins with the first.",
    (substr: string, str: string) => {
      const [text, needle] = comparable(str, substr);
      return text.startsWith(needle);
    },
  ),
  hasSuffix: fn(
    "func(substr string, str string) bool",
    "Whether the second text ends with the first.",
    (substr: string, str: string) => {
      const [text, needle] = comparable(str, substr);
      return text.endsWith(needle);
    },
  ),
  quote: fn(
    "func(str ...any) string",
    "Each argument as a Go string literal, joined by spaces; nil is skipped.",
    (...str: GoValue[]) => {
      const [only] = str;
      if (str.length === 1 && typeof only === "string") return quote(only);
      return notNil(str)
        .map((value) => quote(strval(value)))
        .join(" ");
    },
  ),
  squote: fn(
    "func(str ...any) string",
    "Each argument in single quotes without escaping, joined by spaces; nil is skipped.",
    (...str: GoValue[]) =>
      notNil(str)
        .map((value) => `'${sprint(value)}'`)
        .join(" "),
  ),
  cat: fn("func(v ...any) string", "Arguments joined by spaces; nil is skipped.", (...v: GoValue[]) =>
    notNil(v).map(sprint).join(" "),
  ),
  indent: fn(
    "func(spaces int, v string) string",
    "Puts n spaces before every line, empty ones too.",
    function (spaces: GoInt, v: string) {
      return indent(this, "indent", spaces, v);
    },
  ),
  nindent: fn(
    "func(spaces int, v string) string",
    "A newline, then indent.",
    function (spaces: GoInt, v: string) {
      return `\n${indent(this, "nindent", spaces, v)}`;
    },
  ),
  replace: fn(
    "func(old, new, src string) string",
    "Replaces every occurrence of the first text by the second in the third.",
    function (old: string, replacement: string, src: string) {
      return replaceAll(this, src, old, replacement);
    },
  ),
  plural: fn(
    "func(one, many string, count int) string",
    "First text when the count is 1, else the second.",
    (one: string, many: string, count: GoInt) => (count.value === 1n ? one : many),
  ),
};
