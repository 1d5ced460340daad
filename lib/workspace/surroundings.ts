/** What stands around ApplicationSets among the manifests of one moment: fixtures, live Applications, projects, clusters. */
import type { FixtureDocument } from "../applicationset/fixture-document";
import type { JsonObject } from "../gotemplate/json-object";
import {
  clustersOf,
  fixturesOfNamespace,
  knownProjects,
  liveApplications,
  type Manifest,
} from "../manifests";
import type { ApplicationSetSources } from "./application-sets";
import type { EvaluationInput } from "./evaluation-view";
import type { DraftSources } from "./views";

type Around = Required<Pick<EvaluationInput, "namespace" | "fixtures" | "live" | "projects" | "clusters">>;

interface Moment {
  readonly projects: readonly JsonObject[];
  readonly clusters: DraftSources["clusters"];
  readonly byNamespace: Map<string, { fixtures: FixtureDocument[]; live: JsonObject[] }>;
}

/** The same manifests are looked through once. */
const moments = new WeakMap<readonly Manifest[], Map<string, Moment>>();

/** What an ApplicationSet of this namespace is evaluated with. */
export function around(
  namespace: string,
  sources: Pick<ApplicationSetSources, "namespace" | "manifests">,
): Around {
  const { manifests } = sources;
  const { projects, clusters, byNamespace } = momentOf(sources);
  const own = byNamespace.get(namespace) ?? {
    fixtures: fixturesOfNamespace(namespace, manifests),
    live: liveApplications(namespace, manifests),
  };
  byNamespace.set(namespace, own);
  return { namespace: sources.namespace, ...own, projects, clusters };
}

function momentOf({ namespace, manifests }: Pick<ApplicationSetSources, "namespace" | "manifests">): Moment {
  const known = moments.get(manifests) ?? new Map<string, Moment>();
  moments.set(manifests, known);
  const moment = known.get(namespace) ?? {
    projects: knownProjects(namespace, manifests),
    clusters: clustersOf(namespace, manifests),
    byNamespace: new Map(),
  };
  known.set(namespace, moment);
  return moment;
}

/** What a draft of this ApplicationSet starts from. */
export function draftSourcesOf(
  { name, namespace }: Pick<Manifest, "name" | "namespace">,
  sources: Pick<ApplicationSetSources, "namespace" | "manifests">,
): DraftSources {
  const { fixtures, ...others } = around(namespace, sources);
  const isOwn = ({ applicationSets }: FixtureDocument) => applicationSets?.includes(name) ?? true;
  const texts = sources.manifests.flatMap((manifest) =>
    manifest.namespace === namespace && fixturesOfNamespace(namespace, [manifest]).some(isOwn)
      ? `${manifest.text.trimEnd()}\n`
      : [],
  );
  return { ...others, fixturesText: texts.join("---\n"), fixtures: fixtures.filter(isOwn) };
}
