/**
 * What the editor knows of YAML: from indentation alone. A manifest holds templates and YAML within YAML, on which a
 * grammar would stumble; indentation stays true while one types.
 */

/** Columns of spaces before the first character; null for a line without one. */
function indentOf(line: string): number | null {
  const at = line.search(/[^ \t\r]/);
  return at < 0 ? null : at;
}

/**
 * How many of the lines after this one belong to it: those indented deeper, and for a key the list items right under it.
 * Blank lines at the end don't.
 */
export function linesWithin(line: string, following: Iterable<string>): number {
  const indent = indentOf(line);
  if (indent === null || line[indent] === "#") return 0;
  const isItem = /^-(?: |$)/.test(line.slice(indent));
  let read = 0;
  let within = 0;
  for (const next of following) {
    read += 1;
    const depth = indentOf(next);
    if (depth === null) continue;
    const item = !isItem && depth === indent && /^-(?: |$)/.test(next.slice(depth));
    if (depth <= indent && !item) break;
    within = read;
  }
  return within;
}

const KEY = /^(?:"(?:[^"\\]|\\.)*"\s*|'(?:[^']|'')*'\s*|[^\s#"'[\]{},:][^:#]*):(?=\s|$)/;

/** How far a line that follows this one begins: deeper after a key without value, else as this one's content. */
export function nextIndent(line: string): number {
  const [, spaces = "", dashes = "", content = ""] = /^( *)((?:- +)*)(.*)$/.exec(line) ?? [];
  const key = KEY.exec(content);
  // A list of plain values goes on with the next dash.
  if (!key) return content === "" && dashes !== "" ? spaces.length + dashes.length : spaces.length;
  const value = content
    .slice(key[0].length)
    .replace(/\s#.*$/, "")
    .trim();
  const opens = value === "" || /^(?:[&!]\S+(?: +|$))*(?:[|>][+-]?\d?[+-]?)?$/.test(value);
  return spaces.length + dashes.length + (opens ? 2 : 0);
}
