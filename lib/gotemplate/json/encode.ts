/**
 * encoding/json's Marshal for Go values, byte for byte. A value that holds itself is Go's error; nesting and
 * size beyond our bounds are LimitErrors.
 */
import { FunctionError, LimitError } from "../errors";
import { checkText, spendElement } from "../spend";
import { formatFloat } from "../strconv/format-float";
import { compareBytes, toValidText } from "../utf8";
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
} from "../value";
import { base64 } from "./base64";
import { JsonError } from "./error";
import { compactJson } from "./format";
import { type JsonMethod, jsonMethod } from "./methods";

/** Where Go starts to look for cycles. // encoding/json/v2: startDetectingCyclesAfter */
const maxDepth = 1_000;

export interface EncodeOptions {
  /** `<`, `>` and `&` as `\u003c`; true unless said otherwise, as in Go. */
  readonly escapeHtml?: boolean;
}

/** The value as JSON; throws a FunctionError with Go's text. // encoding/json: Marshal */
export function encodeJson(value: GoValue, options: EncodeOptions = {}): string {
  return new Encoder(options.escapeHtml ?? true).encode(value);
}

type Container = GoMap | GoSlice | GoPointer;

class Encoder {
  private out = "";
  private readonly open: Container[] = [];

  constructor(private readonly escapeHtml: boolean) {}

  encode(value: GoValue): string {
    this.value(value);
    return this.out;
  }

  private write(text: string): void {
    checkText(this.out.length + text.length);
    this.out += text;
  }

  private value(value: GoValue): void {
    spendElement();
    if (value === null) this.write("null");
    else if (typeof value === "string") this.write(quoteJson(value, this.escapeHtml));
    else if (typeof value === "number") this.write(jsonNumber(value, 64));
    else if (typeof value === "boolean") this.write(value ? "true" : "false");
    else this.object(value);
  }

  private object(value: Exclude<GoValue, null | string | number | boolean>): void {
    const method = jsonMethod(value);
    if (method) this.method(method, value.type.name);
    else if (value instanceof GoInt) this.write(value.value.toString());
    else if (value instanceof GoMap) this.map(value);
    else if (value instanceof GoSlice) this.slice(value);
    else if (value instanceof GoBytes) this.bytes(value);
    else if (value instanceof GoStruct) this.struct(value);
    else if (value instanceof GoPointer) this.pointer(value);
    else if (value instanceof GoNamedString) this.write(quoteJson(value.value, this.escapeHtml));
    else if (value instanceof GoFloat32) this.write(jsonNumber(value.value, 32));
    else if (value instanceof GoError) this.write("{}");
    else if (value instanceof GoComplex || value instanceof GoFunc) throw unsupportedType(value.type.name);
  }

  private map(map: GoMap): void {
    if (map.isNil) {
      this.write("null");
      return;
    }
    this.enter(map);
    let separator = "{";
    for (const key of Array.from(map.entries.keys()).sort(compareBytes)) {
      this.write(`${separator}${quoteJson(key, this.escapeHtml)}:`);
      this.value(map.entries.get(key) ?? null);
      separator = ",";
    }
    this.write(separator === "{" ? "{}" : "}");
    this.open.pop();
  }

  private slice(slice: GoSlice): void {
    if (slice.isNil) {
      this.write("null");
      return;
    }
    this.enter(slice);
    let separator = "[";
    for (const item of slice.items) {
      this.write(separator);
      this.value(item);
      separator = ",";
    }
    this.write(separator === "[" ? "[]" : "]");
    this.open.pop();
  }

  private bytes({ bytes, type, isNil }: GoBytes): void {
    if (isNil) this.write("null");
    else if (type.kind === "array") this.write(`[${Array.from(bytes).join(",")}]`);
    else this.write(`"${base64(bytes)}"`);
  }

  /** Exported fields under their own names: the structs that templates meet have no tags. */
  private struct({ type, fields }: GoStruct): void {
    let separator = "{";
    for (const { name } of type.fields ?? []) {
      if (!/^\p{Lu}/u.test(name)) continue;
      this.write(`${separator}${quoteJson(name, this.escapeHtml)}:`);
      this.value(fields.get(name) ?? null);
      separator = ",";
    }
    this.write(separator === "{" ? "{}" : "}");
  }

  private pointer(pointer: GoPointer): void {
    this.enter(pointer);
    this.value(pointer.target);
    this.open.pop();
  }

  private method({ name, call }: JsonMethod, typeName: string): void {
    const text = call();
    if (name === "MarshalText") {
      this.write(quoteJson(text, this.escapeHtml));
      return;
    }
    try {
      this.write(compactJson(text, this.escapeHtml));
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      throw new FunctionError(`json: error calling MarshalJSON for type ${typeName}: ${error.message}`);
    }
  }

  private enter(container: Container): void {
    if (this.open.length >= maxDepth) {
      if (this.open.includes(container)) {
        throw new FunctionError(`json: unsupported value: encountered a cycle via ${container.type.name}`);
      }
      throw new LimitError("limit_depth", `JSON is nested deeper than ${maxDepth} levels`);
    }
    this.open.push(container);
  }
}

function unsupportedType(name: string): FunctionError {
  return new FunctionError(`json: unsupported type: ${name}`);
}

/** A float as a JSON number. // internal/jsonwire/encode.go: AppendFloat */
function jsonNumber(value: number, bits: 32 | 64): string {
  if (!Number.isFinite(value)) {
    throw new FunctionError(`json: unsupported value: ${formatFloat(value, "g")}`);
  }
  const size = Math.abs(value);
  const least = bits === 32 ? Math.fround(1e-6) : 1e-6;
  const exponential = size !== 0 && (size < least || size >= 1e21);
  const text = formatFloat(value, exponential ? "e" : "f", -1, bits);
  return exponential ? text.replace(/e-0(\d)$/, "e-$1") : text;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what JSON escapes
const special = /[\x00-\x1f"\\\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what JSON escapes
const specialHtml = /[\x00-\x1f"\\\u2028\u2029<>&]/g;

/** A string as a JSON string; each invalid byte is U+FFFD. // internal/jsonwire/encode.go: AppendQuote */
function quoteJson(text: string, escapeHtml = true): string {
  const escaped = toValidText(text).replace(
    escapeHtml ? specialHtml : special,
    (char) => escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}
