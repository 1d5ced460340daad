/** How a call ends without an answer. Thrown inside the client and caught at its edge, nowhere else. */
import type { PluginFailureCode } from "./run";

export class CallError extends Error {
  override readonly name = "CallError";
  constructor(
    readonly code: PluginFailureCode,
    message: string,
    /** Go's own text, without `Post "...": `; null where it can't be known here. */
    readonly goText: string | null,
    readonly context: { readonly [name: string]: string } = {},
  ) {
    super(message);
  }
}
