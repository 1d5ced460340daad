/**
 * How templates and parameter sets fit together: parameters that no template uses, keys that some sets lack, keys
 * that no set has.
 */
import type { Environment } from "./environment";
import type { Template } from "./template";
import type { Path, Read } from "./trace";
import { compareBytes } from "./utf8";
import { GoMap, GoSlice, type GoValue } from "./value";

/** A key that templates read and that some sets lack; indexes of lists read `*`. */
export interface PartialKey {
  readonly path: Path;
  /** Indexes of the sets that lack it. */
  readonly missingIn: readonly number[];
}

export interface Usage {
  /** Parameters that no template read; a map or list of which nothing was read stands for all that it holds. */
  readonly unused: readonly Path[];
  readonly partial: readonly PartialKey[];
  /** Keys that templates read and no set has. */
  readonly unknown: readonly Path[];
}

/**
 * Executes every template on every set, with tracing. A template that fails on a set reads no further there, so a key
 * that another set showed to be read is looked up in the data itself.
 */
export function usage(
  templates: readonly Template[],
  sets: readonly GoValue[],
  environment?: Environment,
): Usage {
  const reads = new ReadTree();
  sets.forEach((set, i) => {
    for (const template of templates) {
      for (const read of template.trace(set, environment).reads) reads.add(read, i);
    }
  });
  const unused = new Map<string, Path>();
  for (const set of sets) collectUnused(set, [], reads.root, unused);
  return { unused: sorted(unused.values()), ...reads.missing(sets) };
}

interface ReadNode {
  readonly children: Map<string, ReadNode>;
  /** Read whole, so all that it holds counts as used. */
  whole: boolean;
  readonly foundIn: Set<number>;
  readonly missingIn: Set<number>;
}

const newNode = (): ReadNode => ({
  children: new Map(),
  whole: false,
  foundIn: new Set(),
  missingIn: new Set(),
});

/** All reads by path. Lists are one: what was read of one element was read of all. */
class ReadTree {
  readonly root = newNode();

  add({ path, found, shallow }: Read, set: number): void {
    let node = this.root;
    for (const name of path) node = childOf(node, generalized(name));
    if (!shallow) node.whole = true;
    (found ? node.foundIn : node.missingIn).add(set);
  }

  missing(sets: readonly GoValue[]): Pick<Usage, "partial" | "unknown"> {
    const partial: PartialKey[] = [];
    const unknown: Path[] = [];
    visit(this.root, [], (node, path) => {
      if (node.foundIn.size + node.missingIn.size === 0) return;
      if (!path.includes("*")) for (const [i, set] of sets.entries()) lookUp(node, i, set, path);
      const missingIn = [...node.missingIn].sort((a, b) => a - b);
      if (missingIn.length === 0) return;
      if (node.foundIn.size > 0) partial.push({ path, missingIn });
      else unknown.push(path);
    });
    return { partial: partial.sort((a, b) => comparePaths(a.path, b.path)), unknown: sorted(unknown) };
  }
}

/** Whether a set has a key that no template came to read in it. */
function lookUp(node: ReadNode, index: number, set: GoValue, path: Path): void {
  if (node.foundIn.has(index) || node.missingIn.has(index)) return;
  let value: GoValue | undefined = set;
  for (const name of path) value = value instanceof GoMap ? value.entries.get(name) : undefined;
  (value === undefined ? node.missingIn : node.foundIn).add(index);
}

function childOf(node: ReadNode, name: string): ReadNode {
  const known = node.children.get(name) ?? newNode();
  node.children.set(name, known);
  return known;
}

/** An index of a list as a segment of the general path. A map with such keys is read alike. */
function generalized(name: string): string {
  return /^\d+$/.test(name) ? "*" : name;
}

function visit(node: ReadNode, path: Path, see: (node: ReadNode, path: Path) => void): void {
  see(node, path);
  for (const [name, child] of node.children) visit(child, [...path, name], see);
}

function collectUnused(value: GoValue, path: Path, node: ReadNode, unused: Map<string, Path>): void {
  if (node.whole) return;
  for (const [name, child] of entriesOf(value)) {
    const segment = generalized(name);
    const inner = [...path, segment];
    const read = node.children.get(segment);
    if (read) collectUnused(child, inner, read, unused);
    else if (!countsAsTurn(value, child)) unused.set(JSON.stringify(inner), inner);
  }
}

/** A loop over a list uses its plain elements even when it never prints them. */
function countsAsTurn(holder: GoValue, element: GoValue): boolean {
  return holder instanceof GoSlice && !(element instanceof GoMap || element instanceof GoSlice);
}

function entriesOf(value: GoValue): readonly (readonly [string, GoValue])[] {
  if (value instanceof GoMap) return [...value.entries];
  return value instanceof GoSlice ? value.items.map((item, i) => [String(i), item]) : [];
}

function sorted(paths: Iterable<Path>): Path[] {
  return [...paths].sort(comparePaths);
}

function comparePaths(a: Path, b: Path): number {
  return compareBytes(a.join("\0"), b.join("\0"));
}
