/**
 * Reads JSON as Go 1.27's encoding/json does (which is its second version under the old options): the
 * grammar, the error texts, the depth. It keeps its own stack, so that no nesting can exhaust the host's.
 */
import { toBytes } from "../utf8";
import { JsonError } from "./error";
import type { JsonArray, JsonMember, JsonNode, JsonObject } from "./node";
import { asciiText, endOfInput, invalidCharacter, scanNumber, scanString } from "./scan-string";
import { type Source, streamedSource, wholeSource } from "./source";

/** jsontext/state.go: maxNestingDepth */
const maxNestingDepth = 10_000;

type Literal = "null" | "true" | "false";

const literals: Readonly<Record<number, Literal>> = { 110: "null", 116: "true", 102: "false" };

/** What a list has, and nobody adds to. */
const noMembers: JsonMember[] = [];

/** A container that is still open. */
interface Open {
  readonly start: number;
  readonly items: JsonNode[] | null;
  readonly members: JsonMember[];
  name: string;
  nameStart: number;
}

/** The one value that is the whole input; throws a JsonError. // encoding/json: Unmarshal's own check */
export function parseJson(input: Uint8Array | string): JsonNode {
  const bytes = typeof input === "string" ? toBytes(input) : input;
  const source = wholeSource(bytes);
  const { node, end } = new Parser(source).first();
  const rest = skipSpace(bytes, end);
  if (rest < bytes.length) throw invalidCharacter(source, rest, "after top-level value");
  return node;
}

/**
 * The first value of the input and the offset behind it; what follows is not looked at. An empty input is
 * `EOF`, a cut one `unexpected EOF`. // encoding/json: Decoder.Decode
 */
export function parseFirstJson(bytes: Uint8Array): { node: JsonNode; end: number } {
  const start = skipSpace(bytes, 0);
  if (start === bytes.length) throw new JsonError("eof", "EOF", start);
  try {
    return new Parser(streamedSource(bytes)).first();
  } catch (error) {
    if (!(error instanceof JsonError) || error.kind !== "unexpected_eof") throw error;
    throw new JsonError("unexpected_eof", "unexpected EOF", error.offset);
  }
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let i = from;
  for (; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) break;
  }
  return i;
}

class Parser {
  private readonly stack: Open[] = [];
  private at = 0;

  private readonly bytes: Uint8Array;

  constructor(private readonly source: Source) {
    this.bytes = source.bytes;
  }

  first(): { node: JsonNode; end: number } {
    this.at = this.skip();
    for (;;) {
      let node = this.open();
      while (node) {
        if (!this.add(node)) return { node, end: this.at };
        node = this.next();
      }
    }
  }

  /** The next byte that is no space; the input must not end here. */
  private skip(): number {
    const at = skipSpace(this.bytes, this.at);
    if (at >= this.bytes.length) throw endOfInput(at);
    return at;
  }

  /** A scalar or an empty container whole; null after the opening of a container. */
  private open(): JsonNode | null {
    const byte = this.bytes[this.at] ?? 0;
    if (byte === 123) return this.openObject();
    if (byte === 91) return this.openArray();
    const start = this.at;
    if (byte === 34) {
      const { value, end } = scanString(this.source, start);
      this.at = end;
      return { kind: "string", value, start, end };
    }
    if (byte === 45 || (byte >= 48 && byte <= 57)) return this.number();
    const literal = literals[byte];
    if (literal) return this.literal(literal);
    throw invalidCharacter(this.source, start, "looking for beginning of value");
  }

  private number(): JsonNode {
    const start = this.at;
    const end = scanNumber(this.source, start);
    this.at = end;
    return { kind: "number", raw: asciiText(this.bytes, start, end), start, end };
  }

  private literal(text: Literal): JsonNode {
    const start = this.at;
    for (let i = 0; i < text.length; i++) {
      const at = start + i;
      if (at >= this.bytes.length) throw endOfInput(at);
      if (this.bytes[at] !== text.charCodeAt(i)) {
        throw invalidCharacter(this.source, at, `in literal ${text} (expecting '${text[i]}')`);
      }
    }
    const end = start + text.length;
    this.at = end;
    return text === "null"
      ? { kind: "null", start, end }
      : { kind: "boolean", value: text === "true", start, end };
  }

  private openArray(): JsonArray | null {
    const start = this.enter();
    if (this.bytes[this.at] === 93) return { kind: "array", items: [], start, end: ++this.at };
    this.stack.push({ start, items: [], members: noMembers, name: "", nameStart: 0 });
    return null;
  }

  private openObject(): JsonObject | null {
    const start = this.enter();
    if (this.bytes[this.at] === 125) return { kind: "object", members: [], start, end: ++this.at };
    const open: Open = { start, items: null, members: [], name: "", nameStart: 0 };
    this.stack.push(open);
    this.memberName(open);
    return null;
  }

  private enter(): number {
    if (this.stack.length >= maxNestingDepth) throw new JsonError("syntax", "exceeded max depth", this.at);
    const start = this.at++;
    this.at = this.skip();
    return start;
  }

  private memberName(open: Open): void {
    this.at = this.skip();
    if (this.bytes[this.at] !== 34) {
      throw invalidCharacter(this.source, this.at, "looking for beginning of object key string");
    }
    const { value, end } = scanString(this.source, this.at);
    open.name = value;
    open.nameStart = this.at;
    this.at = end;
    this.at = this.skip();
    if (this.bytes[this.at] !== 58) throw invalidCharacter(this.source, this.at, "after object key");
    this.at++;
    this.at = this.skip();
  }

  /** Puts a finished value into the container that is open; false when none is. */
  private add(node: JsonNode): boolean {
    const open = this.stack.at(-1);
    if (!open) return false;
    if (open.items) open.items.push(node);
    else open.members.push({ name: open.name, nameStart: open.nameStart, value: node });
    return true;
  }

  /** After a value: the container that ends here, or null when another value follows. */
  private next(): JsonNode | null {
    const open = this.stack.at(-1);
    if (!open) return null;
    this.at = this.skip();
    const byte = this.bytes[this.at];
    if (byte === 44) {
      this.at++;
      if (open.items) this.at = this.skip();
      else this.memberName(open);
      return null;
    }
    if (byte === (open.items ? 93 : 125)) return this.close(open);
    throw invalidCharacter(
      this.source,
      this.at,
      open.items ? "after array element" : "after object key:value pair",
    );
  }

  private close(open: Open): JsonNode {
    this.stack.pop();
    const end = ++this.at;
    return open.items
      ? { kind: "array", items: open.items, start: open.start, end }
      : { kind: "object", members: open.members, start: open.start, end };
  }
}
