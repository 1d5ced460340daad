/**
 * Tokens at rest: AES-256-GCM under a key file that only this user can read. The plugin's name is authenticated with
 * the token, so that a sealed token can't be moved to another plugin's row.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdir, open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** The key file can't be trusted or used; the message says what to do. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";
}

export interface TokenSeal {
  seal(token: string, plugin: string): Uint8Array;
  /** null when it was sealed under another key, for another plugin, or was damaged. */
  unseal(sealed: Uint8Array, plugin: string): string | null;
}

const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** The seal of a data folder; its key is made on first use. Throws KeyFileError. */
export async function openSeal(folder: string): Promise<TokenSeal> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "key");
  return createSeal((await createKey(path)) ?? (await readKey(path)));
}

/** Writes a new key; null when there is a file already. */
async function createKey(path: string): Promise<Buffer | null> {
  const key = randomBytes(keyBytes);
  try {
    // "wx": of two processes that start at once, one makes the key and the other reads it.
    const file = await open(path, "wx", 0o600);
    await file.writeFile(`${key.toString("base64")}\n`);
    await file.close();
    return key;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return null;
    throw error;
  }
}

async function readKey(path: string): Promise<Buffer> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    const found = (mode & 0o777).toString(8).padStart(4, "0");
    throw new KeyFileError(
      `The key file ${path} has mode ${found}: others can read it. Run chmod 600 on it, and renew the tokens if others may have.`,
    );
  }
  const key = Buffer.from((await readFile(path, "utf8")).trim(), "base64");
  if (key.length === keyBytes) return key;
  throw new KeyFileError(
    `The key file ${path} does not hold a key. Restore it, or remove it and register the tokens again.`,
  );
}

/** A seal under this key. */
export function createSeal(key: Uint8Array): TokenSeal {
  return {
    seal(token, plugin) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes }).setAAD(
        Buffer.from(plugin),
      );
      const text = Buffer.concat([cipher.update(token, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), text]);
    },
    unseal(sealed, plugin) {
      if (sealed[0] !== version || sealed.length < 1 + ivBytes + tagBytes) return null;
      const iv = sealed.subarray(1, 1 + ivBytes);
      const tag = sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
        decipher.setAAD(Buffer.from(plugin)).setAuthTag(tag);
        const text = [decipher.update(sealed.subarray(1 + ivBytes + tagBytes)), decipher.final()];
        return Buffer.concat(text).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
