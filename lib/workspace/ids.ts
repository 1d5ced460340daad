/** Ids as they stand in URLs; see views.ts. */

/** A plugin registered by hand; no ConfigMap's name begins so. */
export const handPluginId = (name: string): string => `~${name}`;

/** The name behind the id of a plugin registered by hand; null for another. */
export function handPluginName(id: string): string | null {
  return id.startsWith("~") ? id.slice(1) : null;
}

/** An ApplicationSet's id: its name, with the namespace where that is not the controller's. */
export function applicationSetId(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  controllerNamespace: string,
): string {
  return namespace === controllerNamespace ? name : `${namespace}~${name}`;
}
