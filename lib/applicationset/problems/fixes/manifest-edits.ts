/**
 * Changes of the manifest's text, by paths of the document. What can't be found literally in the text (escapes, folded
 * lines, aliases, flow maps where a line is needed) gives null: no change rather than a wrong one.
 */
import { applyFix, type TextEdit } from "../../../problems";
import { readDocument, type SourcePlaces, YamlFault } from "../../yaml/read-document";
import type { Path } from "../../yaml/syntax-tree";
import type { TemplateEdit } from "./template-fixes";

type Style = "plain" | "single" | "double" | "block";

export class ManifestEdits {
  constructor(
    private readonly text: string,
    private readonly places: Pick<SourcePlaces, "range" | "keyRange">,
  ) {}

  /** Edits of a scalar's decoded text as edits of the manifest. */
  inScalar(path: Path, value: string, edits: readonly TemplateEdit[]): TextEdit[] | null {
    const range = this.scalarRange(path, value);
    if (!range) return null;
    const source = this.text.slice(range.from, range.to);
    const style = styleOf(source);
    const inSource = edits.map((edit) => editIn(source, style, value, edit));
    const made = inSource.flatMap((edit) => edit ?? []);
    const changed = applyFix(value, { edits });
    if (made.length < edits.length || !isRead(applyFix(source, { edits: made }), style, changed))
      return style === "plain" && source === value ? [{ ...range, insert: singleQuoted(changed) }] : null;
    return made.map(({ from, to, insert }) => ({ from: range.from + from, to: range.from + to, insert }));
  }

  /** The value's place; the key's where the text is the key of a map. */
  private scalarRange(path: Path, value: string) {
    return path.at(-1) === value ? this.places.keyRange(path) : this.places.range(path);
  }

  /** Where a piece of a scalar's decoded text stands. */
  locate(path: Path, value: string, from: number, to: number): { from: number; to: number } | null {
    const [edit] = this.inScalar(path, value, [{ from, to, insert: value.slice(from, to) }]) ?? [];
    return edit ? { from: edit.from, to: edit.to } : null;
  }

  /** Another plain or quoted scalar in place of the value. */
  replace(path: Path, insert: string): TextEdit[] | null {
    const range = this.places.range(path);
    return range && [{ ...range, insert }];
  }

  /** The value between quotes, as it is written. */
  quote(path: Path): TextEdit[] | null {
    const range = this.places.range(path);
    const source = range ? this.text.slice(range.from, range.to) : "";
    return range && /^[\w.+-]+$/.test(source) ? [{ ...range, insert: `"${source}"` }] : null;
  }

