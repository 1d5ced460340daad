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
    const [a = 0, b, c] = bytes.subarray(i, i + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out += digit(bits >> 18) + digit(bits >> 12);
    out += (b === undefined ? "=" : digit(bits >> 6)) + (c === undefined ? "=" : digit(bits));
  }
  return out;
}

const digit = (bits: number) => alphabet.charAt(bits & 0x3f);

function corruptInput(position: number): FunctionError {
  return new FunctionError(`illegal base64 data at input byte ${position}`);
}

/** Line breaks are skipped wherever they are. Throws Go's CorruptInputError as a FunctionError. // base64.go: Decode */
export function decodeBase64(source: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let position = 0; position < source.length; ) position = decodeQuantum(source, position, out);
  return Uint8Array.from(out);
}

function skipLineBreaks(source: Uint8Array, from: number): number {
  let i = from;
  while (source[i] === newLine || source[i] === carriageReturn) i++;
  return i;
}

/** Reads up to four digits into `out`, gives the position after them. // base64.go: decodeQuantum */
function decodeQuantum(source: Uint8Array, start: number, out: number[]): number {
  const values: number[] = [];
  let position = start;
  while (values.length < 4) {
    position = skipLineBreaks(source, position);
    const byte = source[position];
    if (byte === undefined) {
      if (values.length === 0) return position;
      throw corruptInput(position - values.length);
    }
    position++;
    const value = digits.get(byte);
    if (value !== undefined) values.push(value);
    else if (byte === padding) {
      position = readPadding(source, position, values.length);
      break;
    } else throw corruptInput(position - 1);
  }
  pushBytes(values, out);
  return position;
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

function pushBytes(values: readonly number[], out: number[]): void {
  const [a = 0, b = 0, c = 0, d = 0] = values;
  const bits = (a << 18) | (b << 12) | (c << 6) | d;
  const bytes = [bits >> 16, bits >> 8, bits].map((byte) => byte & 0xff);
  out.push(...bytes.slice(0, values.length - 1));
}
