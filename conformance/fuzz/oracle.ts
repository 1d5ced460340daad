/** The Go program as a partner: cases go in, its answers come out, line by line. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fromBytes } from "../../lib/gotemplate";
import type { Answer, Case } from "./compare";

/** No answer after so long: the program hangs. */
const patience = 20_000;

interface Waiting {
  resolve(answer: Answer | null): void;
  readonly timer: NodeJS.Timeout;
}

/** Keeps the program running, and starts it anew when a case killed it. */
export class Oracle {
  private child: ChildProcessByStdio<Writable, Readable, null> | null = null;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly path: string) {}

  /** What Go answers; null when the case killed the program, or hung it. */
  ask({ template, params, options }: Case): Promise<Answer | null> {
    const child = this.child ?? this.start();
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill("SIGKILL"), patience);
      this.waiting.push({ resolve, timer });
      child.stdin.write(`${JSON.stringify({ template, params, options })}\n`);
    });
  }

  stop(): void {
    this.child?.kill();
  }

  private start() {
    const env = { ...process.env, TZ: "UTC" };
    const child = spawn(this.path, ["fuzz"], { env, stdio: ["pipe", "pipe", "ignore"] });
    this.child = child;
    child.stdin.on("error", () => {});
    createInterface({ input: child.stdout }).on("line", (line) => this.answer(readAnswer(line)));
    child.on("close", () => {
      this.child = null;
      // The first that waits is the one that killed it; the others are asked anew by nobody.
      while (this.waiting.length > 0) this.answer(null);
    });
    return child;
  }

  private answer(answer: Answer | null): void {
    const first = this.waiting.shift();
    if (!first) return;
    clearTimeout(first.timer);
    first.resolve(answer);
  }
}

function readAnswer(line: string): Answer {
  const [[kind, encoded] = ["panic", ""]] = Object.entries(JSON.parse(line));
  if (kind !== "output" && kind !== "error" && kind !== "panic") throw new Error(`not an answer: ${line}`);
  return { kind, text: fromBytes(Buffer.from(String(encoded), "base64")) };
}
