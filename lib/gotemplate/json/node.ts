/** The syntax tree of a JSON text: everything it says, in its order, with the byte offsets. */

interface Span {
  /** Bytes from the start of the input; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface JsonNull extends Span {
  readonly kind: "null";
}

export interface JsonBoolean extends Span {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface JsonNumber extends Span {
  readonly kind: "number";
  /** As it was written. */
  readonly raw: string;
}

export interface JsonString extends Span {
  readonly kind: "string";
  /** Unescaped; each invalid byte and each half of a surrogate pair is U+FFFD, as in Go. */
  readonly value: string;
}

export interface JsonArray extends Span {
  readonly kind: "array";
  readonly items: readonly JsonNode[];
}

/** One member of an object; names may repeat. */
export interface JsonMember {
  readonly name: string;
  readonly nameStart: number;
  readonly value: JsonNode;
}

export interface JsonObject extends Span {
  readonly kind: "object";
  readonly members: readonly JsonMember[];
}

export type JsonNode = JsonNull | JsonBoolean | JsonNumber | JsonString | JsonArray | JsonObject;
