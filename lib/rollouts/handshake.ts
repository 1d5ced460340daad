/**
 * The go-plugin handshake (hashicorp/go-plugin, client.go: Client.Start): runs the executable until it has written its
 * first line, and ends it. This RUNS FOREIGN CODE with the rights of the inspector: callers ask for permission first. The
 * process gets no environment but the magic cookie and its own temporary folder, no input, a time limit.
 */
import { spawn } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quote } from "../gotemplate/strconv/quote";
import type { HandshakeFact } from "./facts";
import { inspectFile } from "./inspect-file";
import { magicCookieKey } from "./sources";

export interface HandshakeOptions {
  readonly location: string;
  /** `trafficrouter`, `metricprovider`, `step`. */
  readonly cookie: string;
  readonly args: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly maxMs?: number;
}

const defaultMaxMs = 10_000;
const maxLine = 8 * 1024;
const maxStderr = 8 * 1024;

type Outcome = Pick<
  HandshakeFact,
  "state" | "coreProtocol" | "appProtocol" | "network" | "address" | "protocol" | "error" | "controllerError"
>;

/** Of the file at `path`, which is made executable. */
export async function shakeHands(path: string, options: HandshakeOptions): Promise<HandshakeFact> {
  const start = performance.now();
  const at = new Date().toISOString();
  // A short path: a Unix socket's has at most 108 characters.
  const folder = await mkdtemp(join(tmpdir(), "hs-"));
  try {
    // Node hands what the kernel does not run to a shell: a text would be run as a script.
    if (!(await isProgram(path))) {
      const outcome = failed("It was not started: it is no program for Linux.");
      return { location: options.location, at, ms: 0, stderr: "", exitCode: null, ...outcome };
    }
    await chmod(path, 0o700);
    const { outcome, stderr, exitCode } = await run(path, folder, options);
    return { location: options.location, at, ms: performance.now() - start, stderr, exitCode, ...outcome };
  } finally {
    await endStrays(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What the plugin started and put into a group of its own: known by the folder in its environment. One that takes that
 * out, too, lives on.
 */
async function endStrays(folder: string): Promise<void> {
  for (let round = 0; round < 3; round++) {
    const strays = await straysOf(folder);
    if (strays.length === 0) return;
    for (const pid of strays) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has ended already.
      }
    }
  }
}

async function straysOf(folder: string): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  const pids = names.map(Number).filter((pid) => Number.isInteger(pid) && pid !== process.pid);
  const environments = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/environ`).catch(() => null)),
  );
  return pids.filter((_, index) => environments[index]?.includes(`TMPDIR=${folder}\0`));
}

/** These variables and no other; the types of Next.js would have NODE_ENV among them. */
function environment(variables: { readonly [name: string]: string }): NodeJS.ProcessEnv {
  return Object.assign(Object.create(null), variables);
}

async function isProgram(path: string): Promise<boolean> {
  const file = await inspectFile(path);
  return file.format === "elf" && file.executable;
}

interface Ran {
  readonly outcome: Outcome;
  readonly stderr: string;
  readonly exitCode: number | null;
}

function run(path: string, folder: string, options: HandshakeOptions): Promise<Ran> {
  const { cookie, args, signal, maxMs = defaultMaxMs } = options;
  return new Promise((done) => {
    const child = spawn(path, [...args], {
      cwd: folder,
      env: environment({ [magicCookieKey]: cookie, TMPDIR: folder }),
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that what it starts ends with it.
      detached: true,
    });
    let stdout = "";
    let stderr = "";
    let exitCode: number | null = null;
    let outcome: Outcome | null = null;
    const kill = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended already.
      }
    };
    const end = (found: Outcome) => {
      outcome ??= found;
      kill();
    };
    const onAbort = () => end(failed("The handshake was cancelled."));
    const timer = setTimeout(
      () =>
        end(
          failed(`It wrote no line within ${maxMs / 1_000} s.`, "timeout while waiting for plugin to start"),
        ),
      maxMs,
    );
    child.stdout.on("data", (chunk: Buffer) => {
      if (outcome !== null) return;
      stdout += chunk.toString("latin1");
      const line = /^[^\n]*(?=\n)/.exec(stdout)?.[0];
      if (line !== undefined || stdout.length > maxLine) end(readLine(line ?? stdout.slice(0, maxLine)));
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (stderr.length < maxStderr) stderr += chunk.toString("utf8");
    });
    child.once("exit", (code) => {
      if (outcome === null) exitCode = code;
      // What it started may hold the pipes open.
      kill();
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, 200).unref();
    });
    const finish = (found: Outcome) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      done({ outcome: found, stderr: printable(stderr.slice(0, maxStderr)), exitCode });
    };
    child.once("error", (error) => finish(notStarted(error)));
    child.once("close", () => finish(outcome ?? exited(exitCode)));
    if (signal?.aborted) onAbort();
    else signal?.addEventListener("abort", onAbort, { once: true });
  });
}

const nothing = { coreProtocol: null, appProtocol: null, network: "", address: "", protocol: "" };

function failed(error: string, controllerError = ""): Outcome {
  return { state: "failed", ...nothing, error, controllerError };
}

function exited(code: number | null): Outcome {
  const how = code === null ? "was ended by a signal" : `ended with code ${code}`;
  return failed(`It ${how} before it had written a line.`, "plugin exited before we could connect");
}

function notStarted(error: Error): Outcome {
  const code = "code" in error ? String(error.code) : error.message;
  const reason =
    code === "EACCES" || code === "ENOEXEC" || code === "UNKNOWN"
      ? "this machine does not run it: another architecture, or a folder from which nothing may be run"
      : code;
  return failed(`It could not be started here: ${reason}.`);
}

/** client.go: Start: CORE-PROTOCOL|APP-PROTOCOL|NETWORK|ADDRESS|PROTOCOL|certificate. */
export function readLine(raw: string): Outcome {
  const line = printable(raw.trim());
  const parts = line.split("|");
  const [core = "", app = "", network = "", address = "", protocol = "netrpc"] = parts;
  if (parts.length < 4) {
    return failed(
      `Its first line is no handshake: ${quote(line.slice(0, 200))}.`,
      `Unrecognized remote plugin message: ${line.slice(0, 200)}`,
    );
  }
  const seen = {
    coreProtocol: number(core),
    appProtocol: number(app),
    network,
    address,
    protocol: protocol || "netrpc",
  };
  const bad = (error: string, controllerError: string): Outcome => ({
    state: "failed",
    ...seen,
    error,
    controllerError,
  });
  if (seen.coreProtocol !== 1) {
    return bad(
      `It speaks core protocol ${core}, not 1.`,
      `Incompatible core API version with plugin. Plugin version: ${core}, Core version: 1`,
    );
  }
  if (seen.appProtocol !== 1) {
    return bad(
      `It speaks protocol ${app}, not 1.`,
      `Incompatible API version with plugin. Plugin version: ${app}, Client versions: [1]`,
    );
  }
  if (network !== "unix" && network !== "tcp")
    return bad(`It listens on ${network}.`, `Unknown address type: ${address}`);
  if (seen.protocol !== "netrpc") {
    return bad(
      `It speaks ${seen.protocol}, not netrpc.`,
      `Unsupported plugin protocol ${quote(seen.protocol)}. Supported: [netrpc]`,
    );
  }
  return { state: "done", ...seen, error: "", controllerError: "" };
}

const number = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : null);
const printable = (text: string) => text.replace(/[^\x20-\x7e\n\t]/g, "?");
