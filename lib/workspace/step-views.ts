/**
 * The steps of a generator as the screens show them: plain JSON, with no more rows than a page can hold. Counts are of
 * all, whatever is shown.
 */
import {
  type ApplicationSetDocument,
  fieldText,
  type GeneratorStep,
  type MatrixStep,
  type MergeStep,
  plainParameterSet,
} from "../applicationset";
import type { StepView } from "./views";

/** Rows of any one list. */
export const stepRows = 200;

/** Steps and parameter sets in the view of one kind of an entry; rows of a matrix end where they run out. */
const maxShown = 4_000;

type Position = ApplicationSetDocument["position"];

/** The step and those inside it. `position`: of a path in the manifest. */
export function toStepView(step: GeneratorStep, position: Position): StepView {
  return new StepViews(position).step(step);
}

class StepViews {
  private left = maxShown;
  private last: { readonly step: GeneratorStep; readonly view: StepView } | null = null;

  constructor(private readonly position: Position) {}

  step(step: GeneratorStep): StepView {
    const { kind, path, kept, error, call, fixture, matrix, merge, beside } = step;
    const all = step.sets;
    const sets = this.sets(all ?? []);
    return {
      kind: kind ?? "",
      field: fieldText(path),
      line: this.position(path).line,
      setCount: all?.length ?? null,
      keptCount: kept?.length ?? all?.length ?? 0,
      kept: kept?.filter((index) => index < sets.length) ?? null,
      sets,
      error,
      call,
      fixture,
      matrix: matrix && this.matrix(matrix),
      merge: merge && this.merge(merge),
      ...(beside.length > 0 && { beside: beside.map((other) => this.step(other)) }),
    };
  }

  private sets(all: NonNullable<GeneratorStep["sets"]>): StepView["sets"] {
    const shown = all.slice(0, Math.min(stepRows, this.left));
    this.left -= Math.min(this.left, shown.length + 1);
    return shown.map((set) => plainParameterSet(set).used);
  }

  private matrix({ first, interpolated, rows }: MatrixStep): StepView["matrix"] {
    const firstView = this.step(first);
    const shown: NonNullable<StepView["matrix"]>["rows"][number][] = [];
    for (const { rendered, second, ...row } of rows.slice(0, stepRows)) {
      if (this.left === 0) break;
      const texts = rendered.map(({ path, template, text }) => ({ field: fieldText(path), template, text }));
      shown.push({ ...row, rendered: texts, second: this.second(second) });
    }
    return { first: firstView, interpolated, rowCount: rows.length, rows: shown };
  }

  /** One that has run once is made a view once. Its sets count each time: as JSON they are there each time. */
  private second(step: GeneratorStep): StepView {
    if (this.last?.step !== step) {
      this.last = { step, view: this.step(step) };
      return this.last.view;
    }
    this.left -= Math.min(this.left, this.last.view.sets.length + 1);
    return this.last.view;
  }

  private merge({ mergeKeys, children, origins, withoutPartner }: MergeStep): StepView["merge"] {
    return {
      mergeKeys,
      children: children.map((child) => this.step(child)),
      origins: origins.slice(0, stepRows),
      withoutPartner: withoutPartner.slice(0, stepRows),
      withoutPartnerCount: withoutPartner.length,
    };
  }
}
