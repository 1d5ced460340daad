/** The fixtures of a draft: a text that is not in the folder. Runs in a browser, too. */
import type { FixtureDocument } from "../applicationset/fixture-document";
import type { Problem } from "../problems";
import { fixtureOf } from "./fixtures-of-namespace";
import { manifestLimits } from "./limits";
import { parseManifests } from "./parse";

/** What problems of a draft's fixtures name as their file. */
export const draftFixturesFile = "fixtures";

export interface DraftFixtures {
  readonly fixtures: readonly FixtureDocument[];
  /** Their lines are those of the text. */
  readonly problems: readonly Problem[];
}

/**
 * The Fixtures of the text, YAML documents or JSON. All of them stand for the draft's ApplicationSet, whatever namespace they name.
 * One that can't be used is a problem and hides none of the others.
 */
export function readDraftFixtures(text: string): DraftFixtures {
  const maxDocuments = manifestLimits.documents;
  const options = { file: draftFixturesFile, namespace: "", maxDocuments, onlyFixtures: true };
  const { manifests, problems } = parseManifests(text, options);
  return { fixtures: manifests.flatMap((manifest) => fixtureOf(manifest) ?? []), problems };
}
