/** What the controller would do at its next run with each Application, against those that are live. Shapes only. */
import type { JsonValue } from "../../gotemplate";

/**
 * `create`, `update`, `unchanged`, `delete`: what it would do. `skip`: invalid, so it is neither created nor updated; a
 * live one of that name stays. `keep`: it would be updated or deleted, but the policy forbids it.
 */
export type PlanAction = "create" | "update" | "unchanged" | "delete" | "skip" | "keep";

export interface FieldChange {
  /** `spec.source.helm.values`, `spec.sources[0].path` */
  readonly field: string;
  /** undefined: the live Application has no such field. */
  readonly before: JsonValue | undefined;
  /** undefined: the controller would remove it. */
  readonly after: JsonValue | undefined;
}

export interface PlannedApplication {
  readonly name: string;
  readonly action: PlanAction;
  /** Index into the evaluation's applications; null for one that is only live. */
  readonly application: number | null;
  /** A sentence: what happens and why. */
  readonly reason: string;
  readonly changes: readonly FieldChange[];
  /** As it is in the cluster, without its status and managedFields; null when there is none. */
  readonly live: { readonly [key: string]: JsonValue } | null;
}

export type ApplicationsSyncPolicy = "sync" | "create-only" | "create-update" | "create-delete";

export interface Plan {
  /** In force: the spec's own, or the controller's default. */
  readonly policy: ApplicationsSyncPolicy;
  /**
   * Why nothing is done at all: an error or a panic; empty when the plan is carried out. The Applications then show what
   * would be done without it.
   */
  readonly stopped: string;
  /**
   * What is not known here, so that more Applications may be generated than stand in the plan, and some that would be
   * deleted may stay; empty when all is known.
   */
  readonly unknown: string;
  /**
   * The first Application, by name, that can't be applied: the run ends in an error before anything is deleted, so all
   * deletions wait for it; empty when they don't wait.
   */
  readonly deletionsWaitFor: string;
  /** Sentences that hold for the whole plan: what is assumed of the controller, in which order it works. */
  readonly remarks: readonly string[];
  /** In order of name; deletions are never left out, also when something is unknown. */
  readonly applications: readonly PlannedApplication[];
  readonly counts: { readonly [action in PlanAction]: number };
}
