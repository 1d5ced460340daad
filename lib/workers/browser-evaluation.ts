/**
 * Evaluates a draft in a browser, in a worker of its own. The page stays free; the worker calls nothing: it asks the page for
 * each plugin answer. What does not stop when told to is ended with its worker, so no template can hang it.
 */
import type { EvaluationSources, FunctionNote } from "../applicationset";
import type { EvaluationView } from "../workspace/evaluation-view";
import type { Draft } from "../workspace/views";
import type { DraftAround, FromBrowserWorker, ToBrowserWorker } from "./browser-messages";
import { ViewParts } from "./view-parts";

/** The part of a Worker that is used. */
export interface WorkerPort {
  postMessage(message: ToBrowserWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromBrowserWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export type PluginSource = Pick<EvaluationSources, "callPlugin">;

export interface BrowserEvaluateOptions {
  readonly signal?: AbortSignal;
  /** How many Applications are rendered, now and then. */
  readonly onProgress?: (applications: number) => void;
}

export interface BrowserLimits {
  /** How long an evaluation that is told to stop may take to obey. */
  readonly obeyMs: number;
  /** How long one may take in all, the server's plugin answers included. */
  readonly longestMs: number;
  /** Between two tellings of how far it is. */
  readonly progressMs: number;
}

const usualLimits: BrowserLimits = { obeyMs: 500, longestMs: 120_000, progressMs: 150 };

export interface DraftInput {
  readonly draft: Draft;
  /** Sent to the worker once, as long as it is the same object. */
  readonly around: DraftAround;
}

interface Job {
  readonly input: DraftInput;
  readonly sources: PluginSource;
  readonly options: BrowserEvaluateOptions;
  readonly resolve: (view: EvaluationView) => void;
  readonly reject: (reason: unknown) => void;
  /** Another one after the worker was ended under it. */
  id: number;
  parts: ViewParts;
  toldAt: number;
}

export class BrowserEvaluation {
  private worker: WorkerPort | null = null;
  /** What the worker has. */
  private around: DraftAround | null = null;
  private readonly running = new Map<number, Job>();
  /** Told to stop, not yet stopped: each with the timer that ends the worker. */
  private readonly stopping = new Map<number, ReturnType<typeof setTimeout>>();
  private asking: ((functions: readonly FunctionNote[]) => void)[] = [];
  private lastId = 0;

  constructor(
    private readonly createWorker: () => WorkerPort = startWorker,
    private readonly limits: BrowserLimits = usualLimits,
  ) {}

  /** What the server's evaluation of this draft gives. Rejects with the signal's reason when aborted. */
  evaluate(
    input: DraftInput,
    sources: PluginSource,
    options: BrowserEvaluateOptions = {},
  ): Promise<EvaluationView> {
    const { signal } = options;
    return new Promise<EvaluationView>((resolve, reject) => {
      signal?.throwIfAborted();
      const timer = setTimeout(() => this.stop(job, tooLong(this.limits.longestMs)), this.limits.longestMs);
      const onAbort = () => this.stop(job, signal?.reason);
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", onAbort);
          settle(value);
        };
      signal?.addEventListener("abort", onAbort, { once: true });
      const parts = new ViewParts();
      const job: Job = {
        ...{ input, sources, options, id: 0, parts, toldAt: 0 },
        ...{ resolve: settled(resolve), reject: settled(reject) },
      };
      this.start(job);
    });
  }

  /** The functions that templates can call: the worker knows them, so that no page has to load them. None without it. */
  functions(): Promise<readonly FunctionNote[]> {
    return new Promise((resolve) => {
      this.asking.push(resolve);
      this.post({ type: "functions" });
    });
  }

  close(): void {
    this.endWorker();
    for (const resolve of this.asking.splice(0)) resolve([]);
    for (const job of this.running.values()) job.reject(new Error("The page was left."));
    this.running.clear();
  }

  private start(job: Job): void {
    job.id = ++this.lastId;
    job.parts = new ViewParts();
    // What is done at once needs no telling.
    job.toldAt = performance.now();
    this.running.set(job.id, job);
    const { draft, around } = job.input;
    if (this.around !== around) this.post({ type: "around", around });
    this.around = around;
    this.post({ type: "evaluate", job: job.id, draft });
  }

  private stop(job: Job, reason: unknown): void {
    if (!this.running.delete(job.id)) return;
    this.stopping.set(
      job.id,
      setTimeout(() => this.restart(), this.limits.obeyMs),
    );
    this.post({ type: "abort", job: job.id });
    job.reject(reason);
  }

  private stopped(id: number): void {
    clearTimeout(this.stopping.get(id));
    this.stopping.delete(id);
  }

  /** Ends the worker and all that is in it; what is still wanted begins again in a new one. */
  private restart(): void {
    this.endWorker();
    const wanted = [...this.running.values()];
    this.running.clear();
    for (const job of wanted) this.start(job);
    if (this.asking.length > 0) this.post({ type: "functions" });
  }

  private endWorker(): void {
    for (const id of [...this.stopping.keys()]) this.stopped(id);
    this.worker?.terminate();
    this.worker = null;
    this.around = null;
  }

  private post(message: ToBrowserWorker): void {
    if (this.worker === null) {
      const worker = this.createWorker();
      worker.onmessage = ({ data }) => this.receive(data);
      worker.onerror = (event) => this.fail(event.message);
      this.worker = worker;
    }
    this.worker.postMessage(message);
  }

  /** The worker could not be loaded, or an evaluation took its memory. */
  private fail(message: string | undefined): void {
    this.endWorker();
    const lost = [...this.running.values()];
    this.running.clear();
    for (const resolve of this.asking.splice(0)) resolve([]);
    const error = new Error(`The browser's worker ended${message ? `: ${message}` : "."}`);
    for (const job of lost) job.reject(error);
  }

  private receive(message: FromBrowserWorker): void {
    if (message.type === "functions") {
      for (const resolve of this.asking.splice(0)) resolve(message.functions);
      return;
    }
    const job = this.running.get(message.job);
    if (job) this.receiveFor(job, message);
    else if (message.type === "finished" || message.type === "failed") this.stopped(message.job);
  }

  private receiveFor(job: Job, message: Exclude<FromBrowserWorker, { type: "functions" }>): void {
    switch (message.type) {
      case "call":
        void this.answer(job, message);
        return;
      case "rendered":
        job.parts.render(message.view, message.applications);
        return;
      case "sets":
        job.parts.addSets(message.generator, message.sets);
        return;
      case "applications":
        job.parts.addApplications(message.applications);
        this.tell(job);
        return;
      case "finished":
        this.finish(job);
        return;
      case "failed":
        this.running.delete(job.id);
        job.reject(new Error(message.message));
    }
  }

  private finish(job: Job): void {
    this.running.delete(job.id);
    const view = job.parts.view();
    if (view) job.resolve(view);
    else job.reject(new Error("The evaluation gave nothing."));
  }

  private tell(job: Job): void {
    const { onProgress } = job.options;
    if (!onProgress || performance.now() - job.toldAt < this.limits.progressMs) return;
    job.toldAt = performance.now();
    onProgress(job.parts.count);
  }

  private async answer(
    job: Job,
    { job: id, call, request }: Extract<FromBrowserWorker, { type: "call" }>,
  ): Promise<void> {
    try {
      const answer = await job.sources.callPlugin(request, job.options.signal);
      if (this.running.has(id)) this.post({ type: "answer", job: id, call, answer });
    } catch (error) {
      // The error must reach who asked as it is: a copy would lose what it is.
      if (this.running.get(id) === job) this.stop(job, error);
    }
  }
}

function tooLong(longestMs: number): Error {
  return new Error(`The evaluation was stopped: it took longer than ${longestMs / 1_000} s.`);
}

function startWorker(): WorkerPort {
  return new Worker(new URL("./browser-worker.ts", import.meta.url), { type: "module" });
}
