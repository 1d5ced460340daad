/** A run with what the controller makes of its answer, for the screen of a plugin. */
import { previewPluginSets } from "../applicationset";
import { curlCommand } from "../plugin";
import { problem } from "../problems";
import type { KeptRun } from "../store";
import { toParameterSetViews } from "./parameter-set-views";
import type { PluginEntry } from "./plugin-directory";
import type { PluginRunView } from "./views";

export function toRunView({ run, reading }: KeptRun, plugin: PluginEntry): PluginRunView {
  const curl = plugin.connection ? curlCommand(plugin.connection, run.call) : "";
  const sets = run.outcome.kind === "success" ? run.outcome.parameterSets : [];
  const caller = plugin.callers.find(
    ({ applicationSetName }) => applicationSetName === run.call.applicationSetName,
  );
  const options = {
    ...reading,
    parameters: run.call.parameters,
    ...(caller ? { goTemplateOptions: caller.goTemplateOptions } : {}),
  };
  const preview = previewPluginSets(sets, options);
  if (preview.error === "") {
    return { ...run, curl, parameterSets: toParameterSetViews(preview.parameterSets, preview.findings) };
  }
  // The answer is shown all the same, as it is without the values that failed.
  const plain = previewPluginSets(sets, { ...options, values: {} });
  const message =
    "The generator's values can't be rendered with this answer; the sets are shown without them.";
  const place = { plugin: run.call.plugin, applicationSet: run.call.applicationSetName };
  const failed = problem("APPSET010", place, message, { controllerError: preview.error });
  const parameterSets = toParameterSetViews(plain.parameterSets, plain.findings);
  return { ...run, curl, parameterSets, problems: [...run.problems, failed] };
}
