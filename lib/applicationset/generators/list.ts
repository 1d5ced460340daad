/** The list generator: `elements`, then `elementsYaml`. */
import { anyMap, type GoValue } from "../../gotemplate";
import { listAt, stringAt } from "../schema/application-set";
import { RawJson } from "../schema/decode";
import { toGoValue, toJsonObject } from "../yaml/convert";
import { readDocument, YamlFault } from "../yaml/read-document";
import { jsonKind, type YamlMap, type YamlValue } from "../yaml/yaml-value";
import { type GeneratedSet, type Generator, GeneratorError } from "./generator";

/** list.go: GenerateParams */
export const listGenerator: Generator = {
  async generate(spec, { renderer }) {
    const sets = listAt(spec, "elements").map((element) =>
      toSet(elementMap(element instanceof RawJson ? element.value : null), renderer.goTemplate),
    );
    return [...sets, ...yamlSets(stringAt(spec, "elementsYaml"))];
  },
  requeueAfterSeconds: () => 0,
};

const mapType = "map[string]interface {}";

function elementMap(value: YamlValue): YamlMap {
  if (value instanceof Map) return value;
  const fault =
    value === null
      ? "unexpected end of JSON input"
      : `json: cannot unmarshal ${jsonKind(value)} into Go value of type ${mapType}`;
  throw new GeneratorError(`error unmarshling list element ${fault}`);
}

function toSet(element: YamlMap, goTemplate: boolean): GeneratedSet {
  const entries = goTemplate
    ? new Map([...element].map(([key, value]) => [key, toGoValue(value)] as const))
    : textSet(element);
  return { value: anyMap(entries), returned: toJsonObject(element) };
}

/** Fast mode takes texts only, and a map of texts under `values`. */
function textSet(element: YamlMap): Map<string, GoValue> {
  const set = new Map<string, GoValue>();
  for (const [key, value] of element) {
    if (key !== "values") {
      set.set(key, textOf(value));
      continue;
    }
    if (!(value instanceof Map)) throw new GeneratorError("error parsing values map");
    for (const [name, item] of value) set.set(`values.${name}`, textOf(item));
  }
  return set;
}

function textOf(value: YamlValue): string {
  // Go's own slip: it wraps an error that is nil.
  if (typeof value !== "string") throw new GeneratorError("error parsing value as string %!w(<nil>)");
  return value;
}

/** Sets from `elementsYaml` keep their types in fast mode too. */
function yamlSets(text: string): GeneratedSet[] {
  if (text === "") return [];
  const value = parseYaml(text);
  if (value === null) return [];
  if (!Array.isArray(value))
    throw yamlError(`json: cannot unmarshal ${jsonKind(value)} into Go value of type []${mapType}`);
  return value.map((item, index) => {
    if (item !== null && !(item instanceof Map)) {
      throw yamlError(`json: cannot unmarshal ${jsonKind(item)} into .${index} of type ${mapType}`);
    }
    return toSet(item ?? new Map(), true);
  });
}

function parseYaml(text: string): YamlValue {
  try {
    return readDocument(text).value;
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    throw new GeneratorError(
      `error unmarshling decoded ElementsYaml error converting YAML to JSON: ${error.message}`,
    );
  }
}

function yamlError(fault: string): GeneratorError {
  return new GeneratorError(
    `error unmarshling decoded ElementsYaml error unmarshaling JSON: while decoding JSON: ${fault}`,
  );
}
