/**
 * The lexer: text to items, by state functions with Go's own names. It knows delimiters, trim markers and the
 * shape of tokens, not their meaning. It never throws: an error is an item. // text/template/parse/lex.go
 */
import { sprintf } from "./fmt/sprintf";
import { quote } from "./strconv/quote";
import { byteLength } from "./utf8";
import { goInt } from "./value";

/** An offset in the template's text, in UTF-16 units; `locate.ts` turns it into Go's bytes. */
export type Offset = number;

type Keyword =
  | "block"
  | "break"
  | "continue"
  | "dot"
  | "define"
  | "else"
  | "end"
  | "if"
  | "nil"
  | "range"
  | "template"
  | "with";

export type ItemType =
  | "error"
  | "bool"
  | "char"
  | "charConstant"
  | "comment"
  | "complex"
  | "assign"
  | "declare"
  | "EOF"
  | "field"
  | "identifier"
  | "leftDelim"
  | "leftParen"
  | "number"
  | "pipe"
  | "rawString"
  | "rightDelim"
  | "rightParen"
  | "space"
  | "string"
  | "text"
  | "variable"
  | Keyword;

/** A token; `val` of an error is its text. */
export interface Item {
  readonly typ: ItemType;
  readonly pos: Offset;
  readonly val: string;
  readonly line: number;
}

const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  [".", "dot"],
  ["block", "block"],
  ["break", "break"],
  ["continue", "continue"],
  ["define", "define"],
  ["else", "else"],
  ["end", "end"],
  ["if", "if"],
  ["range", "range"],
  ["nil", "nil"],
  ["template", "template"],
  ["with", "with"],
]);
const keywordTypes: ReadonlySet<ItemType> = new Set(keywords.values());

/** As an error names the token. // lex.go: item.String */
export function itemText(item: Item): string {
  if (item.typ === "EOF") return "EOF";
  if (item.typ === "error") return item.val;
  if (keywordTypes.has(item.typ)) return `<${item.val}>`;
  if (byteLength(item.val) > 10) return `${quote(Array.from(item.val).slice(0, 10).join(""))}...`;
  return quote(item.val);
}

const eof = -1;
const leftDelim = "{{";
const rightDelim = "}}";
const leftComment = "/*";
const rightComment = "*/";
/** The marker and the space before or after it. */
const trimMarkerLength = 2;

/** A state reads on and names the next one; null when an item is ready. */
type StateFn = (l: Lexer) => StateFn | null;

/** The scanner's state and its moves over the input. // lex.go: lexer */
export class Lexer {
  pos: Offset = 0;
  start: Offset = 0;
  parenDepth = 0;
  line = 1;
  startLine = 1;
  insideAction = false;
  breakOK = false;
  continueOK = false;
  private atEOF = false;
  private item: Item = { typ: "EOF", pos: 0, val: "EOF", line: 1 };

  constructor(public input: string) {}

  /** The next rune, or -1 at the end. */
  next(): number {
    if (this.pos >= this.input.length) {
      this.atEOF = true;
      return eof;
    }
    const rune = this.input.codePointAt(this.pos) ?? eof;
    this.pos += rune > 0xffff ? 2 : 1;
    if (rune === 10) this.line++;
    return isLoneSurrogate(rune) ? 0xfffd : rune;
  }

  peek(): number {
    const rune = this.next();
    this.backup();
    return rune;
  }

  backup(): void {
    if (this.atEOF || this.pos === 0) return;
    this.pos -= isPairBefore(this.input, this.pos) ? 2 : 1;
    if (this.input.charCodeAt(this.pos) === 10) this.line--;
  }

  thisItem(typ: ItemType): Item {
    const item: Item = {
      typ,
      pos: this.start,
      val: this.input.slice(this.start, this.pos),
      line: this.startLine,
    };
    this.start = this.pos;
    this.startLine = this.line;
    return item;
  }

  emit(typ: ItemType): null {
    return this.emitItem(this.thisItem(typ));
  }

  emitItem(item: Item): null {
    this.item = item;
    return null;
  }

  /** Skips text that was not read with `next`. */
  ignore(): void {
    this.countLines();
    this.start = this.pos;
    this.startLine = this.line;
  }

