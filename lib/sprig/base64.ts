/** encoding/base64's standard encoding, with Go's texts and positions for bad input. */
import { FunctionError } from "../gotemplate";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const padding = 0x3d;
const newLine = 0x0a;
const carriageReturn = 0x0d;

const digits = new Map(Array.from(alphabet, (char, value) => [char.charCodeAt(0), value]));

// base64.go: Encode
export function encodeBase64(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += digit(bits >> 18) + digit(bits >> 12);
    out += (i + 1 < bytes.length ? digit(bits >> 6) : "=") + (i + 2 < bytes.length ? digit(bits) : "=");
  }
  return out;
}

const digit = (bits: number) => alphabet.charAt(bits & 0x3f);

function corruptInput(position: number): FunctionError {
  return new FunctionError(`illegal base64 data at input byte ${position}`);
}

/** Line breaks are skipped wherever they are. Throws Go's CorruptInputError as a FunctionError. // base64.go: Decode */
export function decodeBase64(source: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil(source.length / 4) * 3);
  let length = 0;
  for (let position = 0; position < source.length; ) {
    const quantum = decodeQuantum(source, position);
    for (let k = 1; k < quantum.digitCount; k++) out[length++] = quantum.bits >> (24 - 8 * k);
    position = quantum.next;
  }
  return out.subarray(0, length);
}

function skipLineBreaks(source: Uint8Array, from: number): number {
  let i = from;
  while (source[i] === newLine || source[i] === carriageReturn) i++;
  return i;
}

interface Quantum {
  /** 24 bits, the digits that are there first. */
  readonly bits: number;
  readonly digitCount: number;
  /** Where the next quantum begins. */
  readonly next: number;
}

/** Up to four digits; fewer before the padding that ends the text. // base64.go: decodeQuantum */
function decodeQuantum(source: Uint8Array, start: number): Quantum {
  let bits = 0;
  let digitCount = 0;
  let position = start;
  while (digitCount < 4) {
    position = skipLineBreaks(source, position);
    const byte = source[position];
    if (byte === undefined) {
      if (digitCount > 0) throw corruptInput(position - digitCount);
      return { bits, digitCount, next: position };
    }
    position++;
    const value = digits.get(byte);
    if (value === undefined) {
      if (byte !== padding) throw corruptInput(position - 1);
      return { bits, digitCount, next: readPadding(source, position, digitCount) };
    }
    bits |= value << (18 - 6 * digitCount++);
  }
  return { bits, digitCount, next: position };
}

/** What may follow the first `=`: another after two digits, then nothing but line breaks. */
function readPadding(source: Uint8Array, afterFirst: number, digitCount: number): number {
  if (digitCount < 2) throw corruptInput(afterFirst - 1);
  let position = afterFirst;
  if (digitCount === 2) {
    position = skipLineBreaks(source, position);
    if (position === source.length) throw corruptInput(source.length);
    if (source[position] !== padding) throw corruptInput(position - 1);
    position++;
  }
  position = skipLineBreaks(source, position);
  if (position < source.length) throw corruptInput(position);
  return position;
}
