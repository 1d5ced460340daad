/** Which parameters a text names, in either mode, as far as the text alone tells. */
import { words } from "../../gotemplate/words";

/** The tags of a text in fast mode: the keys that are looked up. */
export function tagsOf(text: string): string[] {
  return [...text.matchAll(/\{\{(.*?)\}\}/gs)].map(([, inner = ""]) => inner.trim());
}

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
