/** An EvaluationView put together again from the pieces in which a worker sends it. */
import type { EvaluationView } from "../workspace/evaluation-view";
import type { ApplicationView, ParameterSetView } from "../workspace/views";

export class ViewParts {
  private begun: EvaluationView | null = null;
  private readonly sets = new Map<number, ParameterSetView[]>();
  private readonly applications: ApplicationView[] = [];

  begin(view: EvaluationView): void {
    this.begun = view;
  }

  addSets(generator: number, sets: readonly ParameterSetView[]): void {
    const known = this.sets.get(generator) ?? [];
    for (const set of sets) known.push(set);
    this.sets.set(generator, known);
  }

  addApplications(applications: readonly ApplicationView[]): void {
    for (const application of applications) this.applications.push(application);
  }

  /** What is there so far, a copy that does not change any more; null before it has begun. */
  view(): EvaluationView | null {
    if (this.begun === null) return null;
    return {
      ...this.begun,
      generatorResults: this.begun.generatorResults.map((result, generator) => ({
        ...result,
        parameterSets: this.sets.get(generator)?.slice() ?? [],
      })),
      renderedApplications: this.applications.slice(),
    };
  }
}
