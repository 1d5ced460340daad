/**
 * Runs: kept in the store, and where that fails (a full disk) in memory, so that a call that was made is never lost.
 */

import type { PluginRun } from "../plugin";
import { type Problem, problem } from "../problems";
import {
  callKey,
  type Database,
  getLastRunIdOfCall,
  getLastRunOfCall,
  getRun,
  insertRun,
  type KeptRun,
  listLastRuns,
  listRuns,
  type RunRecord,
  type RunTarget,
} from "../store";
import type { RunSummary } from "./views";

const maxUnsaved = 20;

export interface LastRun {
  readonly summary: RunSummary;
  readonly problems: readonly Problem[];
}

type UnsavedRun = RunTarget & KeptRun;

export class RunLog {
  private unsaved: UnsavedRun[] = [];

  constructor(
    private readonly db: Database,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Keeps the run; gives it back, with a problem when the store refused it. */
  async keep(target: RunTarget, kept: KeptRun): Promise<KeptRun> {
    const { run } = kept;
    try {
      await insertRun(this.db, target, kept);
      return kept;
    } catch (error) {
      this.onFailure(error);
      const place = { plugin: run.call.plugin };
      const lost = problem(
        "SOURCE011",
        place,
        "The store refused this run; it is in memory until the server stops.",
      );
      const marked = { ...kept, run: { ...run, problems: [...run.problems, lost] } };
      this.unsaved = [{ ...target, ...marked }, ...this.unsaved].slice(0, maxUnsaved);
      return marked;
    }
  }

  /** A plugin's newest runs, newest first. */
  async list(pluginId: string, limit: number): Promise<RunSummary[]> {
    const own = this.unsaved.filter((entry) => entry.pluginId === pluginId).map(({ run }) => summarize(run));
    const kept = (await listRuns(this.db, pluginId, limit)).map(toSummary);
    return [...own, ...kept].sort(newestFirst).slice(0, limit);
  }

  /** The newest run of every plugin, by the plugin's id. */
  async last(): Promise<Map<string, LastRun>> {
    const last = new Map<string, LastRun>();
    for (const { problems, ...record } of await listLastRuns(this.db)) {
      last.set(record.pluginId, { summary: toSummary(record), problems });
    }
    for (const { pluginId, run } of this.unsaved) {
      const known = last.get(pluginId)?.summary.startedAt ?? "";
      if (known < run.startedAt) last.set(pluginId, { summary: summarize(run), problems: run.problems });
    }
    return last;
  }

  async get(pluginId: string, runId: string): Promise<KeptRun | null> {
    const unsaved = this.unsaved.find((entry) => entry.pluginId === pluginId && entry.run.id === runId);
    return unsaved ?? (await getRun(this.db, pluginId, runId));
  }

  /** The newest run of the same call, or null. */
  async lastOfCall(target: RunTarget, call: PluginRun["call"]): Promise<KeptRun | null> {
    const key = callKey(target, call);
    return this.unsavedOfCall(key) ?? (await getLastRunOfCall(this.db, key));
  }

  async lastIdOfCall(target: RunTarget, call: PluginRun["call"]): Promise<string | null> {
    const key = callKey(target, call);
    return this.unsavedOfCall(key)?.run.id ?? (await getLastRunIdOfCall(this.db, key));
  }

  private unsavedOfCall(key: string): UnsavedRun | undefined {
    return this.unsaved.find((entry) => callKey(entry, entry.run.call) === key);
  }

  forget(pluginId: string): void {
    this.unsaved = this.unsaved.filter((entry) => entry.pluginId !== pluginId);
  }
}

/** A run as a line of a list. */
function summarize(run: PluginRun): RunSummary {
  return {
    runId: run.id,
    startedAt: run.startedAt,
    totalMs: run.timings.total,
    status: run.hops.at(-1)?.status ?? null,
    parameterSets: run.outcome.kind === "success" ? run.outcome.parameterSets.length : null,
  };
}

function toSummary({ id, startedAt, totalMs, status, parameterSets }: RunRecord): RunSummary {
  return { runId: id, startedAt, totalMs, status, parameterSets };
}

const newestFirst = (a: RunSummary, b: RunSummary) => (a.startedAt < b.startedAt ? 1 : -1);
