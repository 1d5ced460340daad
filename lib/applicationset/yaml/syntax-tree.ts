/**
 * Where the parts of a YAML document stand: the `yaml` package's syntax tree, made only when somebody asks. Its parser
 * differs from Go's in corners, so it says nothing of values. Lines are those of an editor: LF, CRLF or CR ends one.
 * Every look-up is bounded by the depth of its path, however long the maps are.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";

import { faultOffset } from "./fault-offset";

/** Both from 1; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Path = readonly (string | number)[];

/** Offsets count UTF-16 units of the text, from 0; `to` is exclusive. */
export interface SourceRange {
  readonly from: number;
  readonly to: number;
}

/** A key that stood in its map before. */
export interface RepeatedKey {
  readonly key: string;
  readonly range: SourceRange;
  /** Of its value, from 1 in the text itself. */
  readonly valueLine: number;
}

/** A key such as `on` or `n`, which YAML 1.1 reads as a boolean. */
export interface BooleanKey {
  /** As it stands in the text. */
  readonly written: string;
  /** What Go makes of it. */
  readonly key: "true" | "false";
  readonly range: SourceRange;
}

/** A node of the tree, as far as the path leads. */
interface Found {
  /** False: it is the nearest parent that is there. */
  readonly found: boolean;
  /** Of the value; where it is empty or missing, of its key. */
  readonly range: SourceRange;
  /** null for an item of a list and for the document. */
  readonly keyRange: SourceRange | null;
}

type Entries = ReadonlyMap<string, Pair>;

export class SyntaxTree {
  private parsed: Document | null = null;
  private starts: number[] | null = null;
  private targets: ReadonlyMap<Alias, Node> | null = null;
  private readonly entries = new Map<YAMLMap, Entries>();

  constructor(
    private readonly text: string,
    private readonly firstLine: number,
  ) {}

  private get document(): Document {
    this.parsed ??= this.parse();
    return this.parsed;
  }

  private parse(): Document {
    const options = { version: "1.1", schema: "failsafe", uniqueKeys: false, prettyErrors: false } as const;
    // What ends a line for Go does so here, too, at the same offset.
    const text = this.text.replace(/\r(?!\n)|[\x85\u2028\u2029]/g, "\n");
    try {
      return parseDocument(text, { ...options, logLevel: "silent" });
    } catch (error) {
      // Its recursion ends before ours: then everything stands at the start.
      if (error instanceof RangeError) return parseDocument("");
      throw error;
    }
  }

  /** Line and column of an offset. */
  at(offset: number): Position {
    this.starts ??= lineStarts(this.text);
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: this.firstLine + low, column: offset - (this.starts[low] ?? 0) + 1 };
  }

  /** What Go's text speaks of, else the line that it names, else where the tree's own parser stumbles. */
  faultPosition(message: string): Position {
    const offset = faultOffset(message, this.text, () => this.document);
    if (offset !== null) return this.at(offset);
    const named = /^yaml: line (\d+):/.exec(message)?.[1];
    const [error] = this.document.errors;
    const own = this.at(error ? error.pos[0] : 0);
    if (!named) return own;
    const line = Number(named) + this.firstLine - 1;
    return own.line === line ? own : { line, column: 1 };
  }

  find(path: Path): Found {
    const { contents } = this.document;
    let node: unknown = contents;
    let here: Omit<Found, "found"> = { range: this.rangeOf(node) ?? { from: 0, to: 0 }, keyRange: null };
    for (const step of path) {
      node = this.resolve(node);
      let keyRange: SourceRange | null = null;
      if (isSeq(node)) node = typeof step === "number" ? node.items[step] : undefined;
      else if (isMap(node)) {
        const pair = this.entriesOf(node).get(String(step));
        keyRange = pair ? this.rangeOf(pair.key) : null;
        node = pair?.value;
        if (pair && !isNode(node)) node = pair.key;
      } else node = undefined;
      if (!isNode(node)) return { ...here, found: false };
      const own = this.rangeOf(node);
      const range = own && own.to > own.from ? own : (keyRange ?? own ?? here.range);
      here = { range, keyRange };
    }
    return { ...here, found: true };
  }

  /** Keys given twice in one map: the last wins. */
  duplicates(): RepeatedKey[] {
    const found: (RepeatedKey & { readonly ends: number })[] = [];
    visit(this.document, {
      Map: (_, { items }) => {
        const seen = new Set<string>();
        for (const { key, value } of items) {
          if (!isScalar(key) || isMergeKey(key)) continue;
          const name = String(key.value);
          const range = this.rangeOf(key);
          if (seen.has(name) && range) {
            const { from, to } = this.rangeOf(value) ?? range;
            found.push({ key: name, range, valueLine: this.at(from).line - this.firstLine + 1, ends: to });
          }
          seen.add(name);
        }
      },
    });
    // As a decoder meets them: what is inside of a value before the value's own key.
    return found
      .sort((a, b) => a.ends - b.ends || b.range.from - a.range.from)
      .map(({ ends: _, ...repeated }) => repeated);
  }

  /** In the order of the text, those of `true` and `false` themselves left out. */
  booleanKeys(): BooleanKey[] {
    const found: BooleanKey[] = [];
    visit(this.document, {
      Pair: (_, { key }) => {
        if (!isScalar(key)) return;
        const [written, read] = [String(key.value), keyText(key)];
        const range = this.rangeOf(key);
        if (range && written !== read && (read === "true" || read === "false"))
          found.push({ written, key: read, range });
      },
    });
    return found;
  }

  private resolve(node: unknown): unknown {
    if (!isAlias(node)) return node;
    this.targets ??= targetsOf(this.document);
    return this.targets.get(node);
  }

  /** What each key of a map means: the last pair that has it, those of merged maps where they are merged. */
  private entriesOf(map: YAMLMap): Entries {
    const known = this.entries.get(map);
    if (known) return known;
    const made = new Map<string, Pair>();
    // Already there for a map that merges itself.
    this.entries.set(map, made);
    for (const pair of map.items) {
      if (!isScalar(pair.key)) continue;
      if (isMergeKey(pair.key)) this.mergeInto(made, pair.value);
      else made.set(keyText(pair.key), pair);
    }
    return made;
  }

  private mergeInto(into: Map<string, Pair>, value: unknown): void {
    const merged = isSeq(value) ? value.items.toReversed() : [value];
    for (const item of merged) {
      const map = this.resolve(item);
      if (isMap(map)) for (const [key, pair] of this.entriesOf(map)) into.set(key, pair);
    }
  }

  /** Without its anchor and tag, and without the blanks and line breaks that end a block. */
  private rangeOf(node: unknown): SourceRange | null {
    if (!isNode(node) || !node.range) return null;
    const [from, end] = node.range;
    let to = end;
    while (to > from && blanks.has(this.text.charCodeAt(to - 1))) to--;
    return { from, to };
  }
}

const blanks: ReadonlySet<number> = new Set([..." \t\r\n\x85\u2028\u2029"].map((char) => char.charCodeAt(0)));

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === "<<" && (key.type === undefined || key.type === "PLAIN");
}

const yes = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const no = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;

/** What go-yaml makes of a key that YAML 1.1 reads as a boolean: `on:` is the key `true`. */
function keyText({ value, type }: Scalar): string {
  const text = String(value);
  if (type !== "PLAIN") return text;
  return yes.test(text) ? "true" : no.test(text) ? "false" : text;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n?|\n/g)) starts.push(index + ending.length);
  return starts;
}

/** What each alias means: the anchor of its name that stands last before it. */
function targetsOf(document: Document): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}
