/** Who names plugins: Rollouts, their analysis and their canary steps, with the configuration that they give. */
import { stringify } from "yaml";
import { readDocument, YamlFault } from "../applicationset/yaml/read-document";
import type { JsonValue } from "../gotemplate";
import { isJsonObject, type JsonObject } from "../gotemplate/json-object";
import type { Manifest } from "../manifests";
import type { PluginUse, RolloutsPluginType } from "./report";

interface Named {
  readonly type: RolloutsPluginType;
  readonly plugin: string;
  readonly configuration: JsonValue | undefined;
  /** Path of what names it. */
  readonly path: readonly (string | number)[];
  readonly field: string;
}

const maxUses = 2_000;

/** The kinds that may name a plugin. */
export const usingKinds = ["Rollout", "AnalysisTemplate", "ClusterAnalysisTemplate", "AnalysisRun"] as const;

export function usesOf(manifests: readonly Manifest[]): PluginUse[] {
  const using = manifests.filter(({ kind }) => usingKinds.some((known) => known === kind));
  const uses: PluginUse[] = [];
  let room = maxAllConfiguration;
  for (const use of using.flatMap(usesOfManifest).slice(0, maxUses)) {
    room -= use.configuration.length;
    uses.push(room >= 0 ? use : { ...use, configuration: "# not shown: there is too much of it" });
  }
  return uses;
}

function usesOfManifest(manifest: Manifest): PluginUse[] {
  const named = manifest.kind === "Rollout" ? ofRollout(manifest.content) : ofAnalysis(manifest.content);
  if (named.length === 0) return [];
  const lineOf = places(manifest);
  const { kind, name, namespace, file } = manifest;
  return named.map(({ type, plugin, configuration, path, field }) => ({
    kind,
    name,
    namespace,
    file,
    line: lineOf(path),
    field,
    type,
    plugin,
    configuration: configurationText(configuration),
  }));
}

/** An item of a List has been written anew, so its lines are those of its beginning. */
function places(manifest: Manifest): (path: Named["path"]) => number {
  try {
    const document = readDocument(manifest.text, manifest.line);
    return (path) => {
      const key = document.keyRange(path);
      return key ? document.at(key.from).line : document.position(path).line;
    };
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    return () => manifest.line;
  }
}

/** rollout/trafficrouting.go: NewTrafficRoutingReconciler; rollout/steps/plugin: Resolve. */
function ofRollout(content: JsonObject): Named[] {
  const canary = at(content, "spec", "strategy", "canary");
  const base = ["spec", "strategy", "canary"];
  const routers = at(canary, "trafficRouting", "plugins");
  const named = Object.entries(isJsonObject(routers) ? routers : {}).map(
    ([plugin, configuration]): Named => ({
      type: "trafficRouter",
      plugin,
      configuration,
      path: [...base, "trafficRouting", "plugins", plugin],
      field: "spec.strategy.canary.trafficRouting.plugins",
    }),
  );
  const steps = at(canary, "steps");
  const stepPlugins = (Array.isArray(steps) ? steps : []).flatMap((step: JsonValue, index): Named[] => {
    const plugin = at(step, "plugin", "name");
    if (typeof plugin !== "string") return [];
    return [
      {
        type: "step",
        plugin,
        configuration: at(step, "plugin", "config"),
        path: [...base, "steps", index, "plugin", "name"],
        field: `spec.strategy.canary.steps[${index}].plugin`,
      },
    ];
  });
  return [...named, ...stepPlugins];
}

/** metricproviders/plugin: NewRpcPlugin: `provider.plugin.<name>`. */
function ofAnalysis(content: JsonObject): Named[] {
  const metrics = at(content, "spec", "metrics");
  return (Array.isArray(metrics) ? metrics : []).flatMap((metric: JsonValue, index): Named[] => {
    const plugins = at(metric, "provider", "plugin");
    return Object.entries(isJsonObject(plugins) ? plugins : {}).map(([plugin, configuration]) => ({
      type: "metricProvider",
      plugin,
      configuration,
      path: ["spec", "metrics", index, "provider", "plugin", plugin],
      field: `spec.metrics[${index}].provider.plugin`,
    }));
  });
}

const maxConfiguration = 20_000;
/** Of all uses: each report has them. */
const maxAllConfiguration = 250_000;

function configurationText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "";
  const text = stringify(value, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false }).trimEnd();
  return text.length <= maxConfiguration ? text : `${text.slice(0, maxConfiguration)}\n# cut off here`;
}

/** The value of a path of keys; undefined where it ends. */
export function at(value: JsonValue | undefined, ...keys: readonly string[]): JsonValue | undefined {
  let current = value;
  for (const key of keys) {
    if (!isJsonObject(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}
