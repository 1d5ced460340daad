/** A folder of manifests that keeps itself up to date: the last good look at it, and an event when it changed. */
import { EventEmitter } from "node:events";
import { dirname } from "node:path";
import { FolderWatch, type FolderWatchOptions } from "./folder-watch";
import { type ManifestLimits, manifestLimits } from "./limits";
import type { ParsedManifests } from "./manifest";
import { listFolder, type ParseCache, readListing } from "./read-folder";

export interface ManifestSnapshot extends ParsedManifests {
  readonly loadedAt: string;
  /** Goes up with each change. */
  readonly version: number;
}

export interface ManifestFolderOptions extends Partial<FolderWatchOptions> {
  readonly path: string;
  readonly namespace: string;
  readonly limits?: ManifestLimits;
}

export class ManifestFolder {
  private readonly events = new EventEmitter<{ changed: [] }>();
  private readonly cache: ParseCache = new Map();
  private readonly watcher: FolderWatch;
  private stamp: string | null = null;
  private reading: Promise<void> | null = null;
  private again = false;
  private closed = false;
  private current: ManifestSnapshot = {
    manifests: [],
    problems: [],
    loadedAt: new Date(0).toISOString(),
    version: 0,
  };

  private constructor(private readonly options: ManifestFolderOptions) {
    const { debounceMs = 80, sweepMs = 5_000 } = options;
    this.watcher = new FolderWatch(() => void this.reload(), { debounceMs, sweepMs });
  }

  /** Reads the folder once, then watches it. A folder that is missing is a problem, and is waited for. */
  static async open(options: ManifestFolderOptions): Promise<ManifestFolder> {
    const folder = new ManifestFolder(options);
    await folder.reload();
    return folder;
  }

  get snapshot(): ManifestSnapshot {
    return this.current;
  }

  /** Called after each change that was read; returns how to stop. */
  onChange(listener: () => void): () => void {
    this.events.on("changed", listener);
    return () => this.events.off("changed", listener);
  }

  /** Looks at the folder now. Calls during a look are answered by one more look. */
  reload(): Promise<void> {
    if (this.reading) {
      this.again = true;
      return this.reading;
    }
    this.reading = this.read().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  close(): void {
    this.closed = true;
    this.watcher.close();
    this.events.removeAllListeners();
  }

  private async read(): Promise<void> {
    do {
      this.again = false;
      await this.readOnce();
    } while (this.again && !this.closed);
  }

  private async readOnce(): Promise<void> {
    const { path, namespace, limits = manifestLimits } = this.options;
    const listing = await listFolder(path, limits);
    if (this.closed) return;
    const isOneFile = listing.folders.length === 0 && listing.files.length > 0;
    this.watcher.setFolders(isOneFile ? [dirname(path)] : listing.folders);
    const stamp = JSON.stringify([listing.files.map((found) => [found.file, found.stamp]), listing.problems]);
    if (stamp === this.stamp) return;
    const parsed = await readListing(listing, { namespace, limits }, this.cache);
    const first = this.stamp === null;
    this.stamp = stamp;
    this.current = { ...parsed, loadedAt: new Date().toISOString(), version: this.current.version + 1 };
    if (!first && !this.closed) this.events.emit("changed");
  }
}
