/** Entry point of the thread that evaluates ApplicationSets and reads answers, so that big ones never hold up the server. */
import { parentPort } from "node:worker_threads";
import type { GeneratorAnswer, GeneratorCall } from "../applicationset";
import { answerView } from "../workspace/answer-view";
import { evaluationView, type OnBatch } from "../workspace/evaluation-view";
import type { FromWorker, ToWorker } from "./messages";

interface Job {
  readonly abort: AbortController;
  readonly calls: Map<number, { resolve: (answer: GeneratorAnswer) => void; reject: (error: Error) => void }>;
}

const jobs = new Map<number, Job>();
const send = (message: FromWorker) => parentPort?.postMessage(message);

parentPort?.on("message", (message: ToWorker) => {
  if (message.type === "evaluate") void evaluate(message);
  else if (message.type === "readAnswer") readAnswer(message);
  else if (message.type === "abort") jobs.get(message.job)?.abort.abort();
  else settle(message);
});
send({ type: "ready" });

async function evaluate({ job, input, batches }: Extract<ToWorker, { type: "evaluate" }>): Promise<void> {
  const running: Job = { abort: new AbortController(), calls: new Map() };
  jobs.set(job, running);
  const callPlugin = (request: GeneratorCall) =>
    new Promise<GeneratorAnswer>((resolve, reject) => {
      const call = running.calls.size;
      running.calls.set(call, { resolve, reject });
      send({ type: "call", job, call, request });
    });
  try {
    const { signal } = running.abort;
    const onBatch: OnBatch = (applications) => send({ type: "batch", job, applications });
    const view = await evaluationView(input, { callPlugin }, signal, batches ? onBatch : undefined);
    send({ type: "evaluated", job, view });
  } catch (error) {
    fail(job, error);
  } finally {
    jobs.delete(job);
  }
}

function readAnswer({ job, input }: Extract<ToWorker, { type: "readAnswer" }>): void {
  try {
    send({ type: "answerRead", job, view: answerView(input) });
  } catch (error) {
    fail(job, error);
  }
}

function fail(job: number, error: unknown): void {
  send({
    type: "failed",
    job,
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}

function settle(message: Extract<ToWorker, { type: "answer" | "refused" }>): void {
  const waiting = jobs.get(message.job)?.calls.get(message.call);
  if (message.type === "answer") waiting?.resolve(message.answer);
  else waiting?.reject(new Error(message.message));
}
