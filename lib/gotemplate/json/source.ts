/** The bytes that are read, and how many of them Go's reader would have seen when it stops at one. */

export interface Source {
  readonly bytes: Uint8Array;
  /** The end of what is buffered when the byte `at` is looked at: an error text shows nothing beyond it. */
  bufferedUntil(at: number): number;
}

/** An input that lies there whole, as for Unmarshal. */
export function wholeSource(bytes: Uint8Array): Source {
  return { bytes, bufferedUntil: () => bytes.length };
}

/** An input that comes through json.Decoder's buffer: 64 bytes, then twice as much. // jsontext/decode.go: fetch */
export function streamedSource(bytes: Uint8Array): Source {
  return {
    bytes,
    bufferedUntil(at) {
      let size = 64;
      while (size <= at) size *= 2;
      return Math.min(size, bytes.length);
    },
  };
}
