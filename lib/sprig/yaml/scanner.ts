/** The tokens of a YAML 1.1 text, as goyaml.v2 cuts them; errors with its words and lines. // scannerc.go */
import { YamlError } from "./error";
import { isAlpha, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, type Mark, type Reader, tab } from "./reader";
import {
  atDocumentIndicator,
  scanBlockScalar,
  scanFlowScalar,
  scannerError,
  scanPlainScalar,
} from "./scan-scalar";
import { scanTag, scanTagDirective, scanVersion, scanWhile } from "./scan-tag";

export type TokenType =
  | "stream-end"
  | "version-directive"
  | "tag-directive"
  | "document-start"
  | "document-end"
  | "block-sequence-start"
  | "block-mapping-start"
  | "block-end"
  | "flow-sequence-start"
  | "flow-sequence-end"
  | "flow-mapping-start"
  | "flow-mapping-end"
  | "block-entry"
  | "flow-entry"
  | "key"
  | "value"
  | "alias"
  | "anchor"
  | "tag"
  | "scalar";

export interface Token {
  readonly type: TokenType;
  readonly start: Mark;
  /** Text of a scalar, name of an anchor or alias, handle of a tag, version as `1.1`. */
  readonly value: string;
  /** Rest of a tag, prefix of a tag directive. */
  readonly suffix: string;
  /** A plain scalar. */
  readonly plain: boolean;
}

interface SimpleKey {
  possible: boolean;
  readonly required: boolean;
  readonly tokenNumber: number;
  readonly mark: Mark;
}

/** scannerc.go: max_flow_level, max_indents */
const deepest = 10_000;
const longestSimpleKey = 1024;

export class Scanner {
  private readonly tokens: Token[] = [];
  private head = 0;
  private parsed = 0;
  private ended = false;
  private flowLevel = 0;
  private indent = -1;
  private readonly indents: number[] = [];
  private simpleKeyAllowed = true;
  private readonly simpleKeys: SimpleKey[] = [];
  /** By number of the token that a key would come before: its level in `simpleKeys`. */
  private readonly keysByToken = new Map<number, number>();

  constructor(private readonly reader: Reader) {
    this.simpleKeys.push(this.noKey());
    // Go counts the token of the stream's start too.
    this.parsed = 1;
  }

  /** The next token, which stays. // parserc.go: peek_token */
  peek(): Token {
    this.fetchMore();
    const token = this.tokens[this.head];
    if (!token) throw new TypeError("the scanner went past the end");
    return token;
  }

  /** parserc.go: skip_token */
  skip(): void {
    this.parsed++;
    this.head++;
    if (this.head < 1024) return;
    this.tokens.splice(0, this.head);
    this.head = 0;
  }

  private noKey(): SimpleKey {
    return { possible: false, required: false, tokenNumber: this.nextNumber(), mark: this.reader.mark };
  }

  private nextNumber(): number {
    return this.parsed + this.tokens.length - this.head;
  }

  /** Fetches until the next token is certain: a simple key may still come before it. // scannerc.go: fetch_more_tokens */
  private fetchMore(): void {
    for (;;) {
      if (this.head < this.tokens.length) {
        const level = this.keysByToken.get(this.parsed);
        const key = level === undefined ? undefined : this.simpleKeys[level];
        if (!key || !this.isValid(key)) return;
      }
      if (this.ended) return;
      this.fetchNext();
    }
  }

  /** scannerc.go: yaml_parser_fetch_next_token */
  private fetchNext(): void {
    const { reader } = this;
    this.scanToNextToken();
    this.unrollIndent(reader.column);
    reader.need(4);
    const code = reader.at();
    if (code === 0) {
      this.fetchStreamEnd();
      return;
    }
    if (reader.column === 0 && code === 0x25) {
      this.fetchDirective();
      return;
    }
    if (atDocumentIndicator(reader)) {
      this.fetchDocumentIndicator(code);
      return;
    }
    if (this.fetchMarked(String.fromCodePoint(code), isBlankOrEnd(reader.at(1)))) return;
    if (!this.startsPlain(code, reader.at(1))) {
      throw scannerError(reader, "found character that cannot start any token");
    }
    this.fetchPlainScalar();
  }

  /** A token that its first character tells; false where that character only begins a plain scalar. */
  private fetchMarked(char: string, blankFollows: boolean): boolean {
    const inFlow = this.flowLevel > 0;
    const fetch = this.marked[char];
    if (!fetch) return false;
    if (char === "-" && !blankFollows) return false;
    if ((char === "?" || char === ":") && !inFlow && !blankFollows) return false;
    if ((char === "|" || char === ">") && inFlow) return false;
    fetch();
    return true;
  }

