/** The browser's evaluation, loaded with its worker when the first draft or completion asks for it. */
import type { BrowserEvaluation } from "@/lib/workers/browser-evaluation";

export class LazyBrowser {
  private made: Promise<BrowserEvaluation> | null = null;

  get(): Promise<BrowserEvaluation> {
    this.made ??= import("@/lib/workers/browser-evaluation").then((module) => new module.BrowserEvaluation());
    // What could not be loaded may be there at the next try.
    this.made.catch(() => {
      this.made = null;
    });
    return this.made;
  }

  close(): void {
    void this.made?.then((browser) => browser.close());
    this.made = null;
  }
}
