/** Where in a text an error of Go's reader is that names no line: only what the error says can be looked for. */
import { type Document, isAlias, isCollection, isScalar, type Node, visit } from "yaml";

type Finder = (document: () => Document, text: string, name: string) => number | null;

const finders: readonly (readonly [message: RegExp, find: Finder])[] = [
  [/unknown anchor '(.*)' referenced/s, (document, _, name) => unknownAlias(document(), name)],
  [/anchor '(.*)' value contains itself/s, (document, _, name) => aliasWithin(document(), name)],
  [/invalid map key/, (document) => firstKey(document(), isCollection)],
  [/unsupported map key/, (document) => firstKey(document(), isNoText)],
  [/control characters are not allowed/, (_, text) => indexOf(text, notPrintable)],
  [/unsupported value/, (document) => firstScalar(document(), /^[-+]?\.(?:inf|nan)$/i)],
];

/** null: not found. The document is made only where the error is one of these. */
export function faultOffset(message: string, text: string, document: () => Document): number | null {
  for (const [pattern, find] of finders) {
    const match = pattern.exec(message);
    if (match) return find(document, text, match[1] ?? "");
  }
  return null;
}

// readerc.go: yaml_parser_update_buffer
const notPrintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

function indexOf(text: string, pattern: RegExp): number | null {
  // A mark at the start is none of the text.
  const from = text.startsWith("\ufeff") ? 1 : 0;
  const index = text.slice(from).search(pattern);
  return index < 0 ? null : index + from;
}

const offsetOf = (node: unknown): number | null =>
  isScalar(node) || isCollection(node) || isAlias(node) ? (node.range?.[0] ?? null) : null;

/** The first alias of the name before which no anchor has it. */
function unknownAlias(document: Document, name: string): number | null {
  let offset: number | null = null;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) && node.source === name) {
        offset = offsetOf(node);
        return visit.BREAK;
      }
      return !isAlias(node) && node.anchor === name ? visit.BREAK : undefined;
    },
  });
  return offset;
}

/** The first alias of the name inside of what the name stands for. */
function aliasWithin(document: Document, name: string): number | null {
  let offset: number | null = null;
  visit(document, {
    Alias: (_, alias, path) => {
      const inside = path.some((node) => isCollection(node) && node.anchor === name);
      if (alias.source !== name || !inside) return undefined;
      offset = offsetOf(alias);
      return visit.BREAK;
    },
  });
  return offset;
}

function firstKey(document: Document, matches: (key: unknown) => boolean): number | null {
  let offset: number | null = null;
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!matches(key)) return undefined;
      offset = offsetOf(key) ?? offsetOf(value);
      return visit.BREAK;
    },
  });
  return offset;
}

/** A key that go-yaml reads as null, or as an integer beyond 2^63. */
function isNoText(key: unknown): boolean {
  if (key === null) return true;
  if (!isScalar(key) || (key.type !== undefined && key.type !== "PLAIN")) return false;
  const text = String(key.value ?? "");
  return /^(?:~|null|Null|NULL|)$/.test(text) || (/^\+?\d{19,}$/.test(text) && BigInt(text) >= 2n ** 63n);
}

function firstScalar(document: Document, pattern: RegExp): number | null {
  let offset: number | null = null;
  visit(document, {
    Scalar: (_, node: Node) => {
      if (!isScalar(node) || node.type !== "PLAIN" || !pattern.test(String(node.value))) return undefined;
      offset = offsetOf(node);
      return visit.BREAK;
    },
  });
  return offset;
}
