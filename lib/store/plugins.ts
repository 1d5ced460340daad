/** Plugins registered by hand. The token is sealed here and leaves only through `getPluginToken`. */
import type { Database } from "./open";
import type { RegisteredPluginTable } from "./schema";
import type { TokenSeal } from "./seal";

export interface RegisteredPlugin {
  readonly name: string;
  readonly baseUrl: string;
  /** null: no limit. */
  readonly timeoutSeconds: number | null;
  readonly hasToken: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PluginValues {
  readonly baseUrl: string;
  readonly timeoutSeconds: number | null;
  /** Empty: none. Undefined keeps the one that is there. */
  readonly token?: string | undefined;
}

/** Every registered plugin, by name. */
export async function listPlugins(db: Database): Promise<RegisteredPlugin[]> {
  const rows = await db.selectFrom("registered_plugin").selectAll().orderBy("name").execute();
  return rows.map(toPlugin);
}

/** The plugin of that name, or null. */
export async function getPlugin(db: Database, name: string): Promise<RegisteredPlugin | null> {
  const row = await db
    .selectFrom("registered_plugin")
    .selectAll()
    .where("name", "=", name)
    .executeTakeFirst();
  return row ? toPlugin(row) : null;
}

/** The token in clear: empty when the plugin has none, null when it can't be unsealed. */
export async function getPluginToken(db: Database, seal: TokenSeal, name: string): Promise<string | null> {
  const row = await db
    .selectFrom("registered_plugin")
    .select("sealed_token")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.sealed_token ? seal.unseal(row.sealed_token, name) : "";
}

/** Adds a plugin; false when the name is taken. */
export async function insertPlugin(
  db: Database,
  seal: TokenSeal,
  name: string,
  values: PluginValues,
): Promise<boolean> {
  const now = new Date().toISOString();
  const result = await db
    .insertInto("registered_plugin")
    .values({
      name,
      base_url: values.baseUrl,
      timeout_seconds: values.timeoutSeconds,
      sealed_token: values.token ? seal.seal(values.token, name) : null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Changes a plugin; false when there is none of that name. */
export async function updatePlugin(
  db: Database,
  seal: TokenSeal,
  name: string,
  values: PluginValues,
): Promise<boolean> {
  const token =
    values.token === undefined ? {} : { sealed_token: values.token ? seal.seal(values.token, name) : null };
  const result = await db
    .updateTable("registered_plugin")
    .set({
      base_url: values.baseUrl,
      timeout_seconds: values.timeoutSeconds,
      updated_at: new Date().toISOString(),
      ...token,
    })
    .where("name", "=", name)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Removes a plugin; false when there is none of that name. */
export async function deletePlugin(db: Database, name: string): Promise<boolean> {
  const result = await db.deleteFrom("registered_plugin").where("name", "=", name).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

function toPlugin(row: RegisteredPluginTable): RegisteredPlugin {
  return {
    name: row.name,
    baseUrl: row.base_url,
    timeoutSeconds: row.timeout_seconds,
    hasToken: row.sealed_token !== null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
