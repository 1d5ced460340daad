export { clustersOf } from "./clusters";
export { fixtureUseProblems } from "./fixture-use";
export { fixturesOfNamespace } from "./fixtures-of-namespace";
export { knownProjects, liveApplications } from "./live-objects";
export type { Manifest, ParsedManifests } from "./manifest";
export { ManifestFolder, type ManifestSnapshot } from "./manifest-folder";
export { parseManifests } from "./parse";
