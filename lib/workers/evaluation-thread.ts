/**
 * Evaluates in a thread of its own. Until the thread runs, and if it can't, evaluation happens here, with pauses. Calls
 * of plugins are made by whoever asked, never by the thread: it has no tokens.
 */
import { Worker } from "node:worker_threads";
import type { EvaluationSources } from "../applicationset";
import { type EvaluationInput, type EvaluationView, evaluationView } from "../workspace/evaluation-view";
import type { FromWorker, ToWorker } from "./messages";

interface Job {
  readonly sources: EvaluationSources;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (view: EvaluationView) => void;
  readonly reject: (error: unknown) => void;
}

/** What a runaway evaluation may take before its thread is ended instead of the server. */
const maxHeapMb = 1_024;

export class EvaluationThread {
  private readonly jobs = new Map<number, Job>();
  private worker: Worker | null = null;
  private ready = false;
  private closed = false;
  private lastJob = 0;

  constructor(private readonly onFailure: (error: unknown) => void) {}

  /** As `evaluationView`. */
  readonly evaluate = (
    input: EvaluationInput,
    sources: EvaluationSources,
    signal?: AbortSignal,
  ): Promise<EvaluationView> => {
    if (!this.ready) return evaluationView(input, sources, signal);
    signal?.throwIfAborted();
    const job = ++this.lastJob;
    return new Promise<EvaluationView>((resolve, reject) => {
      const onAbort = () => {
        this.send({ type: "abort", job });
        this.jobs.delete(job);
        reject(signal?.reason);
      };
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          signal?.removeEventListener("abort", onAbort);
          settle(value);
        };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.jobs.set(job, { sources, signal, resolve: settled(resolve), reject: settled(reject) });
      this.send({ type: "evaluate", job, input });
    });
  };

  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.terminate();
  }

  /** Starts the thread; evaluation moves to it once it runs. */
  start(): void {
    // The parent's own loader (tsx) comes along with its execArgv.
    const worker = new Worker(new URL("./evaluation-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    worker.unref();
    worker.on("message", (message: FromWorker) => void this.receive(message));
    worker.on("error", (error) => this.onFailure(error));
    worker.on("exit", () => this.restart());
    this.worker = worker;
  }

  private restart(): void {
    const wasReady = this.ready;
    this.ready = false;
    for (const { reject } of this.jobs.values()) reject(new Error("the evaluation's thread ended"));
    this.jobs.clear();
    // One that never got ready would not the next time either.
    if (wasReady && !this.closed) this.start();
  }

  private async receive(message: FromWorker): Promise<void> {
    if (message.type === "ready") {
      this.ready = true;
      return;
    }
    const job = this.jobs.get(message.job);
    if (!job) return;
    if (message.type === "call") await this.answer(job, message);
    else {
      this.jobs.delete(message.job);
      if (message.type === "done") job.resolve(message.view);
      else job.reject(new Error(message.message));
    }
  }

  private async answer(
    job: Job,
    { job: id, call, request }: Extract<FromWorker, { type: "call" }>,
  ): Promise<void> {
    try {
      this.send({ type: "answer", job: id, call, answer: await job.sources.callPlugin(request, job.signal) });
    } catch (error) {
      // Its own error must reach who asked as it is: the thread's copy would lose what it is.
      this.jobs.delete(id);
      this.send({ type: "refused", job: id, call, message: "the call was refused" });
      job.reject(error);
    }
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }
}
