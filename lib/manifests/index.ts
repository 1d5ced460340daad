export { clustersOf, type KnownCluster } from "./clusters";
export { type DraftFixtures, draftFixturesFile, readDraftFixtures } from "./draft-fixtures";
export { fixtureUseProblems } from "./fixture-use";
export { fixturesOfNamespace } from "./fixtures-of-namespace";
export { type ManifestLimits, manifestLimits } from "./limits";
export { knownProjects, liveApplications } from "./live-objects";
export {
  type JsonObject,
  type Manifest,
  type ManifestKind,
  manifestKey,
  type ParsedManifests,
} from "./manifest";
export { ManifestFolder, type ManifestFolderOptions, type ManifestSnapshot } from "./manifest-folder";
export { type ParseOptions, parseManifests } from "./parse";
