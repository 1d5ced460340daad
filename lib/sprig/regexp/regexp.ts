/**
 * Go's regexp package on RE2 (re2js): linear time, leftmost-first, Go's error texts. Matching works on
 * UTF-16 offsets of the byte-exact strings of `utf8.ts`; an invalid byte is matched as U+FFFD, as in Go.
 */
import { RE2JS } from "re2js";
import { LimitError } from "../../gotemplate/errors";
import { hurry } from "../../gotemplate/spend";
import { canBackquote, quote } from "../../gotemplate/strconv/quote";
import { isEscapedByte, rejoin } from "../../gotemplate/utf8";
import { type Translated, translate } from "./translate";

/** Start and end of the match and of each group; -1 where a group took no part. */
type Match = readonly number[];

/** Called with the size of a result as it grows; may throw. */
type SizeCheck = (size: number) => void;
const noCheck: SizeCheck = () => undefined;

/** What regexp.Compile returns as error. */
export class RegexpError extends Error {
  override readonly name = "RegexpError";
}

/** One search takes linear time, but many in one text can take quadratic, in Go as well. */
const mostMilliseconds = 1000;

/** A search may take long: the clock is looked at before each few. */
const stepsPerSearch = 32;

const escapedBytes = /[\udc80-\udcff]/gu;
const cacheSize = 256;
const cache = new Map<string, Regexp | RegexpError>();

/** regexp.go: Compile. Throws a RegexpError. */
export function compile(expression: string): Regexp {
  const known = cache.get(expression) ?? compileNew(expression);
  cache.delete(expression);
  cache.set(expression, known);
  if (cache.size > cacheSize) cache.delete(cache.keys().next().value ?? "");
  if (known instanceof RegexpError) throw known;
  return known;
}

/** The text of regexp.MustCompile's panic. // regexp.go: MustCompile */
export function mustCompileText(expression: string, error: RegexpError): string {
  const quoted = canBackquote(expression) ? `\`${expression}\`` : quote(expression);
  return `regexp: Compile(${quoted}): ${error.message}`;
}

/** regexp.go: QuoteMeta */
export function quoteMeta(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}

/** About how many bytes Go would need for the program: 40 an instruction, repeats unrolled. */
export function programSize(expression: string): number {
  const token = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d{1,4})(?:,(\d{0,4}))?\}|./gsu;
  const open = [0];
  let last = 0;
  for (const [text, min, max] of expression.matchAll(token)) {
    if (text === "(") {
      open.push(0);
      continue;
    }
    const depth = open.length - 1;
    if (text === ")" && depth > 0) last = (open.pop() ?? 0) + 2;
    else if (min === undefined) last = 1;
    else last *= Math.max(Number(min), Number(max ?? 0), 1) - 1;
    open[open.length - 1] = (open.at(-1) ?? 0) + last;
    if (min !== undefined) last += last / Math.max(Number(min), Number(max ?? 0), 2);
  }
  return 40 * Math.ceil(open.reduce((sum, size) => sum + size, 1));
}

function compileNew(expression: string): Regexp | RegexpError {
  // Go names what it has not read yet. // regexp/syntax/parse.go: nextRune
  const invalid = expression.search(escapedBytes);
  if (invalid >= 0) {
    return new RegexpError(`error parsing regexp: invalid UTF-8: \`${expression.slice(invalid)}\``);
  }
  const translated = translate(expression);
  try {
    return new Regexp(expression, translated, RE2JS.compile(translated.text));
  } catch (error) {
    return new RegexpError(errorText(error, expression, translated));
  }
}

