/** What is wrong with a rendered Application, and what became of all of them. */
import type { Problem, ProblemCode } from "../../problems";
import type { Path } from "../yaml/read-document";

export interface Finding {
  readonly code: ProblemCode;
  /** Index into the evaluation's applications. */
  readonly application: number;
  /** From the Application: `["metadata", "name"]`. */
  readonly path: Path;
  /** The same for all Applications with the same fault: what differs stands in `controllerError`. */
  readonly message: string;
  readonly more: Partial<Pick<Problem, "controllerError" | "controller" | "remedy" | "severity">>;
}

export interface ApplicationsValidity {
  /** Index into the evaluation's applications → why the controller skips it, in its own words. */
  readonly invalid: ReadonlyMap<number, string>;
  /** Index into the evaluation's applications → the API server's words when it refuses to create or update it. */
  readonly refused: ReadonlyMap<number, string>;
  /** What the condition `ErrorOccurred` says, with the reason `ApplicationValidationError`; empty when all are valid. */
  readonly condition: string;
}
