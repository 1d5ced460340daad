/**
 * compress/gzip as the controller's transport uses it: a stream, so whatever was unpacked before an error counts,
 * and a bad checksum shows only to a reader that gets that far. In a corrupt stream the last symbol may be missing.
 */
import { constants, type InflateRaw, inflateRawSync } from "node:zlib";
import { errorCode } from "./socket-phase";

/** The unpacked bytes and the error that a reader meets after them; `eof` is a good end. */
export interface Unpacked {
  readonly bytes: Buffer;
  /** null: io.EOF. */
  readonly error: string | null;
  /** True when the cap ended it. */
  readonly capped: boolean;
}

const unexpectedEof = "unexpected EOF";

/** compress/gzip: Reader; `inputError` is what the reader of the compressed bytes ends with (null: io.EOF). */
export function gunzip(input: Buffer, maxBytes: number, inputError: string | null = null): Unpacked {
  const out: Buffer[] = [];
  let room = maxBytes;
  let at = 0;
  const result = (error: string | null, capped = false) => ({ bytes: Buffer.concat(out), error, capped });
  do {
    const header = readHeader(input, at);
    if (header.error !== null) return result(at === 0 && input.length === 0 ? inputError : header.error);
    const member = inflate(input.subarray(header.end), room);
    out.push(member.bytes);
    room -= member.bytes.length;
    if (member.capped) return result(null, true);
    if (member.error !== null)
      return result(member.error === unexpectedEof ? (inputError ?? unexpectedEof) : member.error);
    at = header.end + member.consumed + 8;
    if (at > input.length) return result(inputError ?? unexpectedEof);
    if (!isTrailer(input, at - 8, member.bytes)) return result("gzip: invalid checksum");
  } while (at < input.length);
  return result(inputError);
}

interface GzipHeader {
  readonly end: number;
  readonly error: string | null;
}

/** compress/gzip: readHeader */
function readHeader(input: Buffer, at: number): GzipHeader {
  const cut: GzipHeader = { end: at, error: unexpectedEof };
  if (input.length < at + 10) return cut;
  if (input[at] !== 0x1f || input[at + 1] !== 0x8b || input[at + 2] !== 8) {
    return { end: at, error: "gzip: invalid header" };
  }
  const flags = input[at + 3] ?? 0;
  let end = at + 10;
  if (flags & 4) end += 2 + (input.length < end + 2 ? input.length : input.readUInt16LE(end));
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const zero = input.indexOf(0, end);
    if (zero < 0) return cut;
    end = zero + 1;
  }
  if (flags & 2) end += 2;
  return end > input.length ? cut : { end, error: null };
}

interface Inflated {
  readonly bytes: Buffer;
  readonly consumed: number;
  readonly error: string | null;
  readonly capped: boolean;
}

/** compress/flate: what comes out of one stream, and how it ends. */
function inflate(input: Buffer, maxBytes: number): Inflated {
  const whole = tryInflate(input, maxBytes);
  if (whole !== "corrupt") return whole;
  // zlib drops what it had unpacked when it meets the error: the longest prefix without it gives that back.
  let good = 0;
  let bad = input.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (tryInflate(input.subarray(0, middle), maxBytes) === "corrupt") bad = middle;
    else good = middle;
  }
  const before = tryInflate(input.subarray(0, good), maxBytes);
  const bytes = before === "corrupt" ? Buffer.alloc(0) : before.bytes;
  return { bytes, consumed: good, error: `flate: corrupt input before offset ${bad}`, capped: false };
}

function tryInflate(input: Buffer, maxBytes: number): Inflated | "corrupt" {
  try {
    const { bytes, consumed } = inflateRaw(input, maxBytes);
    const ended = consumed < input.length || isFinished(input, maxBytes);
    return { bytes, consumed, error: ended ? null : unexpectedEof, capped: false };
  } catch (error) {
    if (errorCode(error) !== "ERR_BUFFER_TOO_LARGE") return "corrupt";
    return { bytes: Buffer.alloc(0), consumed: 0, error: null, capped: true };
  }
}

/** True when the stream's last block ends with the last byte: a byte more is then left over. */
function isFinished(input: Buffer, maxBytes: number): boolean {
  try {
    return inflateRaw(Buffer.concat([input, Buffer.of(0)]), maxBytes).consumed === input.length;
  } catch {
    return false;
  }
}

/** Never an error for an input that is only cut. */
function inflateRaw(input: Buffer, maxBytes: number): { bytes: Buffer; consumed: number } {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, maxBytes), info: true };
  const result: unknown = inflateRawSync(input, options);
  if (!isInfo(result)) throw new TypeError("zlib gave no information on its input");
  return { bytes: result.buffer, consumed: result.engine.bytesWritten };
}

function isInfo(result: unknown): result is { buffer: Buffer; engine: InflateRaw } {
  return typeof result === "object" && result !== null && "buffer" in result && "engine" in result;
}

function isTrailer(input: Buffer, at: number, bytes: Buffer): boolean {
  return input.readUInt32LE(at) === crc32(bytes) && input.readUInt32LE(at + 4) === bytes.length >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