  countLines(): void {
    for (let i = this.start; i < this.pos; i++) if (this.input.charCodeAt(i) === 10) this.line++;
  }

  accept(valid: string): boolean {
    const rune = this.next();
    if (rune !== eof && valid.includes(String.fromCodePoint(rune))) return true;
    this.backup();
    return false;
  }

  acceptRun(valid: string): void {
    while (this.accept(valid));
  }

  /** An error item; what remains of the input is dropped. */
  errorf(text: string): null {
    this.item = { typ: "error", pos: this.start, val: text, line: this.startLine };
    this.start = 0;
    this.pos = 0;
    this.input = "";
    return null;
  }

  nextItem(): Item {
    this.item = { typ: "EOF", pos: this.pos, val: "EOF", line: this.startLine };
    let state: StateFn | null = this.insideAction ? lexInsideAction : lexText;
    while (state) state = state(this);
    return this.item;
  }

  /** Whether a right delimiter stands here, and whether with a trim marker. */
  atRightDelim(): { readonly delim: boolean; readonly trim: boolean } {
    const { input, pos } = this;
    if (hasRightTrimMarker(input, pos) && input.startsWith(rightDelim, pos + trimMarkerLength))
      return trimmedDelim;
    return input.startsWith(rightDelim, pos) ? plainDelim : noDelim;
  }

  /** Whether what may follow an identifier stands here. */
  atTerminator(): boolean {
    const rune = this.peek();
    if (isSpace(rune) || rune === eof || (rune < 0x80 && ".,|:)(".includes(String.fromCharCode(rune))))
      return true;
    return this.input.startsWith(rightDelim, this.pos);
  }
}

const trimmedDelim = { delim: true, trim: true };
const plainDelim = { delim: true, trim: false };
const noDelim = { delim: false, trim: false };

// lex.go: lexText
function lexText(l: Lexer): StateFn | null {
  const at = l.input.indexOf(leftDelim, l.pos);
  if (at < 0) {
    l.pos = l.input.length;
    if (l.pos <= l.start) return l.emit("EOF");
    l.countLines();
    return l.emit("text");
  }
  if (at > l.pos) {
    l.pos = at;
    const trimLength = hasLeftTrimMarker(l.input, at + leftDelim.length)
      ? rightTrimLength(l.input, l.start, at)
      : 0;
    l.pos -= trimLength;
    l.countLines();
    const item = l.thisItem("text");
    l.pos += trimLength;
    l.ignore();
    if (item.val !== "") return l.emitItem(item);
  }
  return lexLeftDelim;
}

// lex.go: lexLeftDelim
function lexLeftDelim(l: Lexer): StateFn | null {
  l.pos += leftDelim.length;
  const afterMarker = hasLeftTrimMarker(l.input, l.pos) ? trimMarkerLength : 0;
  if (l.input.startsWith(leftComment, l.pos + afterMarker)) {
    l.pos += afterMarker;
    l.ignore();
    return lexComment;
  }
  const item = l.thisItem("leftDelim");
  l.insideAction = true;
  l.pos += afterMarker;
  l.ignore();
  l.parenDepth = 0;
  return l.emitItem(item);
}

// lex.go: lexComment
function lexComment(l: Lexer): StateFn | null {
  const end = l.input.indexOf(rightComment, l.pos + leftComment.length);
  if (end < 0) return l.errorf("unclosed comment");
  l.pos = end + rightComment.length;
  const { delim, trim } = l.atRightDelim();
  if (!delim) return l.errorf("comment ends before closing delimiter");
  if (trim) l.pos += trimMarkerLength;
  l.pos += rightDelim.length;
  if (trim) l.pos += leftTrimLength(l.input, l.pos);
  l.ignore();
  return lexText;
}

// lex.go: lexRightDelim
function lexRightDelim(l: Lexer): StateFn | null {
  const { trim } = l.atRightDelim();
  if (trim) {
    l.pos += trimMarkerLength;
    l.ignore();
  }
  l.pos += rightDelim.length;
  const item = l.thisItem("rightDelim");
  if (trim) {
    l.pos += leftTrimLength(l.input, l.pos);
    l.ignore();
  }
  l.insideAction = false;
  return l.emitItem(item);
}

