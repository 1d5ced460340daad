/** Every migration in order. A migration that was released is never edited. */
import type { Kysely, Migration, MigrationProvider } from "kysely";
import { createPluginsAndRuns } from "./0001-plugins-and-runs";
import type { ColumnTypes } from "./column-types";

type Step = (db: Kysely<unknown>, types: ColumnTypes) => Promise<void>;

const steps: Readonly<Record<string, Step>> = {
  "0001-plugins-and-runs": createPluginsAndRuns,
};

/** The migrations for one kind of database. */
export function migrations(types: ColumnTypes): MigrationProvider {
  const entries = Object.entries(steps).map(([name, step]): [string, Migration] => [
    name,
    { up: (db) => step(db, types) },
  ]);
  return { getMigrations: async () => Object.fromEntries(entries) };
}
