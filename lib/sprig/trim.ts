/** Taking away from the ends of a text. */
import { comparable, restore } from "./search";
import { isSpace } from "./unicode";

// strings.go: TrimFunc
function trimWhere(text: string, isOut: (char: string) => boolean): string {
  const chars = [...text];
  let from = 0;
  let to = chars.length;
  while (from < to && isOut(chars[from] ?? "")) from++;
  while (to > from && isOut(chars[to - 1] ?? "")) to--;
  return to - from === chars.length ? text : chars.slice(from, to).join("");
}

/** strings.TrimSpace */
export const trimSpace = (text: string): string => trimWhere(text, isSpaceChar);

const isSpaceChar = (char: string) => isSpace(char.codePointAt(0) ?? 0);

// strings.go: Trim; an invalid byte counts as U+FFFD on both sides
export function trimSet(text: string, cutset: string): string {
  const rune = (char: string) => (/^[\udc80-\udcff]$/.test(char) ? "\ufffd" : char);
  const set = new Set(Array.from(cutset, rune));
  return trimWhere(text, (char) => set.has(rune(char)));
}

/** strings.TrimPrefix */
export function removePrefix(prefix: string, source: string): string {
  const [text, needle] = comparable(source, prefix);
  return text.startsWith(needle) ? restore(text.slice(needle.length), prefix) : source;
}

/** strings.TrimSuffix */
export function removeSuffix(suffix: string, source: string): string {
  const [text, needle] = comparable(source, suffix);
  return text.endsWith(needle) ? restore(text.slice(0, text.length - needle.length), suffix) : source;
}
