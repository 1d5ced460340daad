/** Glob patterns as Argo CD matches them (gobwas/glob). Matching is linear in text times pattern, whatever they hold. */

type Token =
  | { readonly kind: "text"; readonly char: string }
  | { readonly kind: "single" | "any" | "super" }
  | { readonly kind: "class"; readonly not: boolean; readonly matches: (char: string) => boolean }
  | { readonly kind: "either"; readonly branches: readonly (readonly Token[])[] };

/** glob.go: Match. A pattern that can't be compiled matches nothing. `*` and `?` stop at `separator`. */
export function compileGlob(pattern: string, separator = ""): (text: string) => boolean {
  const simple = simpleGlob(pattern, separator);
  if (simple) return simple;
  const tokens = new GlobParser([...pattern]).parse();
  if (tokens === null) return () => false;
  return (text) => {
    const chars = [...text];
    return run(tokens, chars, separator, new Set([0])).has(chars.length);
  };
}

/** A plain text, or one with a single star: what most patterns are. */
function simpleGlob(pattern: string, separator: string): ((text: string) => boolean) | null {
  if (/[?[{\\]/.test(pattern)) return null;
  const [before = "", after, ...others] = pattern.split("*");
  if (after === undefined) return (text) => text === pattern;
  if (others.length > 0) return null;
  const least = before.length + after.length;
  return (text) =>
    text.length >= least &&
    text.startsWith(before) &&
    text.endsWith(after) &&
    (separator === "" || !text.slice(before.length, text.length - after.length).includes(separator));
}

class GlobParser {
  private at = 0;
  constructor(private readonly chars: readonly string[]) {}

  parse(): readonly Token[] | null {
    const tokens = this.sequence(0);
    return this.at < this.chars.length ? null : tokens;
  }

  private sequence(depth: number): readonly Token[] | null {
    const tokens: Token[] = [];
    for (; this.at < this.chars.length; this.at++) {
      const char = this.chars[this.at] ?? "";
      if (depth > 0 && (char === "," || char === "}")) return tokens;
      const token = this.token(char, depth);
      if (token === null) return null;
      tokens.push(token);
    }
    return depth > 0 ? null : tokens;
  }

  private token(char: string, depth: number): Token | null {
    if (char === "?") return { kind: "single" };
    if (char === "[") return this.range();
    if (char === "{") return this.either(depth);
    if (char === "*") {
      if (this.chars[this.at + 1] !== "*") return { kind: "any" };
      this.at++;
      return { kind: "super" };
    }
    if (char !== "\\") return { kind: "text", char };
    this.at++;
    return { kind: "text", char: this.chars[this.at] ?? "" };
  }

  /** lexer.go: fetchRange: one range `a-z`, or a list of characters, never both. */
  private range(): Token | null {
    this.at++;
    const not = this.chars[this.at] === "!";
    if (not) this.at++;
    const low = this.chars[this.at] ?? "";
    if (this.chars[this.at + 1] === "-") {
      const high = this.chars[this.at + 2] ?? "";
      this.at += 3;
      if (this.chars[this.at] !== "]" || high < low) return null;
      return { kind: "class", not, matches: (char) => char >= low && char <= high };
    }
    const end = this.chars.indexOf("]", this.at);
    if (end <= this.at) return null;
    const list = new Set(this.chars.slice(this.at, end));
    this.at = end;
    return { kind: "class", not, matches: (char) => list.has(char) };
  }

  private either(depth: number): Token | null {
    if (depth >= 20) return null;
    const branches: (readonly Token[])[] = [];
    do {
      this.at++;
      const branch = this.sequence(depth + 1);
      if (branch === null) return null;
      branches.push(branch);
    } while (this.chars[this.at] === ",");
    return { kind: "either", branches };
  }
}

/** Where a match of all tokens may end, for each place where it may begin. */
function run(
  tokens: readonly Token[],
  chars: readonly string[],
  separator: string,
  from: ReadonlySet<number>,
): ReadonlySet<number> {
  let places = from;
  for (const token of tokens) {
    if (places.size === 0) return places;
    places = step(token, chars, separator, places);
  }
  return places;
}

function step(
  token: Token,
  chars: readonly string[],
  separator: string,
  places: ReadonlySet<number>,
): ReadonlySet<number> {
  const next = new Set<number>();
  if (token.kind === "either") {
    for (const branch of token.branches)
      for (const place of run(branch, chars, separator, places)) next.add(place);
    return next;
  }
  for (const place of places) {
    if (token.kind === "any" || token.kind === "super") spread(token.kind, chars, separator, place, next);
    else if (matchesOne(token, chars[place], separator)) next.add(place + 1);
  }
  return next;
}

/** All places that a star reaches; stops where another start has been already. */
function spread(
  kind: "any" | "super",
  chars: readonly string[],
  separator: string,
  place: number,
  into: Set<number>,
): void {
  for (let at = place; !into.has(at); at++) {
    into.add(at);
    if (at >= chars.length || (kind === "any" && chars[at] === separator)) return;
  }
}

function matchesOne(
  token: Exclude<Token, { kind: "either" | "any" | "super" }>,
  char: string | undefined,
  separator: string,
): boolean {
  if (char === undefined) return false;
  if (token.kind === "text") return token.char === char;
  if (token.kind === "class") return token.matches(char) !== token.not;
  return char !== separator;
}
