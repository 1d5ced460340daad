/** Real processes for the stories: the app's production build, and plugins. Each is ended by its own handle. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const startLimitMs = 60_000;

export interface RunningProcess {
  /** What the pattern's first group caught. */
  readonly caught: string;
  stop(): Promise<void>;
}

/** Starts a program and resolves when its output matches; rejects with that output when it ends before or takes too long. */
export function startProcess(
  command: string,
  args: readonly string[],
  pattern: RegExp,
): Promise<RunningProcess> {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (why: string) => reject(new Error(`${command} ${args.join(" ")}: ${why}\n${output}`));
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      fail(`nothing after ${startLimitMs} ms`);
    }, startLimitMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = pattern.exec(output);
      if (!match) return;
      clearTimeout(late);
      resolve({ caught: match[1] ?? "", stop: () => stop(child) });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code) => fail(`ended with ${code}`));
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

const serverPattern = /(http:\/\/\S+:\d+)/;

/** The demo, as `npm run demo` starts it, on a free port. */
export function startDemo(): Promise<RunningProcess> {
  return startProcess(process.execPath, ["cli/start.mjs", "demo", "--port", "0"], serverPattern);
}

/** The app with these manifests (name → YAML), on a free port, with a data folder of its own. */
export function startApp(
  manifests: Readonly<Record<string, string>> | null,
  more: readonly string[] = [],
): Promise<RunningProcess & { readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "appset-inspector-e2e-"));
  for (const [name, text] of Object.entries(manifests ?? {})) writeFileSync(join(folder, name), text);
  const data = mkdtempSync(join(tmpdir(), "appset-inspector-e2e-data-"));
  const args = ["cli/start.mjs", "serve", "--port", "0", "--data", data, ...more];
  const all = manifests ? [...args, "--manifests", folder] : args;
  return startProcess(process.execPath, all, serverPattern).then((running) => ({ ...running, folder }));
}

/** The examples' Python plugin, or the one as the documentation prints it. Port 0: a free one. */
export function startPython(
  script: "corrected" | "as-printed",
  port: number,
  token: string,
): Promise<RunningProcess> {
  const file = join(mkdtempSync(join(tmpdir(), "appset-inspector-token-")), "token");
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  const args =
    script === "corrected"
      ? [
          "examples/plugins/python/plugin.py",
          "--host",
          "127.0.0.1",
          "--port",
          String(port),
          "--token-file",
          file,
        ]
      : ["e2e/fixtures/plugin-as-printed.py", String(port), file];
  return startProcess("python3", args, /listening on port (\d+)/);
}
