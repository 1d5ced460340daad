/**
 * Says when a folder may have changed: at once through `fs.watch` on each of its folders, and every few seconds by a look
 * at names, sizes and times, for the file systems (network, containers) that report nothing.
 */
import { type FSWatcher, watch } from "node:fs";

export interface FolderWatchOptions {
  /** Quiet time before a burst of changes is reported. */
  readonly debounceMs: number;
  readonly sweepMs: number;
}

export class FolderWatch {
  private readonly watchers = new Map<string, FSWatcher>();
  private debounce: NodeJS.Timeout | null = null;
  private readonly sweep: NodeJS.Timeout;

  constructor(
    private readonly onChange: () => void,
    private readonly options: FolderWatchOptions,
  ) {
    this.sweep = setInterval(onChange, options.sweepMs).unref();
  }

  /** Watches exactly these folders from now on. */
  setFolders(folders: readonly string[]): void {
    const wanted = new Set(folders);
    for (const [path, watcher] of this.watchers) {
      if (wanted.has(path)) continue;
      watcher.close();
      this.watchers.delete(path);
    }
    for (const path of wanted) if (!this.watchers.has(path)) this.add(path);
  }

  close(): void {
    clearInterval(this.sweep);
    if (this.debounce) clearTimeout(this.debounce);
    this.setFolders([]);
  }

  private add(path: string): void {
    try {
      const watcher = watch(path, { persistent: false }, () => this.hint());
      // A folder that went away, or no more inotify handles: the sweep goes on.
      watcher.on("error", () => this.drop(path));
      this.watchers.set(path, watcher);
    } catch {
      this.drop(path);
    }
  }

  private drop(path: string): void {
    this.watchers.get(path)?.close();
    this.watchers.delete(path);
  }

  private hint(): void {
    if (this.debounce) clearTimeout(this.debounce);
    this.debounce = setTimeout(this.onChange, this.options.debounceMs).unref();
  }
}
