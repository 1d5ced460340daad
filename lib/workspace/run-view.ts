/** A run with what the controller makes of its answer, for the screen of a plugin. */
import { curlCommand } from "../plugin";
import { problem } from "../problems";
import type { KeptRun } from "../store";
import type { Engine } from "./engine";
import type { PluginEntry } from "./plugin-directory";
import type { PluginRunView } from "./views";

/** How much of a body a page gets; the rest can be saved. A multiple of 3, so that base64 can be cut there. */
const shownBodyBytes = 512 * 1024 - 2;

export async function toRunView(
  kept: KeptRun,
  plugin: PluginEntry,
  readAnswer: Engine["readAnswer"],
): Promise<PluginRunView> {
  const { run } = kept;
  const { parameterSets, error } = await readAnswer(answerInput(kept, plugin));
  return {
    ...run,
    bodyBase64: run.bodyBase64.slice(0, (shownBodyBytes / 3) * 4),
    curl: plugin.connection ? curlCommand(plugin.connection, run.call) : "",
    parameterSets,
    problems: error === "" ? run.problems : [...run.problems, valuesProblem(kept, error)],
  };
}

function answerInput({ run, reading }: KeptRun, plugin: PluginEntry) {
  const { applicationSetName, parameters } = run.call;
  const caller = plugin.callers.find((candidate) => candidate.applicationSetName === applicationSetName);
  return {
    sets: run.outcome.kind === "success" ? run.outcome.parameterSets : [],
    options: { ...reading, parameters, goTemplateOptions: caller?.goTemplateOptions ?? [] },
  };
}

function valuesProblem({ run }: KeptRun, controllerError: string) {
  const { plugin, applicationSetName } = run.call;
  const message =
    "The generator's values can't be rendered with this answer; the sets are shown without them.";
  return problem("APPSET010", { plugin, applicationSet: applicationSetName }, message, { controllerError });
}
