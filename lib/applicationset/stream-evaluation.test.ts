import { afterEach, expect, it, vi } from "vitest";
import { ApplicationTemplate } from "./application";
import { evaluate, streamEvaluation } from "./evaluate";
import type { EvaluationEvent, EvaluationSources } from "./evaluation";
import { readApplicationSet } from "./schema/application-set";

afterEach(() => {
  vi.restoreAllMocks();
});

const sets = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `n${index}` }));
const answering = (count: number): EvaluationSources => ({
  callPlugin: async () => ({ ok: true, parameterSets: sets(count) }),
});

const entry = "{plugin: {configMapRef: {name: p}}}";
const document = (entries: readonly string[], name = "{{ .name }}") =>
  readApplicationSet(
    `kind: ApplicationSet\nmetadata: {name: demo}\nspec: {goTemplate: true, generators: [${entries.join(", ")}], template: {metadata: {name: '${name}'}}}`,
  );

const told = (event: EvaluationEvent) =>
  event.type === "generator" ? `entry ${event.result.index}` : event.applications.length;

it("gives each entry when it is there, then its Applications in batches, and the whole at the end", async () => {
  const events: EvaluationEvent[] = [];
  const stream = streamEvaluation(document([entry, "{list: {elements: [{name: x}]}}"]), answering(600));
  let next = await stream.next();
  for (; !next.done; next = await stream.next()) events.push(next.value);
  const [first, ...others] = events.map(told);
  expect(first).toBe("entry 0");
  expect(others.slice(-2)).toEqual(["entry 1", 1]);
  const batches = others.slice(0, -2).map(Number);
  expect(batches.length).toBeGreaterThan(2);
  expect(batches.reduce((sum, length) => sum + length)).toBe(600);
  expect(next.value.applications).toEqual(
    events.flatMap((event) => (event.type === "applications" ? event.applications : [])),
  );
  expect(next.value.generators).toHaveLength(2);
});

it("gives the first batch before the last set is rendered", async () => {
  const render = vi.spyOn(ApplicationTemplate.prototype, "render");
  const stream = streamEvaluation(document([entry]), answering(5_000));
  await stream.next();
  expect(render).not.toHaveBeenCalled();
  await stream.next();
  expect(render.mock.calls.length).toBeGreaterThan(0);
  expect(render.mock.calls.length).toBeLessThan(500);
  await stream.return(await evaluate(document([]), answering(0)));
  expect(render.mock.calls.length).toBeLessThan(500);
});

it.each([0, 1])("ends at the next batch when aborted, with a pause after %s ms", async (yieldMs) => {
  const render = vi.spyOn(ApplicationTemplate.prototype, "render");
  const abort = new AbortController();
  const stream = streamEvaluation(document([entry]), answering(5_000), { signal: abort.signal, yieldMs });
  await stream.next();
  await stream.next();
  abort.abort(new Error("enough"));
  await expect(stream.next()).rejects.toThrow("enough");
  expect(render.mock.calls.length).toBeLessThan(500);
});

it("takes all Applications back when the controller panics", async () => {
  const stream = streamEvaluation(
    document([
      entry,
      "{matrix: {generators: [{list: {elements: [{generator: {input: {x: 1}}}]}}, {plugin: {configMapRef: {name: p}}}]}}",
    ]),
    answering(10),
  );
  const events: (string | number)[] = [];
  let next = await stream.next();
  for (; !next.done; next = await stream.next()) events.push(told(next.value));
  expect(events).toEqual(["entry 0", 10]);
  expect(next.value.panic).not.toBe("");
  expect(next.value.applications).toEqual([]);
  expect(next.value.generators.map(({ known }) => known)).toEqual([true, false]);
});

it("lets an abort through while a matrix is united", async () => {
  const abort = new AbortController();
  let calls = 0;
  const callPlugin = async () => {
    if (++calls === 1) setTimeout(() => abort.abort(new Error("enough")), 0);
    return { ok: true as const, parameterSets: calls === 1 ? sets(20_000) : sets(1) };
  };
  const second = "{plugin: {configMapRef: {name: q}, input: {parameters: {n: '{{ .name }}'}}}}";
  const manifest = document([`{matrix: {generators: [${entry}, ${second}]}}`]);
  const running = evaluate(manifest, { callPlugin }, { signal: abort.signal, yieldMs: 1 });
  await expect(running).rejects.toThrow("enough");
  expect(calls).toBeLessThan(20_000);
});
