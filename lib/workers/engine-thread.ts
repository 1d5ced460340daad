/**
 * The engine in a thread of its own. Calls of plugins are made by whoever asked, never by the thread: it has no tokens.
 */
import { Worker } from "node:worker_threads";
import type { EvaluationSources } from "../applicationset";
import type { AnswerInput, AnswerView } from "../workspace/answer-view";
import type { Engine } from "../workspace/engine";
import type { EvaluationInput, EvaluationView, OnBatch } from "../workspace/evaluation-view";
import type { FromWorker, ToWorker } from "./messages";

interface Waiting<T> {
  readonly resolve: (view: T) => void;
  readonly reject: (error: unknown) => void;
}

interface Evaluating extends Waiting<EvaluationView> {
  readonly sources: EvaluationSources;
  readonly signal: AbortSignal | undefined;
  readonly onBatch: OnBatch | undefined;
}

export interface EngineThreadOptions {
  /** Called with true once it works, and with false when it can't for a while. */
  readonly onReady: (ready: boolean) => void;
  readonly onFailure: (error: unknown) => void;
}

/** What a runaway evaluation may take before its thread is ended instead of the server. */
const maxHeapMb = 1_024;

/**
 * Room for what lives shortly: a large evaluation makes so much of it that with Node's own 48 MB collecting it is a
 * third of the work. `--max-semi-space-size=64`, which the benchmark runs with, is the same.
 */
const youngHeapMb = 3 * 64;

/** To be asked only while ready. */
export class EngineThread implements Engine {
  private readonly evaluating = new Map<number, Evaluating>();
  private readonly reading = new Map<number, Waiting<AnswerView>>();
  private worker: Worker | null = null;
  private ready = false;
  private closed = false;
  private lastJob = 0;

  constructor(private readonly options: EngineThreadOptions) {}

  start(): void {
    const worker = new Worker(new URL("./start-worker.mjs", import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: youngHeapMb },
    });
    worker.unref();
    worker.on("message", (message: FromWorker) => void this.receive(message));
    worker.on("error", this.options.onFailure);
    worker.on("exit", () => this.restart());
    this.worker = worker;
  }

  evaluate(
    input: EvaluationInput,
    sources: EvaluationSources,
    signal?: AbortSignal,
    onBatch?: OnBatch,
  ): Promise<EvaluationView> {
    const job = ++this.lastJob;
    return new Promise<EvaluationView>((resolve, reject) => {
      signal?.throwIfAborted();
      const onAbort = () => {
        this.send({ type: "abort", job });
        this.evaluating.delete(job);
        reject(signal?.reason);
      };
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          signal?.removeEventListener("abort", onAbort);
          settle(value);
        };
      signal?.addEventListener("abort", onAbort, { once: true });
      const settle = { resolve: settled(resolve), reject: settled(reject) };
      this.evaluating.set(job, { sources, signal, onBatch, ...settle });
      this.send({ type: "evaluate", job, input, batches: onBatch !== undefined });
    });
  }

  readAnswer(input: AnswerInput): Promise<AnswerView> {
    const job = ++this.lastJob;
    return new Promise<AnswerView>((resolve, reject) => {
      this.reading.set(job, { resolve, reject });
      this.send({ type: "readAnswer", job, input });
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.terminate();
  }

  private restart(): void {
    const wasReady = this.ready;
    this.setReady(false);
    const ended = new Error("the engine's thread ended");
    for (const { reject } of [...this.evaluating.values(), ...this.reading.values()]) reject(ended);
    this.evaluating.clear();
    this.reading.clear();
    // One that never got ready would not the next time either.
    if (wasReady && !this.closed) this.start();
  }

  private setReady(ready: boolean): void {
    this.ready = ready;
    this.options.onReady(ready);
  }

  private async receive(message: FromWorker): Promise<void> {
    switch (message.type) {
      case "ready":
        return this.setReady(true);
      case "call":
        return this.answer(message);
      case "batch":
        return this.evaluating.get(message.job)?.onBatch?.(message.applications);
      case "evaluated":
        return take(this.evaluating, message.job)?.resolve(message.view);
      case "answerRead":
        return take(this.reading, message.job)?.resolve(message.view);
      case "failed": {
        const waiting = take(this.evaluating, message.job) ?? take(this.reading, message.job);
        return waiting?.reject(new Error(message.message));
      }
    }
  }

  private async answer({ job, call, request }: Extract<FromWorker, { type: "call" }>): Promise<void> {
    const asking = this.evaluating.get(job);
    if (!asking) return;
    try {
      this.send({
        type: "answer",
        job,
        call,
        answer: await asking.sources.callPlugin(request, asking.signal),
      });
    } catch (error) {
      // The error must reach who asked as it is: a copy would lose what it is.
      this.evaluating.delete(job);
      this.send({ type: "refused", job, call, message: "the call was refused" });
      asking.reject(error);
    }
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }
}

function take<T>(map: Map<number, T>, job: number): T | undefined {
  const value = map.get(job);
  map.delete(job);
  return value;
}
