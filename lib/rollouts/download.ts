/**
 * Downloads a plugin as the controller does (utils/plugin/downloader.go: downloadFile): streamed into a file of its own
 * in a folder for what is temporary, hashed on the way, inspected, and deleted afterwards. Never run here.
 */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DownloadFact, DownloadHop, ReachFact } from "./facts";
import { inspectFile } from "./inspect-file";
import { canonical } from "./judge-location";
import { readLocation } from "./location";
import { type Answer, get, type HeaderValue, RequestFailure, type RequestPlan } from "./request";

export interface DownloadOptions {
  /** Holds the file while it is judged. */
  readonly folder: string;
  readonly headers?: readonly HeaderValue[];
  readonly listedHosts: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly onHop?: ((hop: DownloadHop) => void) | undefined;
  readonly onProgress?: ((bytes: number, total: number | null, ms: number) => void) | undefined;
  readonly lookup?: RequestPlan["lookup"];
  readonly maxBytes?: number;
  readonly maxMs?: number;
}

const defaultMaxBytes = 512 * 1024 * 1024;
const defaultMaxMs = 300_000;
const progressEveryMs = 200;

/** Our own caps; the controller has none. */
class Limit extends Error {}
class Cancelled extends Error {}

/** What came of it; `use` is given the file of a whole download before it is deleted. */
export async function downloadPlugin(
  location: string,
  options: DownloadOptions,
  use?: (path: string, sha256: string) => Promise<void>,
): Promise<DownloadFact> {
  return new Download(location, options).run(use);
}

class Download {
  private readonly start = performance.now();
  private readonly startedAt = new Date().toISOString();
  private readonly hops: DownloadHop[] = [];
  private readonly controller = new AbortController();
  private readonly maxBytes: number;
  private readonly maxMs: number;
  private status: number | null = null;
  private bytes = 0;
  private firstByteMs: number | null = null;

  constructor(
    private readonly location: string,
    private readonly options: DownloadOptions,
  ) {
    this.maxBytes = options.maxBytes ?? defaultMaxBytes;
    this.maxMs = options.maxMs ?? defaultMaxMs;
  }

