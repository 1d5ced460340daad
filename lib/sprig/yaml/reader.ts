/**
 * The characters of a YAML text as goyaml.v2 takes them: code points, a position with line and column, and the
 * refusal of control characters, which comes when their block of 512 bytes is reached. // readerc.go
 */
import { isEscapedByte, runeLength, toBytes } from "../../gotemplate/utf8";
import { YamlError } from "./error";

/** Where something is; all from 0, in characters. */
export interface Mark {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

/** What goyaml decodes at a time. // apic.go: input_raw_buffer_size */
const blockSize = 512;

export const space = 0x20;
export const tab = 0x09;
const newline = 0x0a;
const carriageReturn = 0x0d;
const nextLine = 0x85;
const lineSeparator = 0x2028;
const paragraphSeparator = 0x2029;
const byteOrderMark = 0xfeff;

export const isBlank = (code: number) => code === space || code === tab;
export const isBreak = (code: number) =>
  code === newline ||
  code === carriageReturn ||
  code === nextLine ||
  code === lineSeparator ||
  code === paragraphSeparator;
/** A line break or the end. */
export const isBreakOrEnd = (code: number) => code === 0 || isBreak(code);
export const isBlankOrEnd = (code: number) => isBlank(code) || isBreakOrEnd(code);
export const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
/** Letters, digits, `-` and `_`. // yamlprivateh.go: is_alpha */
export const isAlpha = (code: number) =>
  isDigit(code) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  code === 0x5f ||
  code === 0x2d;

export class Reader {
  index = 0;
  line = 0;
  column = 0;
  private readonly codes: Uint32Array;
  /** The first character of the block that can't be read. */
  private readonly limit: number;
  private readonly problem: string = "";
  /** A second byte order mark: Go then takes each line's first character for one. // yamlprivateh.go: is_bom */
  readonly startsWithMark: boolean;

  constructor(text: string) {
    const chars = Array.from(text.startsWith("\ufeff") ? text.slice(1) : text);
    this.codes = Uint32Array.from(chars, (char) => char.codePointAt(0) ?? 0);
    this.startsWithMark = this.codes[0] === byteOrderMark;
    const bad = this.codes.findIndex((code) => !isAllowed(code));
    this.limit = bad < 0 ? Number.POSITIVE_INFINITY : this.blockStart(bad);
    if (bad >= 0) this.problem = problemAt(chars, bad);
  }

  get mark(): Mark {
    return { index: this.index, line: this.line, column: this.column };
  }

  /** Makes sure that `length` characters are read ahead. // readerc.go: yaml_parser_update_buffer */
  need(length: number): void {
    if (this.index + length > this.limit) throw new YamlError(this.problem);
  }

  /** The code point `offset` characters ahead; 0 at the end. */
  at(offset = 0): number {
    if (this.index + offset >= this.limit) throw new YamlError(this.problem);
    return this.codes[this.index + offset] ?? 0;
  }

  /** True for this ASCII character, `offset` characters ahead. */
  is(char: string, offset = 0): boolean {
    return this.at(offset) === char.charCodeAt(0);
  }

  /** scannerc.go: skip */
  skip(count = 1): void {
    this.index += count;
    this.column += count;
  }

  /** scannerc.go: read */
  read(): string {
    const char = String.fromCodePoint(this.at());
    this.skip();
    return char;
  }

  /** scannerc.go: skip_line */
  skipLine(): void {
    if (!isBreak(this.at())) return;
    this.index += this.at() === carriageReturn && this.at(1) === newline ? 2 : 1;
    this.column = 0;
    this.line++;
  }

  /** The line break as YAML counts it: all but two kinds are a newline. // scannerc.go: read_line */
  readLine(): string {
    const code = this.at();
    if (!isBreak(code)) return "";
    this.skipLine();
    return code === lineSeparator || code === paragraphSeparator ? String.fromCodePoint(code) : "\n";
  }

  /** The index of the first character of the block in which a character ends. */
  private blockStart(bad: number): number {
    let offset = 0;
    const starts: number[] = [0];
    for (let i = 0; i <= bad; i++) {
      offset += runeLength(this.codes[i] ?? 0);
      const block = Math.floor((offset - 1) / blockSize);
      starts[block] ??= i;
    }
    return starts.at(-1) ?? 0;
  }
}

/** readerc.go: the check for printable characters */
function isAllowed(code: number): boolean {
  if (code < 0x20) return code === tab || code === newline || code === carriageReturn;
  if (code <= 0x7e || code === nextLine) return true;
  return (code >= 0xa0 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

// readerc.go: yaml_parser_update_buffer
function problemAt(chars: readonly string[], index: number): string {
  if (!isEscapedByte(chars[index]?.codePointAt(0) ?? 0)) return "control characters are not allowed";
  const [first = 0, ...rest] = toBytes(chars.slice(index, index + 4).join(""));
  const width = first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
  if (width === 0 || first >= 0xf8) return "invalid leading UTF-8 octet";
  if (rest.length < width - 1) return "incomplete UTF-8 octet sequence";
  const trailing = rest.slice(0, width - 1).every((byte) => (byte & 0xc0) === 0x80);
  return trailing ? "invalid length of a UTF-8 sequence" : "invalid trailing UTF-8 octet";
}
