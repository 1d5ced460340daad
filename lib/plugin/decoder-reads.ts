/**
 * How much of a body Go's decoder has read at each point: its error texts end with exactly that. The decoder's
 * buffer starts at 64 bytes and doubles (jsontext/decode.go: fetch); the transport reads the connection through a
 * buffer of 4,096 bytes that the response's head shares (net/http: persistConn.br).
 *
 * How a server cuts its answer into packets also counts and is not known here: the whole answer is taken to be there
 * when it is read.
 */

/** What stands between the connection and the decoder. */
export type ReadSizes =
  /** The body as it comes; `headBytes` is the length of status line and headers. */
  | { readonly kind: "plain"; readonly headBytes: number }
  /** gzip or chunks: reads are as long as they ask for. */
  | { readonly kind: "full" };

const transportBuffer = 4096;

/** The counts of bytes read after each fetch, ascending, the last one `length`. */
export function readBoundaries(length: number, sizes: ReadSizes): number[] {
  const boundaries: number[] = [];
  let buffered =
    sizes.kind === "plain" ? Math.max(0, transportBuffer - sizes.headBytes) : Number.POSITIVE_INFINITY;
  let capacity = 64;
  let read = 0;
  while (read < length) {
    if (read >= (3 * capacity) / 4) capacity *= 2;
    const wanted = capacity - read;
    if (buffered === 0 && wanted < transportBuffer) buffered = transportBuffer;
    const got = Math.min(wanted, length - read, buffered === 0 ? wanted : buffered);
    buffered = Math.max(0, buffered - got);
    read += got;
    boundaries.push(read);
  }
  return boundaries;
}
