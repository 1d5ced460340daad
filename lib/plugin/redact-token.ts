/** Hides a plugin's token wherever it comes back: in a body, a header, a redirect, an error, a parameter. */
import type { JsonValue } from "../gotemplate";
import { hidden, type PluginToken } from "./connection";

export interface TokenRedactor {
  text(text: string): string;
  /** A text that may have been cut in the middle of the token. */
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

class Redactor implements TokenRedactor {
  found = false;
  private readonly pattern: RegExp;
  private readonly bytePattern: RegExp;

  constructor(private readonly token: string) {
    const forms = variants(token);
    this.pattern = anyOf(forms);
    this.bytePattern = anyOf(forms.map((form) => Buffer.from(form, "utf8").toString("latin1")));
  }

  text(text: string): string {
    return this.replace(text, this.pattern, hidden);
  }

  cutText(text: string): string {
    const whole = this.text(text);
    for (let length = Math.min(this.token.length - 1, whole.length); length >= shortToken; length--) {
      if (!whole.endsWith(this.token.slice(0, length))) continue;
      this.found = true;
      return whole.slice(0, -length) + hidden;
    }
    return whole;
  }

  bytes(bytes: Buffer): Buffer {
    const text = bytes.toString("latin1");
    const dots = Buffer.from(hidden, "utf8").toString("latin1");
    const replaced = this.replace(text, this.bytePattern, dots);
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

  private replace(text: string, pattern: RegExp, dots: string): string {
    const replaced = text.replace(pattern, dots);
    if (replaced !== text) this.found = true;
    return replaced;
  }
}

/** `__proto__` is a key like any other. */
function define(holder: object, key: string, value: JsonValue): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The token as it stands, inside JSON, inside a URL, in base64. */
function variants(token: string): string[] {
  const forms = [
    token,
    JSON.stringify(token).slice(1, -1),
    encodeURIComponent(token.toWellFormed()),
    encodeURIComponent(token.toWellFormed()).replaceAll("%20", "+"),
    Buffer.from(token).toString("base64"),
    Buffer.from(token).toString("base64url"),
  ];
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

function anyOf(forms: readonly string[]): RegExp {
  const alternatives = forms.map((form) => {
    const literal = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return form.length < shortToken ? `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])` : literal;
  });
  return new RegExp(alternatives.join("|"), "g");
}
