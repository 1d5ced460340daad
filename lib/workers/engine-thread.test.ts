import { afterAll, beforeAll, expect, it } from "vitest";
import type { GeneratorAnswer } from "../applicationset";
import { answerView } from "../workspace/answer-view";
import { evaluationView } from "../workspace/evaluation-view";
import type { ApplicationView } from "../workspace/views";
import { applicationSet } from "../workspace/workspace.fixtures";
import { EngineThread } from "./engine-thread";

let thread: EngineThread;
const input = { text: applicationSet("apps", "p"), namespace: "argocd" };
const answering = (parameterSets: readonly { name: string }[]) => ({
  callPlugin: async (): Promise<GeneratorAnswer> => ({ ok: true, parameterSets }),
});

beforeAll(async () => {
  await new Promise<void>((resolve, reject) => {
    thread = new EngineThread({ onReady: () => resolve(), onFailure: reject });
    thread.start();
  });
});
afterAll(() => thread.close());

it("gives what evaluating here gives", async () => {
  const sources = answering([{ name: "one" }, { name: "two" }]);
  expect(await thread.evaluate(input, sources)).toEqual(await evaluationView(input, sources));
});

it("takes fixtures along", async () => {
  const text = applicationSet("apps", "p").replace(
    /plugin:[\s\S]*?values:/,
    "git:\n        repoURL: r\n        revision: HEAD\n        values:",
  );
  const fixtures = [
    {
      kind: "git",
      applicationSets: null,
      params: [{ name: "one" }, { name: "two" }],
      source: "f in a.yaml:1",
    },
  ];
  const view = await thread.evaluate({ ...input, text, fixtures }, answering([]));
  expect(view.applications).toBe(2);
  expect(view.problems.map(({ code }) => code)).toEqual(["APPSET009"]);
});

it("reads an answer as it is read here", async () => {
  const sets = [{ name: "one", n: 1e6, values: { a: 1 } }];
  const asked = { sets, options: { goTemplate: true, parameters: { p: 1 }, values: { v: "{{.name}}" } } };
  const view = await thread.readAnswer(asked);
  expect(view).toEqual(answerView(asked));
  expect(view.parameterSets[0]).toMatchObject({ printsAs: { n: "1e+06" }, used: { values: { v: "one" } } });
});

it("leaves this thread free while it works", async () => {
  const sets = Array.from({ length: 3_000 }, (_, index) => ({ name: `n${index}` }));
  let turns = 0;
  const counter = setInterval(() => turns++, 1);
  const view = await thread.evaluate(input, answering(sets));
  clearInterval(counter);
  expect(view.applications).toBe(3_000);
  expect(turns).toBeGreaterThan(10);
});

it("gives Applications as they come, before it gives the whole", async () => {
  const sets = Array.from({ length: 1_000 }, (_, index) => ({ name: `n${index}` }));
  const batches: (readonly ApplicationView[])[] = [];
  const view = await thread.evaluate(input, answering(sets), undefined, (batch) => batches.push(batch));
  expect(batches.length).toBeGreaterThan(2);
  expect(batches.flat()).toEqual(view.renderedApplications);
});

it("passes an error of the one who calls plugins on as it is, and goes on working", async () => {
  const refusal = new Error("refused");
  const callPlugin = () => Promise.reject(refusal);
  await expect(thread.evaluate(input, { callPlugin })).rejects.toBe(refusal);
  expect((await thread.evaluate(input, answering([{ name: "x" }]))).applications).toBe(1);
});

it("can be aborted while a plugin is called", async () => {
  const abort = new AbortController();
  const callPlugin = () => new Promise<never>(() => setTimeout(() => abort.abort(), 10));
  await expect(thread.evaluate(input, { callPlugin }, abort.signal)).rejects.toThrow(/abort/i);
});

it("fails what runs, and starts again, when its thread ends", async () => {
  const ready = new Promise<boolean>((resolve) => {
    const other = new EngineThread({
      onReady: (isReady) => {
        if (!isReady) return;
        const running = other.evaluate(input, { callPlugin: () => new Promise(() => {}) });
        running.catch(() => other.close().then(() => resolve(true)));
        void Reflect.get(other, "worker").terminate();
      },
      onFailure: () => {},
    });
    other.start();
  });
  expect(await ready).toBe(true);
});
