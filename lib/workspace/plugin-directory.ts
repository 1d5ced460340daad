/**
 * Every plugin that there is: ConfigMaps of the controller's namespace that are one, names that ApplicationSets refer to
 * without there being one, and those registered by hand. Holds tokens only inside `connection`.
 */
import type { Manifest } from "../manifests";
import {
  type ChainLink,
  connectionByHand,
  type PluginConnection,
  resolveChain,
  withoutUser,
} from "../plugin";
import type { Problem } from "../problems";
import { handChain } from "./hand-chain";
import { applicationSetId, handPluginId, handPluginName } from "./ids";
import { pluginGenerators } from "./plugin-callers";
import type { RegisteredPlugins } from "./registered-plugins";
import type { Origin, PluginCaller } from "./views";

export interface PluginEntry {
  readonly id: string;
  readonly name: string;
  readonly origin: Origin;
  /** Safe to show. */
  readonly baseUrl: string;
  readonly tokenShown: string;
  /** null: no limit, or not known. */
  readonly timeoutSeconds: number | null;
  /** The `answer` link is not reached yet: it comes from the last run. */
  readonly links: readonly ChainLink[];
  /** null: the chain breaks before a call. */
  readonly connection: PluginConnection | null;
  /** The controller's error where the chain breaks; empty otherwise. */
  readonly error: string;
  readonly problems: readonly Problem[];
  readonly callers: readonly PluginCaller[];
}

/** What the plugins are read from at one moment. */
export interface PluginSources {
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
  readonly registered: RegisteredPlugins;
}

export class PluginDirectory {
  private readonly objects: ReadonlyMap<string, Manifest>;
  private readonly callers = new Map<string, { caller: PluginCaller; manifest: Manifest }[]>();

  constructor(private readonly sources: PluginSources) {
    this.objects = new Map(sources.manifests.map((manifest) => [key(manifest), manifest]));
    for (const manifest of sources.manifests)
      if (manifest.kind === "ApplicationSet") this.addCallers(manifest);
  }

  /** Ids, by name; those registered by hand after those of manifests. */
  ids(): string[] {
    const named = this.sources.manifests
      .filter((manifest) => this.isPlugin(manifest))
      .map(({ name }) => name);
    const referred = [...this.callers.keys()].filter((name) => name !== "" && !this.standsIn(name));
    const hand = this.sources.registered.list().map(({ name }) => handPluginId(name));
    return [...new Set([...named, ...referred])].sort().concat(hand);
  }

  /** The id of the plugin that a generator's configMapRef means. */
  idOf(name: string): string {
    return this.standsIn(name) ? handPluginId(name) : name;
  }

  /** The plugin of an id, or null. */
  get(id: string): PluginEntry | null {
    const name = handPluginName(id);
    if (name !== null) return this.byHand(name);
    return this.ids().includes(id) ? this.fromManifests(id) : null;
  }

  /** The plugin that a generator's configMapRef means; its chain may break at the first link. */
  referredBy(name: string): PluginEntry {
    return (this.standsIn(name) ? this.byHand(name) : null) ?? this.fromManifests(name);
  }

  /** Only where no ConfigMap has the name: the one registered by hand then stands for it. */
  private standsIn(name: string): boolean {
    return this.configMap(name) === undefined && this.sources.registered.has(name);
  }

  private byHand(name: string): PluginEntry | null {
    const plugin = this.sources.registered.get(name);
    if (!plugin) return null;
    const token = plugin.token ?? "";
    const { links, problems } = handChain(plugin);
    return {
      id: handPluginId(name),
      name,
      origin: { kind: "hand" },
      baseUrl: withoutUser(plugin.baseUrl),
      tokenShown: plugin.hasToken ? "kept on the server" : "none",
      timeoutSeconds: plugin.timeoutSeconds,
      links,
      connection:
        plugin.token === null
          ? null
          : connectionByHand({
              name,
              baseUrl: plugin.baseUrl,
              token,
              timeoutSeconds: plugin.timeoutSeconds ?? -1,
            }),
      error: "",
      problems,
      callers: this.standsIn(name) ? this.callersOf(name) : [],
    };
  }

  private fromManifests(name: string): PluginEntry {
    const content = (kind: Manifest["kind"]) => (namespace: string, object: string) =>
      this.objects.get(key({ kind, namespace, name: object }))?.content ?? null;
    const lookup = { configMap: content("ConfigMap"), secret: content("Secret") };
    const chain = resolveChain(lookup, this.sources.namespace, name);
    const manifest = this.configMap(name) ?? this.callers.get(name)?.[0]?.manifest;
    return {
      id: name,
      name,
      origin: manifest ? originOf(manifest) : { kind: "hand" },
      baseUrl: withoutUser(dataAt(this.configMap(name), "baseUrl")),
      tokenShown: tokenShown(dataAt(this.configMap(name), "token")),
      timeoutSeconds: chain.connection ? timeoutOf(chain.connection) : null,
      links: chain.links,
      connection: chain.connection,
      error: chain.error,
      problems: chain.problems,
      callers: this.callersOf(name),
    };
  }

  private callersOf(name: string): PluginCaller[] {
    return (this.callers.get(name) ?? []).map(({ caller }) => caller);
  }

  private addCallers(manifest: Manifest): void {
    for (const { plugin, caller } of pluginGenerators(manifest)) {
      const list = this.callers.get(plugin) ?? [];
      const id = applicationSetId(manifest, this.sources.namespace);
      list.push({ caller: { applicationSetId: id, applicationSetName: manifest.name, ...caller }, manifest });
      this.callers.set(plugin, list);
    }
  }

  private configMap(name: string): Manifest | undefined {
    return this.objects.get(key({ kind: "ConfigMap", namespace: this.sources.namespace, name }));
  }

  private isPlugin(manifest: Manifest): boolean {
    if (manifest.kind !== "ConfigMap" || manifest.namespace !== this.sources.namespace) return false;
    return dataAt(manifest, "baseUrl") !== "" || this.callers.has(manifest.name);
  }
}

/** Where a manifest stands. */
export function originOf(manifest: Manifest): Origin {
  const { file, line, namespace } = manifest;
  return { kind: "manifest", file, line, namespace };
}

const key = ({ kind, namespace, name }: Pick<Manifest, "kind" | "namespace" | "name">) =>
  `${kind} ${namespace}/${name}`;

function tokenShown(token: string): string {
  if (token === "") return "none";
  return token.startsWith("$") ? token : "in clear, hidden here";
}

function timeoutOf({ timeoutSeconds }: PluginConnection): number | null {
  if (timeoutSeconds === 0n) return 30;
  return timeoutSeconds < 0n ? null : Number(timeoutSeconds);
}

function dataAt(manifest: Manifest | undefined, name: string): string {
  const data = manifest?.content.data;
  if (typeof data !== "object" || data === null || Array.isArray(data)) return "";
  const value = Object.hasOwn(data, name) ? data[name] : undefined;
  return typeof value === "string" ? value : "";
}
