/**
 * Keeps what goes into the store and over the wire within what JSON.stringify and a screen can take. An answer nested
 * deeper is not shown as something else: it becomes a failure of ours, with the body kept.
 */
import type { JsonValue } from "../gotemplate";
import type { PluginRun } from "../plugin";

const maxDepth = 500;

/** The run itself, or the same with its outcome replaced. */
export function withBoundedAnswer(run: PluginRun): PluginRun {
  if (run.outcome.kind === "failure" || !isDeep(run.outcome.parameterSets)) return run;
  return {
    ...run,
    outcome: {
      kind: "failure",
      failure: {
        code: "too_large",
        controllerError: null,
        message: `The answer is nested deeper than ${maxDepth} levels, more than the inspector reads.`,
        hint: "Let the plugin answer flatter parameter sets. The body was kept as received.",
        next: "The controller reads up to 10,000 levels: what it makes of this answer is not known here.",
        context: {},
      },
    },
  };
}

function isDeep(sets: readonly JsonValue[] | readonly { readonly [key: string]: JsonValue }[]): boolean {
  let level: unknown[] = [...sets];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return true;
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
  }
  return false;
}
