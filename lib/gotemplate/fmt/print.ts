/**
 * Printing of any Go value with any verb, as fmt/print.go does it by reflection. Memory addresses, which are
 * random in Go, are one fixed number here.
 */
import { FunctionError, LimitError } from "../errors";
import { spendElement } from "../spend";
import { anyType, bytesType, type GoType, stringType, uint8Type } from "../type";
import { compareBytes, fromBytes } from "../utf8";
import {
  GoBytes,
  GoComplex,
  GoError,
  GoFloat32,
  GoFunc,
  GoInt,
  GoMap,
  GoNamedString,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoValue,
  typeOf,
} from "../value";
import { Formatter } from "./format";
import type { FloatVerb } from "./format-float";
import { goStringMethod, type StringMethod, stringMethod } from "./methods";

/** What every pointer, map, slice and function prints for its address. */
export const fixedAddress = 0xc000012345n;

/** Go has no bound but its stack; a map that holds itself would kill the controller. */
const maxDepth = 1_000;

/** A reflect.Value: the value with its static type; `exported` is false inside an unexported field. */
interface Reflected {
  readonly value: GoValue;
  readonly type: GoType;
  readonly exported: boolean;
}

/** The pp of one print call. // fmt/print.go: pp */
export class Printer extends Formatter {
  private arg: GoValue = null;
  private reflected: Reflected | null = null;
  private erroring = false;
  private panicking = false;

  // fmt/print.go: badVerb
  private badVerb(verb: string): void {
    this.erroring = true;
    this.write(`%!${verb}(`);
    if (this.arg !== null) {
      this.write(`${typeName(this.arg)}=`);
      this.printArg(this.arg, "v");
    } else if (this.reflected) {
      this.write(`${this.reflected.type.name}=`);
      this.printValue(this.reflected, "v", 0);
    } else {
      this.write("<nil>");
    }
    this.write(")");
    this.erroring = false;
  }

  // fmt/print.go: fmtBool
  private printBool(value: boolean, verb: string): void {
    if (verb === "t" || verb === "v") this.pad(value ? "true" : "false");
    else this.badVerb(verb);
  }

  // fmt/print.go: fmt0x64
  private print0x(value: bigint, prefix: boolean): void {
    const { sharp } = this.flags;
    this.flags.sharp = prefix;
    this.fmtInteger(value, 16, "v");
    this.flags.sharp = sharp;
  }

  // fmt/print.go: fmtInteger
  private printInteger(value: bigint, unsigned: boolean, verb: string): void {
    switch (verb) {
      case "v":
        if (this.flags.sharpV && unsigned) this.print0x(value, true);
        else this.fmtInteger(value, 10, verb);
        break;
      case "d":
        this.fmtInteger(value, 10, verb);
        break;
      case "b":
        this.fmtInteger(value, 2, verb);
        break;
      case "o":
      case "O":
        this.fmtInteger(value, 8, verb);
        break;
      case "x":
      case "X":
        this.fmtInteger(value, 16, verb);
        break;
      case "c":
        this.fmtC(BigInt.asUintN(64, value));
        break;
      case "q":
        this.fmtQc(BigInt.asUintN(64, value));
        break;
      case "U":
        this.fmtUnicode(BigInt.asUintN(64, value));
        break;
      default:
        this.badVerb(verb);
    }
  }

  // fmt/print.go: fmtFloat
  private printFloat(value: number, bits: 32 | 64, verb: string): void {
    const known = floatVerbs[verb];
    if (known) this.fmtFloat(value, bits, known[0], known[1]);
    else this.badVerb(verb);
  }

  // fmt/print.go: fmtComplex
  private printComplex(value: GoComplex, verb: string): void {
    if (!floatVerbs[verb]) {
      this.badVerb(verb);
      return;
    }
    const { plus } = this.flags;
    this.write("(");
    this.printFloat(value.real, 64, verb);
    this.flags.plus = true;
    this.printFloat(value.imaginary, 64, verb);
    this.write("i)");
    this.flags.plus = plus;
  }

