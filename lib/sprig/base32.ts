/** encoding/base32's standard encoding, with Go's texts and positions for bad input. */
import { FunctionError } from "../gotemplate";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const padding = 0x3d;

const digits = new Map(Array.from(alphabet, (char, value) => [char.charCodeAt(0), value]));

// base32.go: Encode
export function encodeBase32(bytes: Uint8Array): string {
  let out = "";
  let bits = 0;
  let bitCount = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (bitCount += 8; bitCount >= 5; bitCount -= 5) out += digit(bits >> (bitCount - 5));
  }
  if (bitCount > 0) out += digit(bits << (5 - bitCount));
  return out.padEnd(Math.ceil(out.length / 8) * 8, "=");
}

const digit = (bits: number) => alphabet.charAt(bits & 0x1f);

function corruptInput(position: number): FunctionError {
  return new FunctionError(`illegal base32 data at input byte ${position}`);
}

/** Positions don't count line breaks. Throws Go's CorruptInputError as a FunctionError. // base32.go: DecodeString */
export function decodeBase32(text: Uint8Array): Uint8Array {
  const source = text.filter((byte) => byte !== 0x0a && byte !== 0x0d);
  const out = new Uint8Array(Math.ceil((source.length * 5) / 8));
  let length = 0;
  for (let start = 0; start < source.length; start += 8) {
    const values = readQuantum(source, start);
    for (const byte of joinDigits(values)) out[length++] = byte;
    if (values.length < 8) break;
  }
  return out.subarray(0, length);
}

/** Up to eight digits; fewer before the padding that ends the text. // base32.go: decode */
function readQuantum(source: Uint8Array, start: number): number[] {
  const values: number[] = [];
  while (values.length < 8) {
    const position = start + values.length;
    const byte = source[position];
    if (byte === undefined) throw corruptInput(source.length - values.length);
    const isLast = source.length - position - 1 < 8;
    if (byte === padding && values.length >= 2 && isLast) {
      checkPadding(source, position, values.length);
      return values;
    }
    const value = digits.get(byte);
    if (value === undefined) throw corruptInput(position);
    values.push(value);
  }
  return values;
}

function checkPadding(source: Uint8Array, position: number, digitCount: number): void {
  const rest = source.subarray(position + 1);
  if (rest.length + digitCount < 7) throw corruptInput(source.length);
  for (let k = 0; k < 7 - digitCount; k++) {
    if (k < rest.length && rest[k] !== padding) throw corruptInput(position + k);
  }
  if (digitCount === 3 || digitCount === 6) throw corruptInput(position);
}

/** The whole bytes that the digits make. */
function joinDigits(values: readonly number[]): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let bitCount = 0;
  for (const value of values) {
    bits = ((bits << 5) | value) & 0xfff;
    bitCount += 5;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes.push((bits >> bitCount) & 0xff);
  }
  return bytes;
}
