/**
 * What an AppProject permits, by its own lists. Argo CD adds repositories and clusters scoped to the project, and what
 * global projects permit: those are not known here.
 */
import type { JsonObject } from "../../gotemplate/json-object";
import { formatUrl, parseUrl, UrlError } from "../../net/go-url";
import type { Destination } from "./clusters";
import { compileGlob } from "./glob";
import { objectAt, objectsAt, textAt, textsAt } from "./json";

export interface Project {
  readonly name: string;
  /** Where it stands: the controller's namespace. */
  readonly namespace: string;
  readonly onlyScopedClusters: boolean;
  permitsSource(repoUrl: string): boolean;
  /** null: depends on what is not known. */
  permitsDestination(destination: Destination): boolean | null;
  /** null: depends on a regular expression, which is not evaluated here. */
  permitsNamespace(namespace: string): boolean | null;
}

const isDeny = (pattern: string) => pattern.startsWith("!");

/** A pattern that may begin with `!`: app_project_types.go: globMatch. */
function compilePattern(pattern: string, separator = ""): (text: string) => boolean {
  if (pattern === "*") return () => true;
  const matches = compileGlob(isDeny(pattern) ? pattern.slice(1) : pattern, separator);
  return isDeny(pattern) ? (text) => !matches(text) : matches;
}

export function readProject(manifest: JsonObject): Project {
  const metadata = objectAt(manifest, "metadata");
  const spec = objectAt(manifest, "spec");
  return {
    name: textAt(metadata, "name"),
    namespace: textAt(metadata, "namespace"),
    onlyScopedClusters: spec.permitOnlyProjectScopedClusters === true,
    permitsSource: remember(sourceRule(textsAt(spec, "sourceRepos"))),
    permitsDestination: destinationRule(objectsAt(spec, "destinations")),
    permitsNamespace: namespaceRule(textsAt(spec, "sourceNamespaces")),
  };
}

/** Many Applications have the same repository. */
function remember(rule: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    const result = rule(text);
    if (known.size < 10_000) known.set(text, result);
    return result;
  };
}

/** app_project_types.go: IsSourcePermitted */
function sourceRule(repos: readonly string[]): (repoUrl: string) => boolean {
  const patterns = repos.map((repo) => {
    const deny = isDeny(repo);
    const normal = deny ? `!${normalizeGitUrl(repo.slice(1))}` : normalizeGitUrl(repo);
    return { deny, matches: compilePattern(normal, "/") };
  });
  return (repoUrl) => {
    const url = normalizeGitUrl(repoUrl);
    let permitted = false;
    for (const { deny, matches } of patterns) {
      if (matches(url)) permitted = true;
      else if (deny) return false;
    }
    return permitted;
  };
}

/** git.go: NormalizeGitURL. What is no URL becomes empty. */
export function normalizeGitUrl(repo: string): string {
  let text = repo.trim().toLowerCase();
  if (/^(ssh:\/\/)?([^/:]*?)@[^@]+$/.test(text) && !text.startsWith("ssh://"))
    text = `ssh://${text.replace(":", "/")}`;
  if (text.endsWith(".git")) text = text.slice(0, -".git".length);
  try {
    const normal = formatUrl(parseUrl(text));
    return normal.startsWith("ssh://") ? normal.slice("ssh://".length) : normal;
  } catch (error) {
    if (error instanceof UrlError) return "";
    throw error;
  }
}

interface DestinationPattern {
  readonly name: string;
  readonly server: string;
  readonly namespace: string;
  readonly matchesName: (text: string) => boolean;
  readonly matchesServer: (text: string) => boolean;
  readonly matchesNamespace: (text: string) => boolean;
}

/** app_project_types.go: isDestinationMatched */
function destinationRule(items: readonly JsonObject[]): (destination: Destination) => boolean | null {
  const patterns = items.map((item): DestinationPattern => {
    const [name, server, namespace] = [
      textAt(item, "name"),
      textAt(item, "server"),
      textAt(item, "namespace"),
    ];
    const matchesName = compilePattern(name);
    const matchesServer = compilePattern(server);
    return {
      name,
      server,
      namespace,
      matchesName,
      matchesServer,
      matchesNamespace: compilePattern(namespace),
    };
  });
  const anyName = matters(patterns.map(({ name }) => name)) ? null : "unknown";
  const anyServer = matters(patterns.map(({ server }) => server)) ? null : "unknown";
  return (destination) => {
    const name = destination.name || anyName;
    const server = destination.server || anyServer;
    if (name === null || server === null) return null;
    return isDestinationMatched(patterns, { name, server, namespace: destination.namespace });
  };
}

/** Whether it matters what a text is: not while all its patterns accept everything or nothing. */
function matters(patterns: readonly string[]): boolean {
  return patterns.some((pattern) => pattern !== "" && pattern !== "*");
}

function isDestinationMatched(
  patterns: readonly DestinationPattern[],
  { name, server, namespace }: Destination,
): boolean {
  let permitted = false;
  for (const pattern of patterns) {
    const named = pattern.matchesName(name);
    const served = pattern.matchesServer(server);
    const placed = pattern.matchesNamespace(namespace);
    if ((served || named) && placed) permitted = true;
    else if ((!named && isDeny(pattern.name)) || (!served && isDeny(pattern.server) && placed)) return false;
    else if (!placed && isDeny(pattern.namespace) && served) return false;
  }
  return permitted;
}

/** app_project_types.go: IsAppNamespacePermitted, outside the controller's namespace. */
function namespaceRule(patterns: readonly string[]): (namespace: string) => boolean | null {
  const isRegex = (pattern: string) => pattern.length > 1 && pattern.startsWith("/") && pattern.endsWith("/");
  const globs = patterns.filter((pattern) => !isRegex(pattern)).map((pattern) => compileGlob(pattern));
  return (namespace) => {
    if (globs.some((matches) => matches(namespace))) return true;
    return globs.length < patterns.length ? null : false;
  };
}