  // fmt/print.go: fmtString
  private printString(value: string, verb: string): void {
    switch (verb) {
      case "v":
        if (this.flags.sharpV) this.fmtQ(value);
        else this.fmtS(value);
        break;
      case "s":
        this.fmtS(value);
        break;
      case "x":
      case "X":
        this.fmtHex(value, verb === "X");
        break;
      case "q":
        this.fmtQ(value);
        break;
      default:
        this.badVerb(verb);
    }
  }

  // fmt/print.go: fmtBytes
  private printBytes(value: GoBytes, verb: string, typeText: string): void {
    switch (verb) {
      case "v":
      case "d":
        this.printByteList(value, verb, typeText);
        break;
      case "s":
        this.fmtS(fromBytes(value.bytes));
        break;
      case "x":
      case "X":
        this.fmtHex(value.bytes, verb === "X");
        break;
      case "q":
        this.fmtQ(fromBytes(value.bytes));
        break;
      default:
        this.printValue({ value, type: bytesType, exported: true }, verb, 0);
    }
  }

  private printByteList(value: GoBytes, verb: string, typeText: string): void {
    const { sharpV } = this.flags;
    if (sharpV && value.isNil) {
      this.write(`${typeText}(nil)`);
      return;
    }
    this.write(sharpV ? `${typeText}{` : "[");
    value.bytes.forEach((byte, i) => {
      if (i > 0) this.write(sharpV ? ", " : " ");
      if (sharpV) this.print0x(BigInt(byte), true);
      else this.fmtInteger(BigInt(byte), 10, verb);
    });
    this.write(sharpV ? "}" : "]");
  }

  // fmt/print.go: fmtPointer
  private printPointer(value: GoValue, type: GoType, verb: string): void {
    const address = addressOf(value);
    if (address === null) {
      this.badVerb(verb);
      return;
    }
    if (verb === "p") {
      this.print0x(address, !this.flags.sharp);
      return;
    }
    if (verb !== "v") {
      if ("bodxX".includes(verb)) this.printInteger(address, true, verb);
      else this.badVerb(verb);
      return;
    }
    if (!this.flags.sharpV) {
      if (address === 0n) this.pad("<nil>");
      else this.print0x(address, !this.flags.sharp);
      return;
    }
    this.write(`(${type.name})(`);
    if (address === 0n) this.write("nil");
    else this.print0x(address, true);
    this.write(")");
  }

  // fmt/print.go: handleMethods
  private handleMethods(value: GoValue, verb: string): boolean {
    if (this.erroring) return false;
    this.arg = value;
    if (verb === "w") {
      this.badVerb(verb);
      return true;
    }
    const method = this.methodFor(value, verb);
    if (!method) return false;
    const text = this.callMethod(method, value, verb);
    if (text === null) return true;
    if (method.name === "GoString") this.fmtS(text);
    else this.printString(text, verb);
    return true;
  }

  private methodFor(value: GoValue, verb: string): StringMethod | null {
    if (this.flags.sharpV) return goStringMethod(value);
    return "vsxXq".includes(verb) ? stringMethod(value) : null;
  }

  /** The method's text, or null when it panicked and that is printed already. // fmt/print.go: catchPanic */
  private callMethod(method: StringMethod, value: GoValue, verb: string): string | null {
    try {
      return method.call();
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      if (value instanceof GoPointer && value.target === null) this.write("<nil>");
      else this.printPanic(error, verb, method.name);
      return null;
    }
  }

  private printPanic(error: FunctionError, verb: string, name: string): void {
    if (this.panicking) throw error;
    const { flags } = this;
    this.clearFlags();
    this.write(`%!${verb}(PANIC=${name} method: `);
    this.panicking = true;
    this.printArg(error.message, "v");
    this.panicking = false;
    this.write(")");
    this.flags = flags;
  }

