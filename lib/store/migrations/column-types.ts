/** What the databases name differently. */
import { type RawBuilder, sql } from "kysely";

export interface ColumnTypes {
  readonly binary: RawBuilder<unknown>;
  readonly double: RawBuilder<unknown>;
}

export const sqliteColumnTypes: ColumnTypes = { binary: sql`blob`, double: sql`real` };
