import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PluginRun } from "../plugin";
import { type Database, openDatabase } from "./open";
import { deletePlugin, getPlugin, getPluginToken, insertPlugin, listPlugins, updatePlugin } from "./plugins";
import {
  callKey,
  deletePluginRuns,
  getLastRunOfCall,
  getRun,
  insertRun,
  type KeptRun,
  listLastRuns,
  listRuns,
} from "./runs";
import { createSeal } from "./seal";

let folder: string;
let db: Database;
const seal = createSeal(new Uint8Array(32).fill(7));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "store-"));
  db = await openDatabase(folder);
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

const reading = { goTemplate: true, values: { a: "{{.b}}" } };
function run(id: string, minute: number, body = '{"output":{"parameters":[{"a":1}]}}'): KeptRun {
  const made: PluginRun = {
    id,
    startedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    call: { plugin: "p", applicationSetName: "set", parameters: { b: 1, a: [true, null] } },
    hops: [],
    timings: { dns: null, connect: 1, tls: null, firstByte: 2, body: 1, total: 4.25 },
    bodyBase64: Buffer.from(body).toString("base64"),
    bodyBytes: body.length,
    outcome: { kind: "success", parameterSets: [{ a: 1 }], zeroReason: null },
    problems: [],
  };
  return { run: made, reading };
}
const target = (pluginId: string) => ({ pluginId, baseUrl: "http://p" });
const contents = async () => (await db.selectFrom("content").select("hash").execute()).length;

it("is readable for this user alone, whatever the umask", async () => {
  const files = (await readdir(folder)).filter((name) => name.startsWith("store.sqlite"));
  expect(files).toContain("store.sqlite-wal");
  for (const name of files) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
});

it("keeps a plugin, its token sealed", async () => {
  const values = { baseUrl: "http://p", timeoutSeconds: 5, token: "strong-password" };
  expect(await insertPlugin(db, seal, "p", values)).toBe(true);
  expect(await insertPlugin(db, seal, "p", values)).toBe(false);
  expect(await getPlugin(db, "p")).toMatchObject({ name: "p", baseUrl: "http://p", hasToken: true });
  expect(JSON.stringify(await listPlugins(db))).not.toContain("strong");
  expect(await getPluginToken(db, seal, "p")).toBe("strong-password");
  const { sealed_token } = await db.selectFrom("registered_plugin").selectAll().executeTakeFirstOrThrow();
  expect(Buffer.from(sealed_token ?? []).includes("strong")).toBe(false);
});

it("keeps, replaces and removes the token on update", async () => {
  const values = { baseUrl: "http://p", timeoutSeconds: null };
  await insertPlugin(db, seal, "p", { ...values, token: "one" });
  await updatePlugin(db, seal, "p", { ...values, baseUrl: "http://q" });
  expect(await getPluginToken(db, seal, "p")).toBe("one");
  await updatePlugin(db, seal, "p", { ...values, token: "two" });
  expect(await getPluginToken(db, seal, "p")).toBe("two");
  await updatePlugin(db, seal, "p", { ...values, token: "" });
  expect(await getPlugin(db, "p")).toMatchObject({ hasToken: false, timeoutSeconds: null });
  expect(await updatePlugin(db, seal, "none", values)).toBe(false);
  expect([await deletePlugin(db, "p"), await deletePlugin(db, "p")]).toEqual([true, false]);
});

it("survives being closed and opened again", async () => {
  await insertRun(db, target("~p"), run("r", 1));
  await db.destroy();
  db = await openDatabase(folder);
  expect(await getRun(db, "~p", "r")).toEqual(run("r", 1));
});

it("keeps a run whole, equal bodies and answers once", async () => {
  await insertRun(db, target("~p"), run("one", 1));
  await insertRun(db, target("~p"), run("two", 2));
  expect(await contents()).toBe(2);
  expect(await getRun(db, "~p", "two")).toEqual(run("two", 2));
  expect(await getRun(db, "other", "two")).toBeNull();
  expect(await listRuns(db, "~p", 50)).toEqual([
    expect.objectContaining({ id: "two", totalMs: 4.25, parameterSets: 1, status: null }),
    expect.objectContaining({ id: "one" }),
  ]);
});

it("keeps a run with no body and a failure", async () => {
  const failure = {
    code: "dns",
    controllerError: null,
    message: "m",
    hint: "h",
    next: "n",
    context: {},
  } as const;
  const outcome = { kind: "failure", failure } as const;
  const failed = { run: { ...run("f", 1).run, bodyBase64: "", bodyBytes: 0, outcome }, reading };
  await insertRun(db, target("~p"), failed);
  expect(await getRun(db, "~p", "f")).toEqual(failed);
  expect((await listRuns(db, "~p", 1))[0]?.parameterSets).toBeNull();
});

it("lets go of a plugin's oldest runs and of what only they held", async () => {
  for (const minute of [1, 2, 3, 4])
    await insertRun(db, target("~p"), run(`r${minute}`, minute, `body ${minute}`), 2);
  await insertRun(db, target("~q"), run("q", 0), 2);
  expect((await listRuns(db, "~p", 50)).map(({ id }) => id)).toEqual(["r4", "r3"]);
  expect(await contents()).toBe(4);
  await deletePluginRuns(db, "~p");
  expect(await contents()).toBe(2);
  expect((await listLastRuns(db)).map(({ id }) => id)).toEqual(["q"]);
});

it("finds the newest run of each plugin, and of the same call", async () => {
  await insertRun(db, target("~p"), run("a", 1));
  await insertRun(db, target("~p"), run("b", 2));
  await insertRun(db, target("~q"), run("c", 2));
  expect((await listLastRuns(db)).map(({ id }) => id).sort()).toEqual(["b", "c"]);
  const sameCall = callKey(target("~p"), {
    applicationSetName: "set",
    parameters: { a: [true, null], b: 1 },
  });
  expect((await getLastRunOfCall(db, sameCall))?.run.id).toBe("b");
  expect(
    await getLastRunOfCall(db, callKey(target("~p"), { applicationSetName: "x", parameters: null })),
  ).toBeNull();
});

it("counts no parameters and an empty map as the same call", () => {
  const key = (parameters: PluginRun["call"]["parameters"]) =>
    callKey(target("p"), { applicationSetName: "x", parameters });
  expect(key({})).toBe(key(null));
  expect(key({ a: 1 })).not.toBe(key({ a: "1" }));
  const call = { applicationSetName: "x", parameters: null };
  expect(callKey({ ...target("p"), baseUrl: "http://moved" }, call)).not.toBe(callKey(target("p"), call));
});