  // fmt/print.go: printArg
  printArg(arg: GoValue, verb: string): void {
    this.arg = arg;
    this.reflected = null;
    if (arg === null) {
      if (verb === "T" || verb === "v") this.pad("<nil>");
      else this.badVerb(verb);
      return;
    }
    if (verb === "T") {
      this.fmtS(typeName(arg));
      return;
    }
    if (verb === "p") {
      this.printPointer(arg, typeOf(arg) ?? anyType, verb);
      return;
    }
    if (this.printSimple(arg, verb)) return;
    if (!this.handleMethods(arg, verb)) {
      this.printValue({ value: arg, type: typeOf(arg) ?? anyType, exported: true }, verb, 0);
    }
  }

  /** The types that Go prints without reflection, hence without looking for methods. */
  private printSimple(arg: GoValue, verb: string): boolean {
    if (typeof arg !== "object") this.printBasic(arg, verb);
    else if (arg instanceof GoInt && arg.type.name === arg.type.kind) this.printBasic(arg, verb);
    else if (arg instanceof GoFloat32 || arg instanceof GoComplex) this.printBasic(arg, verb);
    else if (arg instanceof GoBytes && arg.type === bytesType) this.printBytes(arg, verb, "[]byte");
    else return false;
    return true;
  }

  private printBasic(value: GoValue, verb: string): void {
    if (typeof value === "string") this.printString(value, verb);
    else if (typeof value === "number") this.printFloat(value, 64, verb);
    else if (typeof value === "boolean") this.printBool(value, verb);
    else if (value instanceof GoInt) this.printInteger(value.value, value.type.kind.startsWith("u"), verb);
    else if (value instanceof GoFloat32) this.printFloat(value.value, 32, verb);
    else if (value instanceof GoComplex) this.printComplex(value, verb);
    else if (value instanceof GoNamedString) this.printString(value.value, verb);
  }

  // fmt/print.go: printValue
  private printValue(reflected: Reflected, verb: string, depth: number): void {
    if (depth > maxDepth)
      throw new LimitError("limit_depth", `value is nested deeper than ${maxDepth} levels`);
    spendElement();
    const { value, type, exported } = reflected;
    if (depth > 0 && exported && this.handleMethods(value, verb)) return;
    this.arg = null;
    this.reflected = reflected;
    if (value === null) this.write(this.flags.sharpV ? `${type.name}(nil)` : "<nil>");
    else if (value instanceof GoMap) this.printMap(value, exported, verb, depth);
    else if (value instanceof GoSlice) this.printSlice(value, exported, verb, depth);
    else if (value instanceof GoBytes) this.printByteSlice(value, exported, verb, depth);
    else if (value instanceof GoStruct) this.printStruct(value, exported, verb, depth);
    else if (value instanceof GoError) this.printError(value, verb, depth);
    else if (value instanceof GoPointer) this.printPointed(value, exported, verb, depth);
    else if (value instanceof GoFunc) this.printPointer(value, value.type, verb);
    else this.printBasic(value, verb);
  }

  /** A value held by another: in a map, a slice, a field. */
  private printInner(value: GoValue, type: GoType, exported: boolean, verb: string, depth: number): void {
    this.printValue(
      { value, type: value === null ? type : (typeOf(value) ?? type), exported },
      verb,
      depth + 1,
    );
  }

  private printMap(map: GoMap, exported: boolean, verb: string, depth: number): void {
    const { sharpV } = this.flags;
    if (sharpV && map.isNil) {
      this.write(`${map.type.name}(nil)`);
      return;
    }
    this.write(sharpV ? `${map.type.name}{` : "map[");
    const elem = map.type.elem ?? anyType;
    let first = true;
    for (const key of Array.from(map.entries.keys()).sort(compareBytes)) {
      if (!first) this.write(sharpV ? ", " : " ");
      first = false;
      this.printInner(key, stringType, exported, verb, depth);
      this.write(":");
      this.printInner(map.entries.get(key) ?? null, elem, exported, verb, depth);
    }
    this.write(sharpV ? "}" : "]");
  }

