/** The fixtures of a draft: a text that is not in the folder. Runs in a browser, too. */
import type { FixtureDocument } from "../applicationset/fixture-document";
import type { Problem } from "../problems";
import { draftFixtureProblems } from "./fixture-use";
import { fixtureOf } from "./fixtures-of-namespace";
import { manifestLimits } from "./limits";
import { parseManifests } from "./parse";

/** What problems of a draft's fixtures name as their file. */
const draftFixturesFile = "fixtures";

export interface DraftFixtures {
  readonly fixtures: readonly FixtureDocument[];
  /** Their lines are those of the text. */
  readonly problems: readonly Problem[];
}

/**
 * The Fixtures of the text, YAML documents or JSON, for the ApplicationSet of the draft's manifest, whatever namespace
 * they name. One that can't be used is a problem and hides none of the others.
 */
export function readDraftFixtures(text: string, manifest: string): DraftFixtures {
  const options = { file: draftFixturesFile, namespace: "", maxDocuments: manifestLimits.documents };
  const { manifests, problems } = parseManifests(text, { ...options, onlyFixtures: true });
  if (manifests.length === 0) return { fixtures: [], problems };
  const [user] = parseManifests(manifest, options).manifests.filter(({ kind }) => kind === "ApplicationSet");
  return {
    fixtures: manifests.flatMap((document) => fixtureOf(document) ?? []),
    problems: [...problems, ...draftFixtureProblems(user ?? null, manifests)],
  };
}
