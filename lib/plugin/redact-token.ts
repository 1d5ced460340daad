/** Hides a plugin's token wherever it comes back: in a body, a header, a redirect, an error, a parameter. */
import type { JsonValue } from "../gotemplate";
import { hidden, type PluginToken } from "./connection";
import { type EscapedMatch, escapedMatch, escapedStart } from "./escaped-match";

export interface TokenRedactor {
  text(text: string): string;
  /** A text that may have been cut, at its end or before an ellipsis, in the middle of the token. */
  cutText(text: string): string;
  bytes(bytes: Buffer): Buffer;
  json(value: JsonValue): JsonValue;
  /** True once something was hidden. */
  readonly found: boolean;
}

/** A token shorter than this is hidden only where it stands alone, or every `a` of a body would go. */
const shortToken = 4;

/** null hides nothing. */
export function tokenRedactor(token: PluginToken | null): TokenRedactor {
  if (token === null || token.isEmpty || token.isReference) return noRedactor;
  return new Redactor(token.reveal());
}

const noRedactor: TokenRedactor = {
  text: (text) => text,
  cutText: (text) => text,
  bytes: (bytes) => bytes,
  json: (value) => value,
  found: false,
};

interface Finder {
  readonly pattern: RegExp;
  readonly start: RegExp;
  readonly match: EscapedMatch;
}

class Redactor implements TokenRedactor {
  found = false;
  private readonly inText: Finder;
  private readonly inBytes: Finder;

  constructor(private readonly token: string) {
    const wellFormed = token.toWellFormed();
    this.inText = finder(wellFormed, false);
    this.inBytes = finder(wellFormed, true);
  }

  text(text: string): string {
    return this.replace(text, this.inText, hidden);
  }

  cutText(text: string): string {
    const whole = this.text(text);
    const quoteEnd = /…?["'.]{0,3}$/.exec(whole)?.index ?? whole.length;
    return this.withoutBeginning(this.withoutBeginning(whole, whole.length), quoteEnd);
  }

  /** The text without a beginning of the token that ends at `end`. */
  private withoutBeginning(text: string, end: number): string {
    for (let length = Math.min(this.token.length - 1, end); length >= shortToken; length--) {
      if (!text.startsWith(this.token.slice(0, length), end - length)) continue;
      this.found = true;
      return text.slice(0, end - length) + hidden + text.slice(end);
    }
    return text;
  }

  bytes(bytes: Buffer): Buffer {
    const text = bytes.toString("latin1");
    const dots = Buffer.from(hidden, "utf8").toString("latin1");
    const replaced = this.replace(text, this.inBytes, dots);
    return replaced === text ? bytes : Buffer.from(replaced, "latin1");
  }

  /** Goes over the value with a stack of its own: an answer may be 10,000 levels deep. */
  json(value: JsonValue): JsonValue {
    const root: { value: JsonValue } = { value };
    const open: { holder: JsonValue[] | { [key: string]: JsonValue }; key: string | number }[] = [];
    const visit = (item: JsonValue): JsonValue => {
      if (typeof item === "string") return this.text(item);
      if (item === null || typeof item !== "object") return item;
      const copy = Array.isArray(item) ? [...item] : this.withKeys(item);
      for (const key of Array.isArray(copy) ? copy.keys() : Object.keys(copy))
        open.push({ holder: copy, key });
      return copy;
    };
    root.value = visit(value);
    for (let next = open.pop(); next; next = open.pop()) {
      const { holder, key } = next;
      if (Array.isArray(holder)) holder[Number(key)] = visit(holder[Number(key)] ?? null);
      else define(holder, String(key), visit(holder[key] ?? null));
    }
    return root.value;
  }

  private withKeys(item: { [key: string]: JsonValue }): { [key: string]: JsonValue } {
    return Object.fromEntries(Object.entries(item).map(([key, value]) => [this.text(key), value]));
  }

  private replace(text: string, finder: Finder, dots: string): string {
    // No form of the token is shorter than itself.
    if (text.length < this.token.length) return text;
    const plain = text.replace(finder.pattern, dots);
    const replaced = this.token.length < shortToken ? plain : replaceEscaped(plain, finder, dots);
    if (replaced !== text) this.found = true;
    return replaced;
  }
}

/** The token where one of its characters, or more, stands escaped. */
function replaceEscaped(text: string, { start, match }: Finder, dots: string): string {
  if (!/[\\%&]/.test(text)) return text;
  const kept: string[] = [];
  let from = 0;
  start.lastIndex = 0;
  for (let at = start.exec(text); at; at = start.exec(text)) {
    const end = match(text, at.index);
    if (end < 0) continue;
    kept.push(text.slice(from, at.index), dots);
    from = end;
    start.lastIndex = end;
  }
  return from === 0 ? text : kept.join("") + text.slice(from);
}

/** `__proto__` is a key like any other. */
function define(holder: object, key: string, value: JsonValue): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function finder(token: string, isLatin1: boolean): Finder {
  const literal = isLatin1 ? Buffer.from(token, "utf8").toString("latin1") : token;
  const encoded = token.length < shortToken ? [] : encodedPatterns(Buffer.from(token, "utf8"));
  const alternatives = [literalPattern(literal), ...encoded];
  return {
    pattern: new RegExp(alternatives.join("|"), "g"),
    start: escapedStart(token, isLatin1),
    match: escapedMatch(token, isLatin1),
  };
}

function literalPattern(text: string): string {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.length < shortToken ? `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])` : literal;
}

/** Shorter than this, what base64 or hex leave of a token would be found where it is not meant. */
const shortEncoded = 8;

/** In base64, also in the middle of a longer text such as `Bearer <token>`, and in hex. */
function encodedPatterns(token: Buffer): string[] {
  const whole = `${base64Pattern(token.toString("base64").replace(/=+$/, ""))}={0,2}`;
  const parts = [0, 1, 2].map((before) => insideBase64(token, before));
  const hex = token.toString("hex");
  const patterns = parts.filter((part) => part.length >= shortEncoded).map(base64Pattern);
  const hexPattern = hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return [whole, ...patterns, ...(hex.length >= shortEncoded ? [hexPattern] : [])];
}

/** The characters of base64 that a token alone decides, when `before` more bytes than a multiple of 3 precede it. */
function insideBase64(token: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), token]).toString("base64");
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + token.length) * 8) / 6));
}

/** Both alphabets, and `/` as JSON or a URL may escape it. */
function base64Pattern(text: string): string {
  return text
    .replaceAll("+", "\0")
    .replaceAll("/", "(?:_|\\\\*/|%2[fF]|\\\\+u002[fF])")
    .replaceAll("\0", "(?:[-+]|%2[bB]|\\\\+u002[bB])");
}
