import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { PluginRun } from "../plugin";
import { type KeptRun, openDatabase } from "../store";
import { RunLog } from "./run-log";

const target = { pluginId: "p", baseUrl: "http://p" };
const call = { plugin: "p", applicationSetName: "s", parameters: null };
const kept = (id: string, minute: number): KeptRun => {
  const run: PluginRun = {
    id,
    startedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    call,
    hops: [],
    timings: { dns: null, connect: null, tls: null, firstByte: null, body: null, total: 1 },
    bodyBase64: "",
    bodyBytes: 0,
    outcome: { kind: "success", parameterSets: [{ id }], zeroReason: null },
    problems: [],
  };
  return { run, reading: { goTemplate: true, values: {} } };
};

it("keeps a run in memory, and says so, when the store refuses it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "run-log-"));
  const db = await openDatabase(folder);
  const failures: unknown[] = [];
  const log = new RunLog(db, (error) => failures.push(error));
  await log.keep(target, kept("one", 1));
  await db.schema.alterTable("run").renameColumn("reading", "gone").execute();
  const refused = await log.keep(target, kept("two", 2));
  expect(refused.run.problems.map(({ code }) => code)).toEqual(["SOURCE011"]);
  expect(failures).toHaveLength(1);
  expect((await log.list("p", 10)).map(({ runId }) => runId)).toEqual(["two", "one"]);
  expect((await log.get("p", "two"))?.run.outcome).toMatchObject({ parameterSets: [{ id: "two" }] });
  expect((await log.lastOfCall(target, call))?.run.id).toBe("two");
  expect((await log.last()).get("p")?.problems).toHaveLength(1);
  log.forget("p");
  expect((await log.list("p", 10)).map(({ runId }) => runId)).toEqual(["one"]);
  await db.destroy();
  await rm(folder, { recursive: true });
});
