/** The errors of the template engine: data, with Go's own text in `message`. */

/** Where something is in a template, in Go's unit and the reader's. */
export interface Position {
  /** Bytes from the start of the template, as Go's parse.Pos. */
  readonly byteOffset: number;
  /** From 1. */
  readonly line: number;
  /** Bytes from the start of the line, as Go prints it in execution errors. */
  readonly byteColumn: number;
}

export type TemplateErrorCode =
  | "parse_error"
  | "exec_error"
  | "limit_steps"
  | "limit_output"
  | "limit_depth"
  | "limit_time"
  | "limit_size"
  | "unknown_option";

/**
 * What parsing or executing a template can end with. `message` is Go's text word for word
 * (`template: base:1:3: executing "base" at <.x>: ...`), so advice goes only into `hint`.
 */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  constructor(
    readonly code: TemplateErrorCode,
    message: string,
    readonly position: Position | null = null,
    /** The node that Go names in `at <...>`, as Go prints it. */
    readonly node: string | null = null,
    readonly hint: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * A template function's error or panic: the evaluator turns it into
 * `error calling <name>: <message>`. The only error that a function may throw.
 */
export class FunctionError extends Error {
  override readonly name = "FunctionError";
}

/** A budget is used up: the evaluator gives it the position and throws a TemplateError of this code. */
export class LimitError extends Error {
  override readonly name = "LimitError";
  constructor(
    readonly code: Extract<TemplateErrorCode, `limit_${string}`>,
    message: string,
  ) {
    super(message);
  }
}
