/** Registered plugins, runs, and what runs hold by content hash. */
import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

export async function createPluginsAndRuns(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("registered_plugin")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("base_url", "text", (column) => column.notNull())
    .addColumn("timeout_seconds", "integer")
    .addColumn("sealed_token", types.binary)
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("content")
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("bytes", types.binary, (column) => column.notNull())
    .addColumn("size", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("run")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("plugin_id", "text", (column) => column.notNull())
    .addColumn("started_at", "text", (column) => column.notNull())
    .addColumn("call_key", "text", (column) => column.notNull())
    .addColumn("total_ms", types.double, (column) => column.notNull())
    .addColumn("status", "integer")
    .addColumn("parameter_sets", "integer")
    .addColumn("document", "text", (column) => column.notNull())
    .addColumn("reading", "text", (column) => column.notNull())
    .addColumn("answer_hash", "text", (column) => column.notNull().references("content.hash"))
    .addColumn("body_hash", "text", (column) => column.references("content.hash"))
    .execute();
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(name).on("run").columns(columns).execute();
  await index("run_by_plugin", ["plugin_id", "started_at"]);
  await index("run_by_call", ["call_key", "started_at"]);
  await index("run_by_answer", ["answer_hash"]);
  await index("run_by_body", ["body_hash"]);
}
