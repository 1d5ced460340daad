/**
 * Evaluates a text while it is typed: waits for a pause, stops what is out of date, keeps the last result that could be
 * made. What is shown is never of another text without saying so.
 */
import type { Problem } from "@/lib/problems";
import type { ApplicationSetDetail, Draft } from "@/lib/workspace";
import type { EvaluationView } from "@/lib/workspace/evaluation-view";

/** `running`: another text is being evaluated. `unreadable`: it is no ApplicationSet at the moment. */
export type Behind = "running" | "unreadable" | "failed";

export interface DraftResult {
  /** The last one of a text that could be read; null before the first. */
  readonly view: EvaluationView | null;
  /** When `view` was what the text gives; milliseconds since 1970. */
  readonly viewAt: number;
  /** When the plugins answered for `view`, where they were called for it. */
  readonly evaluatedAt: string | null;
  /** Of the newest text that was looked at. */
  readonly problems: readonly Problem[];
  /** That text: the problems' places and fixes are of it. */
  readonly draft: Draft | null;
  /** Why `view` is not of the newest text; null when it is. */
  readonly behind: Behind | null;
  /** Milliseconds that the last evaluation took. */
  readonly took: number | null;
  /** How many Applications the running evaluation has rendered; null when it has told nothing. */
  readonly progress: number | null;
  readonly error: unknown;
}

export type Evaluate = (
  draft: Draft,
  options: { readonly signal: AbortSignal; readonly onProgress: (applications: number) => void },
) => Promise<EvaluationView>;

const nothing: DraftResult = {
  ...{ view: null, viewAt: 0, evaluatedAt: null, problems: [], draft: null, behind: null, took: null },
  ...{ progress: null, error: null },
};

/** The text is no ApplicationSet: there is nothing to evaluate. */
function isUnreadable({ problems }: Pick<EvaluationView, "problems">): boolean {
  return problems.some(({ code }) => code === "APPSET001");
}

export class DraftEvaluator {
  private result = nothing;
  private wanted: Draft | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private abort: AbortController | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly evaluate: Evaluate,
    private readonly pauseMs = 150,
  ) {}

  readonly get = (): DraftResult => this.result;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The text to evaluate from now on; null: none, and what was made of others is forgotten. */
  want(draft: Draft | null): void {
    if (isSame(draft, this.wanted)) return;
    this.stop();
    this.wanted = draft;
    if (draft === null) {
      this.set(nothing);
      return;
    }
    this.set({ behind: "running", progress: null });
    this.timer = setTimeout(() => void this.run(draft), this.pauseMs);
  }

  /** The same text once more: what it rests on may be other now. */
  again(): void {
    const draft = this.wanted;
    if (draft === null) return;
    this.stop();
    this.set({ behind: "running", progress: null });
    this.timer = setTimeout(() => void this.run(draft), 0);
  }

  /** What the server made of a draft, with calls; left alone when the text is another one by now. */
  accept(draft: Draft, detail: ApplicationSetDetail): void {
    if (!isSame(draft, this.wanted)) return;
    this.stop();
    this.take(draft, detail, { evaluatedAt: detail.evaluatedAt });
  }

  close(): void {
    this.stop();
    this.wanted = null;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.abort?.abort();
    this.abort = null;
  }

  private async run(draft: Draft): Promise<void> {
    const abort = new AbortController();
    const from = performance.now();
    this.abort = abort;
    try {
      const view = await this.evaluate(draft, {
        signal: abort.signal,
        onProgress: (progress) => abort.signal.aborted || this.set({ progress }),
      });
      if (this.abort !== abort) return;
      this.abort = null;
      this.take(draft, view, { took: performance.now() - from });
    } catch (error) {
      if (this.abort !== abort) return;
      this.abort = null;
      this.set({ behind: "failed", progress: null, error });
    }
  }

  private take(draft: Draft, view: EvaluationView, more: Partial<DraftResult>): void {
    const told = { draft, problems: view.problems, progress: null, error: null, ...more };
    if (isUnreadable(view)) this.set({ ...told, behind: "unreadable" });
    else {
      const evaluatedAt = isSame(draft, this.result.draft) ? this.result.evaluatedAt : null;
      this.set({ evaluatedAt, ...told, view, viewAt: Date.now(), behind: null });
    }
  }

  private set(change: Partial<DraftResult>): void {
    const keys = Object.keys(change) as (keyof DraftResult)[];
    if (keys.every((key) => change[key] === this.result[key])) return;
    this.result = { ...this.result, ...change };
    for (const listener of this.listeners) listener();
  }
}

function isSame(a: Draft | null, b: Draft | null): boolean {
  return a === b || (a !== null && b !== null && a.manifest === b.manifest && a.fixtures === b.fixtures);
}

/** What the page shows of an ApplicationSet whose text is a draft: the file's name and place, the draft's outcome. */
export function draftDetail(
  file: ApplicationSetDetail,
  { view, problems, draft, evaluatedAt }: Pick<DraftResult, "view" | "problems" | "draft" | "evaluatedAt">,
): ApplicationSetDetail {
  if (draft === null) return file;
  const manifest = draft.manifest;
  if (view === null) return { ...file, problems, manifest };
  const generators = view.generatorResults.flatMap(({ kinds, plugins }) => [
    ...kinds.filter((kind) => kind !== "plugin").map((kind) => ({ kind, plugin: null })),
    ...plugins.map((name) => ({ kind: "plugin", plugin: { id: name, name } })),
  ]);
  return { ...file, ...view, generators, problems, manifest, evaluatedAt };
}
