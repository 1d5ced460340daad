/** What the controller makes of one plugin answer, without an ApplicationSet: for the page of a plugin. */
import type { GoMap, JsonValue } from "../gotemplate";
import { isJsonObject, type JsonObject } from "../gotemplate/json-object";
import type { ParameterSet, ReservedKeyFinding } from "./evaluation";
import { GeneratorError } from "./generators/generator";
import { makePluginSets } from "./generators/plugin";
import { deepestAnswer, isTooDeep, numbersAsPrinted, plainJson } from "./plain-json";
import { findReservedKeys } from "./reserved-keys";
import { type Decoded, RawJson } from "./schema/decode";
import { createRenderer } from "./template/create-renderer";
import { ControllerPanic } from "./template/text-renderer";
import { fromJsonValue } from "./yaml/convert";

/** The part of a plugin generator's spec, and of its ApplicationSet, that decides what becomes of an answer. */
export interface PluginSetOptions {
  readonly goTemplate: boolean;
  readonly goTemplateOptions?: readonly string[];
  /** `input.parameters` */
  readonly parameters: JsonObject | null;
  readonly values: { readonly [key: string]: string };
}

export interface PluginSetPreview {
  readonly parameterSets: readonly ParameterSet[];
  readonly findings: readonly ReservedKeyFinding[];
  /** Why there are no sets: the controller's own text when `values` can't be rendered, or a limit of ours. */
  readonly error: string;
}

export function previewPluginSets(
  returned: readonly JsonObject[],
  options: PluginSetOptions,
): PluginSetPreview {
  const { goTemplate, goTemplateOptions = [], parameters, values } = options;
  if (isTooDeep(returned)) {
    const error = `The answer is nested deeper than ${deepestAnswer} levels, which is not shown here.`;
    return { parameterSets: [], findings: [], error };
  }
  const renderer = createRenderer({ goTemplate, goTemplateOptions }, null);
  const input = parameters === null ? null : decodeParameters(parameters);
  try {
    const sets = makePluginSets(returned, input, new Map(Object.entries(values)), renderer);
    const parameterSets = sets.map((set, index) => ({ index, ...set }));
    const valueNames = new Set(Object.keys(values));
    return { parameterSets, findings: findAll(parameterSets, goTemplate, valueNames), error: "" };
  } catch (error) {
    if (error instanceof GeneratorError || error instanceof ControllerPanic) {
      return { parameterSets: [], findings: [], error: error.message };
    }
    throw error;
  }
}

function findAll(
  sets: readonly ParameterSet[],
  goTemplate: boolean,
  valueNames: ReadonlySet<string>,
): ReservedKeyFinding[] {
  return sets.flatMap(({ index, value, returned }) =>
    returned ? findReservedKeys({ set: index, goTemplate, returned, used: value, valueNames }) : [],
  );
}

function decodeParameters(parameters: JsonObject): Map<string, Decoded> {
  return new Map(Object.entries(parameters).map(([key, value]) => [key, new RawJson(fromJsonValue(value))]));
}

/** A parameter set as plain JSON, with the numbers that print otherwise than JSON writes them. */
export function plainParameterSet(value: GoMap): {
  used: { [key: string]: JsonValue };
  printsAs: { [path: string]: string };
} {
  const json = plainJson(value);
  const used = isJsonObject(json) ? json : {};
  // Entries of generator.input.parameters never print as numbers: they are raw JSON.
  const { generator: _, ...rest } = used;
  return { used, printsAs: numbersAsPrinted(rest) };
}