  async run(use?: (path: string, sha256: string) => Promise<void>): Promise<DownloadFact> {
    const { options, controller } = this;
    const cancel = () => controller.abort(new Cancelled("The download was cancelled."));
    const timer = setTimeout(
      () =>
        controller.abort(
          new Limit(`The download took more than ${this.maxMs / 1_000} s, the inspector's own limit.`),
        ),
      this.maxMs,
    );
    if (options.signal?.aborted) cancel();
    else options.signal?.addEventListener("abort", cancel, { once: true });
    await mkdir(options.folder, { recursive: true, mode: 0o700 });
    await removeLeftovers(options.folder);
    const folder = await mkdtemp(join(options.folder, "plugin-"));
    try {
      return await this.receive(join(folder, "plugin"), use);
    } catch (error) {
      return this.failed(error);
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", cancel);
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async receive(
    path: string,
    use?: (path: string, sha256: string) => Promise<void>,
  ): Promise<DownloadFact> {
    const read = readLocation(this.location);
    if (read.kind !== "download") throw new RequestFailure("The location is neither http nor https.");
    const answer = await get({
      url: read.url,
      headers: this.headers(),
      listedHosts: this.options.listedHosts,
      signal: this.controller.signal,
      lookup: this.options.lookup,
      onHop: (hop) => {
        this.hops.push(hop);
        this.options.onHop?.(hop);
      },
    });
    this.status = answer.status;
    this.firstByteMs = performance.now() - this.start;
    if (answer.status < 200 || answer.status > 399) {
      answer.close();
      throw new RequestFailure(`The server answered ${answer.status} ${answer.statusText}.`);
    }
    const sha256 = await this.write(answer, path);
    const file = await inspectFile(path);
    const fact = this.fact({ state: "done", sha256, file });
    await use?.(path, sha256);
    return fact;
  }

  private headers(): HeaderValue[] {
    return (this.options.headers ?? []).map(({ name, value }) => ({ name: canonical(name), value }));
  }

  /** io.Copy, hashed and counted. */
  private async write(answer: Answer, path: string): Promise<string> {
    const hash = createHash("sha256");
    const handle = await open(path, "wx", 0o600);
    let told = 0;
    try {
      for await (const chunk of answer.body) {
        if (!Buffer.isBuffer(chunk)) continue;
        this.bytes += chunk.length;
        if (this.bytes > this.maxBytes)
          throw new Limit(`The file has more than ${this.maxBytes} bytes, the inspector's own limit.`);
        hash.update(chunk);
        await handle.writeFile(chunk).catch((error: unknown) => {
          throw notKept(error);
        });
        const ms = performance.now() - this.start;
        if (ms - told >= progressEveryMs) {
          told = ms;
          this.options.onProgress?.(this.bytes, answer.length, ms);
        }
      }
    } catch (error) {
      if (error instanceof Limit || this.controller.signal.aborted) throw error;
      throw new RequestFailure(`The connection ended after ${this.bytes} bytes, before the whole file came.`);
    } finally {
      answer.close();
      await handle.close();
    }
    this.options.onProgress?.(this.bytes, answer.length, performance.now() - this.start);
    return hash.digest("hex");
  }

  private failed(error: unknown): DownloadFact {
    const reason: unknown = this.controller.signal.aborted ? this.controller.signal.reason : error;
    if (reason instanceof Cancelled) return this.fact({ state: "cancelled", error: reason.message });
    if (reason instanceof Limit) return this.fact({ state: "limited", error: reason.message });
    if (!(reason instanceof RequestFailure)) throw reason;
    const { message, controllerError, origin } = reason;
    const perhapsHereOnly = origin === "network" ? { perhapsHereOnly: true } : {};
    const state = origin === "refused" ? "refused" : "failed";
    return this.fact({ state, error: message, controllerError, ...perhapsHereOnly });
  }

  private fact(more: Partial<DownloadFact> & Pick<DownloadFact, "state">): DownloadFact {
    return {
      location: this.location,
      startedAt: this.startedAt,
      hops: this.hops,
      headers: this.headers().map(({ name }) => name),
      status: this.status,
      bytes: this.bytes,
      firstByteMs: this.firstByteMs,
      totalMs: performance.now() - this.start,
      sha256: null,
      file: null,
      error: "",
      controllerError: "",
      ...more,
    };
  }
}

/** No fault of the server's. */
function notKept(error: unknown): Limit {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
  return new Limit(`The file can't be written into the inspector's data folder: ${code}.`);
}

const leftoverMs = 3_600_000;

/** What a process left behind that was killed; none of ours lasts so long. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (name.startsWith("plugin-") && found && Date.now() - found.mtimeMs > leftoverMs) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

const probeMs = 10_000;

/** Asks for the file and takes the head of the answer only: does the server serve it now? */
export async function probe(
  location: string,
  options: Pick<DownloadOptions, "headers" | "listedHosts" | "signal" | "lookup">,
): Promise<ReachFact> {
  const start = performance.now();
  const at = new Date().toISOString();
  const fact = (more: Partial<ReachFact>): ReachFact => ({
    at,
    ok: false,
    status: null,
    ms: performance.now() - start,
    error: "",
    ...more,
  });
  const read = readLocation(location);
  if (read.kind !== "download") return fact({ error: "The location is neither http nor https." });
  const limit = AbortSignal.timeout(probeMs);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  try {
    const headers = (options.headers ?? []).map(({ name, value }) => ({ name: canonical(name), value }));
    const { listedHosts, lookup } = options;
    const answer = await get({ url: read.url, headers, listedHosts, signal, lookup });
    answer.body.on("error", () => {});
    answer.close();
    const { status, statusText } = answer;
    const ok = status >= 200 && status < 400;
    return fact({ ok, status, error: ok ? "" : `The server answered ${status} ${statusText}.` });
  } catch (error) {
    if (error instanceof RequestFailure) return fact({ error: error.message });
    if (limit.aborted) return fact({ error: `No answer within ${probeMs / 1_000} s.` });
    if (signal.aborted) return fact({ error: "The check was cancelled." });
    throw error;
  }
}
