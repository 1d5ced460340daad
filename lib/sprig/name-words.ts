/**
 * Names split into words and joined again, as huandu/xstrings 1.5 does it: `HTTPServer2xx` becomes
 * `http_server_2xx` or `HttpServer2xx`. Invalid bytes become U+FFFD where it writes runes.
 */
import { toValidText } from "../gotemplate";
import { isLetter, isNumber, isPunct, isSpace, isUpper, toLower, toUpper } from "./unicode";

const replacement = "\ufffd";
const isSpaceChar = (char: string) => isSpace(char.codePointAt(0) ?? 0);

// xstrings convert.go: isConnector
const isConnector = (char: string) => char === "-" || char === "_" || isSpaceChar(char);

// xstrings convert.go: ToPascalCase
export function toPascalCase(text: string): string {
  const chars = [...toValidText(text)];
  const first = chars.findIndex((char) => !isConnector(char));
  // xstrings writes the last connector twice when there is nothing else
  if (first < 0) return chars.join("") + (chars.at(-1) ?? "");
  let out = chars.slice(0, first).join("");
  let current = chars[first] ?? "";
  let lowering = isUpper(current);
  current = toUpper(current);
  for (const char of chars.slice(first + 1)) {
    const previous = current;
    current = char;
    if (isConnector(current) && isConnector(previous)) {
      out += previous;
    } else if (isConnector(previous)) {
      lowering = isUpper(current);
      current = toUpper(current);
    } else {
      if (lowering && isUpper(current)) current = toLower(current);
      else lowering = false;
      out += previous;
    }
  }
  return out + current;
}

type WordType = "invalid" | "number" | "upper" | "alphabet" | "connector" | "punct" | "other";

interface Word {
  readonly type: WordType;
  readonly chars: readonly string[];
}

const noWord: Word = { type: "invalid", chars: [] };

/** xstrings' word scanner over the characters of a text. An invalid byte and U+FFFD are the same to it. */
class WordScanner {
  private position = 0;

  constructor(private readonly chars: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.position >= this.chars.length;
  }

  // convert.go: nextWord
  next(): Word {
    if (this.isAtEnd) return noWord;
    const start = this.position;
    const [char, size] = this.peek("");
    this.position += size;
    if (char === "") return { type: "invalid", chars: this.chars.slice(start, this.position) };
    const type = this.scan(char);
    return { type, chars: this.chars.slice(start, this.position) };
  }

  /** The next valid character and how far it reaches; `previous` when there is none. // nextValidRune */
  private peek(previous: string): [char: string, size: number] {
    let end = this.position;
    while (end < this.chars.length && !isValid(this.chars[end])) end++;
    const char = this.chars[end];
    return char === undefined ? [previous, end - this.position] : [char, end + 1 - this.position];
  }

  private scan(first: string): WordType {
    if (isConnector(first)) return this.takeWhile(first, isConnector, "connector");
    if (isPunct(first)) return this.takeWhile(first, isPunct, "punct");
    if (isUpper(first)) return this.scanUpper(first);
    if (isAlphabet(first)) return this.takeWhile(first, isSmallAlphabet, "alphabet");
    if (isNumber(first)) return this.takeWhile(first, isNumber, "number");
    return this.takeWhile(first, isOther, "other");
  }

  private takeWhile(first: string, belongs: (char: string) => boolean, type: WordType): WordType {
    let char = first;
    while (!this.isAtEnd) {
      const [next, size] = this.peek(char);
      if (!belongs(next)) break;
      char = next;
      this.position += size;
    }
    return type;
  }

  /** `HTTPStatus` is `HTTP` and `Status`: a capital before small letters belongs to them. */
  private scanUpper(first: string): WordType {
    if (this.isAtEnd) return "upper";
    const [second] = this.peek(first);
    if (!isUpper(second)) {
      if (isAlphabet(second)) this.takeWhile(second, isSmallAlphabet, "upper");
      return "upper";
    }
    let char = second;
    let lastSize = 0;
    while (!this.isAtEnd) {
      const [next, size] = this.peek(char);
      char = next;
      if (!isUpper(next)) break;
      lastSize = size;
      this.position += size;
    }
    if (!this.isAtEnd && isAlphabet(char)) this.position -= lastSize;
    return "upper";
  }
}

const isValid = (char: string | undefined) =>
  char !== undefined && char !== replacement && !/^[\udc80-\udcff]$/.test(char);

// xstrings count.go: isAlphabet
function isAlphabet(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  const isCjk =
    (code >= 0x4e00 && code <= 0x9fcc) ||
    (code >= 0x3400 && code <= 0x4d85) ||
    (code >= 0x20000 && code <= 0x2b81d);
  return !isCjk && isLetter(char);
}

const isSmallAlphabet = (char: string) => isAlphabet(char) && !isUpper(char);
const isOther = (char: string) =>
  !isConnector(char) && !isAlphabet(char) && !isNumber(char) && !isPunct(char);

// xstrings convert.go: toLower
function lowerWord(word: Word, connector: string): string {
  if (word.type !== "upper" && word.type !== "connector") return word.chars.join("");
  return word.chars.map((char) => lowerChar(char, connector)).join("");
}

function lowerChar(char: string, connector: string): string {
  if (!isValid(char)) return replacement;
  if (isConnector(char)) return connector;
  return isUpper(char) ? toLower(char) : char;
}

// xstrings convert.go: camelCaseToLowerCase
export function camelToWords(text: string, connector: string): string {
  if (text === "") return "";
  const scanner = new WordScanner([...text]);
  let out = "";
  let word = scanner.next();
  const write = (type: WordType = word.type) => {
    out += lowerWord({ type, chars: word.chars }, connector);
  };
  /** Writes the letters and digits that follow a number, then a connector if a word comes next. */
  const writeNumberTail = () => {
    while (word.type === "alphabet" || word.type === "number") {
      write();
      word = scanner.next();
    }
    if (word.type !== "invalid" && word.type !== "punct" && word.type !== "connector") out += connector;
  };
  const endsHere = () => word.type === "connector" || word.type === "punct";

  while (!scanner.isAtEnd) {
    const previous = word;
    if (previous.type !== "connector") write();
    word = scanner.next();
    if (previous.type === "number") {
      writeNumberTail();
    } else if (previous.type === "connector") {
      out += lowerWord(previous, connector);
    } else if (previous.type !== "punct") {
      if (word.type !== "number") {
        if (!endsHere()) out += connector;
      } else if (!scanner.isAtEnd) {
        const digits = word;
        word = scanner.next();
        if (word.type !== "alphabet") {
          // a number belongs to the word before it: Bld4Floor → bld4_floor
          out += lowerWord(digits, connector);
          if (!endsHere()) out += connector;
        } else {
          // unless small letters follow: HTTP2xx → http_2xx
          out += connector + lowerWord(digits, connector);
          writeNumberTail();
        }
      }
    }
  }
  write();
  return out;
}
