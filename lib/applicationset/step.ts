/** How an entry of spec.generators, or a child of a matrix or merge, came to its parameter sets. Shapes only. */
import type { GoMap } from "../gotemplate";
import type { GeneratorCall } from "./evaluation";
import type { GeneratorKind } from "./schema/application-set";
import type { Path } from "./yaml/read-document";

export interface GeneratorStep {
  /** null: a child of a matrix or merge that names no kind, or can't be decoded. */
  readonly kind: GeneratorKind | null;
  /** Of the kind's spec in the manifest; of the child without a kind. */
  readonly path: Path;
  /** As the controller holds them after this step and before the entry's or child's selector; null: unknown here, or failed. */
  readonly sets: readonly GoMap[] | null;
  /** Indexes into `sets` that the entry's or child's selector kept, ascending; null: it has no selector, all are kept. */
  readonly kept: readonly number[] | null;
  /** The controller's own text, or what its process dies of; empty when there is no error. */
  readonly error: string;
  /** What a plugin is asked; null for other kinds. */
  readonly call: GeneratorCall | null;
  /** The fixture that stands for the outside source; empty without one. */
  readonly fixture: string;
  readonly matrix: MatrixStep | null;
  readonly merge: MergeStep | null;
  /** Further kinds that the same child names: the controller runs them too, and then refuses the child. */
  readonly beside: readonly GeneratorStep[];
}

export interface MatrixStep {
  readonly first: GeneratorStep;
  /** True: the second child has placeholders and runs for each set of the first. False: it runs once. */
  readonly interpolated: boolean;
  /** One for each set of the first child, in order, up to the one that failed. */
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  /** Index into `first.sets`, of a kept one. */
  readonly first: number;
  /** The second child's texts that held a placeholder, as this set renders them. */
  readonly rendered: readonly RenderedText[];
  /**
   * The same for all rows when not interpolated. When a text of it can't be rendered it has no call and no sets, and its
   * error begins `failed to replace parameters in generator: `.
   */
  readonly second: GeneratorStep;
  /** The unions are `sets[from]` to `sets[from + count - 1]` of the matrix, one for each kept set of the second child. */
  readonly from: number;
  readonly count: number;
}

export interface RenderedText {
  readonly path: Path;
  readonly template: string;
  readonly text: string;
}

export interface MergeStep {
  readonly mergeKeys: readonly string[];
  readonly children: readonly GeneratorStep[];
  /** For each set of the result: the base's set first, then what overrode it, in the order of the children. */
  readonly origins: readonly (readonly ChildSet[])[];
  /** Sets of later children that no set of the first has the merge keys of. */
  readonly withoutPartner: readonly ChildSet[];
}

export interface ChildSet {
  readonly child: number;
  /** Index into that child's `sets`. */
  readonly set: number;
}
