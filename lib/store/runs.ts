/** Runs with their diagnosis: the newest of each plugin are kept. A run's token was never part of it. */
import { createHash } from "node:crypto";
import type { JsonValue } from "../gotemplate";
import type { PluginCall, PluginRun } from "../plugin";
import { deleteUnusedContent, getContent, insertContent, toContent } from "./content";
import type { Database } from "./open";
import type { RunTable } from "./schema";

/** How the answer is to be read: as a caller with this mode and these `values` would. */
export interface RunReading {
  readonly goTemplate: boolean;
  readonly values: { readonly [key: string]: string };
}

/** A run with what it was made for. */
export interface KeptRun {
  readonly run: PluginRun;
  readonly reading: RunReading;
}

/** How many runs of one plugin are kept. */
const runsKept = 200;

/** A run as a line of a list. */
export interface RunRecord {
  readonly id: string;
  readonly pluginId: string;
  readonly startedAt: string;
  readonly totalMs: number;
  readonly status: number | null;
  /** null: failed. */
  readonly parameterSets: number | null;
}

const columns = ["id", "plugin_id", "started_at", "total_ms", "status", "parameter_sets"] as const;
type RecordRow = Pick<RunTable, (typeof columns)[number]>;
const storedColumns = ["document", "reading", "answer_hash", "body_hash"] as const;
type StoredRun = Pick<RunTable, (typeof storedColumns)[number]>;

/** Whom a run called. */
export interface RunTarget {
  readonly pluginId: string;
  readonly baseUrl: string;
}

/** What makes two calls the same one: the same plugin at the same address was asked the same. */
export function callKey(
  { pluginId, baseUrl }: RunTarget,
  call: Pick<PluginCall, "applicationSetName" | "parameters">,
): string {
  const parameters = call.parameters && Object.keys(call.parameters).length > 0 ? call.parameters : null;
  const asked = JSON.stringify([pluginId, baseUrl, call.applicationSetName, sorted(parameters)]);
  return createHash("sha256").update(asked).digest("base64url");
}

function sorted(value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).map(([key, item]): [string, JsonValue] => [key, sorted(item)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Keeps a run, and lets go of the plugin's oldest. */
export async function insertRun(
  db: Database,
  target: RunTarget,
  { run, reading }: KeptRun,
  keep = runsKept,
): Promise<void> {
  const { bodyBase64, outcome, ...document } = run;
  const answer = await toContent(Buffer.from(JSON.stringify(outcome)));
  const body = bodyBase64 === "" ? null : await toContent(Buffer.from(bodyBase64, "base64"));
  await db.transaction().execute(async (transaction) => {
    await insertContent(transaction, answer);
    if (body) await insertContent(transaction, body);
    await transaction
      .insertInto("run")
      .values({
        id: run.id,
        plugin_id: target.pluginId,
        started_at: run.startedAt,
        call_key: callKey(target, run.call),
        total_ms: run.timings.total,
        status: run.hops.at(-1)?.status ?? null,
        parameter_sets: outcome.kind === "success" ? outcome.parameterSets.length : null,
        document: JSON.stringify(document),
        reading: JSON.stringify(reading),
        answer_hash: answer.hash,
        body_hash: body?.hash ?? null,
      })
      .execute();
    await deleteOldRuns(transaction, target.pluginId, keep);
  });
}

/** Forgets a plugin's runs. */
export async function deletePluginRuns(db: Database, pluginId: string): Promise<void> {
  await db.transaction().execute((transaction) => deleteOldRuns(transaction, pluginId, 0));
}

async function deleteOldRuns(db: Database, pluginId: string, keep: number): Promise<void> {
  const old = await db
    .selectFrom("run")
    .select(["id", "answer_hash", "body_hash"])
    .where("plugin_id", "=", pluginId)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(1_000)
    .offset(keep)
    .execute();
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  await db.deleteFrom("run").where("id", "in", ids).execute();
  const hashes = old.flatMap((run) => (run.body_hash ? [run.answer_hash, run.body_hash] : [run.answer_hash]));
  await deleteUnusedContent(db, hashes);
}

/** A plugin's newest runs, newest first. */
export async function listRuns(db: Database, pluginId: string, limit: number): Promise<RunRecord[]> {
  const rows = await db
    .selectFrom("run")
    .select(columns)
    .where("plugin_id", "=", pluginId)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toRecord);
}

/** The newest run of each plugin, with its problems. */
export async function listLastRuns(
  db: Database,
): Promise<(RunRecord & { problems: PluginRun["problems"] })[]> {
  const rows = await db
    .selectFrom("run")
    .select([...columns, "document"])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("run as newer")
            .select("newer.id")
            .whereRef("newer.plugin_id", "=", "run.plugin_id")
            .where((newer) =>
              newer.or([
                newer("newer.started_at", ">", newer.ref("run.started_at")),
                newer.and([
                  newer("newer.started_at", "=", newer.ref("run.started_at")),
                  newer("newer.id", ">", newer.ref("run.id")),
                ]),
              ]),
            ),
        ),
      ),
    )
    .execute();
  return rows.map((row) => ({ ...toRecord(row), problems: readDocument(row.document).problems }));
}

/** One run of a plugin, whole, or null. */
export async function getRun(db: Database, pluginId: string, id: string): Promise<KeptRun | null> {
  const row = await db
    .selectFrom("run")
    .select(storedColumns)
    .where("plugin_id", "=", pluginId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? await readRun(db, row) : null;
}

/** The id of the newest run of the same call, or null. */
export async function getLastRunIdOfCall(db: Database, key: string): Promise<string | null> {
  return (await lastRunOfCall(db, key).select("id").executeTakeFirst())?.id ?? null;
}

/** The newest run of the same call, or null. */
export async function getLastRunOfCall(db: Database, key: string): Promise<KeptRun | null> {
  const row = await lastRunOfCall(db, key).select(storedColumns).executeTakeFirst();
  return row ? await readRun(db, row) : null;
}

function lastRunOfCall(db: Database, key: string) {
  return db
    .selectFrom("run")
    .where("call_key", "=", key)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(1);
}

async function readRun(db: Database, row: StoredRun): Promise<KeptRun | null> {
  const answer = await getContent(db, row.answer_hash);
  if (!answer) return null;
  const body = row.body_hash ? await getContent(db, row.body_hash) : null;
  const outcome: PluginRun["outcome"] = JSON.parse(Buffer.from(answer).toString("utf8"));
  const reading: RunReading = JSON.parse(row.reading);
  const bodyBase64 = Buffer.from(body ?? []).toString("base64");
  return { run: { ...readDocument(row.document), outcome, bodyBase64 }, reading };
}

/** Written by insertRun of this or an earlier version; migrations carry what changes. */
function readDocument(text: string): Omit<PluginRun, "bodyBase64" | "outcome"> {
  return JSON.parse(text);
}

function toRecord(row: RecordRow): RunRecord {
  return {
    id: row.id,
    pluginId: row.plugin_id,
    startedAt: row.started_at,
    totalMs: row.total_ms,
    status: row.status,
    parameterSets: row.parameter_sets,
  };
}
