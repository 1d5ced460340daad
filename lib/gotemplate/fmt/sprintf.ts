/** fmt.Sprintf: reads the format and hands each verb with its argument to the printer. */
import { isEscapedByte, rejoin } from "../utf8";
import { GoInt, type GoValue } from "../value";
import { Printer, typeName } from "./print";

/** The largest width, precision or argument number. */
const maxNumber = 1_000_000;

/** fmt/print.go: Sprintf */
export function sprintf(format: string, args: readonly GoValue[]): string {
  return joinPlain(format, args) ?? new Formatting(format, args).run();
}

/** What most templates ask for: bare `%s`, `%v` and `%d` of texts and integers; null when there is more to do. */
function joinPlain(format: string, args: readonly GoValue[]): string | null {
  let out = "";
  let at = 0;
  for (const arg of args) {
    const percent = format.indexOf("%", at);
    const text = percent < 0 ? null : plainText(format[percent + 1], arg);
    if (text === null) return null;
    out += format.slice(at, percent) + text;
    at = percent + 2;
  }
  if (format.includes("%", at)) return null;
  return rejoin(out + format.slice(at));
}

function plainText(verb: string | undefined, arg: GoValue): string | null {
  if (typeof arg === "string") return verb === "s" || verb === "v" ? arg : null;
  const isPlain = arg instanceof GoInt && arg.type.name === arg.type.kind && (verb === "d" || verb === "v");
  return isPlain ? arg.value.toString() : null;
}

/** One call: `at` walks over the format, `argument` over the arguments. */
class Formatting {
  private readonly printer = new Printer();
  private at = 0;
  private argument = 0;
  private afterIndex = false;
  private reordered = false;
  private goodArgument = true;

  constructor(
    private readonly format: string,
    private readonly args: readonly GoValue[],
  ) {}

  // fmt/print.go: doPrintf
  run(): string {
    const { format, printer } = this;
    while (this.at < format.length) {
      const percent = format.indexOf("%", this.at);
      printer.write(percent < 0 ? format.slice(this.at) : format.slice(this.at, percent));
      if (percent < 0) break;
      this.at = percent + 1;
      this.directive();
    }
    this.extraArguments();
    return printer.text();
  }

  private directive(): void {
    this.goodArgument = true;
    this.printer.clearFlags();
    if (this.simpleVerb()) return;
    this.argumentIndex();
    this.width();
    this.precision();
    if (!this.afterIndex) this.argumentIndex();
    if (this.at >= this.format.length) this.printer.write("%!(NOVERB)");
    else this.verb();
  }

  /** Flags; true when a plain lower-case verb followed them and is printed. */
  private simpleVerb(): boolean {
    const { flags } = this.printer;
    for (; this.at < this.format.length; this.at++) {
      const char = this.format[this.at] ?? "";
      if (char === "#") flags.sharp = true;
      else if (char === "0") flags.zero = true;
      else if (char === "+") flags.plus = true;
      else if (char === "-") flags.minus = true;
      else if (char === " ") flags.space = true;
      else {
        if (char < "a" || char > "z" || this.argument >= this.args.length) return false;
        this.at++;
        this.printNext(char);
        return true;
      }
    }
    return false;
  }

  private printNext(verb: string): void {
    const { flags } = this.printer;
    if (verb === "v" || verb === "w") {
      flags.sharpV = flags.sharp;
      flags.sharp = false;
      flags.plusV = flags.plus;
      flags.plus = false;
    }
    this.printer.printArg(this.args[this.argument] ?? null, verb);
    this.argument++;
  }

  // fmt/print.go: argNumber
  private argumentIndex(): void {
    this.afterIndex = false;
    if (this.format[this.at] !== "[") return;
    this.reordered = true;
    const end = this.format.indexOf("]", this.at + 1);
    if (end < 0 || this.format.length - this.at < 3) {
      this.at++;
      this.goodArgument = false;
      return;
    }
    const index = parseIndex(this.format.slice(this.at + 1, end));
    this.at = end + 1;
    this.afterIndex = index !== null;
    if (index !== null && index >= 1 && index <= this.args.length) this.argument = index - 1;
    else this.goodArgument = false;
  }

