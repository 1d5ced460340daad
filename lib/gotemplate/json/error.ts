/** What goes wrong with JSON, in Go's own words. */
import { FunctionError } from "../errors";

/** Why JSON could not be read; `eof` and `unexpected_eof` are an empty and a cut input of json.Decoder. */
export type JsonErrorKind = "syntax" | "eof" | "unexpected_eof" | "unmarshal";

/** `message` is Go's text, `offset` the byte at which it stopped. */
export class JsonError extends FunctionError {
  constructor(
    readonly kind: JsonErrorKind,
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}
