/** Runs with their diagnosis: the newest of each plugin are kept. A run's token was never part of it. */
import { createHash } from "node:crypto";
import type { JsonValue } from "../gotemplate";
import type { PluginCall, PluginRun } from "../plugin";
import { deleteUnusedContent, getContent, insertContent, toContent } from "./content";
import type { Database } from "./open";
import type { RunTable } from "./schema";

/** How many runs of one plugin are kept. */
export const runsKept = 200;

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
const storedColumns = ["document", "answer_hash", "body_hash"] as const;
type StoredRun = Pick<RunTable, (typeof storedColumns)[number]>;

/** What makes two calls of a plugin the same one. */
export function callKey(pluginId: string, call: Omit<PluginCall, "plugin">): string {
  const parameters = call.parameters && Object.keys(call.parameters).length > 0 ? call.parameters : null;
  const asked = JSON.stringify([pluginId, call.applicationSetName, sorted(parameters)]);
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
  pluginId: string,
  run: PluginRun,
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
        plugin_id: pluginId,
        started_at: run.startedAt,
        call_key: callKey(pluginId, run.call),
        total_ms: run.timings.total,
        status: run.hops.at(-1)?.status ?? null,
        parameter_sets: outcome.kind === "success" ? outcome.parameterSets.length : null,
        document: JSON.stringify(document),
        answer_hash: answer.hash,
        body_hash: body?.hash ?? null,
      })
      .execute();
    await deleteOldRuns(transaction, pluginId, keep);
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

/** The newest run of each plugin. */
export async function listLastRuns(db: Database): Promise<RunRecord[]> {
  const rows = await db
    .selectFrom("run")
    .select(columns)
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
  return rows.map(toRecord);
}

/** One run of a plugin, whole, or null. */
export async function getRun(db: Database, pluginId: string, id: string): Promise<PluginRun | null> {
  const row = await db
    .selectFrom("run")
    .select(storedColumns)
    .where("plugin_id", "=", pluginId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? await readRun(db, row) : null;
}

/** The newest run of the same call, or null. */
export async function getLastRunOfCall(db: Database, key: string): Promise<PluginRun | null> {
  const row = await db
    .selectFrom("run")
    .select(storedColumns)
    .where("call_key", "=", key)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? await readRun(db, row) : null;
}

async function readRun(db: Database, row: StoredRun): Promise<PluginRun | null> {
  const answer = await getContent(db, row.answer_hash);
  if (!answer) return null;
  const body = row.body_hash ? await getContent(db, row.body_hash) : null;
  // Both were written by insertRun of this or an earlier version; migrations carry what changes.
  const document: Omit<PluginRun, "bodyBase64" | "outcome"> = JSON.parse(row.document);
  const outcome: PluginRun["outcome"] = JSON.parse(Buffer.from(answer).toString("utf8"));
  return { ...document, outcome, bodyBase64: Buffer.from(body ?? []).toString("base64") };
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
