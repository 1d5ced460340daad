/** Writes a value as goyaml.v2 does: block style, lines folded from column 80 on. // emitterc.go, encode.go */

import { checkText, spendElement } from "../../gotemplate/spend";
import { formatFloat } from "../../gotemplate/strconv/format-float";
import { byteLength } from "../../gotemplate/utf8";
import { type SortedKeys, sortKeys } from "./key-order";
import { isBlankOrEnd, isBreak, space } from "./reader";
import { resolve, type YamlValue } from "./resolve";

const bestIndent = 2;
const bestWidth = 80;
const longestSimpleKey = 128;
const base60Float = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

type Style = "plain" | "single" | "double" | "literal";

/** What a scalar's text allows. // emitterc.go: yaml_emitter_analyze_scalar */
interface Analysis {
  readonly multiline: boolean;
  readonly plainAllowed: boolean;
  readonly singleAllowed: boolean;
  readonly blockAllowed: boolean;
}

interface Context {
  readonly mapping: boolean;
  readonly simpleKey: boolean;
}

const rootContext: Context = { mapping: false, simpleKey: false };
const itemContext: Context = { mapping: false, simpleKey: false };
const valueContext: Context = { mapping: true, simpleKey: false };
const simpleKeyContext: Context = { mapping: true, simpleKey: true };

/** The document; `unstable` is called when the controller's order of some map's keys is random. */
export function emitYaml(value: YamlValue, unstable: () => void): string {
  return new Emitter(unstable).document(value);
}

class Emitter {
  private out = "";
  private column = 0;
  private indent = -1;
  private whitespace = true;
  private indention = true;
  /** The keys of the map written last, as they came and as they go. */
  private orders: { readonly keys: readonly string[]; readonly sorted: SortedKeys } | null = null;

  constructor(private readonly unstable: () => void) {}

  document(value: YamlValue): string {
    this.node(value, rootContext);
    this.writeIndent();
    return this.out;
  }

  // emitterc.go: yaml_emitter_emit_node
  private node(value: YamlValue, context: Context): void {
    spendElement();
    checkText(this.out.length);
    if (Array.isArray(value)) this.sequence(value, context);
    else if (value instanceof Map) this.mapping(value);
    else this.scalar(scalarText(value), scalarStyle(value), context);
  }

  // emitterc.go: yaml_emitter_emit_block_sequence_item
  private sequence(items: readonly YamlValue[], context: Context): void {
    if (items.length === 0) {
      this.emptyCollection("[", "]");
      return;
    }
    this.indented(false, context.mapping && !this.indention, () => {
      for (const item of items) {
        this.writeIndent();
        this.writeIndicator("-", true, false, true);
        this.node(item, itemContext);
      }
    });
  }

  // emitterc.go: yaml_emitter_emit_block_mapping_key
  private mapping(map: ReadonlyMap<unknown, YamlValue>): void {
    if (map.size === 0) {
      this.emptyCollection("{", "}");
      return;
    }
    const { keys, stable } = this.sorted([...map.keys()].map(String));
    if (!stable) this.unstable();
    this.indented(false, false, () => {
      for (const key of keys) {
        this.writeIndent();
        this.key(key);
        this.node(map.get(key) ?? null, valueContext);
      }
    });
  }

  /** The maps of a list mostly have the same keys. */
  private sorted(keys: readonly string[]): SortedKeys {
    const known = this.orders;
    if (known && known.keys.length === keys.length && known.keys.every((key, i) => key === keys[i])) {
      return known.sorted;
    }
    this.orders = { keys, sorted: sortKeys(keys) };
    return this.orders.sorted;
  }

  private key(key: string): void {
    if (isSimpleKey(key)) {
      this.node(key, simpleKeyContext);
      this.writeIndicator(":", false, false, false);
      return;
    }
    this.writeIndicator("?", true, false, true);
    this.node(key, valueContext);
    this.writeIndent();
    this.writeIndicator(":", true, false, true);
  }

  /** `[]` or `{}`. */
  private emptyCollection(open: string, close: string): void {
    this.writeIndicator(open, true, true, false);
    this.writeIndicator(close, false, false, false);
  }

  // emitterc.go: yaml_emitter_increase_indent
  private indented(flow: boolean, indentless: boolean, body: () => void): void {
    const outer = this.indent;
    if (outer < 0) this.indent = flow ? bestIndent : 0;
    else if (!indentless) this.indent += bestIndent;
    body();
    this.indent = outer;
  }

