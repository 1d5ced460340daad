/** The tables as Kysely sees them. Times are ISO texts and documents JSON texts, so that both databases hold the same. */

export interface RegisteredPluginTable {
  name: string;
  base_url: string;
  /** null: no limit. */
  timeout_seconds: number | null;
  /** AES-256-GCM, see `seal.ts`; null: no token. */
  sealed_token: Uint8Array | null;
  created_at: string;
  updated_at: string;
}

export interface RunTable {
  id: string;
  plugin_id: string;
  started_at: string;
  /** Hash of what was asked: plugin, ApplicationSet's name and parameters. */
  call_key: string;
  total_ms: number;
  status: number | null;
  /** null: failed. */
  parameter_sets: number | null;
  /** The run without outcome and body. */
  document: string;
  /** RunReading. */
  reading: string;
  /** Content hash of the outcome: equal answers are stored once. */
  answer_hash: string;
  /** Content hash of the body; null when there was none. */
  body_hash: string | null;
}

interface ContentTable {
  hash: string;
  /** Deflated. */
  bytes: Uint8Array;
  /** Before compression. */
  size: number;
}

export interface StoreTables {
  registered_plugin: RegisteredPluginTable;
  run: RunTable;
  content: ContentTable;
}
