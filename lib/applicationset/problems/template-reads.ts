/** Which parameters a text names, in either mode, as far as the text alone tells. */
import { words } from "../../gotemplate/words";

/** A tag of fast mode as written, and what stands between its braces. */
export interface Tag {
  readonly index: number;
  readonly tag: string;
  readonly name: string;
}

/** All tags of a text, in one pass however many braces are left open. */
export function tagsIn(text: string): Tag[] {
  const found: Tag[] = [];
  for (let index = text.indexOf("{{"); index >= 0; ) {
    const end = text.indexOf("}}", index + 2);
    if (end < 0) break;
    found.push({ index, tag: text.slice(index, end + 2), name: text.slice(index + 2, end).trim() });
    index = text.indexOf("{{", end + 2);
  }
  return found;
}

/** The keys that are looked up in fast mode. */
export const tagsOf = (text: string): string[] => tagsIn(text).map(({ name }) => name);

export interface Reads {
  /** Paths that are named from the root of the data. */
  readonly paths: readonly (readonly string[])[];
  /** Every name after a dot and every text constant: what may name a key, wherever the dot is. */
  readonly names: ReadonlySet<string>;
  /** The data is used as a whole: everything may be read. */
  readonly whole: boolean;
}

/** Of a text in Go mode. */
export function readsOf(text: string): Reads {
  const paths: (readonly string[])[] = [];
  const names = new Set<string>();
  let whole = false;
  for (const word of words(text)) {
    if (word.names && word.names.length > 0 && word.atRoot) paths.push(word.names);
    if (word.names?.length === 0 && word.atRoot && !isLookUp(word)) whole = true;
    for (const name of word.text.match(/[\p{L}\p{Nd}_-]+/gu) ?? []) names.add(name);
    if (word.type === "string" || word.type === "rawString") names.add(word.text.slice(1, -1));
  }
  return { paths, names, whole };
}

type Word = ReturnType<typeof words>[number];

const lookUps = new Set(["index", "get", "hasKey", "dig"]);

/** The dot as the map that a constant key is looked up in. */
function isLookUp({ command }: Word): boolean {
  const [first, ...args] = command.words;
  return lookUps.has(first?.text ?? "") && args.some(({ type }) => type === "string" || type === "rawString");
}
