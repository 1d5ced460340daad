/** Names that are used and that the ConfigMap does not list. */
import { problem } from "../problems";
import type { ReadConfigMap } from "./config-map";
import type { MissingPlugin, PluginUse, RolloutsPluginType } from "./report";
import { pluginTypes, type RolloutsSources } from "./sources";

/** utils/plugin: GetPluginInfo: a name is looked up among its own type. */
export function missingPlugins(sources: RolloutsSources, read: ReadConfigMap): MissingPlugin[] {
  if (read.refused || read.fault) return [];
  const groups = new Map<string, PluginUse[]>();
  for (const use of sources.uses) {
    if (read.entries.some(({ type, name }) => type === use.type && name === use.plugin)) continue;
    const key = `${use.type} ${use.plugin}`;
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  return [...groups.values()].flatMap((uses): MissingPlugin[] => {
    const [first] = uses;
    if (!first) return [];
    const { type, plugin: name } = first;
    const listedAs = read.entries
      .filter((entry) => entry.name === name)
      .map((entry): RolloutsPluginType => entry.type);
    const other =
      listedAs.length === 0
        ? ""
        : ` It is listed as a ${listedAs.map((as) => pluginTypes[as].words).join(" and a ")} only.`;
    const users = `${first.kind} ${first.name}${uses.length > 1 ? ` and ${uses.length - 1} more` : ""}`;
    const place = { file: first.file, position: { line: first.line, column: 1 }, field: first.field };
    const message = `${users} names the ${pluginTypes[type].words} plugin ${name}, which ${pluginTypes[type].key} does not list.${other}`;
    const controllerError = `unable to find plugin (${name}): plugin ${name} not configured in configmap`;
    return [
      { name, type, uses, listedAs, problem: problem("ROLLOUTS031", place, message, { controllerError }) },
    ];
  });
}
