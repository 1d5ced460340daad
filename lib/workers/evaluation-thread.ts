/**
 * Evaluates in a thread of its own. Calls of plugins are made by whoever asked, never by the thread: it has no tokens.
 */
import { Worker } from "node:worker_threads";
import type { EvaluationSources } from "../applicationset";
import type { EvaluationInput, EvaluationView } from "../workspace/evaluation-view";
import type { FromWorker, ToWorker } from "./messages";

interface Job {
  readonly sources: EvaluationSources;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (view: EvaluationView) => void;
  readonly reject: (error: unknown) => void;
}

export interface EvaluationThreadOptions {
  /** Called with true once it evaluates, and with false when it can't for a while. */
  readonly onReady: (ready: boolean) => void;
  readonly onFailure: (error: unknown) => void;
}

/** What a runaway evaluation may take before its thread is ended instead of the server. */
const maxHeapMb = 1_024;

export class EvaluationThread {
  private readonly jobs = new Map<number, Job>();
  private worker: Worker | null = null;
  private ready = false;
  private closed = false;
  private lastJob = 0;

  constructor(private readonly options: EvaluationThreadOptions) {}

  start(): void {
    const worker = new Worker(new URL("./start-worker.mjs", import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    worker.unref();
    worker.on("message", (message: FromWorker) => void this.receive(message));
    worker.on("error", this.options.onFailure);
    worker.on("exit", () => this.restart());
    this.worker = worker;
  }

  /** As `evaluationView`; only while ready. */
  readonly evaluate = (
    input: EvaluationInput,
    sources: EvaluationSources,
    signal?: AbortSignal,
  ): Promise<EvaluationView> => {
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

  private restart(): void {
    const wasReady = this.ready;
    this.setReady(false);
    for (const { reject } of this.jobs.values()) reject(new Error("the evaluation's thread ended"));
    this.jobs.clear();
    // One that never got ready would not the next time either.
    if (wasReady && !this.closed) this.start();
  }

  private setReady(ready: boolean): void {
    this.ready = ready;
    this.options.onReady(ready);
  }

  private async receive(message: FromWorker): Promise<void> {
    if (message.type === "ready") {
      this.setReady(true);
      return;
    }
    const job = this.jobs.get(message.job);
    if (!job) return;
    if (message.type === "call") {
      await this.answer(job, message);
      return;
    }
    this.jobs.delete(message.job);
    if (message.type === "done") job.resolve(message.view);
    else job.reject(new Error(message.message));
  }

  private async answer(
    job: Job,
    { job: id, call, request }: Extract<FromWorker, { type: "call" }>,
  ): Promise<void> {
    try {
      this.send({ type: "answer", job: id, call, answer: await job.sources.callPlugin(request, job.signal) });
    } catch (error) {
      // The error must reach who asked as it is: a copy would lose what it is.
      this.jobs.delete(id);
      this.send({ type: "refused", job: id, call, message: "the call was refused" });
      job.reject(error);
    }
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }
}
