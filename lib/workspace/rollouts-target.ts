/**
 * What a request about a plugin may do. The text that somebody tries decides which location is asked for; the ConfigMap
 * as loaded alone decides which Secrets' headers go there, and what is run with which arguments.
 */
import type { Manifest } from "../manifests";
import { hostAndPort } from "../net/go-host";
import { readConfigMap } from "../rollouts/config-map";
import { readLocation, shownLocation } from "../rollouts/location";
import { headersOfSecret } from "../rollouts/read-manifests";
import type { RolloutsPluginType } from "../rollouts/report";
import type { HeaderValue } from "../rollouts/request";
import type { RolloutsSources } from "../rollouts/sources";
import { WorkspaceError } from "./errors";
import type { CheckRequest } from "./rollouts-views";

export interface RolloutsTarget {
  readonly location: string;
  /** Of the entry as loaded, where there is one. */
  readonly type: RolloutsPluginType;
  readonly args: readonly string[];
  /** Empty: none. */
  readonly sha256: string;
  readonly headers: readonly HeaderValue[];
  readonly listedHosts: readonly string[];
  /** In the ConfigMap as loaded, not only in a text that is tried. */
  readonly loaded: boolean;
  /** The report's namespace; null for pasted text. */
  readonly namespace: string | null;
  /** Secrets whose headers are sent. */
  readonly headersFrom: readonly string[];
  /** Secrets that are named, but not for this location as loaded. */
  readonly withheld: readonly string[];
}

/** Throws where neither the text that is tried nor the ConfigMap names the location. */
export function rolloutsTarget(
  { id, location, text }: CheckRequest,
  sources: readonly RolloutsSources[],
  manifests: readonly Manifest[],
): RolloutsTarget {
  const around = sources.find(({ namespace }) => namespace === id);
  const asLoaded = loadedEntries(around);
  const tried = text === undefined ? asLoaded : entriesOf(text);
  const entry = tried.find((one) => one.location === location);
  if (!entry || readLocation(location).kind !== "download") throw notNamed(location);
  const loaded = asLoaded.find((one) => one.location === location);
  const { type, args, sha256 } = loaded ?? entry;
  const headersFrom = entry.headersFrom.filter((name) => loaded?.headersFrom.includes(name));
  const namespace = around?.namespace ?? null;
  return {
    location,
    ...{ type, args, sha256 },
    headers: headersOf(headersFrom, namespace, manifests),
    listedHosts: tried.flatMap((one) => hostOf(one.location)),
    loaded: loaded !== undefined,
    namespace,
    headersFrom,
    withheld: entry.headersFrom.filter((name) => !headersFrom.includes(name)),
  };
}

/** What the Secrets hold by now; null when the ConfigMap does not send them to the location any more. */
export function headersNow(
  { location, namespace, headersFrom }: RolloutsTarget,
  sources: readonly RolloutsSources[],
  manifests: readonly Manifest[],
): readonly HeaderValue[] | null {
  if (headersFrom.length === 0) return [];
  const entries = loadedEntries(sources.find((one) => one.namespace === namespace));
  const loaded = entries.find((one) => one.location === location);
  if (!headersFrom.every((name) => loaded?.headersFrom.includes(name))) return null;
  return headersOf(headersFrom, namespace, manifests);
}

function headersOf(
  secrets: readonly string[],
  namespace: string | null,
  manifests: readonly Manifest[],
): HeaderValue[] {
  return secrets.flatMap((name) => headersOfSecret(manifests, namespace ?? "", name) ?? []);
}

const entriesOf = (text: string) => (text === "" ? [] : readConfigMap(text).entries);
const loadedEntries = (sources: RolloutsSources | undefined) => entriesOf(sources?.configMap?.text ?? "");

function hostOf(location: string): string[] {
  const read = readLocation(location);
  return read.kind === "download" ? [hostAndPort(read.url).host] : [];
}

function notNamed(location: string): WorkspaceError {
  return new WorkspaceError(
    "rollouts_plugin_not_found",
    `No entry of the ConfigMap has the location ${shownLocation(location).slice(0, 200)}.`,
    "Only http and https locations that the ConfigMap names are asked for.",
  );
}