  private printSlice(slice: GoSlice, exported: boolean, verb: string, depth: number): void {
    if (this.flags.sharpV && slice.isNil) {
      this.write(`${slice.type.name}(nil)`);
      return;
    }
    this.printItems(slice.items, slice.type, exported, verb, depth);
  }

  private printItems(
    items: readonly GoValue[],
    type: GoType,
    exported: boolean,
    verb: string,
    depth: number,
  ): void {
    const { sharpV } = this.flags;
    const elem = type.elem ?? anyType;
    this.write(sharpV ? `${type.name}{` : "[");
    let first = true;
    for (const item of items) {
      if (!first) this.write(sharpV ? ", " : " ");
      first = false;
      this.printInner(item, elem, exported, verb, depth);
    }
    this.write(sharpV ? "}" : "]");
  }

  private printByteSlice(value: GoBytes, exported: boolean, verb: string, depth: number): void {
    if ("sqxX".includes(verb)) {
      this.printBytes(value, verb, value.type.name);
      return;
    }
    if (this.flags.sharpV && value.isNil) {
      this.write(`${value.type.name}(nil)`);
      return;
    }
    const items = Array.from(value.bytes, (byte) => new GoInt(BigInt(byte), uint8Type));
    this.printItems(items, value.type, exported, verb, depth);
  }

  private printStruct(struct: GoStruct, exported: boolean, verb: string, depth: number): void {
    const { sharpV, plusV } = this.flags;
    this.write(sharpV ? `${struct.type.name}{` : "{");
    (struct.type.fields ?? []).forEach(({ name, type }, i) => {
      if (i > 0) this.write(sharpV ? ", " : " ");
      if (sharpV || plusV) this.write(`${name}:`);
      this.printInner(struct.fields.get(name) ?? null, type, exported && isExported(name), verb, depth);
    });
    this.write("}");
  }

  /** An error's inside: a pointer to a struct that holds its text. */
  private printError(error: GoError, verb: string, depth: number): void {
    if (depth > 0) {
      this.printPointer(error, error.type, verb);
      return;
    }
    const name = error.type.name.replace(/^\*/, "");
    this.write(this.flags.sharpV ? `&${name}{s:` : this.flags.plusV ? "&{s:" : "&{");
    this.printInner(error.message, stringType, false, verb, depth + 1);
    this.write("}");
  }

  private printPointed(pointer: GoPointer, exported: boolean, verb: string, depth: number): void {
    const { target } = pointer;
    if (depth > 0 || !isComposite(target)) {
      this.printPointer(pointer, pointer.type, verb);
      return;
    }
    this.write("&");
    this.printInner(target, typeOf(target) ?? anyType, exported, verb, depth);
  }
}

const floatVerbs: Readonly<Record<string, readonly [FloatVerb, number]>> = {
  v: ["g", -1],
  b: ["b", -1],
  g: ["g", -1],
  G: ["G", -1],
  x: ["x", -1],
  X: ["X", -1],
  f: ["f", 6],
  e: ["e", 6],
  E: ["E", 6],
  F: ["f", 6],
};

/** A value's dynamic type as `%T` prints it. */
export function typeName(value: GoValue): string {
  return typeOf(value)?.name ?? "<nil>";
}

function isComposite(value: GoValue): boolean {
  return (
    value instanceof GoMap ||
    value instanceof GoSlice ||
    value instanceof GoBytes ||
    value instanceof GoStruct
  );
}

function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/** The address that a value has in Go; null for the kinds that have none. */
function addressOf(value: GoValue): bigint | null {
  if (value instanceof GoPointer) return value.target === null ? 0n : fixedAddress;
  if (value instanceof GoMap) return value.isNil ? 0n : fixedAddress;
  if (value instanceof GoSlice || value instanceof GoBytes) {
    if (value.type.kind !== "slice") return null;
    return value.isNil ? 0n : fixedAddress;
  }
  return value instanceof GoFunc || value instanceof GoError ? fixedAddress : null;
}