  private width(): void {
    const { printer } = this;
    if (this.format[this.at] !== "*") {
      const width = this.number();
      printer.flags.width = width ?? 0;
      printer.flags.hasWidth = width !== null;
      if (this.afterIndex && width !== null) this.goodArgument = false;
      return;
    }
    this.at++;
    const width = this.intArgument();
    printer.flags.hasWidth = width !== null;
    printer.flags.width = Math.abs(width ?? 0);
    if (width === null) printer.write("%!(BADWIDTH)");
    if (width !== null && width < 0) {
      printer.flags.minus = true;
      printer.flags.zero = false;
    }
    this.afterIndex = false;
  }

  private precision(): void {
    if (this.at + 1 >= this.format.length || this.format[this.at] !== ".") return;
    this.at++;
    if (this.afterIndex) this.goodArgument = false;
    this.argumentIndex();
    const { printer } = this;
    if (this.format[this.at] !== "*") {
      printer.flags.precision = this.number() ?? 0;
      printer.flags.hasPrecision = true;
      return;
    }
    this.at++;
    const precision = this.intArgument();
    printer.flags.hasPrecision = precision !== null && precision >= 0;
    printer.flags.precision = printer.flags.hasPrecision ? (precision ?? 0) : 0;
    if (!printer.flags.hasPrecision) printer.write("%!(BADPREC)");
    this.afterIndex = false;
  }

  /** Digits of the format; a number too large takes the rest of the format with it. // fmt/print.go: parsenum */
  private number(): number | null {
    const { value, next } = parseNumber(this.format, this.at, this.format.length);
    this.at = next;
    return value;
  }

  // fmt/print.go: intFromArg
  private intArgument(): number | null {
    if (this.argument >= this.args.length) return null;
    const arg = this.args[this.argument++];
    if (!(arg instanceof GoInt)) return null;
    return arg.value > BigInt(maxNumber) || arg.value < BigInt(-maxNumber) ? null : Number(arg.value);
  }

  private verb(): void {
    const code = this.format.codePointAt(this.at) ?? 0;
    const char = String.fromCodePoint(code);
    const verb = isEscapedByte(code) ? "\ufffd" : char;
    this.at += char.length;
    if (verb === "%") this.printer.write("%");
    else if (!this.goodArgument) this.printer.write(`%!${verb}(BADINDEX)`);
    else if (this.argument >= this.args.length) this.printer.write(`%!${verb}(MISSING)`);
    else this.printNext(verb);
  }

  private extraArguments(): void {
    const { printer } = this;
    if (this.reordered || this.argument >= this.args.length) return;
    printer.clearFlags();
    printer.write("%!(EXTRA ");
    this.args.slice(this.argument).forEach((arg, i) => {
      if (i > 0) printer.write(", ");
      if (arg !== null) printer.write(`${typeName(arg)}=`);
      printer.printArg(arg, "v");
    });
    printer.write(")");
  }
}

function parseNumber(text: string, from: number, end: number): { value: number | null; next: number } {
  if (from >= end) return { value: null, next: end };
  let value: number | null = null;
  let next = from;
  for (; next < end; next++) {
    const digit = text.charCodeAt(next) - 48;
    if (digit < 0 || digit > 9) break;
    if (value !== null && value > maxNumber) return { value: null, next: end };
    value = (value ?? 0) * 10 + digit;
  }
  return { value, next };
}

/** The number between brackets; null unless it is digits alone. // fmt/print.go: parseArgNumber */
function parseIndex(text: string): number | null {
  const { value, next } = parseNumber(text, 0, text.length);
  return next === text.length ? value : null;
}
