/** How an evaluation gets a plugin's answer: from recorded runs, or by calling now. Remembers which runs it rests on. */
import type { EvaluationSources, GeneratorAnswer, GeneratorCall } from "../applicationset";
import type { PluginRun } from "../plugin";
import type { KeptRun } from "../store";
import type { PluginDirectory, PluginEntry } from "./plugin-directory";

/** Gets the run for a call of this plugin; null: nobody has called it. */
export type FindRun = (
  plugin: PluginEntry,
  call: GeneratorCall,
  signal?: AbortSignal,
) => Promise<KeptRun | null>;

export class PluginAnswers implements EvaluationSources {
  /** The runs used, by the call that they answer; null where there was none. */
  readonly used: {
    readonly plugin: PluginEntry;
    readonly call: GeneratorCall;
    readonly run: PluginRun | null;
  }[] = [];

  constructor(
    private readonly directory: PluginDirectory,
    private readonly find: FindRun,
  ) {}

  async callPlugin(call: GeneratorCall, signal?: AbortSignal): Promise<GeneratorAnswer> {
    const plugin = this.directory.referredBy(call.plugin);
    if (plugin.error !== "") return { ok: false, error: plugin.error };
    if (plugin.connection === null) {
      return { ok: false, error: null, reason: plugin.problems[0]?.message ?? "It can't be called." };
    }
    const run = (await this.find(plugin, call, signal))?.run ?? null;
    this.used.push({ plugin, call, run });
    return toAnswer(run);
  }

  /** When the newest answer was received; null when none was used. */
  get newest(): string | null {
    const times = this.used.flatMap(({ run }) => (run ? Date.parse(run.startedAt) + run.timings.total : []));
    return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
  }
}

function toAnswer(run: PluginRun | null): GeneratorAnswer {
  if (run === null) return { ok: false, error: null };
  if (run.outcome.kind === "success") return { ok: true, parameterSets: run.outcome.parameterSets };
  const { controllerError, message } = run.outcome.failure;
  return controllerError === null
    ? { ok: false, error: null, reason: message }
    : { ok: false, error: controllerError };
}