  renameKey(path: Path, name: string): TextEdit[] | null {
    const range = this.places.keyRange(path);
    if (!range) return null;
    const quotes = /^["']/.exec(this.text.slice(range.from, range.to))?.[0] ?? "";
    return [{ ...range, insert: quotes + name + quotes }];
  }

  /** The key and its value, with their lines. */
  removeKey(path: Path): TextEdit[] | null {
    const key = this.places.keyRange(path);
    const value = this.places.range(path);
    if (!key || !value) return null;
    const line = this.lineStart(key.from);
    const before = this.text.slice(line, key.from);
    const end = this.lineEnd(value.to);
    const isWholeLine = /^\s*$/.test(before) && /^\s*(#.*)?$/.test(this.text.slice(value.to, end).trimEnd());
    if (isWholeLine) return [{ from: line, to: this.nextLine(end), insert: "" }];
    return this.removeFromFlow(key.from, value.to);
  }

  /** `a: x, ` out of `{a: x, b: y}`. */
  private removeFromFlow(from: number, to: number): TextEdit[] | null {
    const after = /^\s*,[ \t]*/.exec(this.text.slice(to))?.[0];
    if (after !== undefined) return [{ from, to: to + after.length, insert: "" }];
    const before = /,\s*$/.exec(this.text.slice(0, from))?.[0];
    if (before !== undefined && /^\s*\}/.test(this.text.slice(to)))
      return [{ from: from - before.length, to, insert: "" }];
    return /\{\s*$/.test(this.text.slice(0, from)) && /^\s*\}/.test(this.text.slice(to))
      ? [{ from, to, insert: "" }]
      : null;
  }

  removeItem(path: Path): TextEdit[] | null {
    const value = this.places.range(path);
    if (!value) return null;
    const line = this.lineStart(value.from);
    const end = this.lineEnd(value.to);
    const isWholeLine =
      /^\s*-\s+$/.test(this.text.slice(line, value.from)) &&
      /^\s*(#.*)?$/.test(this.text.slice(value.to, end));
    if (isWholeLine) return [{ from: line, to: this.nextLine(end), insert: "" }];
    const after = /^\s*,[ \t]*/.exec(this.text.slice(value.to))?.[0];
    if (after !== undefined) return [{ from: value.from, to: value.to + after.length, insert: "" }];
    const before = /,\s*$/.exec(this.text.slice(0, value.from))?.[0];
    const isLast = /^\s*\]/.test(this.text.slice(value.to));
    if (!isLast) return null;
    return [{ from: value.from - (before?.length ?? 0), to: value.to, insert: "" }];
  }

  /** A key put before the first of `siblings` that stands on a line of its own; in a flow map at its beginning. */
  insertKey(parent: Path, siblings: readonly string[], key: string, value: Flow): TextEdit[] | null {
    const range = this.places.range(parent);
    if (range && this.text[range.from] === "{") return this.insertIntoFlow(range.from, key, value);
    for (const sibling of siblings) {
      const at = this.places.keyRange([...parent, sibling]);
      if (!at) continue;
      const line = this.lineStart(at.from);
      const indent = this.text.slice(line, at.from);
      if (/^ *$/.test(indent))
        return [
          {
            from: line,
            to: line,
            insert: `${indent}${key}:${blockText(value, indent, this.eol)}${this.eol}`,
          },
        ];
    }
    return null;
  }

  private insertIntoFlow(brace: number, key: string, value: Flow): TextEdit[] {
    const isEmpty = /^\{\s*\}/.test(this.text.slice(brace));
    return [{ from: brace + 1, to: brace + 1, insert: `${key}: ${flowText(value)}${isEmpty ? "" : ", "}` }];
  }

  /** An item put after the last of a list. */
  appendItem(list: Path, count: number, item: string): TextEdit[] | null {
    const range = this.places.range(list);
    if (!range) return null;
    const source = this.text.slice(range.from, range.to);
    if (source.startsWith("[") && source.endsWith("]")) {
      const insert = `${/^\[\s*\]$/.test(source) ? "" : ", "}${item}`;
      return [{ from: range.to - 1, to: range.to - 1, insert }];
    }
    const last = this.places.range([...list, count - 1]);
    if (!last) return null;
    const lead = /^ *- +$/.exec(this.text.slice(this.lineStart(last.from), last.from))?.[0];
    const end = this.lineEnd(last.to);
    return lead === undefined ? null : [{ from: end, to: end, insert: `${this.eol}${lead}${item}` }];
  }

  private nextLine(end: number): number {
    return end + (/^\r?\n/.exec(this.text.slice(end, end + 2))?.[0].length ?? 0);
  }

  private get eol(): string {
    return this.text.includes("\r\n") ? "\r\n" : "\n";
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  /** Before the line break, its carriage return included. */
  private lineEnd(offset: number): number {
    const end = this.text.indexOf("\n", offset);
    const at = end < 0 ? this.text.length : end;
    return this.text[at - 1] === "\r" && at > offset ? at - 1 : at;
  }
}

/** A value to write: a scalar as it is written, or a map of such. */
export type Flow = string | { readonly [key: string]: Flow };

function flowText(value: Flow): string {
  if (typeof value === "string") return value;
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${flowText(item)}`)
    .join(", ")}}`;
}

function blockText(value: Flow, indent: string, eol: string): string {
  if (typeof value === "string") return ` ${value}`;
  const inner = `${indent}  `;
  return Object.entries(value)
    .map(([key, item]) => `${eol}${inner}${key}:${blockText(item, inner, eol)}`)
    .join("");
}

function styleOf(source: string): Style {
  if (source.startsWith('"')) return "double";
  if (source.startsWith("'")) return "single";
  return source.startsWith("|") || source.startsWith(">") ? "block" : "plain";
}

function encoded(piece: string, style: Style): string {
  if (style === "single") return piece.replaceAll("'", "''");
  if (style !== "double") return piece;
  return piece.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}

const singleQuoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** One edit, where its piece stands as often in the source as in the value. */
function editIn(source: string, style: Style, value: string, edit: TemplateEdit): TemplateEdit | null {
  if (edit.from === value.length) return appended(source, style, value, edit);
  // An insertion is found by the words that it stands before.
  const width = edit.from === edit.to ? insertionWidth(value, edit.from) : edit.to - edit.from;
  const piece = value.slice(edit.from, edit.from + width);
  const written = encoded(piece, style);
  if (piece === "" || piece.includes("\n") || !fits(edit.insert, style)) return null;
  const inValue = occurrences(value, piece);
  const inSource = occurrences(source, written);
  if (inValue.length !== inSource.length) return null;
  const from = inSource[inValue.indexOf(edit.from)];
  if (from === undefined) return null;
  const to = edit.from === edit.to ? from : from + written.length;
  return { from, to, insert: encoded(edit.insert, style) };
}

/** At the end of the value: before the closing quote, or where the source ends. */
function appended(
  source: string,
  style: Style,
  value: string,
  { insert }: TemplateEdit,
): TemplateEdit | null {
  const last = value.slice(value.lastIndexOf("\n") + 1);
  const at = source.length - (style === "single" || style === "double" ? 1 : 0);
  if (style === "block" || !fits(insert, style) || !source.slice(0, at).endsWith(encoded(last, style)))
    return null;
  return { from: at, to: at, insert: encoded(insert, style) };
}

function insertionWidth(value: string, from: number): number {
  return /^[^\s"'\\]*/.exec(value.slice(from))?.[0].length ?? 0;
}

/** Whether the changed scalar says what is meant. A block depends on what is around it: there the edits are trusted. */
function isRead(source: string, style: Style, value: string): boolean {
  if (style === "block") return true;
  try {
    const { value: read } = readDocument(`- ${source}`);
    return Array.isArray(read) && read.length === 1 && read[0] === value;
  } catch (error) {
    if (error instanceof YamlFault) return false;
    throw error;
  }
}

/** What a plain scalar can't hold without becoming something else, and a block without moving its lines. */
function fits(insert: string, style: Style): boolean {
  if (insert.includes("\n")) return false;
  if (style === "block") return insert !== "" && insert.trim() === insert;
  return style !== "plain" || !/: | #|:$|[[\]{},]|^\s|\s$/.test(insert.replaceAll(/\{\{|\}\}/g, ""));
}

function occurrences(text: string, piece: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}