// lex.go: lexInsideAction
function lexInsideAction(l: Lexer): StateFn | null {
  if (l.atRightDelim().delim) return l.parenDepth === 0 ? lexRightDelim : l.errorf("unclosed left paren");
  const rune = l.next();
  if (rune === eof) return l.errorf("unclosed action");
  if (isSpace(rune)) {
    l.backup();
    return lexSpace;
  }
  const single = rune < 0x80 ? singles.get(String.fromCharCode(rune)) : undefined;
  if (single) return single(l);
  if (startsNumber(rune)) {
    l.backup();
    return lexNumber;
  }
  if (isAlphaNumeric(rune)) {
    l.backup();
    return lexIdentifier;
  }
  if (rune > 0x20 && rune < 0x7f) return l.emit("char");
  return l.errorf(sprintf("unrecognized character in action: %#U", [goInt(rune)]));
}

/** What one ASCII character alone decides. A dot comes here only when no digit follows. */
const singles: ReadonlyMap<string, StateFn> = new Map<string, StateFn>([
  ["=", (l) => l.emit("assign")],
  [":", (l) => (l.next() === 0x3d ? l.emit("declare") : l.errorf("expected :="))],
  ["|", (l) => l.emit("pipe")],
  ['"', () => lexQuote],
  ["`", () => lexRawQuote],
  ["$", () => lexVariable],
  ["'", () => lexChar],
  ["(", lexLeftParen],
  [")", lexRightParen],
  [".", lexDot],
]);

function lexLeftParen(l: Lexer): null {
  l.parenDepth++;
  return l.emit("leftParen");
}

function lexRightParen(l: Lexer): null {
  l.parenDepth--;
  return l.parenDepth < 0 ? l.errorf("unexpected right paren") : l.emit("rightParen");
}

/** A dot starts a field, or with a digit (or nothing) after it a number. */
function lexDot(l: Lexer): StateFn {
  if (l.pos < l.input.length && !isDigit(l.input.charCodeAt(l.pos))) return lexField;
  l.backup();
  return lexNumber;
}

function startsNumber(rune: number): boolean {
  return rune === 0x2b || rune === 0x2d || isDigit(rune);
}

/** A run of spaces; the last may belong to a trimmed right delimiter. // lex.go: lexSpace */
function lexSpace(l: Lexer): StateFn | null {
  let count = 0;
  while (isSpace(l.peek())) {
    l.next();
    count++;
  }
  if (
    hasRightTrimMarker(l.input, l.pos - 1) &&
    l.input.startsWith(rightDelim, l.pos - 1 + trimMarkerLength)
  ) {
    l.backup();
    if (count === 1) return lexRightDelim;
  }
  return l.emit("space");
}

// lex.go: lexIdentifier
function lexIdentifier(l: Lexer): StateFn | null {
  const rune = skipAlphaNumeric(l);
  const word = l.input.slice(l.start, l.pos);
  if (!l.atTerminator()) return l.errorf(sprintf("bad character %#U", [goInt(rune)]));
  const keyword = keywords.get(word);
  if (keyword) {
    const isName = (keyword === "break" && !l.breakOK) || (keyword === "continue" && !l.continueOK);
    return l.emit(isName ? "identifier" : keyword);
  }
  return l.emit(word === "true" || word === "false" ? "bool" : "identifier");
}

/** Leaves the lexer before the first rune that is not part of a word, and returns that rune. */
function skipAlphaNumeric(l: Lexer): number {
  let rune = l.next();
  while (isAlphaNumeric(rune)) rune = l.next();
  l.backup();
  return rune;
}

function lexField(l: Lexer): StateFn | null {
  return lexFieldOrVariable(l, "field");
}

function lexVariable(l: Lexer): StateFn | null {
  return lexFieldOrVariable(l, "variable");
}

