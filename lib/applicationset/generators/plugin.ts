/** The plugin generator: one call, its sets with `generator` and `values` set over what the plugin gave. */
import { anyMap, compareBytes, type JsonValue } from "../../gotemplate";
import type { JsonObject } from "../../gotemplate/json-object";
import type { GeneratorCall } from "../evaluation";
import { appendTemplatedValues, generatorValue, pluginParameters, pluginSet } from "../params";
import { deepestAnswer, isTooDeep } from "../plain-json";
import { mapAt, stringAt, stringMapAt, structAt } from "../schema/application-set";
import { type DecodedMap, type DecodedStruct, RawJson } from "../schema/decode";
import { RenderError, type TextRenderer } from "../template/text-renderer";
import { toJsonValue } from "../yaml/convert";
import { encodeJsonString } from "../yaml/encode-json";
import { type GeneratedSet, type Generator, GeneratorError, NotEvaluatedError, requeueOf } from "./generator";

/** plugin.go: GenerateParams */
export const pluginGenerator: Generator = {
  async generate(spec, context) {
    const call = pluginCall(spec, context.applicationSet.name);
    context.step.call = call;
    const answer = await context.sources.callPlugin(call, context.signal);
    if (answer.ok) {
      if (isTooDeep(answer.parameterSets)) {
        throw new NotEvaluatedError(
          "plugin",
          call.plugin,
          `Its answer is nested deeper than ${deepestAnswer} levels.`,
        );
      }
      return makePluginSets(
        answer.parameterSets,
        inputParameters(spec),
        stringMapAt(spec, "values"),
        context.renderer,
      );
    }
    if (answer.error === null) throw new NotEvaluatedError("plugin", call.plugin, answer.reason);
    throw new GeneratorError(answer.error);
  },
  requeueAfterSeconds: (spec) => requeueOf(spec, 1_800),
};

/** The call that a plugin generator's spec makes. */
function pluginCall(spec: DecodedStruct, applicationSetName: string): GeneratorCall {
  const parameters = inputParameters(spec);
  const filled = parameters !== null && parameters.size > 0;
  return {
    plugin: stringAt(structAt(spec, "configMapRef"), "name"),
    applicationSetName,
    parameters: filled
      ? Object.fromEntries([...parameters].map(([key, value]) => [key, plain(value)]))
      : null,
    parametersJson: filled ? exactJson(parameters) : null,
  };
}

const inputParameters = (spec: DecodedStruct) => mapAt(structAt(spec, "input"), "parameters");

const plain = (value: unknown): JsonValue => (value instanceof RawJson ? toJsonValue(value.value) : null);

function exactJson(parameters: DecodedMap): string {
  const keys = [...parameters.keys()].sort(compareBytes);
  const rawOf = (key: string) => {
    const value = parameters.get(key);
    return (value instanceof RawJson && value.raw) || "null";
  };
  return `{${keys.map((key) => `${encodeJsonString(key)}:${rawOf(key)}`).join(",")}}`;
}

/** plugin.go: generateParams */
export function makePluginSets(
  answer: readonly JsonObject[],
  input: DecodedMap | null,
  values: ReadonlyMap<string, string>,
  renderer: TextRenderer,
): GeneratedSet[] {
  const parameters = pluginParameters(input);
  return answer.map((returned) => {
    const set = pluginSet(returned, renderer.goTemplate);
    set.set("generator", generatorValue(parameters));
    try {
      appendTemplatedValues(values, set, renderer);
    } catch (error) {
      throw valuesError(error, "error generating params: failed to replace templated string: ");
    }
    return { value: anyMap(set), returned };
  });
}

/** An error in `values` fails the whole generator. */
export function valuesError(error: unknown, prefix: string): unknown {
  if (!(error instanceof RenderError)) return error;
  return new GeneratorError(
    `${prefix}failed to replace templated string with rendered values: ${error.message}`,
    {
      cause: error,
    },
  );
}