  private readonly marked: Readonly<Record<string, () => void>> = {
    "[": () => this.fetchFlowStart("flow-sequence-start"),
    "{": () => this.fetchFlowStart("flow-mapping-start"),
    "]": () => this.fetchFlowEnd("flow-sequence-end"),
    "}": () => this.fetchFlowEnd("flow-mapping-end"),
    ",": () => this.fetchIndicator("flow-entry", true),
    "-": () => this.fetchBlockEntry(),
    "?": () => this.fetchKey(),
    ":": () => this.fetchValue(),
    "*": () => this.fetchAnchor("alias"),
    "&": () => this.fetchAnchor("anchor"),
    "!": () => this.fetchTag(),
    "|": () => this.fetchBlockScalar(true),
    ">": () => this.fetchBlockScalar(false),
    "'": () => this.fetchFlowScalar(true),
    '"': () => this.fetchFlowScalar(false),
  };

  private startsPlain(code: number, next: number): boolean {
    if (!isBlankOrEnd(code) && !"-?:,[]{}#&*!|>'\"%@`".includes(String.fromCodePoint(code))) return true;
    if (code === 0x2d) return !isBlank(next);
    return this.flowLevel === 0 && (code === 0x3f || code === 0x3a) && !isBlankOrEnd(next);
  }

  /** scannerc.go: yaml_parser_scan_to_next_token */
  private scanToNextToken(): void {
    const { reader } = this;
    for (;;) {
      if (reader.column === 0 && reader.startsWithMark) reader.skip();
      while (reader.is(" ") || ((this.flowLevel > 0 || !this.simpleKeyAllowed) && reader.at() === tab)) {
        reader.skip();
      }
      if (reader.is("#")) while (!isBreakOrEnd(reader.at())) reader.skip();
      if (!isBreak(reader.at())) return;
      reader.skipLine();
      if (this.flowLevel === 0) this.simpleKeyAllowed = true;
    }
  }

  private push(type: TokenType, start: Mark, parts: Partial<Token> = {}): void {
    this.tokens.push({ type, start, value: "", suffix: "", plain: false, ...parts });
  }

  private insert(tokenNumber: number, type: TokenType, start: Mark): void {
    const at = this.head + tokenNumber - this.parsed;
    this.tokens.splice(at, 0, { type, start, value: "", suffix: "", plain: false });
  }

  /** scannerc.go: yaml_simple_key_is_valid */
  private isValid(key: SimpleKey): boolean {
    if (!key.possible) return false;
    const { reader } = this;
    if (key.mark.line >= reader.line && key.mark.index + longestSimpleKey >= reader.index) return true;
    if (key.required) throw scannerError(reader, "could not find expected ':'");
    key.possible = false;
    return false;
  }

  private topKey(): SimpleKey {
    const key = this.simpleKeys.at(-1);
    if (!key) throw new TypeError("no level of simple keys");
    return key;
  }

  /** scannerc.go: yaml_parser_save_simple_key */
  private saveSimpleKey(): void {
    if (!this.simpleKeyAllowed) return;
    const { mark } = this.reader;
    const required = this.flowLevel === 0 && this.indent === mark.column;
    const key = { possible: true, required, tokenNumber: this.nextNumber(), mark };
    this.removeSimpleKey();
    this.simpleKeys[this.simpleKeys.length - 1] = key;
    this.keysByToken.set(key.tokenNumber, this.simpleKeys.length - 1);
  }

  /** scannerc.go: yaml_parser_remove_simple_key */
  private removeSimpleKey(): void {
    const key = this.topKey();
    if (!key.possible) return;
    if (key.required) throw scannerError(this.reader, "could not find expected ':'");
    key.possible = false;
    this.keysByToken.delete(key.tokenNumber);
  }

  /** scannerc.go: yaml_parser_roll_indent */
  private rollIndent(column: number, tokenNumber: number, type: TokenType, mark: Mark): void {
    if (this.flowLevel > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    if (this.indents.length > deepest) throw scannerError(this.reader, `exceeded max depth of ${deepest}`);
    this.insert(tokenNumber, type, mark);
  }

  /** scannerc.go: yaml_parser_unroll_indent */
  private unrollIndent(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indent > column) {
      this.push("block-end", this.reader.mark);
      this.indent = this.indents.pop() ?? -1;
    }
  }

  private fetchStreamEnd(): void {
    const { reader } = this;
    if (reader.column !== 0) {
      reader.column = 0;
      reader.line++;
    }
    this.unrollIndent(-1);
    this.removeSimpleKey();
    this.simpleKeyAllowed = false;
    this.push("stream-end", reader.mark);
    this.ended = true;
  }

  private fetchDocumentIndicator(code: number): void {
    this.unrollIndent(-1);
    this.removeSimpleKey();
    this.simpleKeyAllowed = false;
    this.push(code === 0x2d ? "document-start" : "document-end", this.reader.mark);
    this.reader.skip(3);
  }

  private fetchFlowStart(type: TokenType): void {
    this.saveSimpleKey();
    this.simpleKeys.push(this.noKey());
    this.flowLevel++;
    if (this.flowLevel > deepest) throw scannerError(this.reader, `exceeded max depth of ${deepest}`);
    this.simpleKeyAllowed = true;
    this.push(type, this.reader.mark);
    this.reader.skip();
  }

