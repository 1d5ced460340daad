/**
 * JSON read as the YAML that it is, without the scanner: for texts in which YAML sees what JSON sees. The others
 * (characters that YAML folds or refuses, very long keys) must go through the scanner.
 */
import { LimitError } from "../../gotemplate/errors";
import type { JsonNode } from "../../gotemplate/json/node";
import { parseJson } from "../../gotemplate/json/parse";
import { decodeYaml } from "./decode";
import { resolve, type YamlMap, type YamlValue } from "./resolve";

/** The scanner's limit is 1,024 characters of text, and an escape has six. */
const longestKey = 160;
const deepest = 1000;
const special = /[\x7f-\x9f\ufeff\ufffe\uffff]/;

/** What goyaml.v2 decodes from JSON. Throws a YamlError. */
export function decodeJsonAsYaml(json: string): YamlValue {
  if (special.test(json)) return decodeYaml(json);
  const value = convert(parseJson(json), 0);
  return value === undefined ? decodeYaml(json) : value;
}

/** undefined where only the scanner can tell. */
function convert(node: JsonNode, depth: number): YamlValue | undefined {
  if (depth > deepest) throw new LimitError("limit_depth", `YAML is nested deeper than ${deepest}`);
  switch (node.kind) {
    case "null":
      return null;
    case "boolean":
    case "string":
      return node.value;
    case "number":
      return resolve("", node.raw)?.value ?? null;
    case "array": {
      const items: YamlValue[] = [];
      for (const child of node.items) {
        const item = convert(child, depth + 1);
        if (item === undefined) return undefined;
        items.push(item);
      }
      return items;
    }
    case "object": {
      const map: YamlMap = new Map();
      for (const { name, value: child } of node.members) {
        const value = name.length > longestKey ? undefined : convert(child, depth + 1);
        if (value === undefined) return undefined;
        map.set(name, value);
      }
      return map;
    }
  }
}
