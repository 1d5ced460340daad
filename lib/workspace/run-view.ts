/** A run with what the controller makes of its answer, for the screen of a plugin. */
import { previewPluginSets } from "../applicationset";
import { curlCommand } from "../plugin";
import { problem } from "../problems";
import type { KeptRun } from "../store";
import { toParameterSetViews } from "./parameter-set-views";
import type { PluginEntry } from "./plugin-directory";
import type { PluginRunView } from "./views";

/** How much of a body a page gets; the rest can be saved. A multiple of 3, so that base64 can be cut there. */
const shownBodyBytes = 512 * 1024 - 2;

export function toRunView(kept: KeptRun, plugin: PluginEntry): PluginRunView {
  const { run } = kept;
  const { parameterSets, problems } = readAnswer(kept, plugin);
  return {
    ...run,
    bodyBase64: run.bodyBase64.slice(0, (shownBodyBytes / 3) * 4),
    curl: plugin.connection ? curlCommand(plugin.connection, run.call) : "",
    parameterSets,
    problems: [...run.problems, ...problems],
  };
}

function readAnswer(
  { run, reading }: KeptRun,
  plugin: PluginEntry,
): Pick<PluginRunView, "parameterSets" | "problems"> {
  const sets = run.outcome.kind === "success" ? run.outcome.parameterSets : [];
  const { plugin: name, applicationSetName, parameters } = run.call;
  const caller = plugin.callers.find((candidate) => candidate.applicationSetName === applicationSetName);
  const options = { ...reading, parameters, goTemplateOptions: caller?.goTemplateOptions ?? [] };
  const preview = previewPluginSets(sets, options);
  if (preview.error === "") {
    return { parameterSets: toParameterSetViews(preview.parameterSets, preview.findings), problems: [] };
  }
  // The answer is shown all the same, as it is without the values that failed.
  const plain = previewPluginSets(sets, { ...options, values: {} });
  const message =
    "The generator's values can't be rendered with this answer; the sets are shown without them.";
  const place = { plugin: name, applicationSet: applicationSetName };
  const failed = problem("APPSET010", place, message, { controllerError: preview.error });
  return { parameterSets: toParameterSetViews(plain.parameterSets, plain.findings), problems: [failed] };
}
