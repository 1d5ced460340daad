/**
 * One fixture for both modes: sets written as Go mode has them, maps and lists, become what the real generator gives
 * with goTemplate false, keys side by side. Sets written so already stay as they are.
 */
import type { JsonValue } from "../gotemplate";
import { isJsonObject, type JsonObject } from "../gotemplate/json-object";
import { flattenJson } from "./params";

/** A set of this kind as fast mode has it. */
export function fastSet(kind: string, set: JsonObject, prefix = ""): JsonObject {
  switch (kind) {
    case "pullRequest":
      return withoutLabels(set);
    case "clusters":
      return fastCluster(set);
    case "git":
    case "oci":
      return fastPath(set, prefix);
    default:
      return set;
  }
}

/** pull_request.go: only Go mode has labels. */
function withoutLabels({ labels: _, ...set }: JsonObject): JsonObject {
  return set;
}

/** cluster.go: getClusterParameters */
function fastCluster(set: JsonObject): JsonObject {
  const { metadata, ...others } = set;
  if (!isJsonObject(metadata)) return set;
  return { ...others, ...Object.fromEntries(flattenJson({ metadata })) };
}

/** git.go: the file flattened, then the keys of its path. */
function fastPath(set: JsonObject, prefix: string): JsonObject {
  const holder = prefix === "" ? set : set[prefix];
  const path = isJsonObject(holder) ? holder.path : undefined;
  if (!isJsonObject(holder) || !isJsonObject(path)) return set;
  const name = prefix === "" ? "path" : `${prefix}.path`;
  const { [prefix === "" ? "path" : prefix]: _, ...file } = set;
  return { ...Object.fromEntries(flattenJson(file)), ...pathKeys(name, path) };
}

function pathKeys(name: string, { path = "", segments, ...parts }: JsonObject): JsonObject {
  const keys: [string, JsonValue][] = [[name, path]];
  for (const [part, value] of Object.entries(parts)) keys.push([`${name}.${part}`, value]);
  if (Array.isArray(segments)) keys.push(...segments.map(segmentKey(name)));
  return Object.fromEntries(keys);
}

const segmentKey =
  (name: string) =>
  (segment: JsonValue, index: number): [string, JsonValue] => [`${name}[${index}]`, segment];
