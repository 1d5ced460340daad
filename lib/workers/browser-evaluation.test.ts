import { expect, it } from "vitest";
import type { GeneratorAnswer } from "../applicationset";
import { draftView } from "../workspace/draft-view";
import { applicationSet } from "../workspace/workspace.fixtures";
import { BrowserEvaluation, type WorkerPort } from "./browser-evaluation";
import { BrowserJobs } from "./browser-jobs";
import type { ToBrowserWorker } from "./browser-messages";

const around = { namespace: "argocd", live: [], projects: [], clusters: [] };
const draft = { manifest: applicationSet("apps", "p"), fixtures: "" };
const input = { draft, around };
const answering = (count: number) => ({
  callPlugin: async (): Promise<GeneratorAnswer> => ({
    ok: true,
    parameterSets: Array.from({ length: count }, (_, index) => ({ name: `n${index}` })),
  }),
});
const limits = { obeyMs: 30, longestMs: 5_000, progressMs: 0 };

/** A worker in this thread: messages are cloned and take a turn, as between real ones. */
class LocalWorker implements WorkerPort {
  onmessage: WorkerPort["onmessage"] = null;
  onerror: WorkerPort["onerror"] = null;
  ended = false;
  private readonly jobs = new BrowserJobs((message) => {
    const data = structuredClone(message);
    setTimeout(() => this.ended || this.onmessage?.(new MessageEvent("message", { data })), 0);
  });

  /** `deaf` workers hear nothing: a template that never ends. */
  constructor(private readonly deaf = false) {}

  postMessage(message: ToBrowserWorker): void {
    if (!this.deaf) setTimeout(() => this.ended || this.jobs.receive(structuredClone(message)), 0);
  }

  terminate(): void {
    this.ended = true;
  }
}

it("gives what evaluating here gives, in whatever pieces", async () => {
  const browser = new BrowserEvaluation(() => new LocalWorker(), limits);
  const told: number[] = [];
  const view = await browser.evaluate(input, answering(450), { onProgress: (count) => told.push(count) });
  expect(view).toEqual(await draftView(draft, around, answering(450)));
  expect(told.at(-1)).toBe(450);
  expect(told.length).toBeGreaterThan(2);
});

it("names the functions that templates can call", async () => {
  const browser = new BrowserEvaluation(() => new LocalWorker(), limits);
  const functions = await browser.functions();
  expect(functions.find(({ name }) => name === "trunc")).toMatchObject({
    signature: "func(c int, s string) string",
  });
  expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(["index", "toYaml", "normalize"]));
});

it("passes an error of the one who knows the answers on as it is, and goes on working", async () => {
  const browser = new BrowserEvaluation(() => new LocalWorker(), limits);
  const refused = new Error("401");
  await expect(browser.evaluate(input, { callPlugin: () => Promise.reject(refused) })).rejects.toBe(refused);
  expect((await browser.evaluate(input, answering(1))).applications).toBe(1);
});

it("an abort ends it at once and leaves an obedient worker alone", async () => {
  const workers: LocalWorker[] = [];
  const create = () => {
    workers.push(new LocalWorker());
    return workers.at(-1) ?? new LocalWorker();
  };
  const browser = new BrowserEvaluation(create, limits);
  const abort = new AbortController();
  const never = { callPlugin: () => new Promise<GeneratorAnswer>(() => {}) };
  const evaluating = browser.evaluate(input, never, { signal: abort.signal });
  setTimeout(() => abort.abort(new Error("typed on")), 10);
  await expect(evaluating).rejects.toThrow("typed on");
  await new Promise((resolve) => setTimeout(resolve, 2 * limits.obeyMs));
  expect(workers.map(({ ended }) => ended)).toEqual([false]);
});

it("a worker that does not obey is ended, and what is wanted begins again in another", async () => {
  const workers = [new LocalWorker(true), new LocalWorker()];
  const [hung] = workers;
  const browser = new BrowserEvaluation(() => workers.shift() ?? new LocalWorker(), limits);
  const abort = new AbortController();
  const first = browser.evaluate(input, answering(1), { signal: abort.signal });
  const second = browser.evaluate(input, answering(2));
  abort.abort(new Error("typed on"));
  await expect(first).rejects.toThrow("typed on");
  expect((await second).applications).toBe(2);
  expect(hung?.ended).toBe(true);
});

it("stops by itself after the longest time", async () => {
  const browser = new BrowserEvaluation(() => new LocalWorker(true), { ...limits, longestMs: 20 });
  await expect(browser.evaluate(input, answering(1))).rejects.toThrow("it took longer than 0.02 s");
});

it("says so when the worker ends, and starts another for the next", async () => {
  const workers = [new LocalWorker(true)];
  const [first] = workers;
  const browser = new BrowserEvaluation(() => workers.shift() ?? new LocalWorker(), limits);
  const evaluating = browser.evaluate(input, answering(1));
  const names = browser.functions();
  first?.onerror?.(Object.assign(new Event("error"), { message: "out of memory" }) as ErrorEvent);
  await expect(evaluating).rejects.toThrow("The browser's worker ended: out of memory");
  expect(await names).toEqual([]);
  expect((await browser.evaluate(input, answering(1))).applications).toBe(1);
});
