/** What the controller makes of one answer, as plain JSON: for a run without an evaluation around it. */
import { type PluginSetOptions, previewPluginSets } from "../applicationset";
import type { PluginRun } from "../plugin";
import { toParameterSetViews } from "./parameter-set-views";
import type { ParameterSetView } from "./views";

export interface AnswerInput {
  readonly sets: Extract<PluginRun["outcome"], { kind: "success" }>["parameterSets"];
  readonly options: PluginSetOptions;
}

export interface AnswerView {
  /** Without the generator's values where those can't be rendered: then `error` says why. */
  readonly parameterSets: readonly ParameterSetView[];
  /** The controller's own text; empty when there is none. */
  readonly error: string;
}

export function answerView({ sets, options }: AnswerInput): AnswerView {
  const { parameterSets, findings, error } = previewPluginSets(sets, options);
  if (error === "") return { parameterSets: toParameterSetViews(parameterSets, findings), error };
  const plain = previewPluginSets(sets, { ...options, values: {} });
  return { parameterSets: toParameterSetViews(plain.parameterSets, plain.findings), error };
}
