/** The sources of an evaluation: plugin answers as given, all else from what stands beside the manifest. */
import { type ClusterSecret, type EvaluationSources, type Fixture, fixtureSets } from "../applicationset";
import type { EvaluationInput } from "./evaluation-view";
import type { ClusterView } from "./views";

/** What is beside it goes first; an empty list says nothing, since a folder may simply not hold such objects. */
export function knownSources(
  sources: EvaluationSources,
  fixtures: readonly Fixture[],
  { clusters = [], projects = [], live = [] }: Pick<EvaluationInput, "clusters" | "projects" | "live">,
): EvaluationSources {
  const answers = fixtureSets(fixtures);
  const secrets = clusters.map(toSecret);
  return {
    callPlugin: (call, signal) => sources.callPlugin(call, signal),
    outsideSets: async (kind, signal) =>
      (await answers(kind, signal)) ?? (await sources.outsideSets?.(kind, signal)) ?? null,
    clusterSecrets: async (signal) => given(secrets) ?? (await sources.clusterSecrets?.(signal)) ?? null,
    projects: async (signal) => given(projects) ?? (await sources.projects?.(signal)) ?? null,
    live: async (signal) => given(live) ?? (await sources.live?.(signal)) ?? null,
  };
}

const given = <T>(list: readonly T[]) => (list.length > 0 ? list : null);

function toSecret({ name, server, project, labels, annotations }: ClusterView): ClusterSecret {
  return { labels, annotations, data: { name, server, project } };
}
