/** Which generators of an ApplicationSet call which plugin, read from the manifest with tolerance: for lists and for forms. */
import type { JsonValue } from "../gotemplate";
import { isJsonObject, type JsonObject } from "../gotemplate/json-object";
import type { Manifest } from "../manifests";
import type { ApplicationSetSummary, PluginCaller } from "./views";

export interface GeneratorPlugin {
  readonly plugin: string;
  readonly caller: Omit<PluginCaller, "applicationSetId" | "applicationSetName">;
}

const combining = ["matrix", "merge"];
const notGenerators = new Set(["selector", "template"]);
const maxDepth = 4;

/** Every plugin generator of the ApplicationSet, those inside matrix and merge too. */
export function pluginGenerators(manifest: Manifest): GeneratorPlugin[] {
  const spec = objectAt(manifest.content, "spec");
  const options = spec.goTemplateOptions;
  const mode = {
    goTemplate: spec.goTemplate === true,
    goTemplateOptions: Array.isArray(options) ? options.filter((option) => typeof option === "string") : [],
  };
  const found: GeneratorPlugin[] = [];
  const walk = (entries: JsonValue | undefined, templated: boolean, depth: number) => {
    for (const entry of objectsIn(entries)) {
      const plugin = entry.plugin;
      if (isJsonObject(plugin))
        found.push({ plugin: pluginName(plugin), caller: { ...mode, templated, ...inputOf(plugin) } });
      if (depth === maxDepth) continue;
      for (const kind of combining) {
        const children = objectAt(entry, kind).generators;
        objectsIn(children).forEach((child, index) => {
          walk([child], templated || (kind === "matrix" && index > 0), depth + 1);
        });
      }
    }
  };
  walk(spec.generators, false, 0);
  return found;
}

/** The generators as a list shows them: `matrix: pullRequest × plugin`. */
export function describeGenerators(
  manifest: Manifest,
  toPlugin: (name: string) => { id: string; name: string },
): ApplicationSetSummary["generators"] {
  return objectsIn(objectAt(manifest.content, "spec").generators).flatMap((entry) =>
    kindsOf(entry).map((kind) => {
      const [plugin] = pluginsIn({ [kind]: entry[kind] ?? null }, 0);
      return { kind: kindText(kind, entry[kind]), plugin: plugin === undefined ? null : toPlugin(plugin) };
    }),
  );
}

function kindText(kind: string, spec: JsonValue | undefined): string {
  if (!combining.includes(kind) || !isJsonObject(spec)) return kind;
  const children = objectsIn(spec.generators).flatMap(kindsOf);
  return children.length === 0 ? kind : `${kind}: ${children.join(kind === "matrix" ? " × " : " + ")}`;
}

function pluginsIn(entry: JsonObject, depth: number): string[] {
  const own = isJsonObject(entry.plugin) ? [pluginName(entry.plugin)] : [];
  if (depth === maxDepth) return own;
  const inner = combining.flatMap((kind) => objectsIn(objectAt(entry, kind).generators));
  return [...own, ...inner.flatMap((child) => pluginsIn(child, depth + 1))];
}

const kindsOf = (entry: JsonObject) =>
  Object.keys(entry).filter((kind) => !notGenerators.has(kind) && isJsonObject(entry[kind]));

function inputOf(plugin: JsonObject): Pick<PluginCaller, "parameters" | "values"> {
  const parameters = objectAt(plugin, "input").parameters;
  const values = Object.entries(objectAt(plugin, "values"));
  return {
    parameters: isJsonObject(parameters) ? parameters : null,
    values: Object.fromEntries(
      values.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    ),
  };
}

function pluginName(plugin: JsonObject): string {
  const { name } = objectAt(plugin, "configMapRef");
  return typeof name === "string" ? name : "";
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function objectAt(object: JsonObject, key: string): { readonly [key: string]: JsonValue } {
  const value = object[key];
  return isJsonObject(value) ? value : {};
}