  // emitterc.go: yaml_emitter_emit_scalar
  private scalar(text: string, wanted: Style, { simpleKey }: Context): void {
    const style = selectStyle(text, wanted, simpleKey);
    if (style === "plain" && harmless.test(text)) {
      this.writeHarmless(text);
      return;
    }
    this.indented(true, false, () => {
      const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0);
      switch (style) {
        case "plain":
          return this.writePlain(codes, !simpleKey);
        case "single":
          return this.writeSingleQuoted(codes, !simpleKey);
        case "double":
          return this.writeDoubleQuoted(codes, !simpleKey);
        case "literal":
          return this.writeLiteral(codes);
      }
    });
  }

  private writeHarmless(text: string): void {
    if (!this.whitespace) this.put(" ");
    this.put(text);
    this.whitespace = false;
    this.indention = false;
  }

  private put(text: string): void {
    this.out += text;
    this.column += text.length;
  }

  private putBreak(): void {
    this.out += "\n";
    this.column = 0;
  }

  private writeCode(code: number): void {
    this.out += String.fromCodePoint(code);
    this.column++;
  }

  // emitterc.go: write_break
  private writeBreak(code: number): void {
    this.out += String.fromCodePoint(code);
    this.column = 0;
  }

  // emitterc.go: yaml_emitter_write_indent
  private writeIndent(): void {
    const indent = Math.max(this.indent, 0);
    if (!this.indention || this.column > indent || (this.column === indent && !this.whitespace))
      this.putBreak();
    if (this.column < indent) this.put(" ".repeat(indent - this.column));
    this.whitespace = true;
    this.indention = true;
  }

  // emitterc.go: yaml_emitter_write_indicator
  private writeIndicator(text: string, needSpace: boolean, isSpace: boolean, isIndention: boolean): void {
    if (needSpace && !this.whitespace) this.put(" ");
    this.put(text);
    this.whitespace = isSpace;
    this.indention = this.indention && isIndention;
  }

  // emitterc.go: yaml_emitter_write_plain_scalar
  private writePlain(codes: readonly number[], allowBreaks: boolean): void {
    if (!this.whitespace) this.put(" ");
    this.writeFolded(codes, allowBreaks, false);
  }

  // emitterc.go: yaml_emitter_write_single_quoted_scalar
  private writeSingleQuoted(codes: readonly number[], allowBreaks: boolean): void {
    this.writeIndicator("'", true, false, false);
    this.writeFolded(codes, allowBreaks, true);
    this.writeIndicator("'", false, false, false);
    this.whitespace = false;
    this.indention = false;
  }

  private writeFolded(codes: readonly number[], allowBreaks: boolean, quoted: boolean): void {
    let spaces = false;
    let breaks = false;
    codes.forEach((code, i) => {
      if (code === space) {
        const inner = !quoted || (i > 0 && i < codes.length - 1);
        const folds = allowBreaks && !spaces && this.column > bestWidth && inner && codes[i + 1] !== space;
        if (folds) this.writeIndent();
        else this.writeCode(code);
        spaces = true;
      } else if (isBreak(code)) {
        if (!breaks && code === 0x0a) this.putBreak();
        this.writeBreak(code);
        this.indention = true;
        breaks = true;
      } else {
        if (breaks) this.writeIndent();
        if (quoted && code === 0x27) this.put("'");
        this.writeCode(code);
        this.indention = false;
        spaces = false;
        breaks = false;
      }
    });
    this.whitespace = false;
    this.indention = false;
  }

  // emitterc.go: yaml_emitter_write_double_quoted_scalar
  private writeDoubleQuoted(codes: readonly number[], allowBreaks: boolean): void {
    // Go asks whether the whole text begins with a byte order mark, for each character.
    const escapeAll = codes[0] === 0xfeff;
    let spaces = false;
    this.writeIndicator('"', true, false, false);
    codes.forEach((code, i) => {
      if (escapeAll || !isPrintable(code) || isBreak(code) || code === 0x22 || code === 0x5c) {
        this.put(escaped(code));
        spaces = false;
      } else if (code === space) {
        const inner = i > 0 && i < codes.length - 1;
        if (allowBreaks && !spaces && this.column > bestWidth && inner) {
          this.writeIndent();
          if (codes[i + 1] === space) this.put("\\");
        } else {
          this.writeCode(code);
        }
        spaces = true;
      } else {
        this.writeCode(code);
        spaces = false;
      }
    });
    this.writeIndicator('"', false, false, false);
    this.whitespace = false;
    this.indention = false;
  }

  // emitterc.go: yaml_emitter_write_literal_scalar
  private writeLiteral(codes: readonly number[]): void {
    this.writeIndicator("|", true, false, false);
    this.writeHints(codes);
    this.putBreak();
    this.indention = true;
    this.whitespace = true;
    let breaks = true;
    for (const code of codes) {
      if (isBreak(code)) {
        this.writeBreak(code);
        this.indention = true;
        breaks = true;
      } else {
        if (breaks) this.writeIndent();
        this.writeCode(code);
        this.indention = false;
        breaks = false;
      }
    }
  }

  // emitterc.go: yaml_emitter_write_block_scalar_hints
  private writeHints(codes: readonly number[]): void {
    const first = codes[0] ?? 0;
    if (first === space || isBreak(first)) this.writeIndicator(String(bestIndent), false, false, false);
    const [last = 0, before = 0] = [codes.at(-1), codes.at(-2)];
    if (!isBreak(last)) this.writeIndicator("-", false, false, false);
    else if (codes.length === 1 || isBreak(before)) this.writeIndicator("+", false, false, false);
  }
}

