/**
 * The body of a response, as far as it is worth reading: to its end, to the cap, or to the point where the
 * controller has its first JSON value and nothing more comes. Never throws: how it ended is part of the result.
 */
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { errorCode } from "./socket-phase";

/** How reading ended. `end`: as promised; `cut`: the peer closed early; `complete`: the first value was there, so reading stopped. */
type BodyEnd = "end" | "cut" | "reset" | "cap" | "complete" | "aborted";

export interface Body {
  readonly bytes: Buffer;
  readonly end: BodyEnd;
  readonly ms: number;
  /** Why it was aborted: the signal's reason. */
  readonly reason?: unknown;
}

interface BodyOptions {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Asked when nothing has come for a moment: is the first value complete? */
  readonly isComplete: (bytes: Buffer) => boolean;
}

const idleMs = 400;

export function readBody(message: IncomingMessage, socket: Socket, options: BodyOptions): Promise<Body> {
  const start = performance.now();
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((done) => {
    let idle = setTimeout(onIdle, idleMs);
    const finish = (end: BodyEnd) => {
      clearTimeout(idle);
      options.signal.removeEventListener("abort", onAbort);
      message.removeAllListeners("data");
      message.on("error", () => {});
      socket.on("error", () => {});
      socket.destroy();
      const reason: unknown = options.signal.reason;
      done({ bytes: Buffer.concat(chunks), end, ms: performance.now() - start, reason });
    };
    const onAbort = () => finish("aborted");
    function onIdle() {
      if (length > 0 && options.isComplete(Buffer.concat(chunks))) finish("complete");
    }
    message.on("data", (chunk: Buffer) => {
      const room = options.maxBytes - length;
      chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      length += Math.min(chunk.length, room);
      clearTimeout(idle);
      if (chunk.length > room) finish("cap");
      else idle = setTimeout(onIdle, idleMs);
    });
    message.once("end", () => finish("end"));
    message.once("error", (error) => finish(errorCode(error) === "ECONNRESET" ? cutOrReset(error) : "cut"));
    message.once("close", () => finish("cut"));
    if (options.signal.aborted) onAbort();
    else options.signal.addEventListener("abort", onAbort, { once: true });
  });
}

/** Node says "aborted" when the peer closes early, and passes the system's error on when it resets. */
function cutOrReset(error: Error): BodyEnd {
  return error.message === "aborted" ? "cut" : "reset";
}
