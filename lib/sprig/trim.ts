/** Taking away from the ends of a text. */
import { searchBytes } from "./search";
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

export function removePrefix(prefix: string, text: string): string {
  const { result, restore } = searchBytes(text, prefix, (s, p) => (s.startsWith(p) ? s.slice(p.length) : s));
  return restore(result);
}

export function removeSuffix(suffix: string, text: string): string {
  const { result, restore } = searchBytes(text, suffix, (s, p) =>
    s.endsWith(p) ? s.slice(0, s.length - p.length) : s,
  );
  return restore(result);
}
