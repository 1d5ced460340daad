/** An EvaluationView put together again from the pieces in which a worker sends it. */
import type { EvaluationView } from "../workspace/evaluation-view";
import type { ApplicationView, ParameterSetView } from "../workspace/views";

export class ViewParts {
  private rendered: EvaluationView | null = null;
  private readonly sets = new Map<number, ParameterSetView[]>();
  private applications: ApplicationView[] = [];

  /** What is known when all is rendered. `keep`: the Applications that came still hold. */
  render(view: EvaluationView, keep: boolean): void {
    this.rendered = view;
    if (!keep) this.applications = [];
  }

  addSets(generator: number, sets: readonly ParameterSetView[]): void {
    const known = this.sets.get(generator) ?? [];
    for (const set of sets) known.push(set);
    this.sets.set(generator, known);
  }

  addApplications(applications: readonly ApplicationView[]): void {
    for (const application of applications) this.applications.push(application);
  }

  /** How many Applications have come. */
  get count(): number {
    return this.applications.length;
  }

  /** What is there so far, a copy that does not change any more; null before all is rendered. */
  view(): EvaluationView | null {
    if (this.rendered === null) return null;
    return {
      ...this.rendered,
      generatorResults: this.rendered.generatorResults.map((result, generator) => ({
        ...result,
        parameterSets: this.sets.get(generator)?.slice() ?? [],
      })),
      renderedApplications: this.applications.slice(),
    };
  }
}
