/** A problem: what happened, what the controller does, what to do, and where. Data only, safe to show. */
import type { ProblemCode } from "./catalogue";

export type Severity = "error" | "warning" | "info";

/** Where a problem is. Every part that is known is given. */
export interface ProblemPlace {
  readonly applicationSet?: string;
  readonly application?: string;
  readonly plugin?: string;
  /** Which link of the chain ConfigMap → token → Secret → base URL → answer. */
  readonly link?: "configMap" | "token" | "secret" | "baseUrl" | "answer";
  /** Index into spec.generators, then into the children. */
  readonly generator?: readonly number[];
  /** Index of the parameter set within its generator. */
  readonly set?: number;
  /** Path of a key inside the parameter set. */
  readonly key?: readonly string[];
  /** Path into the manifest, such as `spec.template.metadata.name`. */
  readonly field?: string;
  /** The manifest file, relative to the folder. `position` is then a place in that file. */
  readonly file?: string;
  /** In the manifest's text, both from 1; columns count UTF-16 units. */
  readonly position?: TextPosition;
  /** Where what `position` begins ends, exclusive. Absent: at the end of the value that stands there. */
  readonly end?: TextPosition;
}

export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A change of the manifest's text that is the remedy. Never applied by itself. */
export interface QuickFix {
  /** What its button says: a verb and what is written, such as `Write {{.values.branchLink}}`. */
  readonly label: string;
  /** Ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
}

/** Offsets count UTF-16 units of the manifest's text as it was read, from 0. */
export interface TextEdit {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly insert: string;
}

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** What happened, in a sentence or two. */
  readonly message: string;
  /** The controller's own error text, byte for byte, when it has one. */
  readonly controllerError?: string;
  /** What the controller does about it. */
  readonly controller: string;
  readonly remedy: string;
  readonly place: ProblemPlace;
  /** The first is the one to offer. */
  readonly fixes?: readonly QuickFix[];
}
