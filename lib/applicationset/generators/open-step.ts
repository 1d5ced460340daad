/** A step while it is taken. Who takes it fills it in as it goes, so that what came before a failure stays. */
import type { GoMap } from "../../gotemplate";
import type { GeneratorCall } from "../evaluation";
import type { GeneratorKind } from "../schema/application-set";
import type { GeneratorStep, MatrixStep, MergeStep } from "../step";
import type { Path } from "../yaml/read-document";
import type { SetHistory } from "./set-history";

const none: readonly OpenStep[] = [];

export class OpenStep implements GeneratorStep {
  kept: readonly number[] | null = null;
  error = "";
  call: GeneratorCall | null = null;
  fixture = "";
  matrix: MatrixStep | null = null;
  merge: MergeStep | null = null;
  beside: readonly OpenStep[] = none;
  private given: readonly GoMap[] | null = null;
  private givenAt = 0;
  private looked = false;

  constructor(
    readonly history: SetHistory,
    public path: Path,
    public kind: GeneratorKind | null = null,
  ) {}

  /** Those that the generator gave, as they were then. To be asked when the whole entry is through. */
  get sets(): readonly GoMap[] | null {
    if (!this.looked && this.given) this.given = this.history.at(this.givenAt, this.given);
    this.looked = true;
    return this.given;
  }

  give(sets: readonly GoMap[]): void {
    this.given = sets;
    this.givenAt = this.history.mark();
  }

  /** The index in `sets` of the kept set at this position. */
  indexOf(position: number): number {
    return this.kept?.[position] ?? position;
  }
}
