/**
 * Which field of the manifest the cursor is at, told from the lines' indentation: the text is being typed and may not
 * be YAML at the moment. Block style only; inside braces it says nothing.
 */

export interface CursorField {
  /** From the root to the map that holds the key: names, and `[]` for an entry of a list. */
  readonly path: readonly string[];
  /** Column at which the key begins, from 0. */
  readonly column: number;
  /** Keys that the same map has already. */
  readonly siblings: ReadonlySet<string>;
}

interface Token {
  readonly column: number;
  /** null: the dash of a list's entry. */
  readonly key: string | null;
  /** A key whose value stands in the same line. */
  readonly filled: boolean;
}

/** How far up and down is looked. */
const farthest = 5_000;
const KEY = /^(?:("[^"]*"|'[^']*')\s*|([^\s#:][^:]*)):(?:\s+(.*))?$/;

/** The dashes and the key with which a line begins; empty for blank lines, comments and plain text. */
function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let column = 0;
  for (;;) {
    while (line[column] === " ") column++;
    if (line[column] !== "-" || (column + 1 < line.length && line[column + 1] !== " ")) break;
    tokens.push({ column, key: null, filled: false });
    column++;
  }
  const match = KEY.exec(line.slice(column).trimEnd());
  const name = match?.[1] ?? match?.[2]?.trimEnd();
  if (match && name !== undefined) {
    const value = match[3] ?? "";
    const filled = value !== "" && !/^(?:#|[|>][-+\d]*(?:\s|$))/.test(value);
    tokens.push({ column, key: name.replace(/^["']|["']$/g, ""), filled });
  }
  return tokens;
}

/** The field that begins at `column` of the line with this number, from 0. */
export function cursorField(lines: readonly string[], row: number, column: number): CursorField {
  const path: string[] = [];
  let inner = column;
  let inList = false;
  const take = ({ column: at, key, filled }: Token) => {
    if (key === null) {
      if (at >= inner) return;
      path.unshift("[]");
      inList = true;
    } else {
      // A list may stand as far left as its key.
      if (at > inner || (at === inner && !inList) || filled) return;
      path.unshift(key);
      inList = false;
    }
    inner = at;
  };
  const own = tokensOf(lines[row] ?? "").filter((token) => token.key === null && token.column < column);
  for (const token of own.reverse()) take(token);
  for (let at = row - 1; at >= Math.max(0, row - farthest) && (inner > 0 || inList); at--) {
    for (const token of tokensOf(lines[at] ?? "").reverse()) take(token);
  }
  return { path, column, siblings: siblingsOf(lines, row, column) };
}

function siblingsOf(lines: readonly string[], row: number, column: number): ReadonlySet<string> {
  const siblings = new Set<string>();
  const ends = (line: string) => {
    const first = line.search(/\S/);
    if (first < 0 || line[first] === "#") return false;
    return first < column;
  };
  const add = (line: string) => {
    const key = tokensOf(line).find((token) => token.column === column)?.key;
    if (key) siblings.add(key);
  };
  const startsEntry = (line: string) => ends(line) && tokensOf(line).at(-1)?.column === column;
  if (!startsEntry(lines[row] ?? "")) {
    for (let at = row - 1; at >= Math.max(0, row - farthest); at--) {
      const line = lines[at] ?? "";
      // The first key of a list's entry stands behind its dash.
      if (startsEntry(line)) add(line);
      if (ends(line)) break;
      add(line);
    }
  }
  for (let at = row + 1; at < Math.min(lines.length, row + farthest); at++) {
    const line = lines[at] ?? "";
    if (ends(line)) break;
    add(line);
  }
  return siblings;
}
