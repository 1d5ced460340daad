/**
 * Evaluates an ApplicationSet as the controller's reconcile does, with every step kept. Does no I/O of its own: what is
 * outside is asked of the sources.
 */
import { nothingRendered } from "./after-rendering";
import type { EvaluateOptions, Evaluation, EvaluationEvent, EvaluationSources } from "./evaluation";
import { EvaluationRun } from "./evaluation-run";
import { EvaluationProblems } from "./problems/evaluation-problems";
import type { ApplicationSetDocument } from "./schema/application-set";

/** template.go: GenerateApplications, all at once. Rejects only when aborted. */
export async function evaluate(
  document: ApplicationSetDocument,
  sources: EvaluationSources,
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  const events = streamEvaluation(document, sources, options);
  let next = await events.next();
  while (!next.done) next = await events.next();
  return next.value;
}

/**
 * The same as it comes: an entry's sets when they are there, then its Applications in batches, and the whole as what the
 * generator returns. Works on only when asked for more. A panic takes back all Applications: the whole then has none.
 */
export async function* streamEvaluation(
  document: ApplicationSetDocument,
  sources: EvaluationSources,
  options: EvaluateOptions = {},
): AsyncGenerator<EvaluationEvent, Evaluation> {
  if (!document.applicationSet) return unreadable(document);
  return yield* new EvaluationRun(document, document.applicationSet, sources, options).run();
}

function unreadable(document: ApplicationSetDocument): Evaluation {
  return {
    name: "",
    namespace: "",
    goTemplate: false,
    known: false,
    generators: [],
    applications: [],
    problems: EvaluationProblems.unreadable(document),
    reason: "",
    error: "",
    ...nothingRendered,
    panic: "",
    requeueAfterSeconds: 0,
  };
}