/** The `.` or `$` is read already. // lex.go: lexFieldOrVariable */
function lexFieldOrVariable(l: Lexer, typ: "field" | "variable"): StateFn | null {
  if (l.atTerminator()) return l.emit(typ === "variable" ? "variable" : "dot");
  const rune = skipAlphaNumeric(l);
  if (!l.atTerminator()) return l.errorf(sprintf("bad character %#U", [goInt(rune)]));
  return l.emit(typ);
}

function lexChar(l: Lexer): StateFn | null {
  return lexQuoted(l, 0x27, "charConstant", "unterminated character constant");
}

function lexQuote(l: Lexer): StateFn | null {
  return lexQuoted(l, 0x22, "string", "unterminated quoted string");
}

// lex.go: lexQuote, lexChar
function lexQuoted(l: Lexer, mark: number, typ: ItemType, unterminated: string): null {
  for (;;) {
    let rune = l.next();
    if (rune === mark) return l.emit(typ);
    if (rune === 0x5c) {
      rune = l.next();
      if (rune !== eof && rune !== 10) continue;
    }
    if (rune === eof || rune === 10) return l.errorf(unterminated);
  }
}

// lex.go: lexRawQuote
function lexRawQuote(l: Lexer): StateFn | null {
  for (;;) {
    const rune = l.next();
    if (rune === eof) return l.errorf("unterminated raw quoted string");
    if (rune === 0x60) return l.emit("rawString");
  }
}

/** Accepts more than numbers; the parser sorts them out. // lex.go: lexNumber */
function lexNumber(l: Lexer): StateFn | null {
  const bad = () => l.errorf(`bad number syntax: ${quote(l.input.slice(l.start, l.pos))}`);
  if (!scanNumber(l)) return bad();
  const sign = l.peek();
  if (sign !== 0x2b && sign !== 0x2d) return l.emit("number");
  if (!scanNumber(l) || l.input[l.pos - 1] !== "i") return bad();
  return l.emit("complex");
}

// lex.go: scanNumber
function scanNumber(l: Lexer): boolean {
  l.accept("+-");
  const digits = scanPrefix(l);
  l.acceptRun(digits);
  if (l.accept(".")) l.acceptRun(digits);
  if ((digits === decimalDigits && l.accept("eE")) || (digits === hexDigits && l.accept("pP"))) {
    l.accept("+-");
    l.acceptRun(decimalDigits);
  }
  l.accept("i");
  if (!isAlphaNumeric(l.peek())) return true;
  l.next();
  return false;
}

const decimalDigits = "0123456789_";
const hexDigits = "0123456789abcdefABCDEF_";

function scanPrefix(l: Lexer): string {
  if (!l.accept("0")) return decimalDigits;
  if (l.accept("xX")) return hexDigits;
  if (l.accept("oO")) return "01234567_";
  return l.accept("bB") ? "01_" : decimalDigits;
}

function isSpace(rune: number): boolean {
  return rune === 0x20 || rune === 9 || rune === 13 || rune === 10;
}

function isDigit(rune: number): boolean {
  return rune >= 0x30 && rune <= 0x39;
}

const letterOrDigit = /^[\p{L}\p{Nd}]$/u;

// lex.go: isAlphaNumeric
function isAlphaNumeric(rune: number): boolean {
  if (rune < 0x80) {
    const lower = rune | 0x20;
    return rune === 0x5f || (lower >= 0x61 && lower <= 0x7a && rune >= 0x41) || isDigit(rune);
  }
  return letterOrDigit.test(String.fromCodePoint(rune));
}

const isLoneSurrogate = (rune: number) => rune >= 0xd800 && rune <= 0xdfff;

function isPairBefore(text: string, pos: Offset): boolean {
  const low = text.charCodeAt(pos - 1);
  const high = text.charCodeAt(pos - 2);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
}

function hasLeftTrimMarker(text: string, at: Offset): boolean {
  return text[at] === "-" && isSpace(text.charCodeAt(at + 1));
}

function hasRightTrimMarker(text: string, at: Offset): boolean {
  return isSpace(text.charCodeAt(at)) && text[at + 1] === "-";
}

function rightTrimLength(text: string, from: Offset, to: Offset): number {
  let at = to;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  return to - at;
}

function leftTrimLength(text: string, from: Offset): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at - from;
}
