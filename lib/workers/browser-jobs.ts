/**
 * The worker's side of evaluating in a browser: takes jobs, asks the page for plugin answers, gives views piece by
 * piece. Knows nothing of workers: who starts it hands it a way to send.
 */
import { type GeneratorAnswer, type GeneratorCall, templateFunctions } from "../applicationset";
import { draftView } from "../workspace/draft-view";
import { type EvaluationView, evaluationView } from "../workspace/evaluation-view";
import type { ApplicationView } from "../workspace/views";
import type { DraftAround, FromBrowserWorker, ToBrowserWorker } from "./browser-messages";

interface Job {
  readonly abort: AbortController;
  readonly calls: Map<number, { resolve: (answer: GeneratorAnswer) => void; reject: (error: Error) => void }>;
}

/** Sets or Applications in one message: some 100 kB, which the page takes without a pause that is felt. */
const pieceLength = 200;

export class BrowserJobs {
  private readonly jobs = new Map<number, Job>();
  private around: DraftAround = { namespace: "", live: [], projects: [], clusters: [] };

  constructor(private readonly send: (message: FromBrowserWorker) => void) {}

  receive(message: ToBrowserWorker): void {
    switch (message.type) {
      case "around":
        this.around = message.around;
        return;
      case "evaluate":
        void this.evaluate(message);
        return;
      case "abort":
        this.abort(message.job);
        return;
      case "functions":
        this.send({ type: "functions", functions: templateFunctions() });
        return;
      default:
        this.settle(message);
    }
  }

  private async evaluate({ job, draft }: Extract<ToBrowserWorker, { type: "evaluate" }>): Promise<void> {
    const running: Job = { abort: new AbortController(), calls: new Map() };
    this.jobs.set(job, running);
    const { signal } = running.abort;
    const callPlugin = (request: GeneratorCall) =>
      new Promise<GeneratorAnswer>((resolve, reject) => {
        signal.throwIfAborted();
        const call = running.calls.size;
        running.calls.set(call, { resolve, reject });
        this.send({ type: "call", job, call, request });
      });
    try {
      const view = await draftView(draft, this.around, { callPlugin }, signal, (input, sources, stop) =>
        evaluationView(input, sources, stop, (batch) => this.tell(job, batch)),
      );
      signal.throwIfAborted();
      await this.deliver(job, view, signal);
      this.send({ type: "finished", job });
    } catch (error) {
      this.send({ type: "failed", job, message: error instanceof Error ? error.message : String(error) });
    } finally {
      this.jobs.delete(job);
    }
  }

  private tell(job: number, batch: readonly ApplicationView[]): void {
    for (const applications of pieces(batch)) this.send({ type: "applications", job, applications });
  }

  private async deliver(job: number, view: EvaluationView, signal: AbortSignal): Promise<void> {
    const { generatorResults, renderedApplications } = view;
    const heads = generatorResults.map((result) => ({ ...result, parameterSets: [] }));
    this.send({
      type: "rendered",
      job,
      view: { ...view, generatorResults: heads, renderedApplications: [] },
      applications: renderedApplications.length > 0,
    });
    for (const [generator, { parameterSets }] of generatorResults.entries()) {
      for (const sets of pieces(parameterSets)) {
        this.send({ type: "sets", job, generator, sets });
        await turn(signal);
      }
    }
  }

  /** A call that the page will not answer any more must not keep the job. */
  private abort(id: number): void {
    const job = this.jobs.get(id);
    job?.abort.abort();
    for (const { reject } of job?.calls.values() ?? []) reject(new Error("aborted"));
  }

  private settle(message: Extract<ToBrowserWorker, { type: "answer" | "refused" }>): void {
    const waiting = this.jobs.get(message.job)?.calls.get(message.call);
    if (message.type === "answer") waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.message));
  }
}

function* pieces<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += pieceLength) yield list.slice(from, from + pieceLength);
}

/** Lets an abort through. */
async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal.throwIfAborted();
}
