/** Scalars of a YAML text: quoted, plain and block. // scannerc.go */
import { YamlError } from "./error";
import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isDigit, type Reader, tab } from "./reader";

/** A scanner's error tells the line of the place where it stopped. // decode.go: (*parser).fail */
export function scannerError(reader: Reader, problem: string): YamlError {
  return new YamlError(reader.line === 0 ? problem : `line ${reader.line + 1}: ${problem}`);
}

/** Line breaks between parts of a scalar, folded as YAML folds them. */
class Folding {
  leading = "";
  trailing = "";
  whitespaces = "";
  /** A line break was seen since the last text. */
  leadingBlanks = false;

  /** Takes a blank or a break. */
  take(reader: Reader): void {
    if (isBlank(reader.at())) {
      if (this.leadingBlanks) reader.skip();
      else this.whitespaces += reader.read();
    } else if (this.leadingBlanks) {
      this.trailing += reader.readLine();
    } else {
      this.whitespaces = "";
      this.leading += reader.readLine();
      this.leadingBlanks = true;
    }
  }

  /** What stands for the breaks and blanks taken so far. */
  fold(): string {
    const { leading, trailing, whitespaces } = this;
    if (!this.leadingBlanks) {
      this.whitespaces = "";
      return whitespaces;
    }
    this.leading = "";
    this.trailing = "";
    this.leadingBlanks = false;
    if (!leading.startsWith("\n")) return leading + trailing;
    return trailing === "" ? " " : trailing;
  }
}

/** True at `---` or `...` at the start of a line. */
export function atDocumentIndicator(reader: Reader): boolean {
  if (reader.column !== 0) return false;
  const code = reader.at();
  if (code !== 0x2d && code !== 0x2e) return false;
  return reader.at(1) === code && reader.at(2) === code && isBlankOrEnd(reader.at(3));
}

/** scannerc.go: yaml_parser_scan_flow_scalar */
export function scanFlowScalar(reader: Reader, single: boolean): string {
  const quote = single ? 0x27 : 0x22;
  const folding = new Folding();
  let out = "";
  reader.skip();
  for (;;) {
    reader.need(4);
    if (atDocumentIndicator(reader)) {
      throw scannerError(reader, "found unexpected document indicator");
    }
    if (reader.at() === 0) throw scannerError(reader, "found unexpected end of stream");
    folding.leadingBlanks = false;
    out += single ? singleQuotedPart(reader) : doubleQuotedPart(reader, folding);
    if (reader.at() === quote) break;
    while (isBlank(reader.at()) || isBreak(reader.at())) folding.take(reader);
    out += folding.fold();
  }
  reader.skip();
  return out;
}

function singleQuotedPart(reader: Reader): string {
  let out = "";
  while (!isBlankOrEnd(reader.at())) {
    if (!reader.is("'")) {
      out += reader.read();
      continue;
    }
    if (!reader.is("'", 1)) break;
    out += "'";
    reader.skip(2);
  }
  return out;
}

function doubleQuotedPart(reader: Reader, folding: Folding): string {
  let out = "";
  while (!isBlankOrEnd(reader.at()) && !reader.is('"')) {
    if (!reader.is("\\")) {
      out += reader.read();
      continue;
    }
    if (isBreak(reader.at(1))) {
      reader.skip();
      reader.skipLine();
      folding.leadingBlanks = true;
      break;
    }
    out += readEscape(reader);
  }
  return out;
}

const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "'": "'",
  "\\": "\\",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};
const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readEscape(reader: Reader): string {
  const char = String.fromCodePoint(reader.at(1));
  const length = Object.hasOwn(codeLengths, char) ? (codeLengths[char] ?? 0) : 0;
  if (length === 0 && !Object.hasOwn(escapes, char)) {
    throw scannerError(reader, "found unknown escape character");
  }
  reader.skip(2);
  if (length === 0) return escapes[char] ?? "";
  reader.need(length);
  let digits = "";
  for (let k = 0; k < length; k++) digits += String.fromCodePoint(reader.at(k));
  if (!/^[0-9A-Fa-f]*$/.test(digits)) {
    throw scannerError(reader, "did not find expected hexdecimal number");
  }
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw scannerError(reader, "found invalid Unicode character escape code");
  }
  reader.skip(length);
  return String.fromCodePoint(code);
}

