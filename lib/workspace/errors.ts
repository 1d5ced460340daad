/** What can be refused, as data: the table gives each code its HTTP status. Known by a marker: bundles have their own classes. */

const statuses = {
  plugin_not_found: 404,
  application_set_not_found: 404,
  run_not_found: 404,
  not_editable: 409,
  name_taken: 409,
  token_required: 400,
  token_unreadable: 409,
  chain_incomplete: 409,
  rollouts_plugin_not_found: 404,
  exec_not_allowed: 403,
  headers_withheld: 409,
  too_many_checks: 503,
  invalid_input: 400,
  too_large: 413,
  too_many_readers: 503,
  internal_error: 500,
} as const;

export type WorkspaceErrorCode = keyof typeof statuses;

/** What crosses to a browser or a program. */
export interface ErrorView {
  readonly code: WorkspaceErrorCode;
  readonly message: string;
  readonly hint: string;
}

const marker = Symbol.for("appset-inspector.workspace-error");

export class WorkspaceError extends Error {
  override readonly name = "WorkspaceError";
  readonly [marker] = true;

  constructor(
    readonly code: WorkspaceErrorCode,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }

  static isInstance(error: unknown): error is WorkspaceError {
    return error instanceof Error && marker in error;
  }

  get status(): number {
    return statuses[this.code];
  }

  toJSON(): ErrorView {
    return { code: this.code, message: this.message, hint: this.hint };
  }
}
