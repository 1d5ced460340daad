/**
 * Go's raw formatter: one scalar with flags, width and precision, as fmt/format.go writes it.
 * It knows nothing of types and verbs' meanings: that is `print.ts`.
 */
import { checkText } from "../spend";
import { isPrint } from "../strconv/is-print";
import {
  canBackquote,
  isValidRune,
  quote,
  quoteRune,
  quoteRuneToASCII,
  quoteToASCII,
} from "../strconv/quote";
import { rejoin, toBytes } from "../utf8";
import { type FloatVerb, floatText } from "./format-float";

/** `sharpV` and `plusV` stand for `%#v` and `%+v`, which are formats of their own. */
export interface Flags {
  width: number;
  hasWidth: boolean;
  precision: number;
  hasPrecision: boolean;
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  plusV: boolean;
  sharpV: boolean;
}

const noFlags = (): Flags => ({
  width: 0,
  hasWidth: false,
  precision: 0,
  hasPrecision: false,
  minus: false,
  plus: false,
  sharp: false,
  space: false,
  zero: false,
  plusV: false,
  sharpV: false,
});

const wide = /[^\0-\u007f]/;

/** utf8.RuneCountInString: an invalid byte counts one. */
function runeCount(text: string): number {
  if (!wide.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** The buffer and the flags of one print call. */
export class Formatter {
  private out = "";
  flags: Flags = noFlags();

  /** What was written; halves of characters that met are characters again. */
  text(): string {
    return rejoin(this.out);
  }

  clearFlags(): void {
    this.flags = noFlags();
  }

  write(text: string): void {
    checkText(this.out.length + text.length);
    this.out += text;
  }

  // fmt/format.go: writePadding
  writePadding(count: number): void {
    if (count > 0) this.write((this.flags.zero && !this.flags.minus ? "0" : " ").repeat(count));
  }

  // fmt/format.go: padString
  pad(text: string): void {
    const { hasWidth, width, minus } = this.flags;
    if (!hasWidth || width === 0) {
      this.write(text);
      return;
    }
    const missing = width - runeCount(text);
    if (!minus) this.writePadding(missing);
    this.write(text);
    if (minus) this.writePadding(missing);
  }

  /** Pads with spaces whatever the zero flag says. */
  padSpaces(text: string): void {
    const { zero } = this.flags;
    this.flags.zero = false;
    this.pad(text);
    this.flags.zero = zero;
  }

  // fmt/format.go: fmtUnicode
  fmtUnicode(value: bigint): void {
    const { hasPrecision, precision, sharp } = this.flags;
    const digits = value.toString(16).toUpperCase();
    let text = `U+${digits.padStart(hasPrecision && precision > 4 ? precision : 4, "0")}`;
    if (sharp && value <= 0x10ffffn && isPrint(Number(value)))
      text += ` '${String.fromCodePoint(Number(value))}'`;
    this.padSpaces(text);
  }

  // fmt/format.go: fmtInteger
  fmtInteger(value: bigint, base: 2 | 8 | 10 | 16, verb: string): void {
    const { flags } = this;
    const digits = this.integerDigits(value < 0n ? -value : value, base, value < 0n);
    if (digits === null) {
      this.padSpaces("");
      return;
    }
    let text = verb === "X" ? digits.toUpperCase() : digits;
    if (flags.sharp) text = sharpPrefix(text, base, verb) + text;
    if (verb === "O") text = `0o${text}`;
    this.padSpaces((value < 0n ? "-" : flags.plus ? "+" : flags.space ? " " : "") + text);
  }

  /** The digits with leading zeros of `%.3d` or `%03d`; null when zero is not to be printed at all. */
  private integerDigits(value: bigint, base: number, negative: boolean): string | null {
    const { flags } = this;
    if (flags.hasPrecision && flags.precision === 0 && value === 0n) return null;
    const digits = value.toString(base);
    if (flags.hasPrecision) return digits.padStart(flags.precision, "0");
    if (!flags.zero || flags.minus || !flags.hasWidth) return digits;
    return digits.padStart(flags.width - (negative || flags.plus || flags.space ? 1 : 0), "0");
  }

  // fmt/format.go: truncateString
  private truncate(text: string): string {
    const { hasPrecision, precision } = this.flags;
    if (!hasPrecision || text.length <= precision) return text;
    return wide.test(text) ? Array.from(text).slice(0, precision).join("") : text.slice(0, precision);
  }

  // fmt/format.go: fmtS
  fmtS(text: string): void {
    this.pad(this.truncate(text));
  }

  // fmt/format.go: fmtQ
  fmtQ(text: string): void {
    const cut = this.truncate(text);
    if (this.flags.sharp && canBackquote(cut)) {
      this.pad(`\`${cut}\``);
      return;
    }
    this.pad(this.flags.plus ? quoteToASCII(cut) : quote(cut));
  }

  // fmt/format.go: fmtSbx
  fmtHex(value: string | Uint8Array, upper: boolean): void {
    const { flags } = this;
    const all = typeof value === "string" ? toBytes(value) : value;
    const bytes = flags.hasPrecision ? all.subarray(0, flags.precision) : all;
    if (bytes.length === 0) {
      this.writePadding(flags.hasWidth ? flags.width : 0);
      return;
    }
    const prefix = flags.sharp ? (upper ? "0X" : "0x") : "";
    const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
    const text = pairs.map((pair) => (upper ? pair.toUpperCase() : pair));
    this.pad(prefix + text.join(flags.space ? ` ${prefix}` : ""));
  }

  // fmt/format.go: fmtC
  fmtC(value: bigint): void {
    this.pad(String.fromCodePoint(toRune(value)));
  }

  // fmt/format.go: fmtQc
  fmtQc(value: bigint): void {
    this.pad(this.flags.plus ? quoteRuneToASCII(toRune(value)) : quoteRune(toRune(value)));
  }

  // fmt/format.go: fmtFloat
  fmtFloat(value: number, bits: 32 | 64, verb: FloatVerb, defaultPrecision: number): void {
    const { flags } = this;
    const precision = flags.hasPrecision ? flags.precision : defaultPrecision;
    const { sign, number } = floatText(value, bits, verb, precision, flags);
    if (number === "Inf" || number === "NaN") {
      this.padSpaces(sign + number);
      return;
    }
    const zeros =
      flags.zero && !flags.minus && flags.hasWidth ? flags.width - sign.length - number.length : 0;
    if (sign === "" || zeros <= 0) {
      this.pad(sign + number);
      return;
    }
    this.write(sign);
    this.writePadding(zeros);
    this.write(number);
  }
}

function sharpPrefix(digits: string, base: number, verb: string): string {
  if (base === 2) return "0b";
  if (base === 8) return digits.startsWith("0") ? "" : "0";
  return base === 16 ? (verb === "X" ? "0X" : "0x") : "";
}

function toRune(value: bigint): number {
  const rune = value > 0x10ffffn ? 0xfffd : Number(value);
  return isValidRune(rune) ? rune : 0xfffd;
}
