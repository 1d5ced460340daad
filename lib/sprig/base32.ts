/** encoding/base32's standard encoding, with Go's texts and positions for bad input. */
import { FunctionError } from "../gotemplate";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const padding = 0x3d;

const digits = new Map(Array.from(alphabet, (char, value) => [char.charCodeAt(0), value]));

// base32.go: Encode
export function encodeBase32(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 5) {
    const group = bytes.subarray(i, i + 5);
    let bits = 0n;
    for (let k = 0; k < 5; k++) bits = (bits << 8n) | BigInt(group[k] ?? 0);
    const length = Math.ceil((group.length * 8) / 5);
    for (let k = 0; k < length; k++) out += alphabet.charAt(Number((bits >> BigInt(35 - 5 * k)) & 31n));
    out += "=".repeat(8 - length);
  }
  return out;
}

function corruptInput(position: number): FunctionError {
  return new FunctionError(`illegal base32 data at input byte ${position}`);
}

/** Positions don't count line breaks. Throws Go's CorruptInputError as a FunctionError. // base32.go: DecodeString */
export function decodeBase32(text: Uint8Array): Uint8Array {
  const source = text.filter((byte) => byte !== 0x0a && byte !== 0x0d);
  const out: number[] = [];
  for (let start = 0; start < source.length; start += 8) {
    const values = readQuantum(source, start);
    pushBytes(values, out);
    if (values.length < 8) break;
  }
  return Uint8Array.from(out);
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

function pushBytes(values: readonly number[], out: number[]): void {
  let bits = 0n;
  for (let k = 0; k < 8; k++) bits = (bits << 5n) | BigInt(values[k] ?? 0);
  const length = Math.floor((values.length * 5) / 8);
  for (let k = 0; k < length; k++) out.push(Number((bits >> BigInt(32 - 8 * k)) & 255n));
}
