/** Reads a folder of manifests within limits, and says which folders it looked into. Files unchanged since are not parsed again. */
import { constants, open, readdir, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { type Problem, problem } from "../problems";
import { fixtureUseProblems } from "./fixture-use";
import type { ManifestLimits } from "./limits";
import { type Manifest, manifestKey, type ParsedManifests, surroundingKinds } from "./manifest";
import { parseManifests } from "./parse";

/** One file found: `stamp` changes when its content may have. */
interface FoundFile {
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  readonly stamp: string;
}

export interface FolderListing {
  readonly files: readonly FoundFile[];
  /** Absolute, for a watcher. */
  readonly folders: readonly string[];
  readonly problems: readonly Problem[];
}

/** What was parsed of a file, for the next reading. */
export type ParseCache = Map<string, { readonly stamp: string; readonly parsed: ParsedManifests }>;

const manifestFile = /\.(ya?ml|json)$/i;
const reason = (error: unknown) =>
  error instanceof Error && "code" in error ? String(error.code) : "unknown reason";

/** Every manifest file under a folder (or the one file given), in order of path. */
export async function listFolder(root: string, limits: ManifestLimits): Promise<FolderListing> {
  const walk = new Walk(root, limits);
  try {
    const found = await stat(root);
    if (found.isDirectory()) await walk.folder(root, 0);
    else await walk.file(root, basename(root));
  } catch (error) {
    walk.problems.push(problem("SOURCE009", {}, `The manifests folder can't be read (${reason(error)}).`));
  }
  walk.files.sort((a, b) => (a.file < b.file ? -1 : 1));
  return walk;
}

class Walk implements FolderListing {
  readonly files: FoundFile[] = [];
  readonly folders: string[] = [];
  readonly problems: Problem[] = [];
  private full = false;

  constructor(
    private readonly root: string,
    private readonly limits: ManifestLimits,
  ) {}

  async folder(path: string, depth: number): Promise<void> {
    if (depth > this.limits.folderDepth) {
      this.report("SOURCE007", path, `Folders deeper than ${this.limits.folderDepth} are not read.`);
      return;
    }
    this.folders.push(path);
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      // Hidden names are git's, an editor's, or the folders behind a mounted ConfigMap's links.
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const child = join(path, entry.name);
      if (entry.isDirectory()) await this.guarded(child, () => this.folder(child, depth + 1));
      else if (!manifestFile.test(entry.name)) continue;
      else if (entry.isSymbolicLink()) await this.guarded(child, () => this.link(child));
      else await this.guarded(child, () => this.file(child, this.name(child)));
    }
  }

  /** A link may stay inside the folder, as a mounted ConfigMap's do. */
  private async link(path: string): Promise<void> {
    const [root, target] = await Promise.all([realpath(this.root), realpath(path)]);
    if (target.startsWith(root.endsWith(sep) ? root : root + sep)) return this.file(path, this.name(path));
    this.report(
      "SOURCE001",
      path,
      "It is a link that leads out of the manifests folder: put the file itself there.",
    );
  }

  async file(path: string, file: string): Promise<void> {
    if (this.full) return;
    const found = await stat(path);
    if (!found.isFile()) return;
    if (this.files.length >= this.limits.files) {
      this.full = true;
      this.report("SOURCE007", path, `Reading stopped after ${this.limits.files} files.`);
      return;
    }
    const stamp = `${found.ino}:${found.size}:${found.mtimeMs}:${found.ctimeMs}`;
    this.files.push({ path, file, bytes: found.size, stamp });
  }

  private async guarded(path: string, read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      this.report("SOURCE001", path, `It can't be read (${reason(error)}).`);
    }
  }

  private report(code: "SOURCE001" | "SOURCE007", path: string, message: string): void {
    this.problems.push(problem(code, { file: this.name(path) }, message));
  }

  private name(path: string): string {
    return relative(this.root, path).split(sep).join("/");
  }
}

/** The objects of the files listed; of two that are the same object, the last one. */
export async function readListing(
  listing: FolderListing,
  options: { readonly namespace: string; readonly limits: ManifestLimits },
  cache: ParseCache,
): Promise<ParsedManifests> {
  const all: ParsedManifests[] = [];
  const problems: Problem[] = [...listing.problems];
  let bytes = 0;
  let documents = 0;
  for (const found of listing.files) {
    bytes += found.bytes;
    if (bytes > options.limits.totalBytes) {
      const message = `Reading stopped after ${options.limits.totalBytes} bytes.`;
      problems.push(problem("SOURCE007", { file: found.file }, message));
      break;
    }
    const parsed = await readFound(
      found,
      { ...options, maxDocuments: options.limits.documents - documents },
      cache,
    );
    documents += parsed.manifests.length;
    all.push(parsed);
  }
  const known = new Set(listing.files.map(({ path }) => path));
  for (const path of cache.keys()) if (!known.has(path)) cache.delete(path);
  const { kept, repeated } = lastOfEach(all.flatMap(({ manifests }) => manifests));
  return {
    manifests: kept,
    problems: [
      ...problems,
      ...all.flatMap((parsed) => parsed.problems),
      ...repeated,
      ...fixtureUseProblems(kept),
    ],
  };
}

async function readFound(
  found: FoundFile,
  options: { readonly namespace: string; readonly limits: ManifestLimits; readonly maxDocuments: number },
  cache: ParseCache,
): Promise<ParsedManifests> {
  const cached = cache.get(found.path);
  if (cached?.stamp === found.stamp) return cached.parsed;
  const fault = (code: "SOURCE001" | "SOURCE002" | "SOURCE007", message: string): ParsedManifests => ({
    manifests: [],
    problems: [problem(code, { file: found.file }, message)],
  });
  let parsed: ParsedManifests;
  try {
    const text = await readText(found.path, options.limits.fileBytes);
    parsed =
      text === null
        ? fault("SOURCE007", `The file is larger than ${options.limits.fileBytes} bytes.`)
        : parseManifests(text, { ...options, file: found.file });
  } catch (error) {
    const badText = reason(error) === "ERR_ENCODING_INVALID_ENCODED_DATA";
    parsed = badText
      ? fault("SOURCE002", "The file is not UTF-8 text.")
      : fault("SOURCE001", `It can't be read (${reason(error)}).`);
    // Perhaps readable the next time.
    if (!badText) return parsed;
  }
  cache.set(found.path, { stamp: found.stamp, parsed });
  return parsed;
}

/** The file's text, or null when it is larger than the limit, whatever its listing said. */
async function readText(path: string, limit: number): Promise<string | null> {
  // Without waiting: what was a file when it was listed may be a pipe by now.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.size > limit) return null;
    const bytes = await handle.readFile();
    return bytes.length > limit ? null : new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } finally {
    await handle.close();
  }
}

function lastOfEach(manifests: readonly Manifest[]): { kept: Manifest[]; repeated: Problem[] } {
  const byKey = new Map<string, Manifest>();
  const repeated: Problem[] = [];
  for (const manifest of manifests) {
    const key = manifestKey(manifest);
    const earlier = byKey.get(key);
    if (earlier && !surroundingKinds.has(manifest.kind)) {
      const message = `${manifest.kind} ${manifest.name} also stands at ${earlier.file}:${earlier.line}.`;
      const place = { file: manifest.file, position: { line: manifest.line, column: 1 } };
      repeated.push(problem("SOURCE006", place, message));
    }
    byKey.set(key, manifest);
  }
  return { kept: [...byKey.values()], repeated };
}
