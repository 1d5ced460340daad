/** YAML and JSON lines cut into coloured pieces. For the eye only: it never changes a character. */

export type TokenKind = "key" | "str" | "num" | "tpl" | "com" | "";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const PIECE =
  /(?<tpl>\{\{.*?\}\})|(?<com>(?:^|\s)#.*$)|(?<key>^\s*(?:- )*(?:"(?:[^"\\]|\\.)*"|[\w.$/~-][^:#{}"']*?)(?=:(?:\s|$))|"(?:[^"\\]|\\.)*"(?=\s*:))|(?<str>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<num>(?<=[\s,[:]|^)(?:-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?=\s*(?:,|\]|\}|$)))/g;
const LONGEST = 2_000;

function kindOf(groups: { [name: string]: string | undefined }): TokenKind {
  for (const kind of ["tpl", "com", "key", "str", "num"] as const)
    if (groups[kind] !== undefined) return kind;
  return "";
}

/** A string may hold templates: those keep their own colour. */
function splitTemplates(kind: TokenKind, text: string): Token[] {
  if (kind !== "str" || !text.includes("{{")) return [{ kind, text }];
  return text
    .split(/(\{\{.*?\}\})/)
    .filter((part) => part !== "")
    .map((part) => ({ kind: part.startsWith("{{") ? "tpl" : kind, text: part }));
}

export function highlightYaml(line: string): Token[] {
  if (line.length > LONGEST) return [{ kind: "", text: line }];
  const tokens: Token[] = [];
  let at = 0;
  for (const match of line.matchAll(PIECE)) {
    if (match.index > at) tokens.push({ kind: "", text: line.slice(at, match.index) });
    tokens.push(...splitTemplates(kindOf(match.groups ?? {}), match[0]));
    at = match.index + match[0].length;
  }
  if (at < line.length) tokens.push({ kind: "", text: line.slice(at) });
  return tokens;
}