  private fetchFlowEnd(type: TokenType): void {
    this.removeSimpleKey();
    if (this.flowLevel > 0) {
      this.flowLevel--;
      this.keysByToken.delete(this.topKey().tokenNumber);
      this.simpleKeys.pop();
    }
    this.simpleKeyAllowed = false;
    this.push(type, this.reader.mark);
    this.reader.skip();
  }

  private fetchIndicator(type: TokenType, simpleKeyAllowed: boolean): void {
    this.removeSimpleKey();
    this.simpleKeyAllowed = simpleKeyAllowed;
    this.push(type, this.reader.mark);
    this.reader.skip();
  }

  private fetchBlockEntry(): void {
    const { reader } = this;
    if (this.flowLevel === 0) {
      if (!this.simpleKeyAllowed) {
        throw scannerError(reader, "block sequence entries are not allowed in this context");
      }
      this.rollIndent(reader.column, this.nextNumber(), "block-sequence-start", reader.mark);
    }
    this.fetchIndicator("block-entry", true);
  }

  private fetchKey(): void {
    const { reader } = this;
    if (this.flowLevel === 0) {
      if (!this.simpleKeyAllowed) throw scannerError(reader, "mapping keys are not allowed in this context");
      this.rollIndent(reader.column, this.nextNumber(), "block-mapping-start", reader.mark);
    }
    this.fetchIndicator("key", this.flowLevel === 0);
  }

  /** scannerc.go: yaml_parser_fetch_value */
  private fetchValue(): void {
    const { reader } = this;
    const key = this.topKey();
    if (this.isValid(key)) {
      this.insert(key.tokenNumber, "key", key.mark);
      this.rollIndent(key.mark.column, key.tokenNumber, "block-mapping-start", key.mark);
      key.possible = false;
      this.keysByToken.delete(key.tokenNumber);
      this.simpleKeyAllowed = false;
    } else {
      if (this.flowLevel === 0) {
        if (!this.simpleKeyAllowed) {
          throw scannerError(reader, "mapping values are not allowed in this context");
        }
        this.rollIndent(reader.column, this.nextNumber(), "block-mapping-start", reader.mark);
      }
      this.simpleKeyAllowed = this.flowLevel === 0;
    }
    this.push("value", reader.mark);
    reader.skip();
  }

  private fetchBlockScalar(literal: boolean): void {
    this.removeSimpleKey();
    this.simpleKeyAllowed = true;
    const start = this.reader.mark;
    this.push("scalar", start, { value: scanBlockScalar(this.reader, literal, this.indent) });
  }

  private fetchFlowScalar(single: boolean): void {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = this.reader.mark;
    this.push("scalar", start, { value: scanFlowScalar(this.reader, single) });
  }

  private fetchPlainScalar(): void {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = this.reader.mark;
    const { value, endsLine } = scanPlainScalar(this.reader, this.indent + 1, this.flowLevel > 0);
    this.push("scalar", start, { value, plain: true });
    if (endsLine) this.simpleKeyAllowed = true;
  }

  /** scannerc.go: yaml_parser_scan_anchor */
  private fetchAnchor(type: "alias" | "anchor"): void {
    const { reader } = this;
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = reader.mark;
    reader.skip();
    const value = scanWhile(reader, isAlpha);
    const ends = isBlankOrEnd(reader.at()) || "?:,]}%@`".includes(String.fromCodePoint(reader.at()));
    if (value === "" || !ends) {
      throw scannerError(reader, "did not find expected alphabetic or numeric character");
    }
    this.push(type, start, { value });
  }

  /** scannerc.go: yaml_parser_scan_tag */
  private fetchTag(): void {
    const { reader } = this;
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = reader.mark;
    const [value, suffix] = scanTag(reader);
    this.push("tag", start, { value, suffix });
  }

  /** scannerc.go: yaml_parser_scan_directive */
  private fetchDirective(): void {
    const { reader } = this;
    this.unrollIndent(-1);
    this.removeSimpleKey();
    this.simpleKeyAllowed = false;
    const start = reader.mark;
    reader.skip();
    const name = scanWhile(reader, isAlpha);
    if (name === "") throw scannerError(reader, "could not find expected directive name");
    if (!isBlankOrEnd(reader.at())) throw scannerError(reader, "found unexpected non-alphabetical character");
    scanWhile(reader, name === "YAML" || name === "TAG" ? isBlank : () => false);
    if (name === "YAML") this.push("version-directive", start, { value: scanVersion(reader) });
    else if (name === "TAG") this.push("tag-directive", start, scanTagDirective(reader));
    else throw scannerError(reader, "found unknown directive name");
    scanWhile(reader, isBlank);
    if (reader.is("#")) scanWhile(reader, (code) => !isBreakOrEnd(code));
    if (!isBreakOrEnd(reader.at())) {
      throw scannerError(reader, "did not find expected comment or line break");
    }
    reader.skipLine();
  }
}

/** A parser's error tells the line of the token, from 0. // decode.go: (*parser).fail */
export function parserError(problem: string, mark: Mark): YamlError {
  return new YamlError(mark.line === 0 ? problem : `line ${mark.line}: ${problem}`);
}
