/** The plugins registered by hand, read from the store and kept at hand until one changes. Server only: holds tokens. */
import { type Database, getPluginToken, listPlugins, type RegisteredPlugin, type TokenSeal } from "../store";

export interface UnsealedPlugin extends RegisteredPlugin {
  /** Empty: none. null: it can't be unsealed with this key. */
  readonly token: string | null;
}

export class RegisteredPlugins {
  private constructor(private readonly byName: ReadonlyMap<string, UnsealedPlugin>) {}

  static async read(db: Database, seal: TokenSeal): Promise<RegisteredPlugins> {
    const plugins = await listPlugins(db);
    const unsealed = await Promise.all(
      plugins.map(async (plugin) => ({ ...plugin, token: await getPluginToken(db, seal, plugin.name) })),
    );
    return new RegisteredPlugins(new Map(unsealed.map((plugin) => [plugin.name, plugin])));
  }

  list(): UnsealedPlugin[] {
    return [...this.byName.values()];
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  get(name: string): UnsealedPlugin | null {
    return this.byName.get(name) ?? null;
  }
}
