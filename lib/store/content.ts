/** Bytes by content hash, compressed: a plugin that answers the same is stored once. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { Database } from "./open";

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

export interface Content {
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** The row for these bytes; compressing is done before a transaction, off the event loop. */
export async function toContent(bytes: Uint8Array): Promise<Content> {
  const hash = createHash("sha256").update(bytes).digest("base64url");
  return { hash, bytes: await compress(bytes), size: bytes.length };
}

/** Keeps the content, if it is not there yet. */
export async function insertContent(db: Database, content: Content): Promise<void> {
  await db
    .insertInto("content")
    .values(content)
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
}

/** The bytes of a hash, or null. */
export async function getContent(db: Database, hash: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom("content").selectAll().where("hash", "=", hash).executeTakeFirst();
  // The size was counted when it was written: damaged bytes can't grow past it.
  return row ? await decompress(row.bytes, { maxOutputLength: Math.max(row.size, 1) }) : null;
}

/** Drops of these hashes those that no run holds any more. */
export async function deleteUnusedContent(db: Database, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await db
    .deleteFrom("content")
    .where("hash", "in", hashes)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("run")
            .select("run.id")
            .where((run) =>
              run.or([
                run("run.answer_hash", "=", run.ref("content.hash")),
                run("run.body_hash", "=", run.ref("content.hash")),
              ]),
            ),
        ),
      ),
    )
    .execute();
}
