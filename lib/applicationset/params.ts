/** Parameter sets as Go values: from a plugin's JSON, flattened for fast templates, with `generator` and `values`. */
import {
  anyMap,
  bytesType,
  fromJson,
  GoBytes,
  GoMap,
  GoSlice,
  GoStruct,
  type GoValue,
  type JsonValue,
  mapOf,
  namedType,
  stringMap,
  structType,
  toBytes,
} from "../gotemplate";
import type { JsonObject } from "../gotemplate/json-object";
import { formatFloat } from "../gotemplate/strconv/format-float";
import { anyMapType, anySliceType, stringMapType } from "../gotemplate/type";
import { type DecodedMap, RawJson } from "./schema/decode";
import type { TextRenderer } from "./template/text-renderer";

/** `v1.JSON { Raw []byte }`: what an entry of generator.input.parameters is. */
const v1JsonType = structType("v1.JSON", [{ name: "Raw", type: bytesType }]);
const pluginParametersType = namedType("v1alpha1.PluginParameters", "map", v1JsonType);
const generatorInputType = mapOf(pluginParametersType);

/** Go's `%v` of a leaf. */
function printLeaf(value: JsonValue): string {
  if (typeof value === "number") return formatFloat(value, "g", -1, 64);
  return value === null ? "<nil>" : String(value);
}

/** flatten.Flatten with DotStyle and `%v` for each leaf; empty maps and lists vanish. */
export function flattenJson(set: JsonObject): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (prefix: string, value: JsonValue) => {
    if (value === null || typeof value !== "object") flat.set(prefix, printLeaf(value));
    else if (Array.isArray(value))
      value.forEach((item, index) => {
        walk(`${prefix}.${index}`, item);
      });
    else for (const [key, item] of Object.entries(value)) walk(`${prefix}.${key}`, item);
  };
  for (const [key, value] of Object.entries(set)) walk(key, value);
  return flat;
}

/** The set that plugin.go makes of one answer, before `generator` and `values`. */
export function pluginSet(set: JsonObject, goTemplate: boolean): Map<string, GoValue> {
  if (!goTemplate) return flattenJson(set);
  return new Map(Object.entries(set).map(([key, value]) => [key, fromJson(value)]));
}

/** One entry of generator.input.parameters. */
function v1Json(json: RawJson): GoStruct {
  const raw = new GoBytes(toBytes(json.raw), bytesType, json.raw === "");
  return new GoStruct(v1JsonType, new Map([["Raw", raw]]), {}, json);
}

/** What a plugin's sets hold under `generator`: `{"input": {"parameters": ...}}` with the controller's own types. */
export function pluginParameters(parameters: DecodedMap | null): GoMap {
  const entries = new Map<string, GoValue>();
  for (const [key, value] of parameters ?? []) if (value instanceof RawJson) entries.set(key, v1Json(value));
  return new GoMap(entries, pluginParametersType, parameters === null);
}

export function generatorValue(parameters: GoMap): GoMap {
  return anyMap(new Map([["input", new GoMap(new Map([["parameters", parameters]]), generatorInputType)]]));
}

/** value_interpolation.go: appendTemplatedValues. Each value sees the set as it was; errors come with Go's text. */
export function appendTemplatedValues(
  values: ReadonlyMap<string, string>,
  params: Map<string, GoValue>,
  renderer: TextRenderer,
): void {
  if (values.size === 0) return;
  const rendered = new Map<string, string>();
  const set = anyMap(params);
  for (const [key, value] of values) rendered.set(key, renderer.render(value, set, ["values", key]));
  if (renderer.goTemplate) params.set("values", stringMap(rendered));
  else for (const [key, value] of rendered) params.set(`values.${key}`, value);
}

/** Whether a selector looks into the value: only plain maps, plain lists and maps of text are flattened. */
function isFlattened(value: GoValue): value is GoMap | GoSlice {
  if (value instanceof GoMap) return value.type === anyMapType || value.type === stringMapType;
  return value instanceof GoSlice && value.type === anySliceType;
}

/** generator_spec_processor.go: flattenParameters. What a selector is matched against. */
export function flattenSet(set: GoMap, print: (value: GoValue) => string): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (prefix: string, value: GoValue) => {
    if (!isFlattened(value)) flat.set(prefix, print(value));
    else if (value instanceof GoSlice)
      value.items.forEach((item, index) => {
        walk(`${prefix}.${index}`, item);
      });
    else for (const [key, item] of value.entries) walk(`${prefix}.${key}`, item);
  };
  for (const [key, value] of set.entries) walk(key, value);
  return flat;
}