/** `endsLine` is true when a line break follows, so that a simple key may. */
export interface PlainScalar {
  readonly value: string;
  readonly endsLine: boolean;
}

/** scannerc.go: yaml_parser_scan_plain_scalar */
export function scanPlainScalar(reader: Reader, indent: number, inFlow: boolean): PlainScalar {
  const folding = new Folding();
  let out = "";
  for (;;) {
    reader.need(4);
    if (atDocumentIndicator(reader) || reader.is("#")) break;
    while (!isBlankOrEnd(reader.at()) && !endsPlain(reader, inFlow)) {
      if (folding.leadingBlanks || folding.whitespaces !== "") out += folding.fold();
      out += reader.read();
      reader.need(2);
    }
    if (!isBlank(reader.at()) && !isBreak(reader.at())) break;
    while (isBlank(reader.at()) || isBreak(reader.at())) {
      if (folding.leadingBlanks && reader.column < indent && reader.at() === tab) {
        throw scannerError(reader, "found a tab character that violates indentation");
      }
      folding.take(reader);
    }
    if (!inFlow && reader.column < indent) break;
  }
  return { value: out, endsLine: folding.leadingBlanks };
}

function endsPlain(reader: Reader, inFlow: boolean): boolean {
  if (reader.is(":")) return isBlankOrEnd(reader.at(1));
  return inFlow && ",?[]{}".includes(String.fromCodePoint(reader.at()));
}

/** scannerc.go: yaml_parser_scan_block_scalar */
export function scanBlockScalar(reader: Reader, literal: boolean, parentIndent: number): string {
  reader.skip();
  const { chomping, increment } = scanHeader(reader);
  const block = new BlockIndent(parentIndent, increment);
  let out = "";
  let leading = "";
  let leadingBlank = false;
  let breaks = block.scanBreaks(reader);
  while (reader.column === block.indent && reader.at() !== 0) {
    const trailingBlank = isBlank(reader.at());
    if (!literal && !leadingBlank && !trailingBlank && leading.startsWith("\n"))
      out += breaks === "" ? " " : "";
    else out += leading;
    out += breaks;
    leadingBlank = isBlank(reader.at());
    while (!isBreakOrEnd(reader.at())) out += reader.read();
    leading = reader.readLine();
    breaks = block.scanBreaks(reader);
  }
  return out + (chomping === "-" ? "" : leading) + (chomping === "+" ? breaks : "");
}

function scanHeader(reader: Reader): { chomping: string; increment: number } {
  const chomp = () => (reader.is("+") || reader.is("-") ? reader.read() : "");
  const before = chomp();
  let increment = 0;
  if (isDigit(reader.at())) {
    if (reader.is("0")) {
      throw scannerError(reader, "found an indentation indicator equal to 0");
    }
    increment = Number(reader.read());
  }
  const chomping = before === "" && increment > 0 ? chomp() : before;
  while (isBlank(reader.at())) reader.skip();
  if (reader.is("#")) while (!isBreakOrEnd(reader.at())) reader.skip();
  if (!isBreakOrEnd(reader.at())) {
    throw scannerError(reader, "did not find expected comment or line break");
  }
  reader.skipLine();
  return { chomping, increment };
}

/** The indentation of a block scalar, which its first lines may decide. */
class BlockIndent {
  indent: number;

  constructor(
    private readonly parentIndent: number,
    increment: number,
  ) {
    this.indent = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  }

  /** scannerc.go: yaml_parser_scan_block_scalar_breaks */
  scanBreaks(reader: Reader): string {
    let deepest = 0;
    let breaks = "";
    const inside = () => this.indent === 0 || reader.column < this.indent;
    for (;;) {
      while (inside() && reader.is(" ")) reader.skip();
      deepest = Math.max(deepest, reader.column);
      if (inside() && reader.at() === tab) {
        const problem = "found a tab character where an indentation space is expected";
        throw scannerError(reader, problem);
      }
      if (!isBreak(reader.at())) break;
      breaks += reader.readLine();
    }
    if (this.indent === 0) this.indent = Math.max(deepest, this.parentIndent + 1, 1);
    return breaks;
  }
}
