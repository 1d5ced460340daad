import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { smallElf } from "./file-server.fixtures";
import { inspectFile } from "./inspect-file";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inspect-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function inspected(bytes: Uint8Array | string) {
  const path = join(folder, "file");
  await writeFile(path, bytes);
  return inspectFile(path);
}

const hex = (text: string) => Buffer.from(text, "hex");

it.each([
  ["empty", "", "an empty file"],
  ["machO", hex("cffaedfe07000001"), "a program for macOS"],
  ["machO", hex("cafebabe00000002"), "a program for macOS"],
  ["pe", "MZ\0\0", "a program for Windows"],
  ["script", "#!/bin/sh\n", "a script for /bin/sh"],
  ["archive", hex("1f8b0800"), "a gzip archive"],
  ["archive", "PK\x03\x04", "a zip archive"],
  ["archive", `${"x".repeat(257)}ustar`, "a tar archive"],
  ["html", "\n <!DOCTYPE html><html>", "an HTML or XML page"],
  ["text", "Not Found\n", "a text"],
  ["unknown", hex("00010203"), "a file of unknown format"],
  ["unknown", hex("7f454c46"), "a file of unknown format"],
])("knows %s", async (format, bytes, description) => {
  expect(await inspected(bytes)).toMatchObject({ format, description, executable: false, linked: null });
});

it.each([
  ["amd64", 62],
  ["arm64", 183],
  ["riscv64", 243],
  ["machine 999", 999],
])("knows ELF for %s", async (architecture, machine) => {
  expect(await inspected(smallElf([], machine))).toMatchObject({
    format: "elf",
    description: `ELF 64-bit, ${architecture}`,
    linked: "static",
    executable: true,
  });
});

it.each([
  ["its server's code", ["ARGO_ROLLOUTS_RPC_PLUGIN", "RpcStepPlugin"], ["step"]],
  ["the cookie's value", ["ARGO_ROLLOUTS_RPC_PLUGIN", "metricprovider"], ["metricProvider"]],
  ["no more than a module's name", ["ARGO_ROLLOUTS_RPC_PLUGIN", "x/rollouts-plugin-trafficrouter-x"], []],
  [
    "code of one type and the other's word",
    [
      "github.com/argoproj/argo-rollouts/metricproviders/plugin/rpc",
      "trafficrouter",
      "ARGO_ROLLOUTS_RPC_PLUGIN",
    ],
    ["metricProvider"],
  ],
])("finds the type by %s", async (_, texts, types) => {
  expect(await inspected(smallElf(texts))).toMatchObject({ cookieKey: true, types });
});

it("finds a text that lies across two chunks", async () => {
  const padding = "x".repeat(1024 * 1024 - 130);
  expect(await inspected(smallElf([padding, "ARGO_ROLLOUTS_RPC_PLUGIN"]))).toMatchObject({ cookieKey: true });
});

it("survives headers that lie", async () => {
  for (const at of [32, 54, 56, 72, 96]) {
    const bytes = smallElf(["x"]);
    bytes.fill(0xff, at, at + 8);
    expect((await inspected(bytes)).format).toBe("elf");
    bytes.writeUInt32LE(2, 64);
    expect((await inspected(bytes)).format).toBe("elf");
  }
});