/** regexp/syntax/parse.go: (*Error).Error, with the user's own expression in it. */
function errorText(error: unknown, expression: string, translated: Translated): string {
  const text = error instanceof Error ? error.message : String(error);
  const match = /^error parsing regexp: ([^`]*): `(.*)`$/s.exec(text);
  // Go reads no name where nothing follows the bracket. // regexp/syntax/parse.go: parsePerlFlags
  const bare = match?.[1] === "invalid named capture" ? /^\(\?(?:P(?=<$)|<$)/.exec(match[2] ?? "") : null;
  if (bare) return `error parsing regexp: invalid or unsupported Perl syntax: \`${bare[0]}\``;
  if (match) return `error parsing regexp: ${match[1]}: \`${translated.original(match[2] ?? "")}\``;
  if (text.endsWith("trailing backslash at end of expression")) return `${text}: \`\``;
  return `${text}: \`${expression}\``;
}

/** A compiled expression. */
export class Regexp {
  constructor(
    readonly expression: string,
    private readonly translated: Translated,
    private readonly re2: RE2JS,
  ) {}

  /** regexp.go: (*Regexp).MatchString */
  matchString(text: string): boolean {
    return this.re2.test(matchable(text));
  }

  /** regexp.go: (*Regexp).FindString */
  findString(text: string): string {
    const match = this.allMatches(text, 1)[0];
    return match ? text.slice(match[0], match[1]) : "";
  }

  /** The groups of the first match, the whole at 0; null without one. // regexp.go: FindStringSubmatch */
  findStringSubmatch(text: string): string[] | null {
    const match = this.allMatches(text, 1)[0];
    return match ? this.translated.groupNames.map((_, group) => groupText(text, match, group)) : null;
  }

  /** null stands for Go's nil slice. // regexp.go: (*Regexp).FindAllString */
  findAllString(text: string, n: number): string[] | null {
    const matches = this.allMatches(text, n);
    return matches.length === 0 ? null : matches.map((match) => text.slice(match[0], match[1]));
  }

  /** All submatches of up to n matches. // regexp.go: (*Regexp).FindAllStringSubmatch */
  findAllStringSubmatch(text: string, n: number): string[][] {
    const names = this.translated.groupNames;
    return this.allMatches(text, n).map((match) => names.map((_, group) => groupText(text, match, group)));
  }

  /** null stands for Go's nil slice. // regexp.go: (*Regexp).Split */
  split(text: string, n: number): string[] | null {
    if (n === 0) return null;
    if (this.expression !== "" && text === "") return [""];
    const parts: string[] = [];
    let begin = 0;
    let end = 0;
    for (const [start = 0, stop = 0] of this.allMatches(text, n)) {
      if (n > 0 && parts.length >= n - 1) break;
      end = start;
      if (stop !== 0) parts.push(text.slice(begin, end));
      begin = stop;
    }
    if (end !== text.length) parts.push(text.slice(begin));
    return parts;
  }

  /** regexp.go: (*Regexp).ReplaceAllString; `$1` and `${name}` are expanded. */
  replaceAllString(text: string, replacement: string, check: SizeCheck = noCheck): string {
    return this.replaceAll(text, (match) => this.expand(replacement, text, match, check), check);
  }

  /** regexp.go: (*Regexp).ReplaceAllLiteralString */
  replaceAllLiteralString(text: string, replacement: string, check: SizeCheck = noCheck): string {
    return this.replaceAll(text, () => replacement, check);
  }

  private replaceAll(text: string, replace: (match: Match) => string, check: SizeCheck): string {
    const find = this.finder(text);
    let out = "";
    let lastEnd = 0;
    for (let at = 0; at <= text.length; ) {
      const match = find(at);
      if (!match) break;
      const [start = 0, end = 0] = match;
      out += text.slice(lastEnd, start);
      // Not for an empty match right after another match.
      if (end > lastEnd || start === 0) out += replace(match);
      check(out.length);
      lastEnd = end;
      const width = Math.max(1, widthAt(text, at));
      at = Math.max(at + width, end);
    }
    return rejoin(out + text.slice(lastEnd));
  }

  /** regexp.go: (*Regexp).allMatches */
  private allMatches(text: string, n: number): Match[] {
    const find = this.finder(text);
    const matches: Match[] = [];
    const limit = n < 0 ? text.length + 1 : n;
    for (let at = 0, lastEnd = -1; matches.length < limit && at <= text.length; ) {
      const match = find(at);
      if (!match) break;
      const [start = 0, end = 0] = match;
      const repeated = end === at && start === lastEnd;
      at = end === at ? at + Math.max(1, widthAt(text, at)) : end;
      lastEnd = end;
      if (!repeated) matches.push(match);
    }
    return matches;
  }

  private finder(text: string): (from: number) => Match | null {
    const matcher = this.re2.matcher(matchable(text));
    const groups = this.translated.groupNames.length;
    const deadline = performance.now() + mostMilliseconds;
    return (from) => {
      hurry(stepsPerSearch);
      if (performance.now() > deadline) {
        throw new LimitError("limit_time", `regular expression runs longer than ${mostMilliseconds} ms`);
      }
      if (!matcher.find(from)) return null;
      return Array.from({ length: 2 * groups }, (_, i) =>
        i % 2 ? matcher.end(i >> 1) : matcher.start(i >> 1),
      );
    };
  }

  /** regexp.go: (*Regexp).expand */
  private expand(template: string, text: string, match: Match, check: SizeCheck): string {
    let added = 0;
    return template.replace(
      /\$(?:(\$)|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
      (_, dollar?: string, braced?: string, bare?: string) => {
        const part = dollar ?? this.groupByName(braced ?? bare ?? "", text, match);
        added += part.length;
        check(added);
        return part;
      },
    );
  }

  private groupByName(name: string, text: string, match: Match): string {
    if (/^(?:0|[1-9][0-9]{0,8})$/.test(name)) return groupText(text, match, Number(name));
    const group = this.translated.groupNames.findIndex(
      (known, i) => known === name && (match[2 * i] ?? -1) >= 0,
    );
    return group < 0 ? "" : groupText(text, match, group);
  }
}

function groupText(text: string, match: Match, group: number): string {
  const start = match[2 * group] ?? -1;
  return start < 0 ? "" : text.slice(start, match[2 * group + 1]);
}

/** Invalid bytes made U+FFFD, which is as long in UTF-16, so that offsets stay. */
const matchable = (text: string) => text.replace(escapedBytes, "\ufffd");

function widthAt(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  return at >= text.length ? 0 : code > 0xffff && !isEscapedByte(code) ? 2 : 1;
}
