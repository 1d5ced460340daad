/**
 * Lays JSON text out over lines without reading it into values, so that what a plugin sent stays what is shown:
 * numbers keep every digit, a key that is given twice stands there twice.
 */

const INDENT = "  ";
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

/** The text over lines; null when it is not JSON. */
export function reindentJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const parts: string[] = [];
  let depth = 0;
  let opened = false;
  const breakLine = () => parts.push("\n", INDENT.repeat(depth));
  for (const token of text.match(TOKEN) ?? []) {
    const closes = token === "}" || token === "]";
    if (closes) depth -= 1;
    if (opened !== closes) breakLine();
    parts.push(token);
    opened = token === "{" || token === "[";
    if (opened) depth += 1;
    else if (token === ",") breakLine();
    else if (token === ":") parts.push(" ");
  }
  return parts.join("");
}
