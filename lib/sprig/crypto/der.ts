/** ASN.1's DER: what keys and certificates are written in. */

/** Why bytes are no DER. */
export class DerError extends Error {
  override readonly name = "DerError";
}

export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A value with its tag and length. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = concat(parts);
  return concat([Uint8Array.of(tag, ...lengthBytes(body.length)), body]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(tags.sequence, ...parts);
/** A context-specific, constructed value: `[number]`. */
export const tagged = (number: number, ...parts: readonly Uint8Array[]) => der(0xa0 + number, ...parts);
export const octetString = (bytes: Uint8Array) => der(tags.octetString, bytes);
/** Whole bytes: no bit is unused. */
export const bitString = (bytes: Uint8Array) => der(tags.bitString, Uint8Array.of(0), bytes);
export const booleanTrue = Uint8Array.of(0x01, 0x01, 0xff);
export const nullValue = Uint8Array.of(0x05, 0x00);

export function integer(value: bigint | number): Uint8Array {
  const hex = BigInt(value).toString(16);
  const bytes = fromHex(hex.length % 2 ? `0${hex}` : hex);
  return (bytes[0] ?? 0) >= 0x80 ? der(tags.integer, Uint8Array.of(0), bytes) : der(tags.integer, bytes);
}

/** Such as `2.5.29.15`. */
export function objectIdentifier(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split(".").map(Number);
  return der(tags.objectIdentifier, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 + bytes.length, ...bytes];
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function toBigInt(bytes: Uint8Array): bigint {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex === "" ? 0n : BigInt(`0x${hex}`);
}

/** The lowest `length` bytes of a number, the most significant first. */
export function toFixedBytes(value: bigint, length: number): Uint8Array {
  return fromHex(value.toString(16).padStart(2 * length, "0"));
}

/** One value as it was read. */
export interface DerValue {
  readonly tag: number;
  readonly body: Uint8Array;
  /** Tag and length included. */
  readonly whole: Uint8Array;
}

/** The values side by side in `bytes`. Throws a DerError. */
export function readAll(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const value = readAt(bytes, at);
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/** The only value in `bytes`, of that tag. Throws a DerError. */
export function readOne(bytes: Uint8Array, tag: number): DerValue {
  const [value, more] = readAll(bytes);
  if (!value || more || value.tag !== tag) throw new DerError("unexpected structure");
  return value;
}

/** The parts of the sequence that `bytes` is. Throws a DerError. */
export function readSequence(bytes: Uint8Array): DerValue[] {
  return readAll(readOne(bytes, tags.sequence).body);
}

/** An integer's value. Throws a DerError. */
export function readInteger(value: DerValue | undefined): bigint {
  if (value?.tag !== tags.integer || value.body.length === 0) throw new DerError("not an integer");
  if ((value.body[0] ?? 0) >= 0x80) throw new DerError("a negative integer");
  return toBigInt(value.body);
}

function readAt(bytes: Uint8Array, at: number): DerValue {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) throw new DerError("data truncated");
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || count > 4) throw new DerError("bad length");
  const start = at + 2 + count;
  const length = count === 0 ? first : Number(toBigInt(bytes.subarray(at + 2, start)));
  if (start + length > bytes.length) throw new DerError("data truncated");
  return { tag, body: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}
