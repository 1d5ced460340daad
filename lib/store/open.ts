/** Opens the store and brings it up to date. Only this file knows which database it is. */
import { chmod, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { type Dialect, Kysely, Migrator, SqliteDialect } from "kysely";
import { migrations } from "./migrations";
import { type ColumnTypes, sqliteColumnTypes } from "./migrations/column-types";
import type { StoreTables } from "./schema";

export type Database = Kysely<StoreTables>;

/** The store in a data folder, which is created for this user alone. */
export async function openDatabase(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "store.sqlite");
  // Made with its mode before SQLite writes into it; the files that SQLite puts beside it take the mode over.
  await (await open(file, "a", 0o600)).close();
  await chmod(file, 0o600);
  const sqlite = new SqliteDatabase(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = NORMAL");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("busy_timeout = 5000");
  return migrated(new SqliteDialect({ database: sqlite }), sqliteColumnTypes);
}

async function migrated(dialect: Dialect, types: ColumnTypes): Promise<Database> {
  const db = new Kysely<StoreTables>({ dialect });
  const { error } = await new Migrator({ db, provider: migrations(types) }).migrateToLatest();
  if (error === undefined) return db;
  await db.destroy();
  throw error;
}
