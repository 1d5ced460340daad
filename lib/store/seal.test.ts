import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSeal, KeyFileError, openSeal } from "./seal";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "seal-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("makes a key of mode 0600 once and uses it again", async () => {
  const sealed = (await openSeal(folder)).seal("token", "p");
  expect((await stat(join(folder, "key"))).mode & 0o777).toBe(0o600);
  const key = await readFile(join(folder, "key"), "utf8");
  expect((await openSeal(folder)).unseal(sealed, "p")).toBe("token");
  expect(await readFile(join(folder, "key"), "utf8")).toBe(key);
});

it.each([0o640, 0o604, 0o660, 0o644, 0o622])("refuses a key file of mode %o", async (mode) => {
  await openSeal(folder);
  await chmod(join(folder, "key"), mode);
  await expect(openSeal(folder)).rejects.toThrow(KeyFileError);
});

it("refuses a file that is no key, and leaves it as it is", async () => {
  await writeFile(join(folder, "key"), "short", { mode: 0o600 });
  await expect(openSeal(folder)).rejects.toThrow("does not hold a key");
  expect(await readFile(join(folder, "key"), "utf8")).toBe("short");
});

it("unseals nothing that was moved, changed, cut or sealed under another key", () => {
  const seal = createSeal(new Uint8Array(32).fill(1));
  const sealed = seal.seal("token ü", "p");
  const changed = Uint8Array.from(sealed, (byte, i) => (i === sealed.length - 1 ? byte ^ 1 : byte));
  expect(seal.unseal(sealed, "p")).toBe("token ü");
  expect(seal.unseal(sealed, "q")).toBeNull();
  expect(seal.unseal(changed, "p")).toBeNull();
  expect(seal.unseal(sealed.subarray(0, 20), "p")).toBeNull();
  expect(createSeal(new Uint8Array(32).fill(2)).unseal(sealed, "p")).toBeNull();
  expect(seal.seal("token ü", "p")).not.toEqual(sealed);
});