function scalarText(value: null | boolean | number | bigint | string): string {
  if (typeof value === "string") return value;
  if (typeof value !== "number") return String(value);
  return formatFloat(value, "g");
}

/** The style that the encoder asks for. // encode.go: stringv */
function scalarStyle(value: null | boolean | number | bigint | string): Style {
  if (typeof value !== "string") return "plain";
  if (value.includes("\n")) return "literal";
  return resolve("", value)?.tag === "str" && !base60Float.test(value) ? "plain" : "double";
}

// emitterc.go: yaml_emitter_select_scalar_style
function selectStyle(text: string, wanted: Style, simpleKey: boolean): Style {
  const analysis = analyze(text);
  let style: Style = simpleKey && analysis.multiline ? "double" : wanted;
  if (style === "plain" && (!analysis.plainAllowed || (text === "" && simpleKey))) style = "single";
  if (style === "single" && !analysis.singleAllowed) style = "double";
  if (style === "literal" && (!analysis.blockAllowed || simpleKey)) style = "double";
  return style;
}

// emitterc.go: yaml_emitter_check_simple_key
function isSimpleKey(key: string): boolean {
  return !analyze(key).multiline && byteLength(key) <= longestSimpleKey;
}

/** Most texts: nothing in them means anything at any place. */
const harmless = /^[A-Za-z0-9_][A-Za-z0-9_./-]*$/;
const allAllowed: Analysis = {
  multiline: false,
  plainAllowed: true,
  singleAllowed: true,
  blockAllowed: true,
};

// emitterc.go: yaml_emitter_analyze_scalar
function analyze(text: string): Analysis {
  if (harmless.test(text)) return allAllowed;
  if (text === "") return { multiline: false, plainAllowed: true, singleAllowed: true, blockAllowed: false };
  const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0);
  const [first = 0, last = 0] = [codes[0], codes.at(-1)];
  const edges = first === space || isBreak(first) || last === space || isBreak(last);
  const pairs = codes.map((code, i): [number, number] => [codes[i - 1] ?? 0, code]);
  const breakSpace = pairs.some(([before, code], i) => i > 0 && isBreak(before) && code === space);
  const spaceBreak = pairs.some(([before, code]) => before === space && isBreak(code));
  const multiline = codes.some(isBreak);
  const special = spaceBreak || codes.some((code) => !isPrintable(code));
  return {
    multiline,
    plainAllowed: !edges && !breakSpace && !special && !multiline && !hasIndicators(codes),
    singleAllowed: !breakSpace && !special,
    blockAllowed: last !== space && !special,
  };
}

/** Characters that mean something in block context at their place. */
function hasIndicators(codes: readonly number[]): boolean {
  const start = String.fromCodePoint(...codes.slice(0, 3));
  if (start === "---" || start === "...") return true;
  return codes.some((code, i) => {
    const char = String.fromCodePoint(code);
    const next = codes[i + 1];
    const followedByBlank = next === undefined || next === space || next === 0x09;
    if (i === 0) {
      return "#,[]{}&*!|>'\"%@`".includes(char) || ("?:-".includes(char) && followedByBlank);
    }
    return (char === ":" && followedByBlank) || (char === "#" && isBlankOrEnd(codes[i - 1] ?? 0));
  });
}

// yamlprivateh.go: is_printable
function isPrintable(code: number): boolean {
  if (code < 0xa0) return code === 0x0a || (code >= 0x20 && code <= 0x7e);
  return code <= 0xfffd && code !== 0xfeff && !(code >= 0xd800 && code <= 0xdfff);
}

const shortEscapes: Readonly<Record<number, string>> = {
  0: "0",
  7: "a",
  8: "b",
  9: "t",
  10: "n",
  11: "v",
  12: "f",
  13: "r",
  27: "e",
  34: '"',
  92: "\\",
  133: "N",
  160: "_",
  8232: "L",
  8233: "P",
};

function escaped(code: number): string {
  const short = shortEscapes[code];
  if (short !== undefined) return `\\${short}`;
  const digits = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${digits.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
