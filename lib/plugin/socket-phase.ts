/** What the phases of a connection share: each ends once, and an abort ends it with the signal's reason. */
import type { Socket } from "node:net";

/** On failure the socket goes, on abort it fails with the signal's reason. */
export function endOnce(
  socket: Socket,
  signal: AbortSignal,
  fail: (error: unknown) => void,
): (error: Error | null) => void {
  let ended = false;
  const finish = (error: Error | null) => {
    if (ended) return;
    ended = true;
    signal.removeEventListener("abort", onAbort);
    if (error === null) return;
    socket.destroy();
    socket.on("error", () => {});
    fail(error);
  };
  const onAbort = () => finish(signal.reason);
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  return finish;
}

/** Node's or OpenSSL's code of an error. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
