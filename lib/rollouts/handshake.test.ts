import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildGoPlugin, systemProgram } from "./file-server.fixtures";
import { readLine, shakeHands } from "./handshake";
import { inspectFile } from "./inspect-file";

it.each([
  [
    "1|1|unix|/tmp/x|netrpc|",
    { state: "done", coreProtocol: 1, appProtocol: 1, network: "unix", address: "/tmp/x" },
  ],
  ["1|1|tcp|127.0.0.1:1234", { state: "done", network: "tcp", protocol: "netrpc" }],
  ["hello", { state: "failed", controllerError: "Unrecognized remote plugin message: hello" }],
  [
    "2|1|unix|/x|netrpc",
    { controllerError: "Incompatible core API version with plugin. Plugin version: 2, Core version: 1" },
  ],
  [
    "1|6|unix|/x|netrpc",
    { controllerError: "Incompatible API version with plugin. Plugin version: 6, Client versions: [1]" },
  ],
  ["1|1|pipe|/x|netrpc", { controllerError: "Unknown address type: /x" }],
  ["1|1|unix|/x|grpc", { controllerError: 'Unsupported plugin protocol "grpc". Supported: [netrpc]' }],
  ["\x1b[31m|x", { state: "failed", error: 'Its first line is no handshake: "?[31m|x".' }],
])("reads the line %j", (line, expected) => {
  expect(readLine(line)).toMatchObject(expected);
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "handshake-"));
});
afterAll(() => rm(folder, { recursive: true }));

const options = { location: "http://x/y", cookie: "trafficrouter", args: [] };
async function copyOf(source: string): Promise<string> {
  const path = join(folder, "plugin");
  await copyFile(source, path);
  return path;
}

it("tells of a program that ends without a line", async () => {
  expect(await shakeHands(await copyOf(systemProgram), options)).toMatchObject({
    state: "failed",
    exitCode: 0,
    controllerError: "plugin exited before we could connect",
  });
});

it("ends a program that writes nothing, and one that is cancelled", async () => {
  const path = await copyOf(process.execPath);
  const args = ["-e", "setInterval(() => {}, 1000)"];
  expect(await shakeHands(path, { ...options, args, maxMs: 300 })).toMatchObject({
    controllerError: "timeout while waiting for plugin to start",
  });
  expect(await shakeHands(path, { ...options, args, signal: AbortSignal.abort() })).toMatchObject({
    error: "The handshake was cancelled.",
  });
});

it("gives it no environment but the cookie and a temporary folder, and no input", async () => {
  const path = await copyOf(process.execPath);
  const script =
    "console.log(JSON.stringify([Object.keys(process.env).sort(), process.cwd() === process.env.TMPDIR]))";
  const fact = await shakeHands(path, { ...options, args: ["-e", script] });
  expect(fact.error).toContain('[[\\"ARGO_ROLLOUTS_RPC_PLUGIN\\",\\"TMPDIR\\"],true]');
});

it("bounds what a program writes", async () => {
  const path = await copyOf(process.execPath);
  const script =
    "process.stdout.write('x'.repeat(1e6)); process.stderr.write('y'.repeat(1e6)); setInterval(() => {}, 9e9)";
  const fact = await shakeHands(path, { ...options, args: ["-e", script] });
  expect(fact.state).toBe("failed");
  expect(fact.stderr.length + fact.controllerError.length).toBeLessThan(10_000);
});

it("never runs a text, which a shell would", async () => {
  const path = join(folder, "script");
  await writeFile(path, `touch ${join(folder, "touched")}\n`);
  expect(await shakeHands(path, options)).toMatchObject({
    state: "failed",
    error: expect.stringContaining("no program"),
  });
  expect(await readdir(folder)).not.toContain("touched");
});

// Before the tests are collected, so that they can say why they are skipped. The first build takes a minute or two.
const built = await buildGoPlugin();

describe("a go-plugin executable", () => {
  const path = "path" in built ? built.path : "";
  const reason = "missing" in built ? ` (skipped: ${built.missing})` : "";
  afterAll(() => (path === "" ? undefined : rm(dirname(path), { recursive: true })));

  it.skipIf(path === "")(`shakes hands, and shows its build${reason}`, async () => {
    expect(await inspectFile(path)).toMatchObject({
      format: "elf",
      linked: "static",
      types: ["trafficRouter"],
      goModule: "example.com/rollouts-plugin-test",
      goPlugin: "v1.6.3",
    });
    const before = await readFile(path);
    const fact = await shakeHands(path, options);
    expect(fact).toMatchObject({
      state: "done",
      coreProtocol: 1,
      appProtocol: 1,
      network: "unix",
      protocol: "netrpc",
    });
    expect((await readFile(path)).equals(before)).toBe(true);
  });

  it.skipIf(path === "")("refuses the cookie of another type", async () => {
    const fact = await shakeHands(path, { ...options, cookie: "step" });
    expect(fact).toMatchObject({ state: "failed", exitCode: 1 });
    expect(fact.stderr).toContain("This binary is a plugin");
  });
});

const setsid = "/usr/bin/setsid";
it.runIf(existsSync(setsid))("ends also what the program put into a session of its own", async () => {
  const seconds = `3${process.pid}`;
  await shakeHands(await copyOf(setsid), { ...options, args: ["sleep", seconds] });
  const running = await Promise.all(
    (await readdir("/proc")).map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  expect(running.filter((line) => line.startsWith(`sleep\0${seconds}`))).toEqual([]);
});
